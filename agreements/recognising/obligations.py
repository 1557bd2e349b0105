"""What a paper says shall happen again and again, and how often."""

import re
from collections.abc import Iterator

from agreements.recognising.frequency import ORDINAL, how_often, is_doubtful
from agreements.recognising.tables import rows
from documents.recognising import Paper
from documents.recognising.doubts import quoted
from documents.recognising.sentences import sentences

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
    r"(?i)\b(?:ska|skall|sker|ske|skedde|genomförs?|genomföra|träffas|lämnas|lämnar|följs|revideras|tas\sfram|tar\sfram|upprättas|åtar\ssig|lovar|hålls|hålla|redovisas|rapporteras?|kompletteras|göras|förnyas|deltar?|delta|möts|sammanträder|uppdateras|ses\söver|presenteras|planeras|utvärderas|sammanställs|diskuteras|fastställs|beslutas|tas\supp|sammankallas?|erbjuds|arrangeras|bjuds\sin|informerar?|återkoppla|träffa|bjuder|kommer\satt|ses|görs|avstäms|stäms\sav|redovisar|rapporterar|presenterar|uppdaterar|utvärderar|kallar|"
    r"patrullerar|besöker|anordnar|bör|har\si\suppdrag)\b"
)
_BINDS = re.compile(r"(?i)\b(?:åtar\s(?:sig|oss)|lovar|ska|skall)\b[^.]{0,30}$")
_PAST = re.compile(
    rf"(?i)\b(?:har\s(?:polisen|kommunen|vi)|genomfördes|hölls|undertecknades|var(?!\s(?:{ORDINAL}|\d)))\b"
)
_SMELLS = re.compile(
    r"(?i)\b(?:regelbund\w+|löpande|kontinuerlig\w*|fortlöpande|återkommande|årlig\w*|stående\s(?:punkt|möten?))\b"
)
_TELLS = re.compile(r"(?i)\bhar\s(?:\w+\s){0,3}?\w+(?:at|it|tt|ts)\b|\b(?:ökade|minskade|genomfördes|hölls|visade)\b")
_HOW_OFTEN_HEAD = re.compile(r"(?i)^(?:hur\softa|intervall|frekvens|när|tid(?:punkt)?|period(?:icitet)?|uppföljning)\b")


def find_obligations(paper: Paper, term_kind: str | None) -> list[dict]:
    """The recurring duties in the order of the paper, each with one of `interval_months` and `times_per_year`.

    The other is None; both are None, with a doubt, when the paper gives no number.
    """
    found: dict[str, dict] = {}
    before = ""
    promised = _promised(paper)
    begin = {sentences(item)[0] for _, _, items in paper.lists() for item in items if item.strip()}
    for heading, sentence in paper.sentences():
        if before and sentence not in begin and _is_afterthought(sentence):
            found.pop(before, None)
            sentence = f"{before} {sentence}"
        before = sentence
        bound = sentence in promised or bool(_BINDS.search(heading))
        obligation = _obligation(paper, sentence, term_kind, bound)
        if obligation and sentence not in found:
            found[sentence] = obligation
    for obligation in _in_tables(paper):
        found.setdefault(obligation["sentence"], obligation)
    _doubt_left_out(paper, found)
    return list(found.values())


def is_before_period(sentence: str) -> bool:
    """Whether it speaks of what is done before each new period."""
    return bool(_BEFORE_PERIOD.search(sentence))


def is_told(sentence: str) -> bool:
    """Whether it tells of what has been, which obliges nobody."""
    return bool(_PAST.search(sentence) or _TELLS.search(sentence))


def _in_tables(paper: Paper) -> Iterator[dict]:
    """The rows that have how often in a cell, as "what: how often", and the duties that stand whole in one."""
    for head, rest in rows(paper):
        often = next((place for place, title in enumerate(head) if _HOW_OFTEN_HEAD.search(title)), None)
        for cells in [head, *rest]:
            place = next((place for place, cell in enumerate(cells) if any(how_often(cell))), None)
            if place is None:
                continue
            whole = next((one for one in sentences(cells[place]) if any(how_often(one)) and _DUTY.search(one)), "")
            other = next((cell for cell in cells if cell and cell != cells[place]), "")
            sentence = whole or (f"{other}: {cells[place]}" if other else cells[place])
            if not whole and place != often:
                paper.doubts.add("obligations", f"Läst ur en tabell: {quoted(sentence)}. Kontrollera hur ofta.")
            yield _row(sentence, *how_often(whole or cells[place]))


def _doubt_left_out(paper: Paper, found: dict[str, dict]) -> None:
    """What sounds as if it came back, and that nothing was found."""
    read = " ".join(found)
    left = [
        sentence
        for _, sentence in paper.sentences()
        if (any(how_often(sentence)) or _SMELLS.search(sentence))
        and not _TELLS.search(sentence)
        and sentence not in read
    ]
    if left:
        some = ", ".join(quoted(sentence, 90) for sentence in left[:3])
        more = f" och {len(left) - 3} till" if len(left) > 3 else ""
        paper.doubts.add("obligations", f"Är detta något som ska komma tillbaka? Det är inte läst så: {some}{more}.")
    elif not found and paper.type == "agreement":
        paper.doubts.add("obligations", "Inget som ska göras återkommande hittades.")


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
        if is_doubtful(sentence):
            paper.doubts.add("obligations", f"Hur ofta är osäkert i meningen {quoted(sentence)}.")
        return _row(sentence, months, times)
    if is_before_period(sentence):
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


def _row(sentence: str, months: int | None, times: int | None) -> dict:
    return {"sentence": sentence, "interval_months": months, "times_per_year": times}
