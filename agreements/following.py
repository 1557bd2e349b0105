"""What may be put right about a signed agreement: which one it follows, and what was read in an imported original."""

from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.forms import FollowForm, TermForm
from agreements.models import Agreement
from agreements.term_sentence import term_sentence
from base.refusals import Refused
from documents.models import State
from documents.writing import note_event, open_for_writing

MOST_CANDIDATES = 200  # a longer list is no choice any more


def candidates(user, agreement: Agreement):
    """The agreements of the same owner that it can follow, the latest changed of them; laid-aside drafts excepted."""
    own = Agreement.objects.visible_to(user).filter(document__owner=agreement.document.owner_id)
    others = own.exclude(pk=agreement.pk).exclude(document__state=State.DISCARDED)
    latest = list(others.order_by("-document__changed_at").values_list("pk", flat=True)[:MOST_CANDIDATES])
    offered = Q(pk__in=latest) | Q(pk=agreement.follows_id)
    return Agreement.objects.filter(offered).select_related("document").order_by("document__sort_title", "pk")


def may_correct_term(agreement: Agreement) -> bool:
    """Only what was read in: the term of a paper that was written here stands in its own text."""
    return hasattr(agreement.document, "imported_from")


def correct_term(agreement: Agreement, form: TermForm, *, by) -> str:
    """Saves a valid form and says what was done. Refused for a paper that was written here."""
    if not may_correct_term(agreement):
        raise Refused(_("Avtalstiden står i handlingens egen text. Gör en förlängning eller en ny utifrån den."))
    with open_for_writing(agreement.pk, State.FINAL) as document:
        form.save()
        note_event(document, "correct_term", by, note=term_sentence(form.instance))
    return _("Avtalstiden är rättad i registret. Papperet är oförändrat.")


def follow(agreement: Agreement, form: FollowForm, *, by) -> str:
    with open_for_writing(agreement.pk, State.FINAL) as document:
        form.save()
        follows = form.instance.follows
        what = f"{form.instance.get_relation_display()} {follows}" if follows else ""
        note_event(document, "follow", by, note=what)
    return _("Sambandet är sparat.")
