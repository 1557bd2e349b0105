"""Names of people and what they are called in municipalities and the police."""

import re
from dataclasses import dataclass

MUNICIPALITY, POLICE = "municipality", "police"

_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéèüáóøæ]+"
_PART = rf"{_WORD}(?:-{_WORD})?"
_INITIAL = r"[A-ZÅÄÖ]\.?"
_PARTICLE = r"(?:von|van|af|de|der|in|zu|la|el|al)"
_NAME = re.compile(
    rf"(?<![\w.@/-]){_PART}(?:[ ](?:{_PARTICLE}[ ]){{1,2}}{_PART}|[ ]{_INITIAL}(?=[ ])|[ ]{_PART}){{1,7}}(?![\w@-])"
)
_POLITICAL = re.compile(r"\s*\((?:[A-ZÅÄÖ][A-Za-zåäö]{0,3}|[a-zåäö]{1,2})\)")

_GIVEN = frozenset(
    """
    adam agneta agnes albert albin aleksandra alexander alexandra alf alfred alice ali alma alva amanda amir anders andreas
    andrea anette angelica anita anja ann anna annelie anneli annette annika ann-charlotte ann-christin ann-marie ann-sofie
    anne annie anton antonio arne aron arvid astrid august axel barbro beatrice bengt benjamin berit bernt bertil birgit
    birgitta bjarne björn bo boel britt britta bror bruno börje camilla carin carina carl carola carolina caroline catarina
    catharina cecilia charlie charlotta charlotte christel christer christian christin christina christine christoffer claes
    conny cristina dag dan daniel daniela david dennis denise diana dick ebba eddie edvin einar elin elina elisabet elisabeth
    elise ella ellen elma elsa elvira emelie emil emilia emma emmy erica erik erika erland ernst ester eva evelina evert
    fabian fanny fatima felicia felix filip filippa folke fredric fredrik fredrika frida fritz gabriel gabriella georg gerd
    gerhard gert gisela göran gösta greger greta gun gunborg gunilla gunnar gunnel gustaf gustav hanna hannah hans hans-erik
    harald harriet harry hasse hedvig helen helena helene helge henric henrik henny herman hilda hillevi håkan hugo ibrahim
    ida inga ingalill ingela inge ingegerd inger ingemar inger ingmar ingrid ingvar irene irma isabella isak ivar jacob jakob
    jan jan-erik jan-olof jane janne jasmin jeanette jenny jens jerker jerry jesper jessica jim jimmy joacim joakim joel johan
    johanna john johnny jon jonas jonathan jonna jonny josef josefin josefine joseph julia julius jörgen kaj kajsa karin karl
    karl-erik karolina katarina katharina katja kenneth kent kerstin kevin kim kjell klara klas knut kristian kristina
    kristoffer kurt lars lars-erik lars-göran lars-åke lasse leif lena lennart leo leon leonard lilian lina linda linn linnea
    linnéa linus lisa lisbeth liselott liselotte lotta louise lovisa lucas ludvig lukas maj maja malin malte marcus margareta
    margaretha margit margot mari maria mariana marianne marie marika marina mario marita markus marlene martin martina
    mathias mathilda mats mattias matilda maud max mehmet melker mia micael michael miguel mikael milla mirjam mohamed
    mohammed moa mona monica monika morgan måns märta nadja nathalie niclas niklas nicole nils nina nora ola olaf ole olga
    olle olof oskar oscar otto ove owe pamela patric patricia patrik paul paula paulina per pernilla peter petra petter pia
    pontus pär pål rebecka rebecca reine rickard rikard richard robert robin roger roland rolf rune ronnie ronny rosita runa
    roy ruben sabina salma sam samuel sandra sanna sara sarah sebastian sigge sigrid sigvard siv simon sofia sofie solveig
    sonja staffan stefan stella stellan sten stig stina sture sune susann susanna susanne svante sven sven-erik svea sverker
    sylvia tage tanja tania ted terese teresa therese theodor thomas thore tilda tim tina tobias tom tomas tommy tor torbjörn
    tord tore torgny torsten tove tyra ulf ulla ulrica ulrik ulrika urban ursula valter vanessa vera veronica veronika victor
    victoria viktor viktoria vilhelm vilma vincent viola viveca viveka wilhelm william yngve yvonne yusuf zoran zahra åke åsa
    örjan östen
    """.split()
)
_NOT_A_NAME = re.compile(
    r"kommun|polis|styrelse|nämnd|kontor|förvaltning|område|rådet|gruppen|överenskommelse|löfte|avtal|samverkan|"
    r"ordförande|chef|direktör|handlägg|datum|underskrift|namnförtydligande|sverige|bilaga|protokoll|tjänst|diarie|"
    r"myndighet|region|stad(?:en|s)?$|län|trygg|brott|polisen|beslut|syfte|^mål$|uppfölj|organisation|parter|bakgrund|"
    r"inledning|budget|problem|arbets|insats|säkerhet|information|telefon|adress|^ort$|^sida$|^sid$|^dnr|^den$|^det$|^för$|"
    r"^och$|^att$|^vi$|^under$|^vid$|^med$|^till$|^från$|^i$|^på$|^en$|^ett$|^detta|^denna|^dessa|^sök$|^hur$|^vad$|^alla$|^samtliga$|"
    r"januari|februari|mars$|april|augusti|september|oktober|november|december|måndag|tisdag|onsdag|torsdag|fredag|"
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
_AREA_AFTER = re.compile(
    r"(?:,?\s+(?:för\s+)?(?:i\s+)?(?:lokalpolisområdet?|polisområdet?|närpolisområdet?|lpo))?"
    r"(?:\s+(?:norra|södra|östra|västra|nordöstra|nordvästra|sydöstra|sydvästra|centrala|mellersta)|\s+[A-ZÅÄÖ][\wåäöé-]+(?:/[A-ZÅÄÖ][\wåäöé-]+)*){1,3}"
)


@dataclass(frozen=True)
class Span:
    """Some words in a text and what they are. kind: for a title the side that has such titles, or ""."""

    start: int
    end: int
    text: str
    kind: str = ""


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
    if any(word.split("-")[0].lower() in _GIVEN for word in words):
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
        elif len(groups[-1]) >= 2 and word.split("-")[0].lower() in _GIVEN and groups[-1][-1][1].lower() not in _GIVEN:
            groups.append([(place, word)])
        else:
            groups[-1].append((place, word))
    return [_span(group) for group in groups if 2 <= len(group) <= 5 and not group[0][1].islower()]


def _span(group: list[tuple[int, str]]) -> Span:
    text = " ".join(word for _, word in group).rstrip(",.")
    kind = "known" if group[0][1].lower() in _GIVEN or group[0][1].split("-")[0].lower() in _GIVEN else ""
    return Span(group[0][0], group[-1][0] + len(group[-1][1]), text, kind)


def title_kind(title: str) -> str:
    """`municipality` or `police` for titles that only one of them has, otherwise ""."""
    return next((kind for form, kind in _TITLES if form.search(title)), "")
