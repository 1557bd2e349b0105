"""What whoever hands papers out should look at before the file is made. Only what cannot be printed hinders."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.refusals import Refused
from base.templatetags.base_tags import enumerated
from boards.disclosing import grounds, masks, seeing
from boards.disclosing.hints import Hint, hints_of
from boards.disclosing.within import Within, within
from boards.models import DisclosedPaper, Disclosure
from text import personal_numbers
from text.printing.masking import Words, find

_SHOWN = 5


@dataclass(frozen=True)
class Warnings:
    """Of one paper. hindrance: why it cannot be handed out as it is. numbers: what looks like personal numbers.

    hints: parts and forms of what is masked. ground: the provisions of what is masked in it.
    """

    paper: DisclosedPaper
    sentences: list[str] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    hindrance: str = ""
    places: int = 0
    ground: str = ""


def warnings_of(disclosure: Disclosure) -> list[Warnings]:
    """One for each paper, in their order. Slow where there are files: they are opened and read."""
    words = masks.all_words(disclosure)
    papers = list(disclosure.papers.select_related("document", "revision", "file"))
    held = within(papers)
    return [_of_paper(paper, papers, words, held[paper.pk]) for paper in papers]


def _of_paper(
    paper: DisclosedPaper, papers: list[DisclosedPaper], words: tuple[Words, ...], held: list[Within]
) -> Warnings:
    try:
        found = seeing.readable(paper)
    except Refused as refusal:
        return Warnings(paper, hindrance=refusal.sentence)
    text = "\n".join(found.texts)
    numbers = list(dict.fromkeys(personal_numbers.find(text)))
    sentences = list(filter(None, (_numbers(numbers), _elsewhere(text, words), _unsure(found.unsure), _secret(paper))))
    sentences += [*_unseen(found.unseen), *_not_found(found), *(_held(each) for each in held)]
    ground = grounds.used(paper, found)
    return Warnings(paper, sentences, hints_of(paper, found, papers), numbers, places=found.places, ground=ground)


def _numbers(numbers: list[str]) -> str:
    if not numbers:
        return ""
    shown = enumerated(numbers[:_SHOWN])
    return _("Här står det som ser ut som personnummer: %(numbers)s.") % {"numbers": shown}


def _elsewhere(text: str, words: tuple[Words, ...]) -> str:
    """Words that are masked in another paper and stand here."""
    left = [f"”{each.text}”" for each in words if find(text, [each])]
    if not left:
        return ""
    return _("Här står %(words)s, som är maskat i en annan handling.") % {"words": enumerated(left[:_SHOWN])}


def _held(each: Within) -> str:
    """The same text or file, in which another row has masks that this one does not have by itself."""
    words = {"title": each.paper.title, "what": each.paper.what, "ground": each.paper.ground, "where": each.where}
    if not each.where:
        return _("Samma handling som ”%(title)s” (%(what)s), som är maskad enligt %(ground)s. Maska likadant.") % words
    return _("%(where)s är ”%(title)s” (%(what)s), som är maskad enligt %(ground)s. Maska likadant här.") % words


def _unsure(pages: list[int]) -> str:
    if not pages:
        return ""
    if len(pages) == 1:
        return _("Sidan %(page)s är eller har en bild, där ord inte hittas. Kontrollera den med ögonen.") % {
            "page": pages[0]
        }
    return _("Sidorna %(pages)s är eller har bilder, där ord inte hittas. Kontrollera dem med ögonen.") % {
        "pages": enumerated(pages)
    }


def _unseen(pages: list[int]) -> list[str]:
    if not pages:
        return []
    said = ngettext(
        "På sidan %(pages)s har filen ord som inte syns i bilden. De är utelämnade. Kontrollera sidan med ögonen.",
        "På sidorna %(pages)s har filen ord som inte syns i bilden. De är utelämnade. Kontrollera sidorna med ögonen.",
        len(pages),
    )
    return [said % {"pages": enumerated(pages)}]


def _secret(paper: DisclosedPaper) -> str:
    if not (paper.document and paper.document.secrecy_ground) or paper.masks:
        return ""
    return _("Sekretessmarkerad enligt %(ground)s, och inget är maskat.") % {"ground": paper.document.secrecy_ground}


def _not_found(found: seeing.Readable) -> list[str]:
    lacking = [f"”{words}”" for words, count in found.found.items() if not count]
    if not lacking:
        return []
    return [_("Hittades inte, så inget är maskat: %(words)s.") % {"words": enumerated(lacking)}]
