"""What the files of a package are called, as a case system takes them: plain letters, no spaces, no two alike."""

from documents.file_names import ending_of, number_part, words_of_name

MOST = 120


def part_name(registry_number: str, number: int, title: str) -> str:
    """`KS-2026-123_Tjansteskrivelse.pdf`, `KS-2026-123_Bilaga-2_Forslag-samverkansoverenskommelse.pdf`."""
    return _joined([number_part(registry_number), _appendix(number), words_of_name(title)], "pdf")


def original_name(registry_number: str, number: int, name: str, media_type: str) -> str:
    """`KS-2026-123_Bilaga-1_Original.pdf`: the file that lies unchanged beside a part."""
    return _joined([number_part(registry_number), _appendix(number), "Original"], ending_of(name, media_type))


def whole_name(registry_number: str, number: int, ending: str) -> str:
    """`KS-2026-123_Handlingar-2.pdf`: the package itself, with its number."""
    return _joined([number_part(registry_number), f"Handlingar-{number}"], ending)


def unlike(name: str, taken: set[str]) -> str:
    """The name, or one more in a row where it is taken; large and small letters are the same to some systems."""
    stem, _dot, ending = name.rpartition(".")
    place, found = 1, name
    while found.lower() in taken:
        place += 1
        found = f"{stem}-{place}.{ending}"
    taken.add(found.lower())
    return found


def _appendix(number: int) -> str:
    return f"Bilaga-{number}" if number else ""


def _joined(parts: list[str], ending: str) -> str:
    return "_".join(filter(None, parts))[: MOST - len(ending) - 5] + f".{ending}"
