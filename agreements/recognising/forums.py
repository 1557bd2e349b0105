"""Bodies where the parties meet: councils, steering groups, working groups, methods with meetings of their own."""

import re

from agreements.recognising.lists import FORUMS, purpose_of
from agreements.recognising.tables import column
from documents.recognising import Paper

_NAMED = re.compile(
    r"""(?<![\w-])(?P<name>
      (?:(?:[Ll]okala|[Ss]trategiska|[Oo]perativa|[Dd]et\slokala)\s)?[Bb]rotts-?(?:\soch\sdrog)?-?\s?förebyggande\sråd(?:et)?(?:\s?\((?:BRÅ|Brå|brå|BRA|[A-ZÅÄÖ][A-Za-zåäö]{2,8})\))?
    | (?:[Ll]okala\s|[Ll]okalt\s)(?:BRÅ|Brå|brå)
    | (?<!\w)(?:BRÅ|Brå)s?
      (?=\s(?:ansvarar|träffas|möts|sammanträder|diskuteras|sammankallar|sammanträden|möten|ska|har)|s?\ssammanträden)
    | (?:[Ss]trategiska|[Oo]perativa)\sråd(?:et)?(?:\sför\s[a-zåäö]+(?:\s(?:och\s)?[a-zåäö]+)?)? | operativt\sråd
    | (?:[A-ZÅÄÖ][\wåäö]+s?\s)?
      (?:[Ff]olkhälso|[Tt]rygghets|[Ss]äkerhets|[Hh]älso|[Uu]ngdoms|[Ff]olkhälso-\soch\strygghets)(?:råd|forum)(?:et)?
    | [Rr]ådet\sför\s[a-zåäö]+(?:\soch\s[a-zåäö]+)?
    | (?:[A-ZÅÄÖ][\wåäö]+s?\s)?(?:[a-zåäö]+\s)?(?:[Ss]tyr|[Ll]ednings|[Aa]rbets|[Ss]amverkans|[Nn]ätverks|
      [Tt]rygghets|[Bb]erednings|[Pp]rojekt|[Tt]rafiksäkerhets|[Rr]eferens|[Ss]amordnings)grupp(?:en)?
      (?:\s\([A-ZÅÄÖ]{2,6}\))?
    | [Tt]rygghetsutskott(?:et)? | [Kk]ommunstyrelsens\s(?:trygghets|arbets)utskott(?=\shar\sdenna\suppgift)
    )(?![\wåäö])""",
    re.VERBOSE,
)
_NATIONAL = re.compile(r"(?i)\b(?:nationella|myndigheten|centrala|statistik\s(?:från|ifrån))\s$")
_ADJECTIVE = re.compile(
    r"^(?:den|det|en|ett|denna|vår|varje|gemensam|gemensamma|befintlig|befintliga|existerande|sådan|särskild|kommunala|kommunal|drogförebyggande|ny|av|i|till|från|och|som|med|för|inom|har|genom|finnas|berörda|olika|flera|aktuell|är|bildas|denna|sin|respektive|vid|på|via|hos|om|när|under|där|att|alla|sedan|inom|båda|samtliga|"
    r"organisation|uppföljning|samverkan|forum|bakgrund|syfte|mål|styrning|inledning|ansvar|roller|arbetssätt|ledning)\s",
    re.IGNORECASE,
)
_METHOD = re.compile(r"^(?P<name>.{2,80}?)(?:\s[–—-]\s|:\s|$)")
_NO_NAME = re.compile(r"(?i)^(?:arbets|referens|projekt|berednings)grupp(?:en)?$")
_BODY = re.compile(
    r"(?i)\b(?!(?:mål|yrkes|ålders|risk|ungdoms|person|fokus|sam|till|om|för|över)(?:grupp|råd))(?!\w*områd)"
    r"(?:[a-zåäö-]{2,}grupp(?:en|er|erna)?|[a-zåäö-]{3,}råd(?:et)?|(?!samverkansforum)\w+forum(?:et)?|[a-zåäö]+utskott(?:et)?|brå|"
    r"\w*nätverk(?:et)?|(?:samverkans|lägesbilds|avstämnings|styr|samordnings|månads|vecko|råds)möten?a?)\b"
)
_COLUMN = re.compile(r"(?i)^(?:(?:samverkans|mötes)?forum|organ|råd (?:och|eller) grupp\w*|arbetsgrupp)$")
_LONGEST = 90


def find_forums(paper: Paper) -> list[str]:
    """The bodies in the order of the paper, each once, as it names them first."""
    found: dict[str, str] = {}
    for heading, lead, items in paper.lists():
        if purpose_of(heading, lead) == FORUMS:
            for item in items:
                _add(
                    found,
                    _METHOD.match(item)["name"].strip()
                    if len(item) > _LONGEST and _METHOD.match(item)
                    else item.rstrip("."),
                )
    for name in column(paper, _COLUMN):
        _add(found, name)
    for _, sentence in paper.sentences():
        sentence = sentence.capitalize() if sentence.isupper() else sentence
        for match in _NAMED.finditer(sentence):
            if not _NATIONAL.search(sentence[max(0, match.start() - 24) : match.start()]):
                _add(found, _bare(match["name"]))
    _doubt_left_out(paper, found)
    return list(found.values())


def _doubt_left_out(paper: Paper, found: dict[str, str]) -> None:
    """Words for bodies that none of the names found holds."""
    read = " ".join(found.values()).casefold()
    stems = {_stem(word): word for _, sentence in paper.sentences() for word in _BODY.findall(sentence)}
    left = [word for stem, word in stems.items() if stem not in read and stem not in found]
    if left:
        paper.doubts.add(
            "forums", f"Texten nämner {', '.join(left[:5])}. Kontrollera om det är ett forum för samverkan."
        )
    elif not found and paper.type == "agreement":
        paper.doubts.add("forums", "Inget forum för samverkan hittades.")


def _stem(word: str) -> str:
    return re.sub(r"(?:er|erna|en|et|t|n|s)$", "", word.casefold())


def _bare(name: str) -> str:
    while match := _ADJECTIVE.match(name):
        name = name[match.end() :]
    name = re.sub(r"^(BRÅ|Brå)s$", r"\1", name)
    return name[:1].upper() + name[1:]


def _add(found: dict[str, str], name: str) -> None:
    key = _key(name)
    again = any(other.endswith(f" {key}") for other in found)
    if key and key not in found and not again and not _NO_NAME.match(name):
        found[key] = name


def _key(name: str) -> str:
    """The same body whether it is called "Brå", "lokala Brå" or "Brottsförebyggande rådet (Brå)"."""
    plain = name.casefold()
    if re.search(r"\bbrå\b|\bbra\)|brotts\S*\s?(?:\w+\s)?förebyggande råd", plain):
        return "brå"
    plain = re.sub(r"^(?:lokala?|det|den)\s", "", plain)
    return re.sub(r"(?:rådet|gruppen|utskottet)$", lambda match: match.group()[:-2], plain)
