"""The steps by which a paper is sent: one for each purpose, since the purpose decides what the paper becomes by law."""

from django.utils.translation import gettext_lazy

from base.steps import Step
from documents import kinds, permissions
from documents.missing import missing_before_send
from documents.models import Purpose, State
from documents.step_groups import SENDING

WRITERS = gettext_lazy("Samordnare, kommunpolis, administratör hos ägaren")

SEND_FOR_COMMENTS = Step(
    name="send_for_comments",
    label=gettext_lazy("Skicka för synpunkter"),
    sources=frozenset({State.DRAFT, State.LOCKED}),
    target=None,
    may=permissions.can_write,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy("De svarar på texten som den är nu. Är den ett utkast kan du skriva vidare under tiden."),
    who=WRITERS,
    done=gettext_lazy("Skickat för synpunkter."),
    missing=missing_before_send,
    asks=True,
    group=SENDING,
)
SEND_FOR_INFORMATION = Step(
    name="send_for_information",
    label=gettext_lazy("Skicka för kännedom"),
    sources=frozenset({State.DRAFT, State.LOCKED, State.FINAL}),
    target=None,
    may=permissions.can_write,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy("De läser och behöver inte svara."),
    who=WRITERS,
    done=gettext_lazy("Skickat för kännedom."),
    missing=missing_before_send,
    asks=True,
    group=SENDING,
)
SEND_FOR_DECISION = Step(
    name="send_for_decision",
    label=gettext_lazy("Skicka för beslut"),
    sources=frozenset({State.LOCKED}),
    target=None,
    fits=kinds.is_agreed,
    may=permissions.can_write,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy("Den låsta texten går till den som ska besluta om den."),
    who=WRITERS,
    done=gettext_lazy("Skickat för beslut."),
    missing=missing_before_send,
    asks=True,
    group=SENDING,
)
RELEASE_STEPS = (SEND_FOR_COMMENTS, SEND_FOR_INFORMATION, SEND_FOR_DECISION)
STEP_OF = {
    Purpose.COMMENTS: SEND_FOR_COMMENTS,
    Purpose.INFORMATION: SEND_FOR_INFORMATION,
    Purpose.DECISION: SEND_FOR_DECISION,
}
