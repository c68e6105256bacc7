import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.settings"
os.environ["PUBLIC_URL"] = "https://calls.example.com"
os.environ["TWILIO_AUTH_TOKEN"] = "token-for-tests"
os.environ["SECRET_KEY"] = "secret-for-tests"
os.environ["DEBUG"] = "1"
django.setup()
