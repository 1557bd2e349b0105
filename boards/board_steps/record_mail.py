"""The mail to the one who handed the papers over, when the secretary registers what the body did, or takes it back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from base.daily import address
from base.mail import write_mail
from base.steps import Lack
from boards.handing_over.standing import standing_of
from boards.models import BoardStep
from documents.responsible import responsible_for


def write_recorded(step: BoardStep, said: str, lacks: list[Lack], by, by_name: str) -> None:
    """Nothing when the owner's own people registered it."""
    if by is not None:
        return
    left = "\n".join(lack.text for lack in lacks)
    lines = [
        _("%(who)s har registrerat nämndens behandling av ”%(title)s”:\n%(said)s"),
        _("Det här återstår:\n%(left)s") if left else "",
    ]
    _write(step, "board-step", lines, {"who": by_name, "said": said, "left": left})


def write_withdrawn(step: BoardStep, said: str, by, by_name: str) -> None:
    """Nothing when the owner's own people took it back."""
    if by is not None:
        return
    line = _("%(who)s har tagit tillbaka det som var registrerat om nämndens behandling av ”%(title)s”:\n%(said)s")
    _write(step, "board-step-withdrawn", [line], {"who": by_name, "said": said})


def _write(step: BoardStep, key: str, news: list[str], words: dict) -> None:
    document, latest = step.letter.document, standing_of(step.letter).latest
    sender = latest.sent_by if latest else document.created_by
    words |= {"title": document.title, "url": address(reverse("boards:board_steps", args=[document.pk]))}
    for to in responsible_for(document, sender):
        lines = [
            _("Hej %(name)s!") % {"name": to.get_short_name()},
            *(line % words for line in news),
            _("Läs mer här:\n%(url)s") % words,
            _("Du får mejlet därför att du eller din organisation lämnade handlingarna."),
        ]
        write_mail(
            key=f"{key}-{step.pk}-{to.pk}",
            to=to.email,
            subject=_("Nämndens behandling: %(title)s") % words,
            body="\n\n".join(line for line in lines if line) + "\n",
            because=_("Du lämnade handlingarna till %(who)s") % words,
        )
