import os
from pathlib import Path
from urllib.parse import urlsplit

PUBLIC_URL = os.environ["PUBLIC_URL"]
TWILIO_AUTH_TOKENS = os.environ["TWILIO_AUTH_TOKEN"].split()  # several, while one is changed for another
SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = bool(os.environ.get("DEBUG"))

ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname, "127.0.0.1", "localhost"]
ROOT_URLCONF = "hotline.urls"
WSGI_APPLICATION = "hotline.wsgi.application"
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).with_name("templates")],
    }
]
