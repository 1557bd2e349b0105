"""What the owner does with a remark that has come in: takes the wording in, declines it, or answers."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.editing.section_writing import Saved, Warned, new_numbers, section_of, tidy_heading, write
from documents.models import Comment, Document, Section, State
from documents.replies import reply_outcome
from documents.writing import freeze_if_changed, note_event, open_for_writing
from text.cleaning import received

Outcome = Comment.Outcome
LONGEST_ANSWER = 1000


@dataclass(frozen=True)
class Moved:
    """The section says something else than the wording was written on: both are shown, and the person chooses."""

    section: Section


def mark_of(comment: Comment) -> str:
    """What a page says of how the remark was settled when it was shown; empty while it is open."""
    return comment.settled_at.isoformat() if comment.settled_at else ""


def take_in(
    comment: Comment,
    *,
    by,
    seen_version: int | None = None,
    wording: tuple[str, str] | None = None,
    confirmed: bool = False,
    seen: str | None = None,
) -> Saved | Moved | Warned:
    """Put the suggested wording in the section, by the same door as the editor.

    When the section has changed since the wording was written, nothing is written and the answer is Moved, until it is
    asked again with the version that the person saw. wording: heading and HTML in place of the suggested ones. seen:
    the mark of the remark as the person saw it. Answers Warned for what looks like personnummer until it is confirmed.
    Raises Refused when the paper is no draft, the section prints rows, and somebody has settled the remark since the
    person saw it; Removed when the section is gone.
    """
    if not comment.suggests:
        raise Refused(_("Bara en föreslagen lydelse kan tas in. Besvara synpunkten i stället."))
    heading, html = wording or (comment.suggested_heading, comment.suggested_html)
    heading, html = tidy_heading(heading), received(html)
    if comment.section_key is None:
        raise Refused(
            _("Förslaget hör inte till något avsnitt. Skriv in det där det hör hemma, och besvara det sedan.")
        )
    if not confirmed and (numbers := new_numbers(comment.reply.document_id, comment.section_key, heading, html)):
        return Warned(numbers)
    with _opened(comment, by, State.DRAFT) as (document, current):
        section = section_of(document, current.section_key)
        if current.outcome == Outcome.TAKEN_IN:
            _refuse_lost_wording(section, current, wording and (heading, html))
            return Saved(section.version, current.settled_at, section.html)
        _refuse_what_came_between(current, seen)
        if section.slot and html:
            raise Refused(
                _("Avsnittet skriver numera ut uppgifter och har ingen egen text. Besvara förslaget i stället.")
            )
        if not _may_write(section, current, (heading, html), seen_version):
            return Moved(section)
        if (section.heading, section.html) != (heading, html):
            freeze_if_changed(document, _("Innan en synpunkt togs in"), section.saved_by or by, at=section.saved_at)
            write(section, heading, html, by)
        # Why it was declined does not hold any more; what was answered does.
        words = "" if current.outcome == Outcome.DECLINED else current.answer
        _settle(document, current, Outcome.TAKEN_IN, by, words)
    return Saved(section.version, section.saved_at or timezone.now(), section.html)


def _refuse_lost_wording(section: Section, comment: Comment, wording: tuple[str, str] | None) -> None:
    """What one has written together is not taken for kept, where a colleague took the remark in first."""
    if wording and wording != (section.heading, section.html):
        raise Refused(
            _("%(who)s har redan tagit in förslaget, så det du skrev är inte sparat.") % {"who": comment.settled_by}
        )


def _may_write(section: Section, comment: Comment, wording: tuple[str, str], seen_version: int | None) -> bool:
    """As long as nobody has written in between: since the wording was written, or since the person looked."""
    now = (section.heading, section.html)
    if seen_version is not None:
        return seen_version == section.version
    return now in {(comment.heading_before, comment.html_before), wording}


def decline(comment: Comment, *, by, reason: str, seen: str | None = None) -> None:
    """Say no to it, and why. seen: the mark of the remark as the person saw it.

    Raises Refused without a reason, for what was taken in already, and when somebody has settled it since it was seen.
    """
    _answer(comment, Outcome.DECLINED, by, reason, _("Skriv varför, så att den som föreslog det får veta."), seen)


def answer(comment: Comment, *, by, words: str, seen: str | None = None) -> None:
    """Answer it without changing the text. seen: the mark of the remark as the person saw it.

    Raises Refused for an empty answer, for what was taken in already, and when somebody has settled it since it was
    seen.
    """
    _answer(comment, Outcome.ANSWERED, by, words, _("Skriv vad du svarar."), seen)


def _answer(comment: Comment, outcome: str, by, words: str, why: str, seen: str | None) -> None:
    words = words.strip()
    if not words:
        raise Refused(why)
    if len(words) > LONGEST_ANSWER:
        raise Refused(_("Svaret är för långt: högst 1 000 tecken."))
    with _opened(comment, by, *State) as (document, current):
        if (current.outcome, current.answer) == (outcome, words):
            return
        if current.outcome == Outcome.TAKEN_IN:
            raise Refused(_("Förslaget är redan intaget i texten. Ändra texten om det inte ska stå kvar."))
        _refuse_what_came_between(current, seen)
        _settle(document, current, outcome, by, words)


def _refuse_what_came_between(comment: Comment, seen: str | None) -> None:
    """A colleague's answer is not written over by somebody who has not read it. seen: None for whoever saw no page."""
    if seen is None or seen == mark_of(comment):
        return
    words = {"who": comment.settled_by, "outcome": comment.get_outcome_display().lower(), "said": comment.answer}
    raise Refused(
        _(
            "%(who)s har avgjort synpunkten sedan du öppnade sidan: %(outcome)s, ”%(said)s”. Gör om det du gjorde om "
            "det ska gälla i stället."
        )
        % words
    )


@contextmanager
def _opened(comment: Comment, by, *states):
    """The paper's row first, and then the remark as it now is; only one that was sent is anybody's to settle."""
    writer = by if states == (State.DRAFT,) else None
    with open_for_writing(comment.reply.document_id, *states, by=writer) as document:
        yield document, _current(comment)


def _current(comment: Comment) -> Comment:
    rows = Comment.objects.select_related("reply__document__owner", "reply__release", "reply__written_by", "settled_by")
    return rows.select_related("reply__revision").get(pk=comment.pk, reply__sent_at__isnull=False)


def _settle(document: Document, comment: Comment, outcome: str, by, words: str) -> None:
    comment.outcome, comment.answer = outcome, words
    comment.settled_by, comment.settled_at = by, timezone.now()
    comment.save(update_fields=["outcome", "answer", "settled_by", "settled_at"])
    who = comment.reply.from_whom
    note = _("%(who)s, ”%(place)s”") % {"who": who, "place": comment.place or _("hela handlingen")}
    note_event(document, STEPS[outcome], by, note=f"{note}: {words}" if words else note)
    reply_outcome.tell_when_settled(comment.reply, by=by)


STEPS = {Outcome.TAKEN_IN: "take_in", Outcome.DECLINED: "decline", Outcome.ANSWERED: "answer"}
