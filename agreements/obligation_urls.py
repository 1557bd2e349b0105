from django.urls import path

from agreements.views import commitments, marking, obligations
from documents.views.agreed import agreed

app_name = "obligations"
paper = "handlingar/<int:pk>/"
commitment = paper + "ataganden/<int:commitment_pk>/"
urlpatterns = [
    path("bevakningar/", obligations.obligations, name="list"),
    path("bevakningar/ny/", obligations.new, name="new"),
    path("bevakningar/lagen/", obligations.law, name="law"),
    path("bevakningar/<int:pk>/", obligations.detail, name="detail"),
    path("bevakningar/<int:pk>/gjort/", obligations.done, name="done"),
    path("bevakningar/<int:pk>/gjort/<int:fulfilment_pk>/ta-bort/", obligations.remove_fulfilment, name="take_back"),
    path("bevakningar/<int:pk>/andra/", obligations.change, name="change"),
    path("bevakningar/<int:pk>/stoppa/", obligations.stop, name="stop"),
    path("bevakningar/<int:pk>/ta-upp/", obligations.resume, name="resume"),
    path(paper + "meningar/", agreed(marking.sentences), name="sentences"),
    path(paper + "meningar/bevaka/", agreed(marking.watch), name="watch"),
    path(paper + "meningar/folj-upp/", agreed(marking.follow_up), name="follow_up"),
    path(paper + "meningar/forslag/", agreed(marking.proposals), name="proposals"),
    path(commitment, commitments.change, name="commitment"),
    path(commitment + "ta-bort/", commitments.remove, name="remove_commitment"),
]
