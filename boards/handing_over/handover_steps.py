"""The steps by which the papers go to a secretary, who takes them or sends them back."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.steps import Lack, Step
from boards.approving.standing import standing_of as approval_of
from boards.handing_over.standing import set_to_hand_over, standing_of
from boards.models import BoardLetter, Package
from documents import permissions
from documents.models import Document, State

TO_THE_BOARD = gettext_lazy("Till nämnden")
REGISTRARS = gettext_lazy("Samordnare, kommunpolis, registrator, administratör hos ägaren")
SECRETARY = gettext_lazy(
    "Nämndsekreteraren genom svarslänken, eller samordnare, kommunpolis, registrator, administratör hos ägaren för "
    "sekreteraren"
)


def missing_before_handing_over(document: Document) -> list[Lack]:
    """A text that no manager wants changed, and a set that was made of it as it now is."""
    letter = BoardLetter.objects.get(pk=document.pk)
    letter.document = document
    if document.state == State.LOCKED and (returned := _returned_by_manager(letter)):
        return [returned]
    if set_to_hand_over(letter, document):
        return []
    return [Lack(_("Handlingarna är inte hopsatta av den låsta texten."), reverse("boards:packages", args=[letter.pk]))]


def _returned_by_manager(letter: BoardLetter) -> Lack | None:
    """What was said of the very text; a later approval of it is what counts."""
    approval = approval_of(letter)
    if not approval.is_returned:
        return None
    said = _("%(who)s har skickat tillbaka texten. Lås upp och rätta den, och skicka den för godkännande igen.")
    return Lack(said % {"who": approval.approval.to_name}, reverse("boards:ask_approval", args=[letter.pk]))


def has_something_to_give(document: Document) -> bool:
    """A letter that was read in as final has no set of papers, and needs none."""
    made = Package.objects.filter(letter=document.pk, state=Package.State.MADE)
    return document.state != State.FINAL or made.exists()


def lies_with_somebody(document: Document) -> bool:
    letter = BoardLetter.objects.get(pk=document.pk)
    letter.document = document
    return standing_of(letter).is_waiting


def taken_label(document: Document) -> str:
    """What the step is called for those who register it for the secretary."""
    return _("Registrera att de är mottagna")


def sent_back_label(document: Document) -> str:
    return _("Registrera att de är skickade tillbaka")


HAND_OVER = Step(
    name="hand_over",
    space="boards",
    label=gettext_lazy("Lämna till sekreteraren"),
    sources=frozenset({State.LOCKED, State.FINAL}),
    target=None,
    fits=has_something_to_give,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy(
        "Sekreteraren får de hopsatta handlingarna genom en länk och tar emot dem eller skickar tillbaka."
    ),
    who=REGISTRARS,
    done=gettext_lazy("Handlingarna är lämnade."),
    missing=missing_before_handing_over,
    lacking=gettext_lazy("går inte än:"),
    asks=True,
    group=TO_THE_BOARD,
    folded_in=frozenset({State.FINAL}),
)
TAKE_PAPERS = Step(
    name="take_papers",
    space="boards",
    label=gettext_lazy("Ta emot"),
    sources=frozenset({State.LOCKED}),
    target=State.FINAL,
    fits=lies_with_somebody,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("Sekreteraren har handlingarna. Tjänsteskrivelsen blir slutlig: Överlämnad."),
    who=SECRETARY,
    done=gettext_lazy("Handlingarna är mottagna, och tjänsteskrivelsen är slutlig."),
    renamed=taken_label,
    asks=True,
    group=TO_THE_BOARD,
)
SEND_BACK = Step(
    name="send_back",
    space="boards",
    label=gettext_lazy("Skicka tillbaka med kommentar"),
    sources=frozenset({State.LOCKED}),
    target=None,
    fits=lies_with_somebody,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("Sekreteraren skriver vad som behöver ändras. Inget annat händer med handlingarna."),
    who=SECRETARY,
    done=gettext_lazy("Handlingarna är skickade tillbaka."),
    renamed=sent_back_label,
    asks=True,
    group=TO_THE_BOARD,
)
HANDOVER_STEPS = (HAND_OVER, TAKE_PAPERS, SEND_BACK)
REMIND, WITHDRAW = "remind_secretary", "withdraw_handover"
DONE = {
    HAND_OVER.name: gettext_lazy("Lämnade handlingarna till sekreteraren"),
    TAKE_PAPERS.name: gettext_lazy("Tog emot handlingarna till nämnden"),
    SEND_BACK.name: gettext_lazy("Skickade tillbaka handlingarna"),
    REMIND: gettext_lazy("Påminde sekreteraren"),
    WITHDRAW: gettext_lazy("Återtog handlingarna från sekreteraren"),
}
