"""The first page of a joined file: what it holds and where."""

from collections.abc import Sequence
from datetime import date
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pikepdf import Dictionary, Name, Object, Pdf, String

from base.dates import long_date
from text.printing import tidying
from text.printing.joining.destinations import top_of
from text.printing.joining.parts import Part, Placed

# The renderer keeps an address that it does not know as it is, for `lead_to_parts` to find.
_SCHEME = "part:"
_STYLE = """
@page { @top-right { content: none } @top-left { content: none } @top-center { content: none } }
h1 { margin-top: 8mm }
.contents td, .contents th { padding-top: 1.8mm; padding-bottom: 1.9mm }
.contents col:first-child { width: 14% !important }
.contents col:nth-child(2) { width: 76% !important }
.contents col:last-child { width: 10% !important }
.contents td:first-child { white-space: nowrap }
.contents thead th:last-child, .contents td:last-child { text-align: right; padding-right: 0 }
.contents tbody th { font-weight: 400 }
.contents tbody th p { margin: 0.4mm 0 0; font-size: 8.5pt; color: #4a4f52 }
"""


def html(
    *,
    title: str,
    author: str,
    numbers: Sequence[str],
    made_on: date,
    heading: str,
    parts: Sequence[tuple[Part, Placed]],
) -> str:
    """The document, with links that `lead_to_parts` makes lead where they should.

    Raises `fonts.Unprintable` for signs that the typeface lacks.
    """
    made_at = f"{made_on.isoformat()}T00:00:00Z"
    known = f'<meta name="keywords" content="{escape(", ".join(numbers))}">' if numbers else ""
    lines = "".join(f'<p class="reference">{escape(number)}</p>' for number in numbers)
    rows = "".join(_row(place, part, placed) for place, (part, placed) in enumerate(parts))
    head = "".join(f'<th scope="col">{words}</th>' for words in (_first_column(parts), _("Handling"), _("Sida")))
    return tidying.tidied(
        f'<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="author" content="{escape(author)}">{known}<meta name="generator" content="Samverka">'
        f'<meta name="dcterms.created" content="{made_at}"><meta name="dcterms.modified" content="{made_at}">'
        f'<style>{_STYLE}</style></head><body data-mark="" data-running="" data-secrecy="">'
        f'<p class="sender-name">{escape(author)}</p>{lines}<p class="reference">{long_date(made_on)}</p>'
        f'<h1>{escape(title)}</h1><h2>{escape(heading)}</h2><table class="contents"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></body></html>"
    )


def _first_column(parts: Sequence[tuple[Part, Placed]]) -> str:
    """Parts with notes are papers in a list of their own, and not what lies behind a letter."""
    return _("Nummer") if any(part.note for part, _placed in parts) else _("Bilaga")


def _row(place: int, part: Part, placed: Placed) -> str:
    pages = ngettext("%(count)d sida", "%(count)d sidor", placed.pages) % {"count": placed.pages}
    said = [f"{part.note} {pages}." if part.note else "", placed.remark]
    remark = "".join(f"<p>{escape(words)}</p>" for words in said if words)
    return (
        f'<tr><td>{escape(part.label) or "–"}</td><th scope="row"><a href="{_SCHEME}{place}">{escape(part.title)}</a>'
        f"{remark}</th><td>{placed.first_page}</td></tr>"
    )


def lead_to_parts(pdf: Pdf, pages: int, first_pages: Sequence[Object], words: Sequence[str]) -> None:
    """Let each link on the contents' pages lead to its part, and say so in words."""
    for page in pdf.pages[:pages]:
        for note in page.obj.get("/Annots", ()):
            address = str(note.get("/A", Dictionary()).get("/URI", ""))
            if note.get("/Subtype") == Name.Link and address.startswith(_SCHEME):
                place = int(address.removeprefix(_SCHEME))
                del note["/A"]
                note.Dest = top_of(first_pages[place])
                note.Contents = String(words[place])
