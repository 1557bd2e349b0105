"""What is masked in the papers of a disclosure, each with the provision that it is masked by."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from base.refusals import Refused
from base.templatetags.base_tags import enumerated
from boards.disclosing.choosing import open_disclosure
from boards.disclosing.finding import Found, find_in
from boards.disclosing.known import is_known
from boards.models import DisclosedPaper, Disclosure
from text.printing.masking import Words, is_maskable, words_of

MOST = 300


def mask_words(
    paper: DisclosedPaper, phrases: Iterable[str], *, ground: str, whole: bool = False, in_all: bool = False
) -> Found:
    """Mask the words everywhere in the paper, or in all papers of the disclosure where they stand.

    Raises Refused without a provision, for words that are too short or too long to be looked for, and when some of them
    are found nowhere.
    """
    found = [" ".join(phrase.split()) for phrase in phrases]
    found = list(dict.fromkeys(phrase for phrase in found if phrase))
    if not found:
        raise Refused(_("Skriv eller välj de ord som ska maskas."))
    if bad := [phrase for phrase in found if not is_maskable(phrase)]:
        raise Refused(
            _("”%(words)s” är för kort eller för långt. Maska ett ord eller en mening åt gången.")
            % {"words": bad[0][:60]}
        )
    new = [{"words": phrase, "whole": whole, "ground": _provision(ground)} for phrase in found]
    places = _found(paper, new, in_all=in_all)
    with open_disclosure(paper.disclosure_id) as disclosure:
        for each in disclosure.papers.filter(pk__in=places.of):
            _add(each, places.of[each.pk])
    return places


def _found(paper: DisclosedPaper, new: list[dict], *, in_all: bool) -> Found:
    """Where they stand. Raises Refused when some stand nowhere: nobody should believe that they are masked."""
    rows = paper.disclosure.papers.select_related("document", "revision", "file")
    papers = sorted(rows, key=lambda each: each.pk != paper.pk)
    found = find_in(paper.disclosure, papers if in_all else papers[:1], new)
    if lacking := found.lacking(new):
        shown = enumerated(f"”{words}”" for words in lacking)
        raise Refused(_("%(words)s hittades inte, så inget är maskat. Se efter stavningen.") % {"words": shown})
    return found


def mask_boxes(paper: DisclosedPaper, page: int, boxes: Iterable[list[int]], *, ground: str) -> None:
    """Mask places on a page of a file. Raises Refused without a provision, and for a box that is none."""
    new = []
    for box in boxes:
        left, top, right, bottom = box
        if not (0 <= left < right <= 1000 and 0 <= top < bottom <= 1000):
            raise Refused(_("Rutan har ingen yta. Ange var den börjar och slutar, från vänster och uppifrån."))
        new.append({"page": page, "box": [left, top, right, bottom], "ground": _provision(ground)})
    if not new:
        raise Refused(_("Rita minst en ruta, eller välj bland orden."))
    with open_disclosure(paper.disclosure_id) as disclosure:
        _add(disclosure.papers.get(pk=paper.pk), new)


def unmask(paper: DisclosedPaper, place: int, mask: dict) -> None:
    """Take a mask away; mask: what the page showed, so that nothing else goes."""
    with open_disclosure(paper.disclosure_id) as disclosure:
        row = disclosure.papers.get(pk=paper.pk)
        if not 0 <= place < len(row.masks) or row.masks[place] != mask:
            raise Refused(_("Maskningen har ändrats sedan sidan visades. Se efter hur den ser ut nu."))
        row.masks = row.masks[:place] + row.masks[place + 1 :]
        _save(row)


def all_words(disclosure: Disclosure) -> tuple[Words, ...]:
    """The words that are masked in any of the papers."""
    papers = disclosure.papers.all()
    return tuple(dict.fromkeys(words for paper in papers for words in words_of(paper.masks)))


def _provision(ground: str) -> str:
    ground = " ".join(ground.split())
    if not ground:
        raise Refused(_("Ange det lagrum som det maskas enligt, till exempel 21 kap. 7 § OSL."))
    return ground[:100]


def _add(paper: DisclosedPaper, new: list[dict]) -> None:
    for mask in new:
        if not is_known(mask, paper.masks):
            paper.masks.append(mask)
    if len(paper.masks) > MOST:
        raise Refused(_("Högst %(most)s maskningar får plats i en handling.") % {"most": MOST})
    _save(paper)


def _save(paper: DisclosedPaper) -> None:
    paper.ground = "; ".join(dict.fromkeys(mask["ground"] for mask in paper.masks))[:500]
    paper.save(update_fields=["masks", "ground"])
