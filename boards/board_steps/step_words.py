"""What a body did with the papers, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import long_date
from base.rows import upper_first
from boards.models import BoardStep

Role, Outcome = BoardStep.Role, BoardStep.Outcome
_DID = {
    (Role.PROPOSES, Outcome.APPROVED): gettext_lazy("föreslog att beslutet blir enligt förslaget"),
    (Role.PROPOSES, Outcome.CHANGED): gettext_lazy("föreslog en ändrad text"),
    (Role.PROPOSES, Outcome.REJECTED): gettext_lazy("föreslog avslag"),
    (Role.PROPOSES, Outcome.RETURNED): gettext_lazy("återremitterade ärendet"),
    (Role.PROPOSES, Outcome.TABLED): gettext_lazy("bordlade ärendet"),
    (Role.DECIDES, Outcome.APPROVED): gettext_lazy("beslutade enligt förslaget"),
    (Role.DECIDES, Outcome.CHANGED): gettext_lazy("beslutade med ändrad text"),
    (Role.DECIDES, Outcome.REJECTED): gettext_lazy("avslog förslaget"),
    (Role.DECIDES, Outcome.RETURNED): gettext_lazy("återremitterade ärendet"),
    (Role.DECIDES, Outcome.TABLED): gettext_lazy("bordlade ärendet"),
}


def sentence(step: BoardStep) -> str:
    """`Kommunstyrelsen beslutade enligt förslaget 3 november 2026, § 123.`"""
    words = {"who": upper_first(step.body_name), "did": _DID[step.role, step.outcome], "when": reference(step)}
    return _("%(who)s %(did)s %(when)s.") % words


def reference(step: BoardStep) -> str:
    """`3 november 2026, § 123`."""
    return f"{long_date(step.decided_on)}, § {step.paragraph}"
