from django.urls import path

from organisations.views import colleagues, invitations, register, switching

app_name = "organisations"
urlpatterns = [
    path("organisation/byt/", switching.switch, name="switch"),
    path("organisation/<int:pk>/", register.detail, name="detail"),
    path("organisation/<int:pk>/logotyp/", register.logo, name="logo"),
    path("organisation/<int:pk>/brevhuvud/", register.letterhead, name="letterhead"),
    path("organisation/<int:pk>/organ/<int:body_pk>/dagar/", register.sittings, name="sittings"),
    path("organisation/<int:pk>/organ/<int:body_pk>/dagar/<int:day_pk>/ta-bort/", register.remove_sitting,
         name="remove_sitting"),
    path("organisation/<int:pk>/kollegor/", colleagues.colleagues, name="colleagues"),
    path("organisation/<int:pk>/kollegor/<int:membership_pk>/roll/", colleagues.change_role, name="change_role"),
    path("organisation/<int:pk>/kollegor/<int:membership_pk>/ta-bort/", colleagues.remove, name="remove_colleague"),
    path("organisation/<int:pk>/inbjudningar/<int:invitation_pk>/aterkalla/", colleagues.revoke, name="revoke"),
    path("inbjudan/<str:token>/", invitations.accept, name="accept"),
]  # fmt: skip
