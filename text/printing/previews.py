"""Pages of a PDF as pictures for a screen, in a process of its own, since the file may hold what others wrote."""

import base64
from collections.abc import Iterable

from django.utils.translation import gettext as _

from text.apart import run_apart
from text.printing import drawing


def pages_as_png(pdf: bytes, number: int, width: int) -> bytes:
    """One page, from 1, as PNG of that many dots across. Raises Refused for a page or a file that cannot be shown."""
    return pictures(pdf, [number], width)[0]


def pictures(pdf: bytes, numbers: Iterable[int], width: int) -> list[bytes]:
    """Several pages of one file, which is opened once; one at a time is in memory. Otherwise as `pages_as_png`."""
    answer = run_apart(
        drawing.drawn,
        pdf,
        str(width),
        *(str(number) for number in numbers),
        heavy=_("Sidan är för tung att visa. Öppna PDF-filen i stället."),
        broken=_("Sidan går inte att visa. Öppna PDF-filen i stället."),
    )
    return [base64.b64decode(each) for each in answer]
