"""A PDF: its lines by place and typeface become headings, paragraphs, items and tables."""

import io

import pdfplumber
import pypdf

from text.reading.entries import as_blocks
from text.reading.pdf_lines import PdfLine, pages_of_lines
from text.reading.pdf_margins import without_margins
from text.reading.pdf_paragraphs import as_entries
from text.reading.source import Reading, Unreadable

MOST_PAGES = 150
_FEWEST_LETTERS = 20


def read_pdf(data: bytes) -> Reading:
    """The text of a PDF page by page, without the heads and feet that its pages share."""
    notes = _checked(data)
    try:
        with pdfplumber.open(io.BytesIO(data), password="") as pdf:
            pictured = [bool(page.images) for page in pdf.pages]
            pages = pages_of_lines(pdf.pages)
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # pdfminer lets errors of every kind through
        raise Unreadable("Filen är skadad och går inte att läsa. Spara den på nytt som PDF och försök igen.") from error
    _check_letters(pages)
    lines, marks, margins = without_margins(pages)
    blocks = as_blocks(as_entries(lines), paged=True)
    notes += _unread_pages(pages, pictured)
    return Reading(blocks=blocks, notes=notes, pages=len(pages), page_marks=marks, margins=margins)


def _checked(data: bytes) -> list[str]:
    """Notes on what the file holds besides text; raises Unreadable when it is locked, broken or too long."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        length = 0 if locked else len(reader.pages)
        catalogue = {} if locked else reader.trailer["/Root"]
        names = catalogue.get("/Names") or {}
        names = names.get_object() if hasattr(names, "get_object") else names
    except MemoryError:
        raise
    except Exception as error:  # pypdf raises more than its own errors on broken files
        raise Unreadable("Filen är skadad och går inte att läsa. Spara den på nytt som PDF och försök igen.") from error
    if locked:
        raise Unreadable("Filen är lösenordsskyddad. Spara den utan lösenord och försök igen.")
    if not length:
        raise Unreadable("Filen har inga sidor. Spara den på nytt som PDF och försök igen.")
    if length > MOST_PAGES:
        raise Unreadable(
            f"Filen har {length} sidor; högst {MOST_PAGES} kan läsas. Spara de sidor som är själva papperet för sig."
        )
    found = {
        "Filen innehåller skript; de har inte körts och är inte med.": "/JavaScript" in names
        or "JavaScript" in str(catalogue.get("/OpenAction"))
        or "/AA" in catalogue,
        "Filen har bifogade filer; de har inte öppnats och är inte med.": "/EmbeddedFiles" in names,
        "Filen är ett formulär; kontrollera att det som är ifyllt är med.": "/AcroForm" in catalogue,
    }
    return [sentence for sentence, true in found.items() if true]


def _check_letters(pages: list[list[PdfLine]]) -> None:
    text = "".join(line.text for lines in pages for line in lines)
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise Unreadable(
            "Filen är en bild av ett papper utan text som går att läsa. "
            "Skriv av texten, eller lägg in filen som skannat original."
        )
    if text.count("(cid:") * 20 > len(text.split()):
        raise Unreadable(
            "Texten i filen är sparad så att den inte går att läsa ut. "
            "Spara papperet på nytt från Word som PDF eller DOCX."
        )


def _unread_pages(pages: list[list[PdfLine]], pictured: list[bool]) -> list[str]:
    empty = [
        str(number)
        for number, (lines, picture) in enumerate(zip(pages, pictured, strict=True), 1)
        if picture and not lines
    ]
    if not empty:
        return []
    one = len(empty) == 1
    which = f"Sidan {empty[0]} är en bild" if one else f"Sidorna {', '.join(empty[:-1])} och {empty[-1]} är bilder"
    return [f"{which} utan text och har inte lästs."]
