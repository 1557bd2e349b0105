"""Whether a scanned paper can be opened and seen."""

import io

import pypdf
from PIL import Image

from base.refusals import Refused

_BROKEN = "Filen är skadad och går inte att öppna. Skanna papperet eller spara filen på nytt och försök igen."


def check_scan(data: bytes) -> None:
    """Raises Refused with a sentence for a PDF, PNG or JPEG that is broken, locked or without pages."""
    try:
        _check_pdf(data) if data.startswith(b"%PDF-") else _check_picture(data)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # both libraries raise more than their own errors on broken files
        raise Refused(_BROKEN) from error


def _check_pdf(data: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Refused("Filen är lösenordsskyddad. Spara den utan lösenord och försök igen.")
    if not any(page.mediabox.width and page.mediabox.height for page in reader.pages):
        raise Refused("Filen har inga sidor. Skanna papperet eller spara filen på nytt och försök igen.")


def _check_picture(data: bytes) -> None:
    with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture:
        picture.load()
