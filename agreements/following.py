"""What may be put right about a signed agreement: which one it follows, and what was read in an imported original."""

from django.utils.translation import gettext as _

from agreements.forms import FollowForm, TermForm
from agreements.models import Agreement
from agreements.term_sentence import term_sentence
from base.refusals import Refused
from documents.models import State
from documents.writing import note_event, open_for_writing


def candidates(user, agreement: Agreement):
    """The agreements that it can follow: others that the person sees, laid-aside drafts excepted."""
    others = Agreement.objects.visible_to(user).exclude(pk=agreement.pk).exclude(document__state=State.DISCARDED)
    own = others.filter(document__owner=agreement.document.owner_id)
    return own.select_related("document").order_by("document__sort_title", "pk")


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
