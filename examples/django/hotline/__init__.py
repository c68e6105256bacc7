"""A hotline with Django, in TwiML: a menu, opening hours from a template, and an assistant on a media stream.

    PUBLIC_URL=https://calls.example.com TWILIO_AUTH_TOKEN=… DEBUG=1 SECRET_KEY=… python manage.py runserver

Let the number's URL be `PUBLIC_URL` + `/call`, and its status callback `PUBLIC_URL` + `/status`. With `DEBUG`, each
document is checked before it goes out: a wrong one is an error with its findings, not silence on a call.
"""
