"""Files that are uploaded as appendices: which may be, how they will be put in, and what they are called."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from django.utils.translation import gettext as _

from base.refusals import Refused
from base.templatetags.base_tags import enumerated
from boards.appendices.changing import Upload
from boards.models import Appendix, BoardLetter
from documents.uploads import LARGEST, media_type
from documents.views.common import storable
from text.printing.joining import judge

_WORD = {"doc", "docx", "odt", "rtf", "pages", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "txt", "htm", "html"}
_PICTURES = {"png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"}


def why_not(file) -> str:
    """Why the file cannot be an appendix, with its name first and what to do; empty for one that can.

    One that can be has `judged` then: how it will be put in.
    """
    beginning = file.read(1024)
    file.seek(0)
    kind, ending = media_type(beginning), PurePath(file.name).suffix.lower().removeprefix(".")
    if kind == "application/pdf":
        return _why_not_pdf(file)
    return _no_pdf(kind, ending, is_empty=not beginning) % {"name": storable(file.name)}


def _no_pdf(kind: str | None, ending: str, *, is_empty: bool) -> str:
    if is_empty:
        return _("”%(name)s” är tom. Välj en annan fil.")
    if kind or ending in _PICTURES:
        return _(
            "”%(name)s” är en bild. En bilaga är en PDF: öppna bilden, välj Skriv ut och spara som PDF, eller skanna "
            "om till PDF."
        )
    if ending in _WORD:
        return _("”%(name)s” är ingen PDF. Öppna filen, välj Spara som PDF och ladda upp PDF:en.")
    return _("”%(name)s” är ingen PDF. Spara den som PDF och ladda upp den.")


def _why_not_pdf(file) -> str:
    if file.size > LARGEST:
        said = _("”%(name)s” är större än 25 MB. Spara den med lägre upplösning, eller dela upp den, och försök igen.")
        return said % {"name": storable(file.name)}
    try:
        file.judged = judge(file.read())
    except Refused as refusal:
        return f"”{storable(file.name)}”: {refusal.sentence}"
    finally:
        file.seek(0)
    return ""


def remarks(files: Iterable) -> Iterator[str]:
    """How those that do not go in as they are will be put in: one sentence for all that go the same way."""
    alike: dict[str, list[str]] = {}
    for file in files:
        if file.judged.remark:
            alike.setdefault(file.judged.remark, []).append(f"”{storable(file.name)}”")
    for remark, names in alike.items():
        yield f"{enumerated(names)} {remark}"


def already_there(letter: BoardLetter, kept: Iterable[Upload], added: Iterable[Appendix]) -> Iterator[str]:
    """Which appendix each of the uploaded files is that was not laid behind the letter once more."""
    new = [row.file_id for row in added]
    there = {row.file_id: row for row in letter.appendices.exclude(file=None)}
    for each in kept:
        if each.file.pk in new:
            new.remove(each.file.pk)
        elif row := there.get(each.file.pk):
            words = {"name": each.name, "number": row.position + 1, "title": row.title}
            yield _("Filen ”%(name)s” finns redan, som bilaga %(number)s ”%(title)s”.") % words


def title_of(name: str) -> str:
    """A first title for a file: its name without the ending, as words."""
    words = re.sub(r"[_\s]+", " ", PurePath(storable(name)).stem).strip()
    return (words[:1].upper() + words[1:])[:300] or _("Bilaga")
