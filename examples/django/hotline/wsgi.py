import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from flexml.web.wsgi import CheckMiddleware

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.settings")

application = get_wsgi_application()
if settings.DEBUG:
    application = CheckMiddleware(application, dialect="twiml", on_findings="raise")
