"""Names of people and what they are called in municipalities and the police."""

import re
from dataclasses import dataclass
from pathlib import Path

MUNICIPALITY, POLICE = "municipality", "police"

_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéèüáóøæ]+"
_PART = rf"{_WORD}(?:-{_WORD})?"
_INITIAL = r"[A-ZÅÄÖ]\.?"
_PARTICLE = r"(?:von|van|af|de|der|in|zu|la|el|al)"
_NAME = re.compile(
    rf"(?<![\w.@/-]){_PART}(?:[ ](?:{_PARTICLE}[ ]){{1,2}}{_PART}|[ ]{_INITIAL}(?=[ ])|[ ]{_PART}){{1,7}}(?![\w@-])"
)
_POLITICAL = re.compile(r"\s*\((?:[A-ZÅÄÖ][A-Za-zåäö]{0,3}|[a-zåäö]{1,2})\)")

_GIVEN = frozenset(Path(__file__).with_name("given_names.txt").read_text("utf-8").split())
_NOT_A_NAME = re.compile(
    r"^(?:norra|södra|östra|västra|nordöstra|nordvästra|sydöstra|sydvästra)$|kommun|polis|styrelse|nämnd|kontor|förvaltning|område|rådet|gruppen|överenskommelse|löfte|avtal|samverkan|"
    r"ordförande|chef|direktör|handlägg|datum|underskrift|namnförtydligande|sverige|bilaga|protokoll|tjänst|diarie|"
    r"myndighet|region|stad(?:en|s)?$|län|trygg|brott|polisen|beslut|syfte|^mål$|uppfölj|organisation|parter|bakgrund|"
    r"inledning|budget|problem|arbets|insats|säkerhet|information|telefon|adress|^ort$|^sida$|^sid$|^dnr|^den$|^det$|^för$|"
    r"^och$|^att$|^vi$|^under$|^vid$|^med$|^till$|^från$|^i$|^på$|^en$|^ett$|^detta|^denna|^dessa|^sök$|^hur$|^vad$|^alla$|^samtliga$|"
    r"januari|februari|mars$|april|augusti|september|oktober|november|december|måndag|tisdag|onsdag|torsdag|fredag|"
    r"ärende|^namn|^titel$|befattning|^plats$|^part$|^version$|verkställande|^e-post|signatur|^vänlig|hälsning|"
    r"förening|fastighet|bostäder|företag|bolag|"
    r"^brå$|^ks$|^kf$|^lpo$|folkhälso|barnen|^unga?$|skola|plan$|rapport|effektiv|nationell|strategi|operativ|gemensam",
    re.IGNORECASE,
)

_TITLE_FORMS = (
    (
        r"(?:(?:tf|t\.f\.|tillförordnad|bitr\.?|biträdande|stf\.?|ställföreträdande|vice)\s+)*"
        r"(?:lokal(?:polis)?områdeschef|lokalpolischef|polisområdeschef|områdeschef|närpolischef|kommunpolis|områdespolis|"
        r"lokalområdespolis|polismästare|länspolismästare|regionpolischef|polisintendent|poliskommissarie|polisinspektör|"
        r"chef(?:en)?,?\s+(?:för\s+)?(?:lokalpolisområdet?|polisområdet?|närpolisområdet?|närpolisen|polisen|lpo)|"
        r"gruppchef(?:\s+polisen)?|ordningspolischef|länspolischef|polischef)(?:en)?",
        POLICE,
    ),
    (
        r"(?:(?:tf|t\.f\.|tillförordnad|bitr\.?|biträdande|stf\.?|ställföreträdande|1:e|2:e|förste|andre|vice)\s+)*"
        r"(?:kommunstyrelsens?\s+(?:(?:1:e|2:e|förste|andre)\s+)?(?:vice\s+)?(?:ordförande|ordf\.?)|"
        r"kommunstyrelseordförande|ks\s+(?:ordförande|ordf\.?)|(?:vice\s+)?ordförande\s+(?:för\s+|i\s+)?kommunstyrelsen|"
        r"ordförande\s+ks|kommunalråd|kommunchef|kommundirektör|stadsdirektör|stadsdelsdirektör|kommunfullmäktiges?\s+ordförande|"
        r"(?:finans)?borgarråd|förvaltningschef|förvaltningsdirektör|(?:socialtjänst|social|skol|kultur|fritids|räddnings|säkerhets|"
        r"säkerhetsskydds|kansli|samhällsbyggnads|utbildnings|trygghets|enhets|verksamhets)chef|"
        r"(?:folkhälso|brottsförebyggande\s+|trygghets|säkerhets|drog-?\s?och\s+brottsförebyggande\s+|brå-?)(?:samordnare|strateg|planerare)|"
        r"säkerhetskoordinator|kommunsekreterare|nämnd(?:ens)?\s?ordförande|strategiska\s+rådets\s+ordförande|"
        r"(?:social|utbildnings|kultur|fritids|stadsdels)\w*nämndens\s+ordförande|stadsdelschef|brandchef)(?:en)?",
        MUNICIPALITY,
    ),
    (
        r"(?:(?:vice|1:e|2:e)\s+)*(?:ordförande|sekreterare|generaldirektör|verkställande\s+direktör|vd|regiondirektör|"
        r"förbundsdirektör|handläggare|utredare|samordnare|chef|direktör)",
        "",
    ),
)
_TITLES = [(re.compile(rf"(?<![\w-])(?:{form})(?![\w])", re.IGNORECASE), kind) for form, kind in _TITLE_FORMS]
# Words that stand in columns and labels beside names and places, and are part of neither.
LABEL = (
    r"(?:Organisation|Ärende\w*|Namn\w*|Titel|Befattning|Ort|Plats|Datum|Underskrift\w*|Part(?:er)?|Telefon|E-post|"
    r"Verkställande|Ordförande|Kommun\w*|Polis\w*|Lokalpolis\w*|Diarie\w*|Dnr|Bilaga|Sida?|Version|För|VD|Region\w*|"
    r"Chef\w*|Tf|Bitr\w*|Vice|Direktör|Förbundsdirektör|Enhetschef|Generaldirektör|Säkerhets\w*|Trygghets\w*|Social\w*)\b"
)
_AREA_AFTER = re.compile(
    r"(?:,?[ ]+(?:för\s+)?(?:i\s+)?(?:lokalpolisområdet?|polisområdet?|närpolisområdet?|lpo))?"
    r"(?:[ ]+(?:norra|södra|östra|västra|nordöstra|nordvästra|sydöstra|sydvästra|centrala|mellersta)"
    rf"|[ ]+(?!{LABEL})[A-ZÅÄÖ][\wåäöé-]+(?:/[A-ZÅÄÖ][\wåäöé-]+)*){{1,3}}"
)


@dataclass(frozen=True)
class Span:
    """Some words in a text and what they are. kind: for a title the side that has such titles, or ""."""

    start: int
    end: int
    text: str
    kind: str = ""


def is_given(word: str) -> bool:
    """Whether the word is a common given name; of a double name the first part counts."""
    return word.split("-")[0].lower() in _GIVEN or word.lower() in _GIVEN


def find_titles(text: str) -> list[Span]:
    """Titles such as "kommunstyrelsens ordförande" and "chef lokalpolisområde Lindhaga", in order."""
    found: list[Span] = []
    for form, kind in _TITLES:
        for match in form.finditer(text):
            if any(match.start() < span.end and span.start < match.end() for span in found):
                continue
            found.append(_with_area(text, match, kind))
    return sorted(found, key=lambda span: span.start)


def _with_area(text: str, match: re.Match, kind: str) -> Span:
    end = match.end()
    if kind == POLICE:
        area = _AREA_AFTER.match(text, end)
        if area and not _may_be_person(area.group()):
            end = area.end()
    return Span(match.start(), end, text[match.start() : end].strip(), kind)


def _may_be_person(area: str) -> bool:
    words = area.split()
    if any(is_given(word) for word in words):
        return True
    plain = [word for word in words if word[:1].isupper() and "/" not in word]
    return len(plain) > 1 and len(plain) == len(words)


def find_names(text: str) -> list[Span]:
    """What looks like names of people, in order; a run of capitalised words may be several people."""
    bare = _POLITICAL.sub(lambda match: " " * len(match.group()), text)
    found: list[Span] = []
    for match in _NAME.finditer(bare):
        found += _people(match)
    return found


def _people(match: re.Match) -> list[Span]:
    words = [(word.start() + match.start(), word.group()) for word in re.finditer(r"\S+", match.group())]
    groups: list[list[tuple[int, str]]] = [[]]
    for place, word in words:
        if _NOT_A_NAME.search(word):
            groups.append([])
        elif len(groups[-1]) >= 2 and is_given(word) and groups[-1][-1][1].lower() not in _GIVEN:
            groups.append([(place, word)])
        else:
            groups[-1].append((place, word))
    return [_span(group) for group in groups if 2 <= len(group) <= 5 and not group[0][1].islower()]


def _span(group: list[tuple[int, str]]) -> Span:
    text = " ".join(word for _, word in group).rstrip(",.")
    kind = "known" if is_given(group[0][1]) else ""
    return Span(group[0][0], group[-1][0] + len(group[-1][1]), text, kind)


def title_kind(title: str) -> str:
    """`municipality` or `police` for titles that only one of them has, otherwise ""."""
    return next((kind for form, kind in _TITLES if form.search(title)), "")
