"""The step by which the owner writes in an answer that came by phone, mail or meeting."""

from django.db.models import Exists
from django.utils.translation import gettext_lazy

from base.steps import Step
from documents import opening, permissions
from documents.models import Document, State
from documents.sending.release_steps import SENDING


def may_be_answered(document: Document) -> bool:
    """Whether there is anybody besides the owner to have said something of it."""
    somebody = Exists(opening.others(document)) | Exists(document.releases.all())
    return Document.objects.filter(somebody, pk=document.pk).exists()


REGISTER_REPLY = Step(
    name="register_reply",
    label=gettext_lazy("Registrera svar"),
    sources=frozenset({State.DRAFT, State.LOCKED, State.FINAL}),
    target=None,
    fits=may_be_answered,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy(
        "När någon har svarat per telefon, mejl eller på ett möte. Du skriver in vem, när och vad."
    ),
    who=gettext_lazy("Samordnare, kommunpolis, registrator, administratör hos ägaren"),
    done=gettext_lazy("Svaret är registrerat."),
    asks=True,
    group=SENDING,
)
