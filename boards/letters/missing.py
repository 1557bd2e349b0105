"""What a letter cannot be locked without, each with the place where it is put right."""

from django.urls import reverse
from django.utils.translation import gettext as _

from base.steps import Lack
from boards.letters import gone
from boards.models import BoardLetter
from documents.models import Document, State


def missing(document: Document) -> list[Lack]:
    """The facts that are asked for, and the words about appendices that are there no more."""
    letter = BoardLetter.objects.select_related("document").filter(pk=document.pk).first()
    if letter is None or document.state == State.FINAL:
        return []
    return [*missing_facts(letter), *gone.lacks(letter)]


def missing_facts(letter: BoardLetter) -> list[Lack]:
    """Who proposes and decides, what, with which consequences, and who gets the decision.

    Only what a section of the letter prints is asked for; an imported letter has it in its own text.
    """
    page = reverse("boards:facts", args=[letter.pk])
    slots = set(letter.document.sections.exclude(slot="").values_list("slot", flat=True))
    lacks = []
    if "officer" in slots and not letter.officer_name:
        lacks.append(Lack(_("Skriv vem som är handläggare."), f"{page}#handlaggare"))
    if "proposals" in slots:
        if not letter.deciding_name:
            lacks.append(Lack(_("Välj vilket organ som beslutar."), f"{page}#organ"))
        if not letter.points.exists():
            lacks.append(Lack(_("Skriv minst en beslutspunkt."), f"{page}#beslut"))
    if "consequences" in slots:
        lacks += _consequences(letter, page)
    if "recipients" in slots and not letter.recipients.exists():
        lacks.append(Lack(_("Skriv vilka beslutet skickas till."), f"{page}#mottagare"))
    return lacks


def _consequences(letter: BoardLetter, page: str) -> list[Lack]:
    said = _("Skriv konsekvenserna under ”%(heading)s”, eller att förslaget inte bedöms påverka.")
    empty = letter.consequences.filter(text="", has_no_effect=False).values_list("heading", flat=True)
    return [Lack(said % {"heading": heading}, f"{page}#konsekvenser") for heading in empty]
