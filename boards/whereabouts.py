"""Where a letter is on its way to a decision, in one sentence; of letters with what `with_whereabouts` has fetched."""

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from base.dates import short_date
from base.rows import lower_first
from boards.approving.standing import standing_in
from boards.letters.words import within
from boards.models import Approval, BoardLetter, BoardStep, Handover, Package
from documents.models import Document, State


def with_whereabouts(letters: QuerySet[BoardLetter]) -> QuerySet[BoardLetter]:
    """With what `sentence` asks for, in a fixed number of queries."""
    asked = Approval.objects.filter(withdrawn_at=None).select_related("revision").order_by("-pk")
    return letters.select_related("document__owner", "document__locked_revision").prefetch_related(
        Prefetch("steps", BoardStep.objects.filter(withdrawn_at=None).order_by("decided_on", "pk"), to_attr="taken"),
        Prefetch("approvals", asked, to_attr="asked"),
        Prefetch("packages", Package.objects.order_by("number"), to_attr="made"),
        Prefetch("made__handovers", Handover.objects.filter(replaced_at=None).order_by("pk"), to_attr="handed"),
    )


def sentence(letter: BoardLetter) -> str:
    """The latest that happened, and what it waits for."""
    state = letter.document.state
    if state == State.DISCARDED:
        return _("Kasserad.")
    if letter.taken:
        return _of_board(letter, letter.taken[-1])
    handed = next((each.handed for each in reversed(letter.made) if each.handed), [])
    if handed and (said := _of_handover(letter, handed[-1])):
        return said
    if state == State.DRAFT:
        return _of_draft(letter)
    if state == State.FINAL:
        return _("Slutlig.")
    return _of_locked(letter)


def _of_board(letter: BoardLetter, step: BoardStep) -> str:
    words = {
        "body": step.body_name,
        "day": short_date(step.decided_on),
        "paragraph": step.paragraph,
        "outcome": lower_first(str(step.get_outcome_display())),
        "deciding": within(letter.deciding_name) or _("beslut"),
    }
    if step.outcome == BoardStep.Outcome.RETURNED:
        return _("Återremitterad av %(body)s %(day)s, § %(paragraph)s.") % words
    if step.outcome == BoardStep.Outcome.TABLED:
        return _("Bordlagd av %(body)s %(day)s, § %(paragraph)s. Tas upp igen senare.") % words
    if step.role == BoardStep.Role.PROPOSES:
        return _("Behandlad i %(body)s %(day)s, § %(paragraph)s: %(outcome)s. Väntar på %(deciding)s.") % words
    return _("Beslutad av %(body)s %(day)s, § %(paragraph)s: %(outcome)s.") % words


def _of_handover(letter: BoardLetter, handover: Handover) -> str:
    words = {"who": handover.to_name, "deciding": within(letter.deciding_name) or _("nämnden")}
    if handover.returned_at:
        words |= {"day": short_date(localdate(handover.returned_at)), "comment": handover.comment}
        return _("Skickad tillbaka av %(who)s %(day)s: ”%(comment)s”") % words
    if handover.taken_at:
        words["day"] = short_date(localdate(handover.taken_at))
        return _("Mottagen av %(who)s %(day)s. Väntar på %(deciding)s.") % words
    words["day"] = short_date(localdate(handover.sent_at))
    return _("Lämnad till %(who)s %(day)s. Väntar på att tas emot.") % words


def _of_draft(letter: BoardLetter) -> str:
    if letter.asked and letter.asked[0].outcome == Approval.Outcome.RETURNED:
        return _("Utkast. %s") % _returned(letter.asked[0])
    return _("Utkast: text och förslag skrivs.")


def _returned(row: Approval) -> str:
    return _("%(who)s bad om ändringar: ”%(comment)s”") % {"who": row.to_name, "comment": row.comment}


def _of_locked(letter: BoardLetter) -> str:
    approval = standing_in(letter.asked, letter.document.locked_revision).approval
    if approval and not approval.outcome:
        words = {"who": approval.to_name, "day": short_date(localdate(approval.asked_at))}
        return _("Hos %(who)s för godkännande sedan %(day)s.") % words
    if approval and approval.outcome == Approval.Outcome.RETURNED:
        return _returned(approval)
    made = [each for each in letter.made if each.revision_id == letter.document.locked_revision_id]
    if made:
        return _of_package(made[-1])
    if approval:
        return _("Godkänd av %(who)s. Handlingarna ska sättas ihop.") % {"who": approval.to_name}
    return _("Texten är låst. Handlingarna ska sättas ihop.")


def _of_package(package: Package) -> str:
    return {
        Package.State.MADE: _("Handlingarna är ihopsatta och ska lämnas till sekreteraren."),
        Package.State.FAILED: _("Handlingarna kunde inte sättas ihop."),
    }.get(package.state, _("Handlingarna sätts ihop."))


def is_used(request) -> bool:
    """Whether the person may open any letter; the line in the menu stays away until then."""
    return (
        Document.objects.openable_by(request.user).filter(kind="board_letter").exclude(state=State.DISCARDED).exists()
    )
