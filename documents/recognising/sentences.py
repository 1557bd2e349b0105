"""Sentences of Swedish running text, with the abbreviations that end in a full stop kept whole."""

import re

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:t\.?\s?ex|bl\.?\s?a|ca|c:a|nr|dnr|kl|tel|tf|t\.f|s\.?\s?k|st|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|f\.d|inkl|exkl|enl|dvs|"
    r"d\.v\.s|kap|ang|resp|obs|bitr|stf|v|jan|feb|febr|apr|aug|sept?|okt|nov|dec|org|alt|prop|sid|bil)\.$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}\.$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its own full stop; newlines always end one."""
    return [sentence for line in text.split("\n") for sentence in _of_line(line) if sentence]


def _of_line(line: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(line):
        if _goes_on(line, start, end):
            continue
        found.append(line[start : end.end()].strip())
        start = end.end()
    found.append(line[start:].strip())
    return found


def _goes_on(line: str, start: int, end: re.Match) -> bool:
    if not end.group().startswith("."):
        return False
    before = line[max(start, end.start() - 12) : end.start() + 1]
    after = line[end.end() : end.end() + 3].lstrip()
    if after[:1].islower():
        return True
    return bool(_ABBREVIATION.search(before) or _NUMBERED.search(before)) and bool(after)
