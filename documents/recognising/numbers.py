"""Diarienummer in the many forms that registers give them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?i)(?<![\wåäö])(?:polisens\s|kommunens\s|ks\s|vårt?\s)?(?:dnr|d\snr|diarienr|diarienummer|diarie\s?nr|ärendenr|ärendenummer|ärende\s?nr|ärende-?id|ärendebeteckning|ärende(?=\s?:)|beteckning|saknr)\.?\s?:?\s*"
)
_PREFIX = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}"
_FORM = re.compile(
    rf"""(?<![\w./:-])(?:
      {_PREFIX}[ /.-]?(?:19|20)\d\d[ ]?[/:.–-][ ]?\d{{1,6}}(?:[.:-]\d{{1,4}})*(?:[ ]\d{{3}}(?![\d/:.-]))?
    | (?:19|20)\d\d[/-]{_PREFIX}[ ]?\d{{1,6}}(?:[ ]\d{{3}}(?![\d/:.-]))?
    | (?:A|AA|AAA|AL|VLK|[A-Z]{{1,3}})[ -]?\d{{3}}[.-]\d{{2,6}}(?:/(?:19|20)?\d\d)
    | (?:[A-ZÅÄÖ]{{1,6}}-)?[A-ZÅÄÖ]{{1,6}}[ /-]?(?:1[5-9]|[2-4]\d)[/:-]\d{{3,6}}(?:[.:-]\d{{1,4}})*
    | [A-ZÅÄÖ]{{1,6}}-[A-ZÅÄÖ]{{1,6}}[ /-]?(?:19|20)\d\d\s?[/:-]\s?\d{{1,6}}(?:[.:-]\d{{1,4}})*
    | (?:19|20)?\d\d[A-ZÅÄÖ]{{2,6}}[ -]?\d{{1,6}}
    | A\d{{3}}\.\d{{2,3}}/(?:19|20)\d\d
    )(?![\w])""",
    re.VERBOSE,
)
_AFTER_LABEL = re.compile(
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}[ /.-]?)?\d{1,6}\s?[/:.-]\s?\d{1,8}(?:[./:-]\d{1,8}){0,3}"
    r"(?:[ ]\d{3}(?![\d/:.-]))?(?![\w])"
)
# "Avtalet har samma diarienummer med tillägget A, dvs. 2024/17:A"
_NAMED_AFTER = re.compile(r"[^\n.]{0,60}?(?:\bdvs\b\.?|\bd\.v\.s\.|\bnämligen\b|\balltså\b|\bär\b|\bblir\b)\s+")
_OWNER = re.compile(r"[A-ZÅÄÖ][\wåäöé-]{3,}(?:\s(?:kommun|stad))?s?:?\s+(?=[A-ZÅÄÖ\d])")
_NEXT = re.compile(rf"[ ]?(?:[,;|/]|och\b|samt\b)\s*(?={_OWNER.pattern})")
_OF_POLICE = re.compile(r"A\d{3}\.\d")
_PARAGRAPH = re.compile(r"(?m)^§\s?(\d{1,4})\b(.*)$")
_NOT_A_NUMBER = re.compile(
    r"(?i)^(?:sou|sfs|eu|iso|ds|prop|bet|rskr|dir|kap|lag|tel|sid|från|till|under|mars|maj|juni|juli|april|ht|vt|skr|åren?|för|hösten|våren|senast|den|rapport|nr|dnr)\b"
)
_DATE = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d$|^(?:19|20)\d\d\s?(?:[-–/]\s?(?:19|20)\d\d|[-–]\s?\d\d)$")
_ENDS_IN_DATE = re.compile(r"(?:^|\s)(?:19|20)\d\d-\d\d?-\d\d?$|^[A-ZÅÄÖ]?[a-zåäö]{3,}\s(?:19|20)\d\d\s?[-–]\s?\d")
_CUT = re.compile(r"(?i)(?:dnr|diarienummer)\.?:?\s*[A-ZÅÄÖ]{1,4}[ /-]?(?:19|20)\d\d[/:-](?!\d)")
_CITED = re.compile(r"\((?:dnr\s)?$|(?i:beslut|protokoll|ersätter|tidigare)\s\S{0,10}$")


@dataclass(frozen=True)
class _Found:
    """A number with whether it is cited from elsewhere, and whether it is said to be the police's."""

    number: str
    cited: bool
    of_police: bool


def find_numbers(head: str, text: str) -> tuple[str | None, list[str], str | None]:
    """The number in the head of the paper or after a label in its text, the other numbers found, and a doubt.

    Where the municipality's and the police's stand, it is the municipality's.
    """
    found = [one for one in (*_labelled(head), *_free(head), *_labelled(text[:20_000])) if not one.cited]
    police = {one.number for one in found if one.of_police}
    numbers = sorted(dict.fromkeys(one.number for one in found), key=lambda number: number in police)
    if not numbers:
        if _CUT.search(head) or _CUT.search(text[:5000]):
            return None, [], "Diarienumret verkar vara avbrutet i texten. Skriv in det från originalet."
        return None, [], None
    return numbers[0], numbers[1:], _doubt(numbers, head + text[:20_000], of_police=numbers[0] in police)


def _doubt(numbers: list[str], text: str, *, of_police: bool) -> str | None:
    """Why the first number may not be the paper's own or not all of it."""
    number, others = numbers[0], ", ".join(numbers[1:4])
    if re.search(re.escape(number) + r"[ ]?[-–/.:][ ]?\d", text):
        return f"Diarienumret {number} kan ha en fortsättning. Jämför med originalet."
    if others:
        return f"Fler diarienummer finns i texten ({others}). Kontrollera vilket som är papperets eget."
    if of_police:
        return f"{number} är polisens diarienummer. Kommunens hittades inte."
    paragraphs = _PARAGRAPH.findall(text)
    own = next((one for one, line in paragraphs if number in " ".join(line.split())), None)
    if own and len({one for one, _ in paragraphs}) > 1:
        return f"Diarienumret {number} står vid § {own} och hör kanske bara till den paragrafen."
    return None


def _labelled(text: str) -> Iterator[_Found]:
    """The numbers after each label, and those of other bodies that follow there: "Dnr: Lindhaga 2026/1, Polisen …"."""
    for label in _LABEL.finditer(text):
        cited = bool(_CITED.search(text[max(0, label.start() - 14) : label.start()]))
        words, start = label.group(), label.end()
        while found := _next_number(text, start):
            owner, number, start = found
            if not _DATE.match(number):
                yield _Found(_tidy(number), cited, _is_police(f"{words} {owner}", number))
            following = _NEXT.match(text, start)
            if not following:
                break
            words, start = "", following.end()


def _next_number(text: str, start: int) -> tuple[str, str, int] | None:
    """Whose it is, the number and where it ends."""
    owner, turn = _OWNER.match(text, start), _NAMED_AFTER.match(text, start)
    places = [("", start)]
    places += [(owner.group(), owner.end())] if owner else []
    places += [("", turn.end())] if turn else []
    for words, place in places:
        for form in (_FORM, _AFTER_LABEL):
            if match := form.match(text, place):
                return words, match.group(), match.end()
    return None


def _free(head: str) -> Iterator[_Found]:
    for match in _FORM.finditer(head):
        number = match.group()
        if not _NOT_A_NUMBER.match(number) and not _ENDS_IN_DATE.search(number):
            before = head[max(0, match.start() - 14) : match.start()]
            yield _Found(_tidy(number), bool(_CITED.search(before)), _is_police("", number))


def _is_police(words: str, number: str) -> bool:
    return "polis" in words.lower() or bool(_OF_POLICE.match(number))


def _tidy(number: str) -> str:
    return " ".join(number.split()).rstrip(".,:")
