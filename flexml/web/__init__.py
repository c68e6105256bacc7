"""What a web application needs to answer calls: a module for each framework, which imports no other.

`flask`, `django`, `starlette`, `fastapi` and `aiohttp` have responses; `wsgi` and `asgi` a middleware that checks
what is answered.
"""
