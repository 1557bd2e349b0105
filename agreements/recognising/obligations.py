"""What a paper says shall happen again and again, and how often."""

import re

from documents.recognising import Paper
from documents.recognising.doubts import quoted
from documents.recognising.sentences import sentences

_NUMBERS = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_NUMBERS |= {"sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12}
_ORDINALS = {
    "annan": 2,
    "annat": 2,
    "tredje": 3,
    "fjärde": 4,
    "femte": 5,
    "sjätte": 6,
    "åttonde": 8,
    "tolfte": 12,
    "artonde": 18,
}
_NUMBER = r"(?P<number>en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2})"
_TIMES = re.compile(
    rf"(?i)\b{_NUMBER}(?:\s?(?:till|[-–])\s?(?P<upper>två|tre|fyra|fem|sex|\d{{1,2}}))?\s(?:gång(?:er)?|tillfälle(?:n)?|möten|träffar|sammanträden)?\s?"
    r"(?:per|om|varje|under|i)\s(?P<unit>kalenderår(?:et)?|år(?:et)?|halvår(?:et)?|termin(?:en)?|kvartal(?:et)?|månad(?:en)?|vecka(?:n)?|mandatperiod(?:en)?)\b"
)
_ORDINAL = "annan|annat|tredje|fjärde|femte|sjätte|åttonde|tolfte|artonde"
_EVERY = re.compile(
    rf"(?i)\b(?:var\s?(?P<ordinal>{_ORDINAL})|var(?:je|t)|var)\s"
    r"(?P<unit>år|halvår|termin|kvartal|månad|vecka|höst|vår|januari|måndag|tisdag|onsdag|torsdag|fredag)\b"
)
_GAP = re.compile(rf"(?i)\bmed\s{_NUMBER}\s?(?P<unit>års|månaders|veckors)\s(?:mellanrum|intervall)\b")
_DAY_ORDINAL = re.compile(r"(?i)\bvar\s(?P<number>\d{1,2}):[ae]\smånad\b")
_ADVERBS = (
    (re.compile(r"(?i)\b(?:årligen|årlig|årliga|årsvis)\b"), 12),
    (re.compile(r"(?i)\b(?:halvårsvis|varje\shalvår)\b"), 6),
    (re.compile(r"(?i)\b(?:kvartalsvis|kvartalsvisa)\b"), 3),
    (re.compile(r"(?i)\b(?:månadsvis|månatlig(?:en|a)?|månadsgenomgång(?:en)?|månadsmöte[nt]?)\b"), 1),
    (re.compile(r"(?i)\b(?:tvåårig|vartannat|varannat)\b"), 24),
)
_BEFORE_PERIOD = re.compile(
    r"(?i)\binför\s(?:varje\s)?(?:ny|nästa)\s(?:avtals|mandat|över\w*|löftes)?period\b|\binför\svarje\sny(?:tt)?\s\w+"
)
_AT_MEETINGS = re.compile(
    r"(?i)\b(?:följas\supp|följs\supp|stående\spunkt|återrapporter\w*|redovisas)\b[^.]{0,60}\b(?:sammanträden|möten|på\sdagordningen|i\s(?:lokala\s)?brå)\b"
)
_REGULAR = re.compile(
    r"(?i)\b(?:träffas|möts|följas\supp|följs\supp|avstämning\w*|rapporter\w*|analys\w*)\b[^.]{0,60}\b(?:regelbundet|fortlöpande|kontinuerligt|löpande)\b|\b(?:regelbundet|fortlöpande|kontinuerligt|löpande)\b[^.]{0,60}\b(?:träffas|möts|följas\supp|följs\supp|rapporteras)\b|\bsker\sregelbundet\b"
)
_DUTY = re.compile(
    r"(?i)\b(?:ska|skall|sker|ske|skedde|genomförs?|genomföra|träffas|lämnas|lämnar|följs|revideras|tas\sfram|tar\sfram|upprättas|åtar\ssig|lovar|hålls|hålla|redovisas|rapporteras?|kompletteras|göras|förnyas|deltar?|delta|möts|sammanträder|uppdateras|ses\söver|presenteras|planeras|utvärderas|sammanställs|diskuteras|fastställs|beslutas|tas\supp|sammankallas?|erbjuds|arrangeras|bjuds\sin|informerar?|återkoppla|träffa|bjuder|kommer\satt|bör|har\si\suppdrag)\b"
)
_BINDS = re.compile(r"(?i)\b(?:åtar\s(?:sig|oss)|lovar|ska|skall)\b[^.]{0,30}$")
_PAST = re.compile(
    rf"(?i)\b(?:har\s(?:polisen|kommunen|vi)|genomfördes|hölls|undertecknades|var(?!\s(?:{_ORDINAL}|\d)))\b"
)
_WEAK_YEARLY = re.compile(
    r"(?i)\bårliga\s(?:medborgarlöften|trygghetsmätning(?:en|ar)?|medborgarlöftena|trygghetsvandringen)\b"
)
_UNIT_MONTHS = {"år": 12, "halvår": 6, "termin": 6, "kvartal": 3, "månad": 1, "höst": 12, "vår": 12, "januari": 12}
_UNIT_PER_YEAR = {"kalenderår": 1, "år": 1, "halvår": 2, "termin": 2, "kvartal": 4, "månad": 12, "vecka": 52}


def find_obligations(paper: Paper, term_kind: str | None) -> list[dict]:
    """The recurring duties in the order of the paper, each with one of `interval_months` and `times_per_year`.

    The other is None; both are None, with a doubt, when the paper gives no number.
    """
    found: dict[str, dict] = {}
    before = ""
    promised = _promised(paper)
    for heading, sentence in paper.sentences():
        if before and _is_afterthought(sentence):
            found.pop(before, None)
            sentence = f"{before} {sentence}"
        before = sentence
        bound = sentence in promised or bool(_BINDS.search(heading))
        obligation = _obligation(paper, sentence, term_kind, bound)
        if obligation and sentence not in found:
            found[sentence] = obligation
    return list(found.values())


def _promised(paper: Paper) -> set[str]:
    """The sentences of lists below a line such as "Polisen åtar sig att:"."""
    return {
        sentence
        for _, lead, items in paper.lists()
        if _BINDS.search(lead[-200:])
        for item in items
        for sentence in sentences(item)
    }


def _is_afterthought(sentence: str) -> bool:
    """ "Detta med två års mellanrum." only tells how often the sentence before it holds."""
    return (
        len(sentence) < 70
        and bool(re.match(r"(?:Detta|Det|Dock|Med|Minst)\b", sentence))
        and any(how_often(sentence))
        and not _DUTY.search(sentence)
    )


def _obligation(paper: Paper, sentence: str, term_kind: str | None, bound: bool) -> dict | None:
    if not (bound or _DUTY.search(sentence)) or (
        _PAST.search(sentence) and not re.search(r"(?i)\bsk(?:a|all)\b", sentence)
    ):
        return None
    months, times = how_often(sentence)
    if months or times:
        if _doubtful(sentence):
            paper.doubts.add("obligations", f"Hur ofta är osäkert i meningen {quoted(sentence)}.")
        return _row(sentence, months, times)
    if _BEFORE_PERIOD.search(sentence):
        if term_kind == "rolling_yearly":
            paper.doubts.add(
                "obligations", f"Perioden är ett år, därför läst som var tolfte månad: {quoted(sentence)}."
            )
            return _row(sentence, 12, None)
        paper.doubts.add("obligations", f"Gäller inför varje ny period, utan antal månader: {quoted(sentence)}.")
        return _row(sentence, None, None)
    if _AT_MEETINGS.search(sentence) or _REGULAR.search(sentence):
        paper.doubts.add("obligations", f"Det står inte hur ofta: {quoted(sentence)}.")
        return _row(sentence, None, None)
    return None


def how_often(sentence: str) -> tuple[int | None, int | None]:
    """(months between, times a year), one of them None, or both."""
    if match := _GAP.search(sentence):
        number = _number(match["number"])
        return (
            (number * 12, None)
            if match["unit"] == "års"
            else (number, None)
            if match["unit"] == "månaders"
            else (None, 52 // number)
        )
    if match := _DAY_ORDINAL.search(sentence):
        return int(match["number"]), None
    if match := _TIMES.search(sentence):
        return _times(match)
    if match := _EVERY.search(sentence):
        return _every(match)
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


def _every(match: re.Match) -> tuple[int | None, int | None]:
    unit, ordinal = match["unit"].lower(), _ORDINALS.get((match["ordinal"] or "").lower(), 1)
    if unit in _UNIT_MONTHS:
        return _UNIT_MONTHS[unit] * ordinal, None
    return None, 52 // ordinal


def _number(word: str) -> int:
    return max(1, int(word)) if word.isdigit() else _NUMBERS[word.lower()]


def _only_weak(sentence: str) -> bool:
    """ "Årliga medborgarlöften" names a thing; it is no duty unless something else in the sentence is yearly."""
    rest = _WEAK_YEARLY.sub(" ", sentence)
    return rest != sentence and not re.search(r"(?i)\b(?:årlig\w*|varje\sår)\b", rest)


def _doubtful(sentence: str) -> bool:
    match = _TIMES.search(sentence)
    return bool(match and match["upper"]) or bool(re.search(r"(?i)månadsgenomgång|\bbör\b", sentence))


def _row(sentence: str, months: int | None, times: int | None) -> dict:
    return {"sentence": sentence, "interval_months": months, "times_per_year": times}
