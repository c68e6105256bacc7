from django.urls import path

from . import views

urlpatterns = [
    path("call", views.answer),
    path("menu", views.ask),
    path("choice", views.choose),
    path("goodbye", views.part),
    path("status", views.note),
]
