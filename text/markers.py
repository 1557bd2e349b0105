"""The sign before a list item in plain text: bullets and numbers."""

import re
from dataclasses import dataclass

BULLETS = "•●○◦∙·‣▪▫■□◼◻➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076*–—-"
_BULLET = re.compile(rf"([{re.escape(BULLETS)}])\s+(?=\S)|(o)\s+(?=[^\W_])")
_LONE_BULLET = re.compile(rf"[{re.escape(BULLETS)}]$")
_NUMBER = re.compile(r"(\d{1,2}|[a-zåäö])([.)])\s+(?=\S)")


@dataclass(frozen=True)
class Marker:
    """The sign before a list item: a bullet (number is None) or a number; letters count from a = 1."""

    glyph: str
    rest: str
    number: int | None = None


def marker(line: str) -> Marker | None:
    line = line.lstrip()
    if found := _BULLET.match(line):
        return Marker(glyph=found[1] or found[2], rest=line[found.end() :])
    if _LONE_BULLET.match(line.rstrip()) and line[0] not in "-–—*":
        return Marker(glyph=line[0], rest="")
    if found := _NUMBER.match(line):
        value, sign = found[1], found[2]
        number = int(value) if value.isdigit() else "abcdefghijklmnopqrstuvwxyzåäö".index(value) + 1
        return Marker(glyph=("1" if value.isdigit() else "a") + sign, rest=line[found.end() :], number=number)
    return None
