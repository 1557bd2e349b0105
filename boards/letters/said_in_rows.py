"""Whether a text says more than the rows do, and its words as they were before a reader took them apart."""

import re
from html import escape

import lxml.html
from lxml import etree

from boards.recognising import deciding
from documents.recognising.periods import years_joined

BETWEEN = " \t\n\xa0:;,.•–-"


def said_besides(text: str, values: list[str]) -> str:
    """What the text says besides the values, which may stand in any order and with numbers before them."""
    wanted = sorted(filter(None, values), key=len, reverse=True)
    known = re.compile("|".join(pattern(value) for value in wanted) or r"(?!)", re.IGNORECASE)
    return re.sub(r"(?<!\w)\d{1,2}[.)]", " ", known.sub(" ", text)).strip(BETWEEN)


def pattern(value: str) -> str:
    """The words of the value, whatever spaces and dashes stand between them."""
    words = [re.escape(word) for word in re.split(r"[\s–-]+", value.strip()) if word]
    # A point begins with a capital in the rows, also where the text has none.
    return r"(?i:(?<!\w)" + r"[\s–-]*".join(words) + r"(?!\w))" if words else r"(?!)"


def without_lead(text: str) -> str:
    lead = deciding.find_lead(text)
    return text[lead.end() :] if lead and not text[: lead.start()].strip() else text


def plain(html: str) -> str:
    """The words of the section, a space between its blocks."""
    if not html.strip():
        return ""
    return " ".join(" ".join(lxml.html.fragment_fromstring(html, create_parent="div").itertext()).split())


def with_dashes(html: str) -> str:
    """The dash between years put back, in the words and in no address."""
    if not html.strip():
        return html
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        element.text, element.tail = years_joined(element.text or ""), years_joined(element.tail or "")
    inner = [
        escape(root.text or "", quote=False),
        *(etree.tostring(child, encoding="unicode", method="html") for child in root),
    ]
    return "".join(inner)
