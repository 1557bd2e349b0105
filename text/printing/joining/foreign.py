"""Finished PDFs from outside: whether one can be put among papers of ours, how, and what its reader should know."""

import base64
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from text.apart import run_apart
from text.printing.joining import foreign_work

# For a file of the most pages there may be, on a slow machine: when somebody waits for it, and when the worker does.
SECONDS_TO_JUDGE = 60
SECONDS_TO_PREPARE = 900

_REMARKS = {
    "tagged": "",
    "carrying": gettext_lazy("Filen har andra filer i sig. Den ligger därför också bifogad som den kom."),
    "pictured": gettext_lazy(
        "Filen uppfyller inte kraven på arkivering och tillgänglighet. Den är inlagd som bilder av sidorna, med sidans "
        "ord som alternativtext, och ligger också bifogad som den kom."
    ),
    "scanned": gettext_lazy(
        "Filen är inskannad och saknar text, så den kan varken läsas upp eller sökas i. Den är inlagd som bilder av "
        "sidorna och ligger också bifogad som den kom."
    ),
    "signed": gettext_lazy(
        "Filen är elektroniskt undertecknad. Den är inlagd som bilder av sidorna, så att underskriften inte bryts, och "
        "ligger också bifogad som den kom."
    ),
}


class Judged(NamedTuple):
    """A finished file before it is put in. remark: a Swedish sentence for who chooses it, or ""."""

    pages: int
    is_accessible: bool
    remark: str


class Prepared(NamedTuple):
    """A finished file as it is put in. carries_original: whether it should lie beside as it came."""

    pdf: bytes
    pages: int
    remark: str
    carries_original: bool


def judge(data: bytes) -> Judged:
    """What will happen to the file, for when it is chosen. Raises Refused for one that cannot be put in."""
    answer = _apart(foreign_work.judged, data, seconds=SECONDS_TO_JUDGE)
    form = answer["form"]
    return Judged(answer["pages"], form in {"tagged", "carrying"}, str(_REMARKS[form]))


def prepare(data: bytes, title: str) -> Prepared:
    """The file as it can be joined with others. Raises Refused for one that cannot be put in."""
    answer = _apart(foreign_work.prepared, data, title, seconds=SECONDS_TO_PREPARE)
    form = answer["form"]
    return Prepared(base64.b64decode(answer["pdf"]), answer["pages"], str(_REMARKS[form]), form != "tagged")


def _apart(work, data: bytes, *words: str, seconds: int) -> dict:
    return run_apart(
        work,
        data,
        *words,
        heavy=_("Filen är för tung att läsa. Dela upp den eller spara den med lägre upplösning och försök igen."),
        broken=_("Filen är skadad och går inte att läsa. Spara den på nytt som PDF och försök igen."),
        seconds=seconds,
    )
