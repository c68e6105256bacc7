"""A Django project in one file, for a process of its own: its settings hold for all of a process."""

from __future__ import annotations

import json
import os
import sys

import django
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.http import StreamingHttpResponse
from django.urls import path

import flexml.web.asgi
import flexml.web.django
import flexml.web.wsgi
from tests.web.applications import answer
from tests.web.documents import BAD

settings.configure(
    ALLOWED_HOSTS=["*"],
    DEBUG=False,
    DEBUG_PROPAGATE_EXCEPTIONS=False,
    MIDDLEWARE=json.loads(os.environ.get("MIDDLEWARE", "[]")),
    ROOT_URLCONF=__name__,
    SECRET_KEY="for tests",
    WSGI_APPLICATION=f"{__name__}.wsgi",
)
django.setup()

OPTIONS = json.loads(os.environ.get("CHECK", "null"))


def reply(request, name: str):
    if name == "streamed":
        return StreamingHttpResponse([BAD.encode()], content_type="text/xml")
    return answer(name, flexml.web.django.FlexmlResponse, flexml.web.django.empty)


urlpatterns = [path("<name>", reply)]
wsgi, asgi = get_wsgi_application(), get_asgi_application()
if OPTIONS is not None:
    wsgi = flexml.web.wsgi.CheckMiddleware(wsgi, **OPTIONS)
    asgi = flexml.web.asgi.CheckMiddleware(asgi, **OPTIONS)

if __name__ == "__main__":
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", *sys.argv[1:]])
