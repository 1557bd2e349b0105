"""Everything that a PDF can carry words in, opened: what must be empty of a word that is masked."""

import io
import re

import pikepdf
import pypdf
import pypdfium2

from text.printing.masking import Words, find

_SPLIT = re.compile(r"\s+")


def carriers(data: bytes) -> dict[str, str]:
    """The texts of the file by where they lie: raw bytes, streams, strings of objects, properties, text as read."""
    found = {"bytes": _decodings(data)}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, thing in enumerate(pdf.objects):
            found[f"object {number}"] = " ".join(_strings(thing))
            if isinstance(thing, pikepdf.Stream):
                found[f"stream {number}"] = _decodings(_content(thing))
        for name, attached in pdf.attachments.items():
            found[f"attachment {name}"] = name + _decodings(attached.get_file().read_bytes())
        with pdf.open_metadata() as metadata:
            found["metadata"] = str(metadata)
    reader = pypdf.PdfReader(io.BytesIO(data))
    found["pypdf"] = "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    read = pypdfium2.PdfDocument(data)
    found["pdfium"] = "\n".join(page.get_textpage().get_text_range() for page in read)
    return found


def where(data: bytes, word: str) -> list[str]:
    """Where the word is in the file, however it is written."""
    return [place for place, text in carriers(data).items() if _has(text, word)]


def _has(text: str, word: str) -> bool:
    folded = _SPLIT.sub("", text).casefold()
    return _SPLIT.sub("", word).casefold() in folded or bool(find(text, [Words(word)]))


def _content(stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # pictures in their own packing
        return stream.read_raw_bytes()


def _decodings(data: bytes) -> str:
    return " \0 ".join(data.decode(code, "ignore") for code in ("latin-1", "utf-8", "utf-16-be", "utf-16-le"))


def _strings(thing, depth: int = 0):
    if depth > 3 or (depth and getattr(thing, "is_indirect", False)):
        return
    if isinstance(thing, pikepdf.String | str):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            yield from _strings(each, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for name, each in thing.items():
            yield str(name)
            yield from _strings(each, depth + 1)
