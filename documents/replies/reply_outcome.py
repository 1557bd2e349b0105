"""Who wrote remarks gets to know what became of them: in a mail when the last is settled, and who reads it where."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from base.mail import write_mail
from documents.models import Comment, Reply
from documents.replies.reply_notes import title_of
from organisations.models import User
from text.cleaning import plain

_LONGEST_QUOTE = 500


def reader_of(reply: Reply) -> User | None:
    """Who sent the answer after logging in, and reads the outcome here."""
    is_own = reply.registered_by_id is None and reply.written_by_id is not None
    return reply.written_by if is_own and reply.written_by.is_active else None


def address_of(reply: Reply) -> str:
    """Where the outcome is mailed to who has only a link; empty where no address is known."""
    has_account = reply.registered_by_id is None and reply.written_by_id is not None
    return reply.release.email if reply.release_id and not has_account else ""


def hint(reply: Reply) -> str:
    """Beside the box for an answer: whether who wrote the remark gets to read it, and how."""
    if reader_of(reply):
        return _("Den som skrev synpunkten får läsa det här i tjänsten, och ett mejl när alla är besvarade.")
    if to := address_of(reply):
        return _("Ditt svar mejlas till %(to)s när alla synpunkter i svaret är avgjorda.") % {"to": to}
    if reply.registered_by_id is None and reply.organisation_id:
        return _("De som skrev synpunkten får läsa det här i tjänsten.")
    return _("Den som lämnade synpunkten ser inte ditt svar här: ingen e-postadress är känd. Hör av dig själv.")


def tell_when_settled(reply: Reply, *, by) -> None:
    """One mail for each answer, when its last remark is settled. Only within the opened paper."""
    comments = list(reply.comments.all())
    if not comments or any(each.outcome == Comment.Outcome.OPEN for each in comments):
        return
    words = {"owner": reply.document.owner, "title": title_of(reply.revision), "by": by, "email": by.email}
    if user := reader_of(reply):
        _write_to_reader(reply, user, words)
    elif to := address_of(reply):
        _write_outcome(reply, to, comments, words)


def _write_to_reader(reply: Reply, to: User, words: dict) -> None:
    page = settings.SITE_URL.rstrip("/") + reverse("documents:comment", args=[reply.document_id])
    _write(
        reply,
        to.email,
        to.get_short_name(),
        _("Läs vad det blev av varje synpunkt här:\n%(page)s\n\nDu loggar in som vanligt.") % {"page": page},
        words,
    )


def _write_outcome(reply: Reply, to: str, comments: list[Comment], words: dict) -> None:
    """To somebody who cannot come back: everything stands in the mail."""
    name = reply.release.name if not reply.release.body_id else ""
    _write(reply, to, name.split(" ")[0], "\n\n".join(_said(comment) for comment in comments), words)


def _write(reply: Reply, to: str, name: str, told: str, words: dict) -> None:
    write_mail(
        key=f"settled-{reply.pk}",
        to=to,
        subject=_("Svar på dina synpunkter: %(title)s") % words,
        body=_(
            "Hej%(name)s!\n\n%(owner)s har gått igenom synpunkterna som du skickade på ”%(title)s”.\n\n%(told)s\n\n"
            "Undrar du över något, hör av dig till %(by)s, %(email)s. Det här mejlet går inte att svara på.\n"
        )
        % {**words, "name": f" {name}" if name else "", "told": told},
        because=_("Alla synpunkter i ett svar är avgjorda"),
    )


def _said(comment: Comment) -> str:
    """`Mål. Du skrev: ”…” Avböjd: …`, a line for each."""
    quoted = (comment.text or plain(comment.suggested_html) or _("att avsnittet stryks")).strip()
    if len(quoted) > _LONGEST_QUOTE:
        quoted = f"{quoted[:_LONGEST_QUOTE].rstrip()} …"
    outcome = str(comment.get_outcome_display())
    lines = [
        str(comment.place or _("Hela handlingen")),
        (_("Du skrev: %(quoted)s") if comment.text else _("Du föreslog: %(quoted)s")) % {"quoted": quoted},
        f"{outcome}: {comment.answer}" if comment.answer else f"{outcome}.",
    ]
    return "\n".join(lines)
