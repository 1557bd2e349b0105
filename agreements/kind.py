"""What the agreements say of their kind of paper to `documents`."""

from django.utils.translation import gettext_lazy as _

from agreements import advice, backward_facts, carrying, dropping, fact_words, facts, following, marking, missing, panel
from agreements.models import Agreement
from agreements.models.status import Code
from agreements.terms import status_on
from documents import history, kinds, slots
from documents.models import Document, State

SLOTS = {
    "term": _("Giltighetstid"),
    "purposes": _("Syften"),
    "goals": _("Mål"),
    "focus_areas": _("Samverkansområden"),
    "bodies": _("Råd och grupper med utlovad representation"),
}

# What is registered about a signed agreement, in the words of its history.
DONE = {
    "change_facts": _("Ändrade uppgifter om överenskommelsen"),
    "renew": _("Registrerade en diskussion om förlängning"),
    "take_back_renewal": _("Tog bort en registrerad diskussion om förlängning"),
    marking.WATCH: _("Började bevaka en mening"),
    marking.FOLLOW_UP: _("Började följa upp en mening"),
    marking.STOP_FOLLOWING_UP: _("Slutade följa upp en mening"),
}


def with_term(document: Document) -> Agreement:
    return Agreement.objects.with_term().get(pk=document.pk)


def status(document: Document, day, *, with_reason: bool) -> str | None:
    """What the calendar says, in a sentence; None while there is nothing that it could say."""
    if document.state != State.FINAL:
        return None
    agreement = with_term(document)
    said = status_on(agreement, day, with_reason=with_reason)
    # What the owner has signed after it may not be for the other party to know.
    if not with_reason:
        return said.sentence
    if said.code == Code.REPLACED and (by := backward_facts.said_of_replaced(agreement, said.ends_on)):
        return by
    next_one = backward_facts.said_of_replacement(agreement, day) if said.is_in_force else ""
    return " ".join(filter(None, [said.sentence, next_one]))


AGREEMENT = kinds.Kind(
    "agreement",
    _("Överenskommelse"),
    _("Överenskommelser"),
    Document.FinalBy.SIGNATURE,
    type_labels=(
        "Samverkansöverenskommelse",
        "Samverkansavtal",
        "Överenskommelse om samverkan",
        "Överenskommelse",
        "Förlängning av samverkansöverenskommelse",
        "Revidering av samverkansöverenskommelse",
        # One paper that is both: it is an agreement, with the pledges among its sections.
        "Samverkansöverenskommelse med medborgarlöften",
        "Samverkansavtal med medborgarlöften",
    ),
    may_end=True,
    reads=("agreement",),
    create=carrying.create,
    copy=carrying.copy,
    take_reading=carrying.take_reading,
    facts=facts.facts,
    missing=missing.missing,
    advice=advice.advice,
    status=status,
    status_of="term",
    context=panel.context,
    panels=("agreements/_panel.html",),
    pages=(("agreements:facts", _("Avtalstid och mål")), ("agreements:plan", _("Tidsplan"))),
    slots=SLOTS,
    fact_words=fact_words.fact_words,
    dropped=dropping.dropped,
    earlier=following.earlier,
    later=following.later,
)


def register() -> None:
    kinds.register(AGREEMENT)
    history.DONE.update(DONE)
    for code in SLOTS:
        slots.register(code, f"agreements/slots/{code}.html")
