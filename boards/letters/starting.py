"""A letter begins from an agreement: what it follows up, what it proposes, and the sections that say so."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from agreements.models import Agreement, Relation
from base.rows import upper_first
from boards.letters import background, phrases
from boards.letters.words import title_within
from boards.models import Appendix, BoardLetter, ComposedSection, ProposalPoint, Recipient
from documents.creating import create
from documents.models import Case, Document, Filing, Section, State
from documents.writing import written
from organisations.models import Body

Source = ComposedSection.Source
_BEING_MADE = (State.DRAFT, State.LOCKED)


@dataclass(frozen=True)
class Plan:
    """What a letter that begins from an agreement is about. old: followed up; new: to be adopted; one may be None."""

    old: Document | None
    new: Document | None
    case: Case | None

    @property
    def title(self) -> str:
        words = {"old": title_within(self.old) if self.old else "", "new": title_within(self.new) if self.new else ""}
        if self.old and self.new:
            said = _("Uppföljning av %(old)s och förslag till %(new)s") % words
        else:
            said = (_("Förslag till %(new)s") if self.new else _("Uppföljning av %(old)s")) % words
        return upper_first(said)[:300]


def plan_for(document: Document) -> Plan:
    """The agreement and the one before it while it is being made; one that holds, and the next if it is begun."""
    agreement = Agreement.objects.select_related("follows__document").get(pk=document.pk)
    if document.state in _BEING_MADE:
        before = agreement.follows.document if agreement.follows else None
        is_theirs = before is not None and before.owner_id == document.owner_id
        old, new = before if is_theirs and before.state == State.FINAL else None, document
    else:
        old, new = document, _next(document)
    return Plan(old, new, case_of(new or document))


def _next(document: Document) -> Document | None:
    followers = Document.objects.filter(
        agreement__follows=document.pk,
        agreement__relation=Relation.SUCCESSOR,
        owner=document.owner_id,
        state__in=_BEING_MADE,
    )
    return followers.order_by("-created_at", "-pk").first()


def case_of(document: Document) -> Case | None:
    """The owner's own case that the paper lies in."""
    filing = document.filings.filter(case__organisation=document.owner_id).select_related("case").first()
    return filing.case if filing else None


def may_start(document: Document) -> bool:
    return document.kind == "agreement" and document.state != State.DISCARDED


def letters_about(document: Document):
    """The letters of the owner that follow the paper up, propose it or have it behind them; discarded ones excepted."""
    owned = BoardLetter.objects.filter(document__owner=document.owner_id).exclude(document__state=State.DISCARDED)
    about = owned.filter(follows_up=document) | owned.filter(points__about=document)
    return (about | owned.filter(appendices__document=document)).distinct().select_related("document").order_by("-pk")


@transaction.atomic
def start(plan: Plan, title: str, *, by) -> Document:
    """The letter with its sections, points, appendices and recipients; in the same ärende as the agreement."""
    subject = plan.new or plan.old
    document = create(
        kind="board_letter",
        title=title[:300],
        owner=subject.owner,
        by=by,
        sections=_sections(plan),
        note=_("Från ”%(title)s”") % {"title": subject.title},
    )
    letter = document.board_letter
    letter.document, letter.follows_up = document, plan.old
    letter.save(update_fields=["follows_up"])
    if plan.case:
        Filing.objects.create(document=document, case=plan.case)
    _add_rows(letter, plan)
    _compose(letter, plan)
    written(document)
    return document


def _add_rows(letter: BoardLetter, plan: Plan) -> None:
    points = [phrases.phrase(phrases.Action.APPROVE_FOLLOW_UP, plan.old)] if plan.old else []
    points += [phrases.phrase(phrases.Action.ADOPT, plan.new)] if plan.new else []
    ProposalPoint.objects.bulk_create(
        ProposalPoint(letter=letter, position=place, action=each.action, text=each.text[:1000], about=each.document)
        for place, each in enumerate(points)
    )
    papers = [(plan.old, plan.old.title)] if plan.old else []
    papers += [(plan.new, _("Förslag till %(title)s") % {"title": title_within(plan.new)})] if plan.new else []
    Appendix.objects.bulk_create(
        Appendix(
            letter=letter,
            position=place,
            form=Appendix.Form.PAPER,
            title=title[:300],
            document=document,
            dated_on=document.dated_on or document.final_on,
        )
        for place, (document, title) in enumerate(papers)
    )
    Recipient.objects.bulk_create(
        Recipient(letter=letter, position=place, name=name[:300], organisation=organisation)
        for place, (name, organisation) in enumerate(_recipients(plan))
    )


def _recipients(plan: Plan) -> list[tuple]:
    """The other parties, and the local council."""
    subject = plan.new or plan.old
    others = subject.parties.exclude(organisation=subject.owner_id).select_related("organisation")
    councils = Body.objects.filter(organisation=subject.owner_id, kind=Body.Kind.COUNCIL, to_on=None)
    names = {party.name_as_written: party.organisation for party in others}
    return [*names.items(), *((council.name, None) for council in councils)]


def _compose(letter: BoardLetter, plan: Plan) -> None:
    """The sections on the agreements, now that the appendices that they refer to are there."""
    empty = {section.heading: section for section in letter.document.sections.filter(slot="", html="")}
    for source, about, heading in (
        (Source.BACKGROUND, plan.old, background_heading()),
        (Source.PROPOSAL, plan.new, proposal_heading()),
    ):
        if about is None:
            continue
        section = empty[heading]
        section.html = background.compose(letter, source, about)
        section.save(update_fields=["html"])
        ComposedSection.objects.create(
            letter=letter, source=source, about=about, section_key=section.key, html=section.html
        )


def background_heading() -> str:
    return _("Bakgrund")


def proposal_heading() -> str:
    return _("Förslag till ny överenskommelse")


def _sections(plan: Plan) -> list[Section]:
    rows = [
        Section(heading=_("Handläggare"), slot="officer"),
        Section(heading=_("Förslag till beslut"), slot="proposals"),
        Section(
            heading=_("Sammanfattning"),
            guidance=_("Det viktigaste på högst fem meningar: vad det gäller, varför nu och vad det innebär."),
        ),
    ]
    if plan.old:
        rows.append(Section(heading=background_heading()))
        rows += _follow_up(plan.old)
    if plan.new:
        rows.append(Section(heading=proposal_heading()))
    return [
        *rows,
        Section(heading=_("Konsekvenser"), slot="consequences"),
        Section(heading=_("Beslutsunderlag"), slot="bases"),
        Section(heading=_("Bilagor"), slot="appendices"),
        Section(heading=_("Beslutet skickas till"), slot="recipients"),
        Section(heading="", slot="sender"),
    ]


def _follow_up(old: Document) -> list[Section]:
    """A chapter with a heading for each area that was agreed on, and one for what concerns them all."""
    ask = _("Vad har gjorts, vad har det gett, och vad blev inte av? Skriv eller klistra in.")
    areas = old.agreement.focus_areas.select_related("area")
    return [
        Section(heading=_("Uppföljning")),
        *(Section(level=2, heading=upper_first(row.area.name)[:300], guidance=_asked(row.goal, ask)) for row in areas),
        Section(
            level=2,
            heading=_("Generellt"),
            guidance=_("Det som gäller överenskommelsen i sin helhet: formerna, mötena, vad som bör ändras."),
        ),
    ]


def _asked(goal: str, ask: str) -> str:
    return f"{_('Målet var: %(goal)s') % {'goal': goal}} {ask}" if goal else ask
