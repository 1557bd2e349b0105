"""Diarienummer in the many forms that registers give them."""

import re

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
_NOT_A_NUMBER = re.compile(
    r"(?i)^(?:sou|sfs|eu|iso|ds|prop|bet|rskr|dir|kap|lag|tel|sid|från|till|under|mars|maj|juni|juli|april|ht|vt|skr|åren?|för|hösten|våren|senast|den|rapport|nr)\b"
)
_DATE = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d$|^(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)$")
_ENDS_IN_DATE = re.compile(r"(?:^|\s)(?:19|20)\d\d-\d\d?-\d\d?$|^[A-ZÅÄÖ]?[a-zåäö]{3,}\s(?:19|20)\d\d\s?[-–]\s?\d")
_CUT = re.compile(r"(?i)(?:dnr|diarienummer)\.?:?\s*[A-ZÅÄÖ]{1,4}[ /-]?(?:19|20)\d\d[/:-](?!\d)")
_CITED = re.compile(r"\((?:dnr\s)?$|(?i:beslut|protokoll|ersätter|tidigare)\s\S{0,10}$")


def find_numbers(head: str, text: str) -> tuple[str | None, list[str], str | None]:
    """The number in the head of the paper or after a label in its text, the other numbers found, and a doubt."""
    found = [number for number, cited in (*_labelled(head), *_free(head)) if not cited] + [
        number for number, cited in _labelled(text[:20_000]) if not cited
    ]
    numbers = list(dict.fromkeys(found))
    if not numbers:
        if _CUT.search(head) or _CUT.search(text[:5000]):
            return None, [], "Diarienumret verkar vara avbrutet i texten. Skriv in det från originalet."
        return None, [], None
    if re.search(re.escape(numbers[0]) + r"[ ]?[-–/.:][ ]?\d", head + text[:20_000]):
        return numbers[0], numbers[1:], f"Diarienumret {numbers[0]} kan ha en fortsättning. Jämför med originalet."
    if len(numbers) > 1:
        others = ", ".join(numbers[1:4])
        return (
            numbers[0],
            numbers[1:],
            f"Fler diarienummer finns i texten ({others}). Kontrollera vilket som är papperets eget.",
        )
    return numbers[0], [], None


def _labelled(text: str) -> list[tuple[str, bool]]:
    found = []
    for label in _LABEL.finditer(text):
        for form in (_FORM, _AFTER_LABEL):
            match = form.match(text, label.end())
            if match and not _DATE.match(match.group()):
                found.append(
                    (_tidy(match.group()), bool(_CITED.search(text[max(0, label.start() - 14) : label.start()])))
                )
                break
    return found


def _free(head: str) -> list[tuple[str, bool]]:
    return [
        (_tidy(match.group()), bool(_CITED.search(head[max(0, match.start() - 14) : match.start()])))
        for match in _FORM.finditer(head)
        if not _NOT_A_NUMBER.match(match.group()) and not _ENDS_IN_DATE.search(match.group())
    ]


def _tidy(number: str) -> str:
    return " ".join(number.split()).rstrip(".,:")
