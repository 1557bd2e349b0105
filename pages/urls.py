from django.urls import path

from pages.views import importing
from pages.views.search import search
from pages.views.start import start

app_name = "pages"
urlpatterns = [
    path("", start, name="start"),
    path("sok/", search, name="search"),
    path("importera/", importing.import_new, name="import_new"),
    path("importera/<int:pk>/", importing.import_detail, name="import"),
    path("importera/<int:pk>/original/", importing.import_original, name="import_original"),
    path("importera/<int:pk>/<int:number>/", importing.import_paper, name="import_paper"),
    path("importera/<int:pk>/<int:number>/hoppa-over/", importing.import_skip, name="import_skip"),
]
