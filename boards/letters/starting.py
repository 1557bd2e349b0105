"""A letter begins from an agreement: what it follows up, what it proposes, and the sections that say so."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards.letters import background, phrases
from boards.letters.first_sections import background_heading, proposal_heading, sections_of
from boards.letters.planning import Plan
from boards.letters.words import title_within
from boards.models import Appendix, BoardLetter, ComposedSection, ProposalPoint, Recipient
from documents.creating import create
from documents.models import Document, Filing
from documents.writing import written
from organisations.models import Body, Organisation

Source = ComposedSection.Source


@transaction.atomic
def start(plan: Plan, title: str, *, by) -> Document:
    """The letter with its sections, points, appendices and recipients; in the same ärende as the agreement."""
    subject = plan.new or plan.old
    document = create(
        kind="board_letter",
        title=title[:300],
        owner=subject.owner,
        by=by,
        sections=sections_of(plan),
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
    ProposalPoint.objects.bulk_create(
        ProposalPoint(letter=letter, position=place, action=each.action, text=each.text[:1000], about=each.document)
        for place, each in enumerate(_points(plan))
    )
    Appendix.objects.bulk_create(
        Appendix(
            letter=letter,
            position=place,
            form=Appendix.Form.PAPER,
            title=title[:300],
            document=document,
            dated_on=document.dated_on or document.final_on,
        )
        for place, (document, title) in enumerate(_papers(plan))
    )
    Recipient.objects.bulk_create(
        Recipient(letter=letter, position=place, name=name[:300], organisation=organisation)
        for place, (name, organisation) in enumerate(_recipients(plan))
    )


def _points(plan: Plan) -> list[phrases.Phrase]:
    about = ((phrases.Action.APPROVE_FOLLOW_UP, plan.old), (phrases.Action.ADOPT, plan.new))
    return [phrases.phrase(action, document) for action, document in about if document]


def _papers(plan: Plan) -> list[tuple[Document, str]]:
    """The papers behind the letter, each with its name in the list."""
    found = [(plan.old, plan.old.title)] if plan.old else []
    if plan.new:
        found.append((plan.new, _("Förslag till %(title)s") % {"title": title_within(plan.new)}))
    return found


def _recipients(plan: Plan) -> list[tuple[str, Organisation | None]]:
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
