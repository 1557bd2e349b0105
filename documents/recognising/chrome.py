"""What a web site, a document exchange or a letterhead adds to a paper, and what is therefore not its text."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from documents.recognising.mail import without_mail
from text.blocks import ITEM, PARAGRAPH, TABLE, Block

_LINES = re.compile(
    r"""^(?:
    javascript\s+är\b.* | sök(?:\s+på\s+\S+|\s+på\s+webbplatsen)? | stäng(?:\s+meny)? | meny | start
    | lyssna(?:\s+på\s+sidan)?.{0,20}
  | till\s+(?:toppen|startsidan|innehållet) | hoppa\s+(?:till|över).* | dokument | skriv\s+ut:?(?:\s+sidan)?
  | dela(?:\s+sidan|\s+på\s+\w+)?
  | jag\s+godkänner | acceptera.{0,30} | vi\s+använder\s+(?:kakor|cookies).* | (?:kakor|cookies)(?:\s+\(cookies\))?
  | läs\s+mer\s+om\s+(?:kakor|cookies|hur\s+vi\s+använder).* | translate(?:\s+the\s+website.*)?
  | you\s+can\s+use\s+google.*
  | other\s+languages | storlek:?\s*px | starta\s+visningen\s+från\s+sidan:? | download\s+[”"“].* | visningar:?
  | share\s+.*
  | save\s+this\s+pdf.* | show\s+(?:more|less) | word\s+png\s+txt\s+jpg
  | relaterade?\s+(?:kategorier|sidor|länkar|information|innehåll):?
  | hade\s+du\s+nytta.* | hjälpte\s+informationen.* | tack\s+för\s+att\s+du\s+hjälper.* | kontaktuppgifter\s+för.*
  | annat\s+innehåll\s+du.*
  | hitta\s+på\s+sidan | sidfot | sidans\s+innehåll\s+senast.* | sidan\s+senast\s+(?:uppdaterad|granskad).*
  | sidansvarig:?.* | med\s+anledning\s+av\s+tidigare\s+problem.*
  | (?:(?:senast\s+)?(?:uppdaterad|uppdaterat|granskad|publicerad|publicerat|ändrad)\b:?\s*(?:den\s+)?[\d\s.:,-]*
    (?:\d\d?\s+\w+\s+\d{4})?[\d\s.:,|•·–-]*(?:kl\.?\s*[\d.:]+\s*)?){1,3}
  | (?:artikeln|sidan)\s+(?:publicerades|uppdaterades)\b.* | mer\s+aktuell\s+information | foto(?:graf)?:.{0,60}
  | bild:.{0,60} | titelbild
  | skriv\s+en\s+kommentar.* | skicka\s+en\s+kommentar.* | created\s+with\s+sketch.*
  | \S+\s+kommun(?:s)?\s+logotype | öppnas\s+i\s+nytt\s+fönster\.?
  | .{2,120}(?:\.\s?){4,}\s*\d{1,3} | innehåll(?:sförteckning)? | skip\s+to\s+main\s+content | annons.{0,4}
  | \W{1,5} | din\s+position:.* | du\s+är\s+här:.* | logga\s+in | kontakta\s+oss | hem
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_OFFER = re.compile(
    r"^(?:vill du läsa|läs (?:hela|mer|överenskommelsen|samverkans|medborgarl|även)|här (?:kan|"
    r"hittar) du (?:läsa|ta del|ladda|hela)|"
    r"ladda (?:ner|hem)|du kan läsa|ta del av|tidigare (?:överenskommelser|medborgarlöften|avtal))",
    re.IGNORECASE,
)
_LINK_NAME = re.compile(
    r"^(?:samverkans\w*|medborgarlöfte\w*|överenskommelse\w*|avtal\w*|verksamhetsplan|handlingsplan|åtgärdsplan|"
    r"aktivitetsplan|bilaga|lägesbild)\b[^.:;?!]{0,70}$|.*\bpdf\b.{0,60}$",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(r"^transkript(?:ion)?:?$", re.IGNORECASE)
_RELATED = re.compile(r"^relevanta dokument:?$", re.IGNORECASE)
_LETTER_FOOT = re.compile(
    r"\b(?:Postadress|Besöksadress|Telefon(?:växel)?|Telefax|Fax|Bankgiro|Plusgiro|Org\.?\s?(?:nr|nummer)|"
    r"Organisationsnummer|Webb(?:plats|adress)?|E-post|Hemsida|Tfn|Internet)\b\s*:?"
)
_FOOT_LINE = re.compile(
    r"^(?:(?:Postadress|Besöksadress|Telefon|Telefax|Fax|Bankgiro|Plusgiro|Org\.?\s?nr|Organisationsnummer|Webb|E-post|Tfn)\b.*"
    r"|www\.\S+|\S+@\S+\.\S+)$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Cleaned:
    """Blocks without what is not the paper's own. dropped: the texts that were left out, in order.

    offers_signed_copy: the page says that the signed paper lies elsewhere.
    """

    blocks: list[Block]
    dropped: list[str]
    offers_signed_copy: bool = False


def without_chrome(blocks: list[Block]) -> Cleaned:
    """The blocks of a file without menus, lists of related papers, page heads and letterhead feet."""
    kept = without_mail(_after_transcript_mark(blocks))
    kept = _without_repeats(kept)
    kept = [block for block in kept if block.kind == TABLE or not _is_chrome(block.text)]
    kept, offered = _without_offers(kept)
    kept = [bare for block in kept if (bare := _without_letter_foot(block)) and bare.text]
    texts = Counter(block.text for block in kept)
    dropped = []
    for block in blocks:
        if texts[block.text] > 0:
            texts[block.text] -= 1
        else:
            dropped.append(block.text)
    return Cleaned(kept, dropped, any("underteckna" in text.lower() for text in offered))


def _is_chrome(line: str) -> bool:
    return len(line) < 400 and bool(_LINES.match(line))


def _after_transcript_mark(blocks: list[Block]) -> list[Block]:
    """Document exchanges list hundreds of other papers before the word "Transkript"."""
    for place, block in enumerate(blocks):
        if _TRANSCRIPT.match(block.text):
            return blocks[place + 1 :]
    for place, block in enumerate(blocks[:40]):
        if _RELATED.match(block.text):
            rest = next((at for at in range(place + 1, len(blocks)) if len(blocks[at].text) > 300), place + 1)
            return blocks[:place] + blocks[rest:]
    return blocks


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Drops what stands first or last on most pages, but for the first time that it stands there."""
    pages: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.page is not None:
            pages.setdefault(block.page, []).append(place)
    if len(pages) < 3:
        return blocks
    edges = [place for places in pages.values() for place in dict.fromkeys(places[:3] + places[-4:])]
    shapes: Counter[str] = Counter()
    for places in pages.values():
        shapes.update({_shape(blocks[place].text) for place in dict.fromkeys(places[:3] + places[-4:])})
    often = {shape for shape, times in shapes.items() if times >= max(3, len(pages) // 2)}
    seen: set[str] = set()
    drop = set()
    for place in sorted(edges):
        shape = _shape(blocks[place].text)
        if shape in often and blocks[place].kind != ITEM:
            if shape in seen:
                drop.add(place)
            seen.add(shape)
    return [block for place, block in enumerate(blocks) if place not in drop]


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text.lower())[:200]


def _without_offers(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """Drops "Läs hela överenskommelsen här" and the names of files that follow it."""
    kept, offered, listing = [], [], False
    for block in blocks:
        short = len(block.text) < 200
        if short and _OFFER.match(block.text):
            listing = True
            offered.append(block.text)
        elif listing and short and _LINK_NAME.match(block.text):
            offered.append(block.text)
        else:
            listing = False
            kept.append(block)
    return (kept, offered) if kept else (blocks, [])


def _without_letter_foot(block: Block) -> Block | None:
    if block.kind != PARAGRAPH:
        return block
    if _FOOT_LINE.match(block.text) and len(block.text) < 250:
        return None
    marks = list(_LETTER_FOOT.finditer(block.text))
    kinds = {_DIGITS.sub("", mark.group()).strip(" :").lower() for mark in marks}
    if len(kinds) < 3:
        return block
    start = marks[0].start()
    rest = block.text[start:]
    if len(rest) > 600:
        return block
    return replace(block, text=block.text[:start].rstrip(), html="")
