from django.urls import path

from base import views

app_name = "base"
urlpatterns = [
    path("halsa/", views.health, name="health"),
    path("svar/<str:secret>/", views.answer, name="answer"),
    path("demo/mejl/", views.mail_list, name="mail_list"),
    path("demo/mejl/<int:pk>/", views.mail_detail, name="mail_detail"),
]
