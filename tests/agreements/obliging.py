"""Papers with sentences that oblige to something, and obligations that come from them."""

from datetime import date

from agreements import marking, passages
from agreements.models import Agreement, Fulfilment, Obligation, TermKind
from documents import steps
from documents.access import access_of
from documents.models import Section

REPORT = "Rapporten tas upp i rådet minst en gång per år."
TEXT = f"<p>Vi samverkar. {REPORT}</p><ul><li>Lägesbilden uppdateras vartannat år.</li></ul>"
SECRET = "Hemlig plan ses över varje kvartal."


def agreement_of(owner, by, *, text=TEXT, open_for=(), final=True, starts_on=date(2026, 1, 1), ends_on=None, **fields):
    """An agreement with a section that says it and one that is internal; signed unless it is a draft."""
    from tests.agreements.factories import agreement

    kind = fields.pop("kind", TermKind.FIXED if ends_on else TermKind.UNTIL_FURTHER_NOTICE)
    made = agreement(kind, starts_on, ends_on, owner=owner, state="draft", **fields)
    Section.objects.create(document=made.document, heading="Uppföljning", html=text, position=0)
    Section.objects.create(
        document=made.document, heading="Internt", html=f"<p>{SECRET}</p>", position=1, audience="internal"
    )
    if final:
        steps.register(made.document, by=by, on=starts_on, open_for=list(open_for))
        made.document.refresh_from_db()
    return Agreement.objects.get(pk=made.pk)


def place_of(user, document, quote: str = REPORT):
    return passages.find(access_of(user, document).content()["sections"], quote)


def watched(user, document, quote: str = REPORT, *, owner=None, **fields) -> Obligation:
    fields = {"rhythm": "months", "number": 12, "from_on": date(2026, 1, 1), **fields}
    unsaved = Obligation(owner=owner or document.owner, document=document, **fields)
    return marking.watch(unsaved, place_of(user, document, quote), by=user)


def by_hand(owner, user, **fields) -> Obligation:
    fields = {"text": "Ring kommunpolisen", "rhythm": "months", "number": 12, "from_on": date(2026, 1, 1), **fields}
    return Obligation.objects.create(owner=owner, made_by=user, **fields)


def done(obligation: Obligation, on: date, by, note: str = "I rådet") -> Fulfilment:
    return marking.done(Fulfilment(obligation=obligation, on=on, note=note), by=by)
