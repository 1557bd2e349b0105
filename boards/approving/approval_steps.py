"""The steps by which a manager approves the locked text of a letter, or sends it back."""

from django.utils.translation import gettext_lazy

from base.steps import Step
from boards.approving.standing import standing_of
from boards.models import BoardLetter
from documents import permissions
from documents.models import Document, State
from organisations.models import Role
from organisations.permissions import has_role

TO_THE_BOARD = gettext_lazy("Till nämnden")
ONLY_MANAGERS = gettext_lazy(
    "Skrivelsen godkänns av en chef hos den som äger den. Den som skriver den registrerar vad chefen har svarat."
)


def is_manager(user, document: Document) -> bool:
    return has_role(user, document.owner_id, {Role.MANAGER})


def may_answer(user, document: Document) -> bool:
    """A manager, or one of the writers for a manager who has said it in another way."""
    return is_manager(user, document) or permissions.can_write(user, document)


def is_unapproved(document: Document) -> bool:
    letter = BoardLetter.objects.get(pk=document.pk)
    letter.document = document
    return not standing_of(letter).is_approved


ASK_APPROVAL = Step(
    name="ask_approval",
    space="boards",
    label=gettext_lazy("Skicka till chef för godkännande"),
    sources=frozenset({State.LOCKED}),
    target=None,
    fits=is_unapproved,
    may=permissions.can_write,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy("Chefen läser den låsta texten med bilagorna och godkänner den eller skickar tillbaka."),
    who=gettext_lazy("Samordnare, kommunpolis, administratör hos ägaren"),
    done=gettext_lazy("Skrivelsen är skickad för godkännande."),
    asks=True,
    group=TO_THE_BOARD,
)
ANSWER_APPROVAL = Step(
    name="answer_approval",
    space="boards",
    label=gettext_lazy("Chefens svar"),
    sources=frozenset({State.LOCKED}),
    target=None,
    fits=is_unapproved,
    may=may_answer,
    refusal=ONLY_MANAGERS,
    explanation=gettext_lazy(
        "Chefen godkänner den låsta texten eller skriver vad som behöver ändras. Den som skriver registrerar ett svar "
        "som har kommit på annat sätt."
    ),
    who=gettext_lazy(
        "Chef hos ägaren, chefen genom svarslänken, eller samordnare, kommunpolis, administratör hos ägaren för chefen"
    ),
    done=gettext_lazy("Svaret är registrerat."),
    asks=True,
    group=TO_THE_BOARD,
)
APPROVAL_STEPS = (ASK_APPROVAL, ANSWER_APPROVAL)
APPROVE, RETURN = "approve_letter", "return_letter"
REMIND, WITHDRAW = "remind_manager", "withdraw_approval"
DONE = {
    ASK_APPROVAL.name: gettext_lazy("Skickade till chef för godkännande"),
    APPROVE: gettext_lazy("Godkände skrivelsen"),
    RETURN: gettext_lazy("Skickade tillbaka skrivelsen med kommentar"),
    REMIND: gettext_lazy("Påminde chefen"),
    WITHDRAW: gettext_lazy("Återtog det som var skickat för godkännande"),
}
