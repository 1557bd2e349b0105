from django.urls import path

from agreements.views import areas, facts, listing, plan

app_name = "agreements"
paper = "handlingar/<int:pk>/overenskommelse/"
urlpatterns = [
    path("overenskommelser/", listing.agreements, name="list"),
    path(paper, facts.edit, name="facts"),
    path(paper + "forlangning/", facts.renew, name="renew"),
    path(paper + "forlangning/<int:renewal_pk>/ta-bort/", facts.remove_renewal, name="remove_renewal"),
    path("handlingar/<int:pk>/plan/", plan.plan, name="plan"),
    path("omraden/", areas.areas, name="areas"),
    path("omraden/<int:pk>/", areas.area, name="area"),
    path("omraden/<int:pk>/ta-bort/", areas.remove_area, name="remove_area"),
]
