"""From the blocks of a file to a reading of each paper in it: what it is, who, when, and what it says.

The reading is exactly the JSON of `import_paper --json`. It is a proposal to a person: what was not found is null or
empty, and what is unsure has a doubt with a Swedish sentence. A text that is no paper of ours gives one paper of type
"other" with a doubt; a file without text gives an empty list.

Apps above add what only they know of (term, obligations, pledges …) by `register`, once, in `ready()`.
"""

from collections.abc import Callable

from documents.recognising.chrome import without_chrome
from documents.recognising.pages import without_page_counts
from documents.recognising.paper import Paper
from documents.recognising.party_choice import borrow_municipality
from documents.recognising.reading import as_dict, read_paper
from documents.recognising.splitting import papers_in
from documents.recognising.tidying import tidied
from text.reading import Source

__all__ = ["Paper", "papers", "readings", "recognise", "register", "registered"]

Recogniser = Callable[[Paper], dict]
_recognisers: list[Recogniser] = []
_NOT_KNOWN = {
    "term": None,
    "focus_areas": [],
    "goals": [],
    "forums": [],
    "obligations": [],
    "pledges": [],
}


def register(recogniser: Recogniser) -> None:
    """Make known a function that reads more keys from a paper; it adds its doubts to `paper.doubts`."""
    if recogniser not in _recognisers:
        _recognisers.append(recogniser)


def registered() -> list[str]:
    """The names of the registered functions, by which another process finds them."""
    return [f"{recogniser.__module__}:{recogniser.__qualname__}" for recogniser in _recognisers]


def recognise(source: Source) -> list[dict]:
    """The reading of each paper in the file, in the order in which they stand."""
    return [reading for _paper, reading in readings(source)]


def readings(source: Source) -> list[tuple[Paper, dict]]:
    """Each paper of the file, with the blocks that it was read from, beside its reading."""
    return [(paper, _reading(paper)) for paper in papers(source)]


def papers(source: Source) -> list[Paper]:
    """The papers of a file with their sections as blocks, before the registered recognisers have read them."""
    cleaned = without_chrome(without_page_counts([block for block in source.blocks if block.text.strip()]))
    if not cleaned.blocks:
        return []
    first_pages = frozenset(mark.page for mark in source.page_marks if mark.number == 1)
    found = [
        read_paper(blocks, cleaned.dropped, offers_signed_copy=cleaned.offers_signed_copy)
        for group in papers_in(cleaned.blocks, first_pages)
        if (blocks := tidied(group))
    ]
    borrow_municipality(found)
    return found


def _reading(paper: Paper) -> dict:
    reading = as_dict(paper) | {key: value if value is None else list(value) for key, value in _NOT_KNOWN.items()}
    for recogniser in _recognisers:
        reading |= recogniser(paper)
    return reading | {"doubts": list(paper.doubts)}
