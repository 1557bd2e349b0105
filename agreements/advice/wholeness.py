"""Whether a draft is a whole agreement of which one can ask what it does not say."""

from agreements.models.agreement import WITHIN_TERM
from documents.advice.words import PaperWords

# Fewer signs than these are a beginning.
_BEGUN = 400


def is_whole(words: PaperWords) -> bool:
    """Not a beginning, and not an amendment or extension, which says only what is changed."""
    follows = words.content["facts"].get("follows") or {}
    return follows.get("relation") not in WITHIN_TERM and len(words.text) >= _BEGUN
