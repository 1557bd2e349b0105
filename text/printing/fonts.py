"""The typeface of the papers, made at set-up by `tools/make_fonts.py`, and what can be written with it."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.translation import gettext as _

from base.refusals import Refused

FAMILY = "Samverka Sans"
FOLDER = Path(__file__).resolve().parents[2] / "var" / "fonts"

# Not seen, but found by nobody who searches for the word around it.
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufe0e\ufe0f\ufeff")

# What people's word processors write, by what the typeface has. The private-use signs are Word's Symbol and Wingdings.
STAND_INS = str.maketrans(
    {
        **dict.fromkeys(ZERO_WIDTH, ""),
        **dict.fromkeys("⇒➔➜➝➞➡⟶\uf0e0\uf0e8", "→"),
        **dict.fromkeys("⇐⬅⟵\uf0df", "←"),
        **dict.fromkeys("⇔⟷", "↔"),
        **dict.fromkeys("□▢❏❑⬜\uf0a8\uf06f", "☐"),
        **dict.fromkeys("✅\uf0fe", "☑"),
        **dict.fromkeys("❎✗✘\uf0fd", "☒"),
        **dict.fromkeys("✔\uf0fc", "✓"),
        **dict.fromkeys("◦○‣⦁∙⁃►▸▶◆❖\uf0b7\uf076\uf0d8", "•"),
        **dict.fromkeys("◼⬛\uf06e", "■"),
        **dict.fromkeys("⬤⚫\uf06c", "●"),
        **dict.fromkeys("\u2028\u2029\x0b\x0c", " "),
        "\uf0a7": "▪",
        "―": "—",
        "∼": "~",
        "∗": "*",
        "⋅": "·",
    }
)


class FontsMissing(RuntimeError):
    """The typeface has not been made on this machine."""


class Unprintable(Refused):
    """Signs that the typeface lacks; the message is a Swedish sentence for the person who typed them."""

    def __init__(self, signs: list[str], heading: str = ""):
        self.signs = signs
        quoted = ", ".join(f"”{sign}”" for sign in signs[:5])
        if len(signs) == 1:
            sentence = _("Tecknet %(signs)s går inte att skriva ut. Ta bort det eller skriv med ord.")
        else:
            sentence = _("Tecknen %(signs)s går inte att skriva ut. Ta bort dem eller skriv med ord.")
        where = _(" (Under rubriken ”%(heading)s”.)") % {"heading": heading} if heading else ""
        super().__init__(sentence % {"signs": quoted} + where)


def files() -> list[Path]:
    """The font files in a fixed order; raises FontsMissing where set-up has not been run."""
    paths = sorted(FOLDER.glob("*.ttf"))
    if not paths:
        raise FontsMissing(_("Typsnitten för utskrift saknas. Kör: python tools/make_fonts.py"))
    return paths


@cache
def digest() -> str:
    """Tells one edition of the typeface from another."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in files())).hexdigest()


@cache
def covered() -> frozenset[str]:
    """The signs that every face of the typeface has."""
    from fontTools.ttLib import TTFont

    faces = [set(TTFont(path, lazy=True).getBestCmap()) for path in files()]
    return (frozenset(map(chr, set.intersection(*faces))) | {"\n", "\r", "\t"}) - ZERO_WIDTH


def missing_signs(text: str) -> list[str]:
    """The signs of the text that cannot be printed even after `printable`, each once, in order of appearance."""
    if _is_covered(text):
        return []
    return [sign for sign in dict.fromkeys(_with_stand_ins(text)) if sign not in covered()]


def printable(text: str) -> str:
    """The text with signs that the typeface lacks written another way; raises Unprintable where there is no other."""
    if _is_covered(text):
        return text
    written = _with_stand_ins(text)
    if lacking := [sign for sign in dict.fromkeys(written) if sign not in covered()]:
        raise Unprintable(lacking)
    return written


def _is_covered(text: str) -> bool:
    """Whether it can be printed as it stands, which nearly all texts can."""
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and not set(text) - covered())


def refuse_missing(text: str) -> None:
    """Raise Unprintable where the text holds, as it stands, a sign that would come out as an empty box."""
    if lacking := set(text) - covered():
        raise Unprintable(sorted(lacking))


def _with_stand_ins(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(STAND_INS)
    return "".join(sign if sign in covered() else _other_form(sign) for sign in text)


def _other_form(sign: str) -> str:
    """The plain form of a compatibility sign (`ﬁ` is `fi`), nothing for a control sign, otherwise the sign itself."""
    if unicodedata.category(sign) in {"Cc", "Cf"}:
        return ""
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain != sign and set(plain) <= covered() else sign


@contextmanager
def only_these() -> Iterator[None]:
    """Within, fontconfig reads a configuration that knows our fonts and no other on the machine."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_configuration())
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _configuration() -> Path:
    files()
    folder = Path(settings.DATA_DIR) / "fontconfig"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "fonts.conf"
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>'
        f"<dir>{escape(str(FOLDER))}</dir><cachedir>{escape(str(folder))}</cachedir></fontconfig>\n"
    )
    if not path.exists() or path.read_text() != text:
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(text)
        part.replace(path)
    return path
