"""The whole paper as plain JSON: what a revision freezes, and all that page, PDF, Word file and export are made of.

Schema 1:
    schema, kind, language
    frame: type_label, title, dated_on, place, owner {name, letterhead}, parties [{name, kind, logo}],
        numbers [{organisation, number}], final {label, on, place, and condition where there is one} or null,
        secrecy {ground, on, authority} or null
    sections: [{key, level, heading, html, slot, audience}]
    signatories: [{party (index of parties), name, title, signed_on, place}]
    facts: what the kind adds
Dates are ISO or null, a file is its SHA-256. A frozen content is never migrated: a new shape gets a new number.
"""

import hashlib
import json
import unicodedata

from django.db.models import Max
from django.utils import timezone

from base.dates import iso
from documents import kinds
from documents.models import Document, Party, Revision
from documents.party_identity import kind_of
from organisations.models import Letterhead, Organisation

SCHEMA = 1
_ADDRESSES = (
    "postal_address",
    "visiting_address",
    "phone",
    "email",
    "web",
    "organisation_number",
    "bank_giro",
)


def content_of(document: Document) -> dict:
    """The living paper as a content. Asks a fixed number of queries, plus those of the kind's facts."""
    parties = list(document.parties.select_related("organisation__letterhead").prefetch_related("signatories"))
    return {
        "schema": SCHEMA,
        "kind": document.kind,
        "language": "sv",
        "frame": _frame(document, parties),
        "sections": [_section(section) for section in document.sections.all()],
        "signatories": [
            _signatory(index, signatory) for index, party in enumerate(parties) for signatory in party.signatories.all()
        ],
        "facts": kinds.get(document.kind).facts(document),
    }


def canonical(content: dict) -> str:
    """The one way to write a content down: sorted keys, no spaces, NFC. Equal contents are equal texts."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read(revision: Revision) -> dict:
    """The content that a revision froze."""
    return json.loads(revision.content)


def freeze(document: Document, reason: str, by, *, at=None, content: dict | None = None) -> Revision:
    """Write the paper to a revision of its own. Called within an opened paper, so numbers do not collide.

    at: when the text was finished, if that was earlier than now. content: the paper as it now is, unless given.
    """
    text = canonical(content or content_of(document))
    last = document.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        document=document,
        number=last + 1,
        schema=SCHEMA,
        content=text,
        sha256=digest(text),
        reason=reason[:300],
        made_by=by,
        made_at=at or timezone.now(),
    )


def _frame(document: Document, parties: list[Party]) -> dict:
    return {
        "type_label": document.type_label,
        "title": document.title,
        "dated_on": iso(document.dated_on),
        "place": document.place,
        "owner": owner_of(document.owner),
        "parties": [
            {"name": party.name_as_written, "kind": kind_of(party), "logo": _logo(party.organisation)}
            for party in parties
        ],
        "numbers": _numbers(document, parties),
        "final": _final(document),
        "secrecy": _secrecy(document),
    }


def owner_of(organisation: Organisation) -> dict:
    """An organisation as the owner of a frame: its name and what stands at the head and foot of its own papers."""
    return {"name": organisation.name, "letterhead": _letterhead(organisation)}


def _letterhead_of(organisation: Organisation | None) -> Letterhead | None:
    return getattr(organisation, "letterhead", None)


def _logo(organisation: Organisation | None) -> str | None:
    letterhead = _letterhead_of(organisation)
    return letterhead.logo_id if letterhead else None


def _letterhead(organisation: Organisation) -> dict:
    letterhead = _letterhead_of(organisation)
    addresses = {name: getattr(letterhead, name) if letterhead else "" for name in _ADDRESSES}
    return {"logo": _logo(organisation), **addresses}


def numbers_of(document: Document) -> list[dict]:
    """The numbers that are registered now, also of a paper whose text is frozen."""
    return _numbers(document, list(document.parties.all()))


def _numbers(document: Document, parties: list[Party]) -> list[dict]:
    """Each register's number: the owner's, by the case that the paper lies in, and then what each party has given."""
    own = next((party.name_as_written for party in parties if party.organisation_id == document.owner_id), "")
    filings = document.filings.filter(case__organisation=document.owner_id).select_related("case").order_by("case")
    numbers = [(own or document.owner.name, filing.case.registry_number) for filing in filings]
    numbers += [(party.name_as_written, party.registry_number) for party in parties]
    return [{"organisation": name, "number": number} for name, number in numbers if number]


def _final(document: Document) -> dict | None:
    if not document.final_by:
        return None
    label = str(Document.FinalBy(document.final_by).label)
    final = {"label": label, "on": iso(document.final_on), "place": document.final_place}
    return final | ({"condition": document.final_condition} if document.final_condition else {})


def _secrecy(document: Document) -> dict | None:
    if not document.secrecy_ground:
        return None
    return {
        "ground": document.secrecy_ground,
        "on": iso(document.secrecy_on),
        "authority": document.secrecy_authority,
    }


def _section(section) -> dict:
    return {
        "key": str(section.key),
        "level": section.level,
        "heading": section.heading,
        "html": section.html,
        "slot": section.slot,
        "audience": str(section.audience),
    }


def _signatory(party: int, signatory) -> dict:
    return {
        "party": party,
        "name": signatory.name,
        "title": signatory.title,
        "signed_on": iso(signatory.signed_on),
        "place": signatory.place,
    }
