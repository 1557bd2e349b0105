"""The pages of a paper as they will go out, and what can still be read on them.

What came from outside is opened in a process of its own. Nothing here is stored; what was read before is remembered for
an hour where prints are.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from django.conf import settings
from django.core.cache import caches
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from base.refusals import Refused
from boards.disclosing import contents
from boards.models import DisclosedPaper
from text.apart import run_apart
from text.printing import cache
from text.printing.masking import masked_html, masked_text, pages, pictured, words_of
from text.printing.pdf import render_pdf

_SECONDS = 120
_REMEMBERED = 3600
_BESIDE = re.compile(
    r'\s(?:alt|aria-label|content|data-running|data-secrecy|title|href)="(?:mailto:|tel:)?(?!data:|#|[^"]+\.css")([^"]+)"'
)
_SPACED = {"</p>": "</p>\n", "</li>": "</li>\n", "</h": "\n</h", "</t": "\n</t", "<br": "\n<br"}


@dataclass(frozen=True)
class Word:
    """A word on a page, and where it stands in thousandths of it."""

    text: str
    box: tuple[int, int, int, int]
    masked: bool

    @property
    def width(self) -> int:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> int:
        return self.box[3] - self.box[1]


@dataclass(frozen=True)
class Seen:
    """A page as it will go out. picture: an address that holds it. height: where the width is 1000."""

    number: int
    count: int
    picture: str
    height: int
    words: list[Word]


@dataclass(frozen=True)
class Readable:
    """What can be read of a paper when it is masked. unsure: pages that have pictures or letters that nobody can read.

    unseen: pages where the file has words that cannot be seen, which do not go. places: how many that are masked.
    found: at how many places each of the masked words stands.
    """

    texts: list[str]
    unsure: list[int]
    places: int
    unseen: list[int] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)


def page_of(paper: DisclosedPaper, number: int) -> Seen:
    """Raises Refused for a page that is not there, and for what cannot be opened or printed."""
    data, masks = _file(paper)
    found = _apart(pages.look, data, masks, str(number))
    words = [Word(word["text"], tuple(word["box"]), word["masked"]) for word in found["words"]]
    picture = f"data:{found['media_type']};base64,{found['picture']}"
    height = round(1000 * found["height"] / found["width"])
    return Seen(number, found["pages"], picture, height, words)


def readable(paper: DisclosedPaper) -> Readable:
    if not contents.is_file(paper):
        whole, words = contents.html_of(paper), words_of(paper.masks)
        html, places = masked_html(whole, words)
        return Readable(
            [f"{plain(html)}\n{_beside(html)}"],
            [],
            places,
            found={each.text: masked_html(whole, [each])[1] for each in words},
        )
    data, masks = _file(paper)
    found = _apart(pages.inspect, data, masks)
    unsure = [number for number, page in enumerate(found, 1) if page["unsure"]]
    unseen = [number for number, page in enumerate(found, 1) if page["unseen"]]
    counts = {each.text: sum(page["found"].get(each.text, 0) for page in found) for each in words_of(paper.masks)}
    return Readable([page["text"] for page in found], unsure, sum(page["places"] for page in found), unseen, counts)


def page_texts(paper: DisclosedPaper) -> list[str]:
    """What can be read of each page of a paper of ours as it will go out. Raises Refused as `page_of` does."""
    return _apart(pages.texts, _file(paper)[0])


def html_of(paper: DisclosedPaper, masks_of_all, author: str) -> str:
    """The paper as the printer gets it: masked, and a file as pictures of its pages.

    masks_of_all: the words that are masked in any paper of the disclosure, which its title must not have either.
    """
    if not contents.is_file(paper):
        return masked_html(contents.html_of(paper), words_of(paper.masks))[0]
    data, masks = _file(paper)
    found = _apart(pages.pictures, data, masks)
    title = masked_text(paper.title, masks_of_all)
    return pictured.pictured_html(title, author, found, without_words=_("Bild av en sida, utan text som går att läsa"))


def plain(html: str) -> str:
    """The words of a document, in lines."""
    body = html.partition("<body")[2].partition(">")[2]
    for end, spaced in _SPACED.items():
        body = body.replace(end, spaced)
    return unescape(strip_tags(body))


def _beside(html: str) -> str:
    """What goes along besides the text: properties, margins, where links lead, and what is read aloud of pictures."""
    return "\n".join(unescape(unquote(value)) for value in _BESIDE.findall(html))


def _file(paper: DisclosedPaper) -> tuple[bytes, str]:
    """A file, and what to mask in it; of a paper of ours its print, in which nothing is left to mask."""
    if contents.is_file(paper):
        return paper.file.read(), json.dumps(paper.masks)
    html = masked_html(contents.html_of(paper), words_of(paper.masks))[0]
    variant = settings.PDF_VARIANT
    return cache.printed(html, variant, (), lambda: render_pdf(html, variant=variant)), "[]"


def _apart(work, data: bytes, *words: str):
    key = _key(work.__name__, data, words)
    known = _remembered().get(key) if _remembered() else None
    if known is not None:
        return json.loads(known)
    found = run_apart(
        work,
        data,
        *words,
        heavy=_("Filen är för tung att göra bilder av. Dela den, eller lämna ut den på papper."),
        broken=_("Filen gick inte att öppna. Lämna ut den på papper, eller läs in den på nytt."),
        raises=Refused,
        seconds=_SECONDS,
    )
    if _remembered() and work is not pages.pictures:
        _remembered().set(key, json.dumps(found), _REMEMBERED)
    return found


def _remembered():
    return caches[cache.ALIAS] if cache.ALIAS in settings.CACHES else None


def _key(name: str, data: bytes, words: tuple[str, ...]) -> str:
    made = hashlib.sha256(data)
    for part in ("masking-4", name, *words):
        made.update(b"\0" + part.encode())
    return made.hexdigest()
