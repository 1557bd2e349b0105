from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("konto/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("base.urls")),
    path("", include("documents.urls")),
    path("", include("agreements.urls")),
    path("", include("agreements.obligation_urls")),
    path("", include("boards.urls")),
    path("", include("organisations.urls")),
    path("", include("pages.urls")),
]
