"""How long a paper says that it holds."""

import re
from datetime import date

from agreements.recognising.tables import labelled
from documents.recognising import Paper
from documents.recognising.doubts import quoted
from documents.recognising.kinds import AGREEMENT, PLEDGE_SET, title_type
from documents.recognising.periods import Period, find_periods, first_period, single_year

FIXED, ROLLING, MANDATE = "fixed", "rolling_yearly", "mandate_period"
FURTHER, REPLACED = "until_further_notice", "fixed_then_until_replaced"

_SUBJECT = re.compile(
    r"(?i)(?:överenskommels|(?<!\w)avtal|samverkansavtal|medborgarlö?fte|medborgarlöft|\blöfte(?:[nt]|na)?\b|"
    r"dokumentet|\bparternas\b|\bden gäller\b|^(?:giltig\w*|gäller|löper|period)\b|\bdessa\b)"
)
_HOLDS = re.compile(
    r"(?i)\b(?:gäller|gälla|giltig\w*|giltighet\w*|löper|löpa|avser|avse|omfattar|sträcker\ssig|förlängs?|förlänga|förlängas|förlänges|upphör|träder\si\skraft|tecknas\sför|ingås\sför|undertecknas|i\skraft)\b"
)
_HEADING = re.compile(
    r"(?i)(?:avtalstid|avtalsperiod|avtalslängd|giltighet|gällande|tidsperiod|tidsplan|tidplan|löftesperiod|överenskommelsens\s(?:tid|längd)|^period|^tid\b|ikraftträdande|uppsägning)"
)
_OTHER_PAPER = re.compile(
    r"(?i)\b(?:handlingsplan\w*|åtgärdsplan\w*|aktivitetsplan\w*|verksamhetsplan\w*|lag(?:en)?\s\(|mätning\w*)\b"
)
_LABEL = re.compile(r"(?i)^(?:avtals|löftes|giltighets|löp)(?:period|tid)\b|^giltig(?:het)?\b")
_OLDER = re.compile(r"(?i)\b(?:nuvarande|tidigare|föregående|förra|den\sgamla)\b")
_ONE_YEAR = r"(?:(?:ett|1)(?:\s\(\w{1,3}\))?\s(?:kalender)?år|(?:tolv|12)(?:\s\(\w{1,4}\))?\smånader)"
_ROLLING = re.compile(
    rf"(?i)\b{_ONE_YEAR}\si\s(?:taget|sänder)|(?:förläng|förny)\w*\s(?:\w+\s){{0,4}}?(?:med|på|i|för)\s(?:ytterligare\s)?{_ONE_YEAR}|"
    r"löper\s(?:årsvis|på\sårsbasis)|\bårsvis\b|(?:förnyas|förlängs)\s(?:automatiskt\s)?(?:årligen|årsvis|varje\sår|år\sför\sår)"
)
_TWELVE = re.compile(r"(?i)förläng\w*\s(?:\w+\s){0,4}?med\s(?:två|tre|fyra|2|3|4)\sår(?:\si\s(?:taget|sänder))?")
_OPTION = re.compile(
    r"(?i)[,.]?\s(?:och\s|men\s)?(?:kan|får|med\smöjlighet\s(?:att|till)|möjlighet\s(?:finns\s)?(?:att|till))\b[^.,]{0,60}?\bförläng[^.]*"
)
_MANDATE = re.compile(r"(?i)\bmandatperiod")
_FURTHER = re.compile(
    r"(?i)\btills\svidare\b|på\sobestämd\stid|\btill(?:s|\sdess)\s(?:att\s)?(?:\w+\s){0,4}(?:sägs|säger)\s(?:\w+\s){0,2}?upp\b"
)
_REPLACED = re.compile(
    r"(?i)(?:till\sdess(?:\satt)?|tills|intill\sdess|fram\still\satt)\s(?:att\s)?(?:\w+\s){0,5}?(?:ny\w*|ersätt\w*|annan|ersatt\w*|reviderad)\b|"
    r"om\s(?:ny|inte|ingen)\b[^.]{0,80}\b(?:tecknas|träffas|ingås|undertecknas|finns|säg\w*)[^.]{0,80}\b(?:förläng\w*|fortsätter|gäller)|"
    r"därefter\s(?:\w+\s){0,3}?tills\svidare|förläng\w*[^.]{0,50}\btills\svidare"
)
_SIGNING = re.compile(
    r"(?i)\b(?:från\s(?:och\smed\s)?|fr\.?o\.?m\.?\s|när\sden\s|då\sden\s|i\ssamband\smed\s|dagen\sför\s)[^.]{0,40}?(?:undertecknande\w*|underskrift\w*|undertecknats|skrivits\sunder)"
)
_DURATION = re.compile(
    r"(?i)(?<!uppsägningstid\s)(?<!uppsägning\s)\b(?:i|på|under|om|över|av|är|gäller|gälla|löper|löpa|omfattar)\s"
    r"(ett|två|tre|fyra|fem|\d)(?:\s\([^)]{1,5}\))?\s?(?:kalender|verksamhets)?år\b(?!\si\s(?:taget|sänder))|\b(två|tre|fyra|fem|[2-5](?=-))-?års?(?:ig[at]?|period\w*)\b|"
    r"\b(ett|två|tre|fyra|fem|\d)\sår(?:\sframåt|,?\sräknat|\sfrån)\b"
)
_LOOKS_BACK = re.compile(
    r"(?i)\b(?:har\sgenomfört|genomfördes|resultatet|mätning\w*|bilaga|uppföljning\sav|sedan|tidigare)\b|\bpdf\b"
)
_AT_MOST = re.compile(r"(?i)\b(?:längst|högst|dock)\b")
# An older paper prolonged to a day that is told, not what happens if nobody gives notice.
_PROLONGED = re.compile(
    r"(?i)\b(?:förläng\w*|fortsätt\w*\s(?:att\s)?gälla)\b(?![^.]*\bi\s(?:taget|sänder)\b)(?=[^.]*\b(?:19|20)\d\d\b)"
)
_CONDITION = re.compile(
    r"(?i)\bom\s(?:\w+\s){0,3}?(?:ingen|inte|part\w*|någon)\b|\b(?:automatiskt|annars|säger|sägs)\b"
)
_CONCLUDED = re.compile(
    r"(?i)\b(?:har|hade)\s[^.]{0,60}?\b(?:ingått|ingåtts|tecknat|tecknats|träffat|träffats|slutit|gällt)\b"
)
_WORDS = {"ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5}


def find_term(paper: Paper) -> dict | None:
    """The term with kind, days and the sentence that says so; None when nothing is said. Adds doubts on `term`."""
    said = _sentences(paper)
    if not said:
        return _from_title(paper)
    sentence = " ".join(said)
    term = _read(paper, sentence)
    if term["kind"] is None:
        return _from_title(paper, sentence)
    return term


def _sentences(paper: Paper) -> list[str]:
    """The sentences on validity: those with a period first, with what directly follows on extension."""
    scored = []
    spoken = [*paper.sentences(), *labelled(paper)]
    prolongs = any(_prolonged(sentence) for _, sentence in spoken)
    for place, (heading, sentence) in enumerate(spoken):
        score = _score(heading, sentence) - 8 * _of_another_paper(paper, sentence)
        score -= 6 * (prolongs and not _prolonged(sentence) and bool(_CONCLUDED.search(sentence)))
        if score > 0:
            scored.append((score, -place, place))
    if not scored:
        return []
    best = max(scored)[2]
    heading, sentence = spoken[best]
    said = [sentence]
    for other_heading, other in spoken[best + 1 : best + 4]:
        if other_heading == heading and (_extends(other) or _ends(said[-1], heading, other)):
            said.append(other)
    before_heading, before = spoken[best - 1] if best and not _prolonged(sentence) else ("", "")
    if before_heading == heading and not _starts(sentence) and _starts(before) and _score(heading, before) > 0:
        said.insert(0, before)
    return said


def _of_another_paper(paper: Paper, sentence: str) -> bool:
    """Pledges often tell how long the agreement behind them holds."""
    return paper.type == "pledge_set" and bool(re.search(r"(?i)överenskommel|samverkansavtal", sentence))


def _prolonged(sentence: str) -> int | None:
    """Where the sentence begins to tell until when an older paper is prolonged."""
    found = None if _OPTION.search(sentence) or _CONDITION.search(sentence) else _PROLONGED.search(sentence)
    return found.end() if found and any(one.ends_on for one in find_periods(sentence[found.end() :])) else None


def _periods(sentence: str) -> list[Period]:
    """The periods of the sentence; where it prolongs an older paper those that it tells of the new time."""
    new = _prolonged(sentence)
    return find_periods(sentence if new is None else sentence[new:])


def _starts(sentence: str) -> bool:
    return any(period.starts_on for period in find_periods(sentence))


def _ends(said: str, heading: str, sentence: str) -> bool:
    """Whether the sentence tells how long it lasts when the one before only told the first day."""
    period = _period(said)
    if period is None or period.ends_on or _DURATION.search(said) or _score(heading, sentence) <= 0:
        return False
    return bool(_DURATION.search(sentence)) or any(one.ends_on for one in find_periods(sentence))


def _extends(sentence: str) -> bool:
    return bool(
        _REPLACED.search(sentence) or _ROLLING.search(sentence) or _TWELVE.search(sentence) or _FURTHER.search(sentence)
    )


def _score(heading: str, sentence: str) -> int:
    under = bool(_HEADING.search(heading))
    says = bool(_LABEL.match(sentence)) or (bool(_HOLDS.search(sentence)) and bool(_SUBJECT.search(sentence)))
    if not (under or says):
        return 0
    dated = bool(find_periods(sentence)) or bool(single_year(sentence))
    worded = any(form.search(sentence) for form in (_ROLLING, _MANDATE, _FURTHER, _DURATION))
    if not (dated or worded):
        return 0
    score = 4 * under + 3 * says + 2 * dated + 2 * worded + (first_period(sentence) is not None)
    if _OLDER.search(sentence) or (_OTHER_PAPER.search(sentence) and not under):
        score -= 6
    if single_year(sentence) and not find_periods(sentence) and not worded:
        score -= 3
    return score


def _read(paper: Paper, sentence: str) -> dict:
    period = _period(sentence)
    kind = _kind(_OPTION.sub(" ", sentence), period)
    starts, ends = _days(sentence, period)
    open_end = ends and kind != MANDATE and _FURTHER.search(sentence) and not _REPLACED.search(sentence)
    if kind and (_OPTION.search(sentence) or open_end):
        paper.doubts.add("term", f"Kontrollera hur papperet fortsätter att gälla: {quoted(sentence, 300)}.")
    if kind == FURTHER:
        ends = None
    add = paper.doubts.add
    if _prolonged(sentence):
        add("term", "Papperet förlänger ett äldre. Kontrollera från vilken dag, och att det äldre finns med.")
    if period and period.why:
        add("term", period.why)
    if kind == MANDATE:
        _doubt_mandate(paper, starts, ends)
    if kind in (FIXED, ROLLING, REPLACED) and ends is None:
        starts, ends = _by_duration(paper, sentence, starts)
    if starts is None and (_SIGNING.search(sentence) or kind == ROLLING):
        starts = _from_signing(paper, sentence, kind)
    if kind == ROLLING and ends:
        add("term", f"Den första perioden slutar {ends}; sedan gäller papperet ett år i taget.")
    if kind == FIXED and _TWELVE.search(sentence):
        paper.doubts.add("term", "Papperet förlängs därefter flera år i taget om ingen säger upp det.")
    if kind in (FIXED, REPLACED):
        _doubt_missing(paper, starts, ends)
    if kind == FIXED and _four_years(starts, ends):
        add("term", "Fyra hela år: perioden kan vara satt efter mandatperioden. Kontrollera om det är så.")
    if kind == FURTHER and starts is None:
        add("term", "Det står inte från vilken dag papperet gäller.")
    return {"kind": kind, "starts_on": _iso(starts), "ends_on": _iso(ends), "sentence": sentence}


def _period(sentence: str) -> Period | None:
    periods = _periods(sentence)
    best = next((period for period in periods if period.whole), periods[0] if periods else None)
    if best is None and not _FURTHER.search(sentence) and not _MANDATE.search(sentence):
        return single_year(sentence)
    return best


def _days(sentence: str, period: Period | None) -> tuple[date | None, date | None]:
    """The ends of the period; when it lacks one, the other period of the sentence that has it."""
    if period is None or period.whole:
        return (period.starts_on, period.ends_on) if period else (None, None)
    periods = _periods(sentence)
    starts = period.starts_on or next((one.starts_on for one in periods if one.starts_on), None)
    ends = period.ends_on or next((one.ends_on for one in periods if one.ends_on), None)
    return (starts, ends) if not (starts and ends) or starts <= ends else (period.starts_on, period.ends_on)


def _kind(sentence: str, period: Period | None) -> str | None:
    has_end = bool(_days(sentence, period)[1]) or bool(_DURATION.search(sentence))
    if _ROLLING.search(sentence) and not _prolonged(sentence):
        return ROLLING
    if _REPLACED.search(sentence) and has_end:
        return REPLACED
    if _MANDATE.search(sentence):
        return MANDATE
    if _FURTHER.search(sentence) and has_end:
        return FIXED if _AT_MOST.search(sentence) else REPLACED
    if _FURTHER.search(sentence) or _REPLACED.search(sentence):
        return FURTHER
    return FIXED if has_end or (period and period.starts_on) else None


def _doubt_mandate(paper: Paper, starts: date | None, ends: date | None) -> None:
    if starts and ends:
        paper.doubts.add("term", f"Perioden följer mandatperioden; läst som {starts} till {ends}.")
    else:
        paper.doubts.add("term", "Papperet gäller under mandatperioden utan att säga vilka dagar. Ange start och slut.")


def _by_duration(paper: Paper, sentence: str, starts: date | None) -> tuple[date | None, date | None]:
    match = _DURATION.search(sentence)
    if not match:
        return starts, None
    words = (match[1] or match[2] or match[3]).lower()
    years = _WORDS.get(words) or int(words)
    if starts is None and len(paper.signed_on) == 1 and _SIGNING.search(sentence):
        starts = date.fromisoformat(paper.signed_on[0])
    if starts is None:
        paper.doubts.add("term", f"Papperet gäller i {years} år, men det står inte från vilken dag.")
        return None, None
    ends = _years_later(starts, years)
    paper.doubts.add("term", f"Slutdagen {ends} är räknad: {years} år från {starts}.")
    return starts, ends


def _years_later(day: date, years: int) -> date:
    """The last day of a period of whole years."""
    first_after = date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)
    return date.fromordinal(first_after.toordinal() - 1)


def _from_signing(paper: Paper, sentence: str, kind: str | None) -> date | None:
    days = paper.signed_on
    if not days:
        if _SIGNING.search(sentence):
            paper.doubts.add("term", "Papperet gäller från undertecknandet, men ingen dag för det hittades.")
        else:
            paper.doubts.add("term", "Det står inte från vilken dag papperet gäller.")
        return None
    paper.doubts.add("term", f"Startdagen är satt till dagen för den sista underskriften, {days[-1]}.")
    return date.fromisoformat(days[-1])


def _doubt_missing(paper: Paper, starts: date | None, ends: date | None) -> None:
    if starts is None and not paper.doubts.about("term"):
        paper.doubts.add("term", "Det står inte från vilken dag papperet gäller.")
    if ends is None and not paper.doubts.about("term"):
        paper.doubts.add("term", "Det står inte hur länge papperet gäller.")


def _four_years(starts: date | None, ends: date | None) -> bool:
    return bool(
        starts
        and ends
        and (starts.month, starts.day) == (1, 1)
        and (ends.month, ends.day) == (12, 31)
        and ends.year - starts.year == 3
        and starts.year % 4 == 3
    )


def _from_title(paper: Paper, sentence: str = "") -> dict | None:
    """When no sentence says it, the period of the title or of the first heading that has one."""
    for text in _places(paper):
        whole = next((period for period in find_periods(text) if period.whole), None)
        if whole is None and title_type(text) in (AGREEMENT, PLEDGE_SET) and len(text) < 120 and text[-1:] != ".":
            whole = single_year(text)
        if whole and not (_OTHER_PAPER.search(text) or _OLDER.search(text)) and not _of_another_paper(paper, text):
            paper.doubts.add(
                "term", f"Ingen mening säger hur länge papperet gäller; perioden är tagen ur {quoted(text)}."
            )
            if whole.why:
                paper.doubts.add("term", whole.why)
            return {"kind": FIXED, "starts_on": _iso(whole.starts_on), "ends_on": _iso(whole.ends_on), "sentence": text}
    paper.doubts.add("term", "Ingen mening om hur länge papperet gäller hittades.")
    return None


def _places(paper: Paper) -> list[str]:
    """The title, headings that name the paper, sentences that name it, then the other headings and first sentences."""
    headings = [section.heading for section in paper.sections if section.heading]
    spoken = [sentence for _, sentence in paper.sentences()]
    return [
        paper.title,
        *(heading for heading in headings if title_type(heading) in (AGREEMENT, PLEDGE_SET)),
        *(sentence for sentence in spoken if _SUBJECT.search(sentence) and not _LOOKS_BACK.search(sentence)),
        *headings[:6],
        *spoken[:6],
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
