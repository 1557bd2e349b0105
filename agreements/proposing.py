"""Sentences of a paper that seem to come back, for a person to choose among; nothing is chosen beforehand."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from agreements import passages, rhythms
from agreements.going_on import continuation
from agreements.marking import watch
from agreements.models import Agreement, Obligation, Relation
from agreements.passages import Place
from agreements.recognising.deadlines import deadline
from agreements.recognising.frequency import how_often
from agreements.recognising.obligations import find_obligations, is_before_period, is_told
from base.dates import today
from base.searching import fold
from documents.access import Access, access_of
from documents.models import DismissedTip, Document, ImportedPaper
from documents.recognising import Paper
from documents.recognising.paper import Section
from organisations.models import Organisation
from organisations.permissions import WRITES, has_role
from text.parsing import parse
from text.reading.structure import as_blocks

_CODE = "watch:"  # the put-away proposals of an organisation are tips of the paper's
Rhythm = Obligation.Rhythm


@dataclass(frozen=True)
class Proposal:
    """A sentence and how often it says; continues: the obligation of the generation before that it goes on from."""

    key: str
    place: Place
    rhythm: dict
    continues: Obligation | None = None

    @property
    def how_often(self) -> str:
        return rhythms.in_words(self.rhythm["rhythm"], self.rhythm["number"], self.rhythm["due_on"])


def proposals(access: Access, owner: Organisation) -> list[Proposal]:
    """Those of the text that the organisation reads, but for what it watches already or has put away."""
    document, sections = access.document, access.content()["sections"]
    own = document.owner_id == owner.pk
    known = _known(document, owner)
    away = set(DismissedTip.objects.filter(document=document).values_list("code", flat=True))
    found = []
    for proposal in [*(_continued(document, sections) if own else ()), *_found(document, sections, own=own)]:
        words = fold(proposal.place.quote)
        # "Detta vartannat år." goes with the sentence that it follows on, and is no proposal of its own.
        if any(words in each for each in known):
            continue
        known.add(words)
        if _code(owner, proposal.key) not in away:
            found.append(proposal)
    return found


def page_if_any(user, document: Document) -> str:
    """The address at which the one who writes the paper chooses among them; empty when there are none."""
    if not has_role(user, document.owner_id, WRITES):
        return ""
    access = access_of(user, Document.objects.select_related("owner", "locked_revision").get(pk=document.pk))
    has_any = access is not None and proposals(access, document.owner)
    return reverse("obligations:proposals", args=[document.pk]) if has_any else ""


def _known(document: Document, owner: Organisation) -> set[str]:
    rows = Obligation.objects.filter(document=document, owner=owner, passage__isnull=False)
    return {fold(quote) for quote in rows.values_list("passage__quote", flat=True)}


def _key(sentence: str) -> str:
    return hashlib.sha256(fold(sentence).encode()).hexdigest()[:20]


def _code(owner: Organisation, key: str) -> str:
    return f"{_CODE}{owner.pk}:{key}"


def _continued(document: Document, sections: list[dict]) -> Iterator[Proposal]:
    """What was watched in the agreement before, where the new text has the same words."""
    agreement = Agreement.objects.filter(pk=document.pk, relation=Relation.SUCCESSOR).first()
    if agreement is None:
        return
    earlier = Obligation.objects.filter(document=agreement.follows_id, owner=document.owner, to_on=None)
    for row in earlier.exclude(passage=None).select_related("passage"):
        if place := passages.find(sections, row.passage.quote, key=str(row.passage.section_key)):
            rhythm = {"rhythm": row.rhythm, "number": row.number, "due_on": row.due_on}
            yield Proposal(_key(place.quote), place, rhythm, row)


def _found(document: Document, sections: list[dict], *, own: bool) -> Iterator[Proposal]:
    is_agreement = own and document.kind == "agreement"
    for sentence, months, times in _recurring(document, sections, own=own):
        place = _place(sections, sentence)
        rhythm = _rhythm(sentence, months, times, is_agreement=is_agreement)
        if place and rhythm and len(place.quote) <= passages.LONGEST:
            yield Proposal(_key(place.quote), place, rhythm)
    for section in sections:
        for place in passages.sentences_of(section):
            rhythm = None if is_told(place.quote) else rhythm_of(place.quote, is_agreement=is_agreement)
            if rhythm:
                yield Proposal(_key(place.quote), place, rhythm)


def _recurring(document: Document, sections: list[dict], *, own: bool) -> Iterator[tuple[str, int | None, int | None]]:
    """Those that the reading of an imported paper kept, and those of the text."""
    kept = ImportedPaper.objects.filter(document=document).first() if own else None
    rows = list(kept.reading.get("obligations") or []) if kept else []
    blocks = [Section(section["heading"], as_blocks(parse(section["html"]))) for section in sections]
    paper = Paper([block for section in blocks for block in section.blocks], type="agreement", sections=blocks)
    for row in [*rows, *find_obligations(paper, None)]:
        yield row["sentence"], row["interval_months"], row["times_per_year"]


def _place(sections: list[dict], sentence: str) -> Place | None:
    """A row of a table was read as "what: how often", which stands there without the colon."""
    return passages.find(sections, sentence) or passages.find(sections, sentence.replace(": ", " ", 1))


def _rhythm(sentence: str, months: int | None, times: int | None, *, is_agreement: bool) -> dict | None:
    """None for what the paper gives no number for, and for what comes so often that no one needs to be reminded."""
    if is_before_period(sentence) and is_agreement:
        return {"rhythm": Rhythm.BEFORE_PERIOD, "number": None, "due_on": None}
    if times == 1:
        months = 12
    if by_day := _by_day(sentence):
        return by_day
    if months and months <= rhythms.MOST_MONTHS:
        return {"rhythm": Rhythm.MONTHS, "number": months, "due_on": None}
    if times and times <= rhythms.MOST_TIMES:
        return {"rhythm": Rhythm.TIMES_PER_YEAR, "number": times, "due_on": None}
    return None


def rhythm_of(sentence: str, *, is_agreement: bool) -> dict | None:
    """`rhythm`, `number` and `due_on` as one sentence says them; None when it does not."""
    return _rhythm(sentence, *how_often(sentence), is_agreement=is_agreement)


def _by_day(sentence: str) -> dict | None:
    """ "Senast den 1 mars" is once; every year where the sentence says so."""
    day: date = today()
    found = deadline(sentence, seen_from=day)
    if not found or (found[1] and found[0] < day):
        return None
    if how_often(sentence) in ((12, None), (None, 1)):
        return {"rhythm": Rhythm.MONTHS, "number": 12, "due_on": found[0]}
    return {"rhythm": Rhythm.ONCE, "number": None, "due_on": found[0]}


def take(access: Access, owner: Organisation, keys: Iterable[str], *, by) -> int:
    """Watch the proposals with these keys from today; returns how many. Pressed twice they are watched once."""
    wanted, taken = set(keys), 0
    for proposal in proposals(access, owner):
        if proposal.key in wanted:
            watch(of_proposal(proposal, access.document, owner), proposal.place, by=by)
            taken += 1
    return taken


def of_proposal(proposal: Proposal, document: Document, owner: Organisation) -> Obligation:
    """An unsaved obligation; one that goes on keeps who does it, and since when it is counted."""
    before = proposal.continues
    if before is None:
        return Obligation(owner=owner, document=document, from_on=today(), **proposal.rhythm)
    return continuation(before, document)


def put_away(access: Access, owner: Organisation, keys: Iterable[str], *, by) -> int:
    """Never propose these again to the organisation for this paper; returns how many."""
    document, wanted = access.document, set(keys)
    codes = [_code(owner, each.key) for each in proposals(access, owner) if each.key in wanted]
    rows = [DismissedTip(document=document, code=code, by=by) for code in codes]
    DismissedTip.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
