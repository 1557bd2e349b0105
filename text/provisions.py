"""Whether words look like a provision of a law, as it is written in Swedish decisions."""

import re

_PARAGRAPH = re.compile(r"\d+\s?[a-z]?\s?§", re.IGNORECASE)
_BY_COLON = re.compile(r"\b\d+(?:\s?[a-z])?:\d+")
_LAW = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b|lag(?:en)?\b|förordning(?:en)?\b|balk(?:en)?\b|\b\d{4}:\d+")
_SHORT = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b")


def looks_like_provision(words: str) -> bool:
    """A paragraph of a named law: "21 kap. 7 § OSL", "5 § lagen (2023:196) om …", "OSL 21:7"."""
    if _PARAGRAPH.search(words):
        return bool(_LAW.search(_PARAGRAPH.sub("", words)))
    return bool(_BY_COLON.search(words) and _SHORT.search(words))
