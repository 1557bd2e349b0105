"""How often something happens, by the words of a sentence."""

import re

from documents.recognising.dates import MONTHS

_NUMBERS = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_NUMBERS |= {"sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12}
_NOT_COUNTED = r"(?!procent|kronor|kr\b|minut|timm|person|invånar|brott|anmäl|år\b)"
_ORDINALS = {
    "annan": 2,
    "annat": 2,
    "tredje": 3,
    "fjärde": 4,
    "femte": 5,
    "sjätte": 6,
    "åttonde": 8,
    "tolfte": 12,
    "fjortonde": 14,
    "artonde": 18,
}
_NUMBER = r"(?P<number>en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2})"
_UNIT = (
    r"(?P<unit>(?:verksamhets|kalender)?år(?:et|en)?|halvår(?:et)?|termin(?:en)?|kvartal(?:et)?|"
    r"mån(?:ad(?:en)?)?|vecka(?:n)?|v|dag(?:en)?|dygn(?:et)?|mandatperiod(?:en)?)\b"
)
_TIMES = re.compile(
    rf"(?i)\b{_NUMBER}(?:\s?(?:till|à|[-–])\s?(?P<upper>två|tre|fyra|fem|sex|sju|åtta|\d{{1,2}}))?\s?(?:gång(?:er)?|ggr|gr|g|x|"
    r"tillfälle(?:n)?|sammanträden?|kvällar|dagar|nätter|pass|[a-zåäö-]*(?:möten?|träffar?|vandring(?:ar)?|kontroller|besök))?\.?\s?"
    rf"(?P<other>{_NOT_COUNTED}[a-zåäö]{{4,}}\s)?"
    rf"(?:(?:per|om|varje|under|i)\s|/\s?){_UNIT}"
)
ORDINAL = "annan|annat|tredje|fjärde|femte|sjätte|åttonde|tolfte|fjortonde|artonde"
_WEEKDAY = "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"
_EVERY = re.compile(
    rf"(?i)\b(?:var\s?(?P<ordinal>{ORDINAL})|var(?:je|t)|var)\s"
    rf"(?P<unit>år|halvår|termin|kvartal|månad|vecka|dag|dygn|helg|natt|kväll|arbetsdag|vardag|(?:{_WEEKDAY})(?:s\w+)?|"
    r"höst|vår|sommar|vinter|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b"
)
_SEASON = rf"(?:vår|sommar|höst|vinter|{'|'.join(MONTHS)})"
# "Varje vår och höst", "i mars och oktober varje år", "varje vår- och hösttermin"; "mellan mars och maj" is one time.
_SEASONS = re.compile(
    rf"(?i)(?<!mellan\s)\b{_SEASON}(?:en|-)?(?:,\s{_SEASON}(?:en)?)*\s(?:och|samt)\s(?:(?:varje|på|under|i)\s)?"
    rf"{_SEASON}(?:en|termin(?:en)?)?\b"
)
_EACH_YEAR = re.compile(r"(?i)\b(?:varje|årlig\w*|årsvis|per\sår|om\såret)\b")
_TWO_DAYS = re.compile(rf"(?i)\b(?:{_WEEKDAY})(?:s\w+)?-?(?:\s(?:och|samt|eller)|,|\s?[-–])\s?(?:{_WEEKDAY})")
_OTHER_EVERY = re.compile(r"(?i)\bvar\s?(?P<number>\d{1,2}):?\s?[aeje]{1,2}\s(?P<unit>vecka|dag|år|månad)\b")
_GAP = re.compile(rf"(?i)\bmed\s{_NUMBER}\s?(?P<unit>års|månaders|veckors)\s(?:mellanrum|intervall)\b")
_ADVERBS = (
    (re.compile(r"(?i)\b(?:årligen|årlig|årliga|årsvis)\b"), 12),
    (re.compile(r"(?i)\b(?:halvårsvis|varje\shalvår)\b"), 6),
    (re.compile(r"(?i)\b(?:kvartalsvis|kvartalsvisa)\b"), 3),
    (
        re.compile(
            r"(?i)\b(?:månadsvis|månatlig(?:en|a|t)?|månadsgenomgång(?:en)?|månadsmöte[nt]?|månadsrapport\w*)\b"
        ),
        1,
    ),
    (re.compile(r"(?i)\b(?:terminsvis|halvårsrapport\w*)\b"), 6),
    (re.compile(r"(?i)\b(?:kvartalsrapport\w*|kvartalsmöte\w*)\b"), 3),
    (re.compile(r"(?i)\b(?:årsvis|årsrapport\w*|årsmöte\w*)\b"), 12),
    (re.compile(r"(?i)\b(?:tvåårsvis|vartannat|varannat)\b"), 24),
)
_OFTENER = (
    (re.compile(r"(?i)\b(?:dagligen|dagliga\s(?:möten|avstämning\w*|rapporter))\b"), 365),
    (re.compile(r"(?i)\b(?:veckovis|veckovisa|veckoavstämning\w*|veckomöte\w*)\b"), 52),
)
_NAMES_A_THING = re.compile(
    r"(?i)månadsgenomgång|(?:månads|kvartals|halvårs|års|vecko)(?:rapport|möte|avstämning)|\bbör\b|arbetsdag|vardag"
)
_WEAK_YEARLY = re.compile(
    r"(?i)\bårliga\s(?:medborgarlöften|trygghetsmätning(?:en|ar)?|medborgarlöftena|trygghetsvandringen)\b"
)
_UNIT_MONTHS = {"år": 12, "halvår": 6, "termin": 6, "kvartal": 3, "månad": 1}
_UNIT_MONTHS |= dict.fromkeys(("vår", "sommar", "höst", "vinter", *MONTHS), 12)
_UNIT_PER_YEAR = {"verksamhetsår": 1, "kalenderår": 1, "år": 1, "halvår": 2, "termin": 2, "kvartal": 4, "mån": 12}
_UNIT_PER_YEAR |= {"v": 52, "dag": 365, "dygn": 365}
_DAYS_PER_YEAR = {"dag": 365, "dygn": 365, "natt": 365, "kväll": 365, "arbetsdag": 250, "vardag": 250}


def how_often(sentence: str) -> tuple[int | None, int | None]:
    """(months between, times a year), one of them None, or both."""
    if match := _GAP.search(sentence):
        number = _number(match["number"])
        unit = match["unit"].lower()
        return (number * 12, None) if unit == "års" else (number, None) if unit[0] == "m" else (None, 52 // number)
    if match := _OTHER_EVERY.search(sentence):
        return _every_number(match["unit"].lower(), _number(match["number"]))
    if match := _TIMES.search(sentence):
        return _times(match)
    if seasons := _seasons(sentence):
        return None, seasons
    if match := _EVERY.search(sentence):
        return _every(match)
    for form, times in _OFTENER:
        if form.search(sentence):
            return None, times
    for form, months in _ADVERBS:
        if form.search(sentence) and not _only_weak(sentence):
            return months, None
    return None, None


def _times(match: re.Match) -> tuple[int | None, int | None]:
    unit, number = match["unit"].lower(), _number(match["number"])
    if unit.startswith("mandat"):
        return 48 // max(1, number), None
    base = next(per for name, per in _UNIT_PER_YEAR.items() if unit.startswith(name))
    return None, number * base


def _seasons(sentence: str) -> int:
    """In how many of them each year; 0 where it names no more than one, or not every year."""
    match, every = _SEASONS.search(sentence), _EVERY.search(sentence)
    if not match or not _EACH_YEAR.search(sentence) or (every and every["ordinal"]):
        return 0
    return len(re.findall(_SEASON, match[0], re.IGNORECASE))


def _every(match: re.Match) -> tuple[int | None, int | None]:
    return _every_number(match["unit"].lower(), _ORDINALS.get((match["ordinal"] or "").lower(), 1))


def _every_number(unit: str, number: int) -> tuple[int | None, int | None]:
    """What happens every second, third … of the unit."""
    if unit in _UNIT_MONTHS:
        return _UNIT_MONTHS[unit] * number, None
    if unit in _DAYS_PER_YEAR:
        return None, max(1, 26 if (unit, number) == ("dag", 14) else _DAYS_PER_YEAR[unit] // number)
    return None, 52 // number


def _number(word: str) -> int:
    return max(1, int(word)) if word.isdigit() else _NUMBERS[word.lower()]


def without_named(sentence: str) -> str:
    """Without "årliga medborgarlöften" and the like, which name a thing and oblige to nothing."""
    return _WEAK_YEARLY.sub(" ", sentence)


def _only_weak(sentence: str) -> bool:
    """Whether nothing else in the sentence than the name of a thing is yearly."""
    rest = without_named(sentence)
    return rest != sentence and not re.search(r"(?i)\b(?:årlig\w*|varje\sår)\b", rest)


def is_doubtful(sentence: str) -> bool:
    """Whether it says how often in more than one way, or only in passing."""
    match = _TIMES.search(sentence)
    several = len(_TIMES.findall(sentence)) + len(_EVERY.findall(sentence)) > 1 or _TWO_DAYS.search(sentence)
    return bool((match and (match["upper"] or match["other"])) or several) or bool(_NAMES_A_THING.search(sentence))
