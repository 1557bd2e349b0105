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

# What is said of files that are chosen, after the name of one or of several.
_WILL_BE = {
    "tagged": "",
    "carrying": gettext_lazy("har andra filer i sig, och bifogas därför också i original."),
    "pictured": gettext_lazy(
        "läggs in som bilder av sidorna med orden som alternativtext, och bifogas också i original: kraven på "
        "arkivering och tillgänglighet är inte uppfyllda."
    ),
    "scanned": gettext_lazy(
        "läggs in som bilder av sidorna, och bifogas också i original: det finns ingen text att söka i eller läsa upp."
    ),
    "signed": gettext_lazy(
        "läggs in som bilder av sidorna, så att den elektroniska underskriften inte bryts, och bifogas också i "
        "original."
    ),
}


class Judged(NamedTuple):
    """A finished file before it is put in. remark: how a Swedish sentence goes on after its name, or ""."""

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
    return Judged(answer["pages"], form in {"tagged", "carrying"}, str(_WILL_BE[form]))


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
