"""What ties a Word file to the text that it came from: a bookmark at each section, and a property of the file.

A bookmark round a heading goes with it when the section is moved, is kept by Word and LibreOffice alike when the
file is saved, and is not seen on paper. Content controls round whole sections are not: LibreOffice drops them.
"""

import re

# A custom property of the file: which frozen text it is.
PROPERTY = "Samverka textversion"
_SECTION, _FILLED_IN = "avsnitt_", "rader_"
_MARK = re.compile(rf"({_SECTION}|{_FILLED_IN})([0-9a-f]{{32}})")


def section_mark(key: str) -> str:
    """The bookmark at the beginning of the section; a name in Word has at most forty signs."""
    return _SECTION + key.replace("-", "")


def filled_in_mark(key: str) -> str:
    """The bookmark where the rows begin that are printed after the section's own text."""
    return _FILLED_IN + key.replace("-", "")


def read_mark(name: str) -> tuple[str, bool] | None:
    """The key of the section, and whether the mark is the one of its rows; None for a bookmark of another kind."""
    found = _MARK.fullmatch(name)
    if not found:
        return None
    digits = found[2]
    key = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    return key, found[1] == _FILLED_IN
