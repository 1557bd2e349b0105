"""Bytes of a text file as characters."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In the order in which they are believed when they read equally well: Windows, old DOS, old Macintosh.
_EIGHT_BIT = ("cp1252", "cp850", "mac_roman")
_SWEDISH = frozenset("åäöÅÄÖ")
# What UTF-8 looks like when a program has taken it for Windows text and saved it so.
_TWICE_ENCODED = ("Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–")


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text, and Swedish notes where the encoding was guessed or looks wrong."""
    text, encoding = _decode(data)
    notes = []
    if encoding in ("cp850", "mac_roman"):
        notes.append("Filen är sparad på ett gammalt sätt. Kontrollera att å, ä och ö har blivit rätt.")
    if "\ufffd" in text or sum(text.count(sign) for sign in _TWICE_ENCODED) >= 2:
        notes.append("Några tecken i filen är trasiga, ofta å, ä och ö. Jämför med originalet.")
    return text, notes


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = max(_EIGHT_BIT, key=lambda name: _swedish_letters(data, name))
        return _eight_bit(data, encoding), encoding


def _unmarked_utf16(data: bytes) -> str:
    sample = data[:2000]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return ""
    if sample[1::2].count(0) > 0.7 * half and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _eight_bit(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _swedish_letters(data: bytes, encoding: str) -> int:
    return sum(character in _SWEDISH for character in _eight_bit(data[:200_000], encoding))
