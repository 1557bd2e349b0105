"""The headings that such papers have, also where they were lost in running text."""

import re

from documents.recognising.periods import YEAR

PAPER = (
    r"(?:överenskommelse|samverkansöverenskommelse|avtal|samverkansavtal|medborgarlöfte|överenskommel|avtals|samverkan)"
)
_SUBJECT = rf"(?:\s(?:med|för|av|i|om)\s(?:den\s|vår\s)?\w*{PAPER}\w*)"

_KNOWN = re.compile(
    rf"""(?P<heading>(?:§\s?\d{{1,2}}\.?\s|\d{{1,2}}(?:\.\d{{1,2}})*\.?\s)?(?:
      (?:bakgrund|inledning|förord|sammanfattning|vision)(?:\soch\s(?:syfte|bakgrund|inledning|utgångspunkter))?
    | (?:övergripande\s|gemensamt\s|gemensamma\s|långsiktiga?\s)?(?:syfte|mål|målsättning(?:ar)?|målbild)
        (?:\so(?:ch|h)\s(?:mål(?:sättning)?|syfte|inriktning|avgränsning(?:ar)?|omfattning|utgångspunkt(?:er)?)
        |,\smål\soch\s\w+)?{_SUBJECT}?
    | delmål | parter(?:na)?(?:\soch\s(?:ansvar|roller))?{_SUBJECT}? | (?:avtals)?parter | beslut(?:sunderlag)?
    | beslutande
    | \w*{PAPER}\w*s\s(?:gällande|giltighet|omfattning|innehåll|parter|syfte)
    | (?:avtals|löftes|överenskommelse)?(?:tid(?:splan|speriod)?|period)
        (?:\soch\s(?:uppföljning|uppsägning|revidering|giltighet))?
    | giltighet(?:stid|speriod)?(?:\soch\s(?:uppföljning|revidering|uppsägning))?{_SUBJECT}? | tidplan
    | avtalslängd | ikraftträdande
    | tillvägagångssätt | genomförande | metod(?:er)? | arbetsmodell | arbetsmetod(?:er)?
    | arbetssätt(?:\soch\s\w+)? | arbetsgång
    | samverkansorganisation(?:\sför\sarbetet\smed\s\w+)? | organisation(?:\s(?:och|för)\s\w+)? | samverkansmodell
    | samverkansform(?:er)? | samverkansstruktur
    | samverkansområden
    | (?:prioriterade\s|gemensamma\s|viktiga\s)?
        (?:fokusområden?|områden|insatsområden|huvudområden|prioriteringar)(?:\sför\ssamverkan)?
    | strategisk\snivå | operativ\snivå | taktisk\snivå | strategiska\sförutsättningar\sför\ssamverkan
    | styrning\soch\s(?:ledning|organisation|uppföljning)
    | styrgrupp | kommunal\sstyrgrupp | arbetsgrupp(?:er)? | roller\soch\sansvar
    | ansvar(?:sfördelning)?(?:\soch\s(?:roller|organisation))? | ansvarsområden
    | åtagande(?:n)?(?:\s(?:för\srespektive\spart|från\s\w+|kommunen|polisen))?
    | (?:kommunens|polisens|parternas|gemensamma)\såtaganden?
    | budget | ekonomi | finansiering | resurser | kostnader
    | (?:gemensam\s)?(?:problembild|lägesbild|nulägesbild|nuläge|orsaksanalys|problemformulering)
        (?:\soch\s\w+|\s(?:19|20)\d\d)?
    | uppf[öo]l[jij]ning(?:\so(?:ch|h)\s(?:utvärdering|redovisning|revidering|rapportering|dokumentation))?
    | utvärdering | revidering | uppsägning | tvist(?:er|lösning)?
    | redovisning | rapportering | dokumentation | kommunikation(?:splan)?(?:\soch\s\w+)?
    | information(?:\soch\skommunikation)? | sekretess(?:\soch\s\w+)?
    | underlag\sför\ssamverkan | lokalt\ssamarbete | övrigt | ändringar(?:\soch\stillägg)? | tillägg
    | undertecknande(?:n)? | underskrift(?:er)? | definitioner
    | handlingsplan(?:er)? | åtgärdsplan(?:er)? | aktivitetsplan(?:er)? | aktiviteter | åtgärder | insatser
    | indikatorer | effekter | lagstiftning | lagstöd | rättslig\sgrund
    | förslag\still\sbeslut | beslutsförslag | ärendet | ärendebeskrivning | beskrivning\sav\särendet
    | sammanfattning\sav\särendet | förvaltningens\s(?:bedömning|synpunkter|förslag) | föredragning | överväganden
    | förslagets\skonsekvenser(?:\sför\s\w+(?:\s\w+)?)? | barnperspektivet | barnrättsperspektivet
    | barnkonsekvens(?:analys|er)? | miljökonsekvenser | facklig\ssamverkan | ekonomiska\skonsekvenser
    | juridiska\skonsekvenser | andt[st]?
    | jämställdhets(?:perspektivet|analys|konsekvenser) | konsekvenser | bilagor
    | beslutet\s(?:skickas|expedieras|ska\sskickas|delges)\still | expedieras\still | sändlista | kopia\still
    | medborgarlöften?(?:\s(?:för\s)?{YEAR}(?:\s?[-–—]\s?{YEAR})?)?
    | (?:det\shär|detta|så\shär)\s(?:ska|vill|kommer)\svi\s\w+(?:\s\w+)?(?:\spå)? | situationen\si\s?dag
    | generellt\som\s\w+
    ))(?![\wåäö-])""",
    re.VERBOSE | re.IGNORECASE,
)
_CANDIDATE = re.compile(r"(?P<heading>[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ-]+(?:\s[a-zåäöé(][\wåäöé/()-]*){0,7})(?=\s[A-ZÅÄÖ])")
_CANDIDATE_START = re.compile(r"^|\n|(?<=[.!?:;)])\s+(?=[A-ZÅÄÖ])|(?<=\d\d\d\d)\s(?=[A-ZÅÄÖ])")
_STARTERS = frozenset(
    re.findall(
        r"\w+",
        "den det denna detta dessa de en ett i på under för genom vid med till från inom utifrån enligt om "
        "när som alla varje samtliga vi här där polisen kommunen polis kommun parterna båda respektive målet "
        "målen syftet överenskommelsen avtalet medborgarlöftet samverkan arbetet utöver förslaget brå lokala "
        "ansvaret uppföljning ",
    )
)
_VERB = re.compile(
    r"(?<![\wåäö-])(?:är|ska|skall|har|hade|kan|bör|får|må|måste|vill|blir|blev|var|gäller|gällde|löper|anse[rs]|"
    r"föreslår|ansvarar|beslutar|beslutas|sker|utgör|innebär|syftar|består|ingår|träffas|genomförs?|genomförts|"
    r"diskuterar|diskuteras|beskrivs|beskriver|utgår|upplevs|skapar|kommer|åtar|lovar|finns|fanns|behöver|leder|"
    r"bidrar|krävs|kräver|anger|arbetar|samverkar|bedrivs|tecknar|tecknas|tecknat|följs|följer|omfattar|redovisar|"
    r"redovisas|visar|tas|tar|ges|ger|görs|gör|sammankallar|utser|utses|deltar|möts|rapporterar|upprättas|"
    r"fastställs|antas|godkänner|att)(?![\wåäö])"
)
WEAK_END = frozenset(
    re.findall(
        r"\w+",
        "i på för av med till från om mot vid under inom mellan och samt eller den det en ett som att de sin "
        "sitt sina utan per via hos kring ",
    )
)


def is_known(text: str) -> bool:
    """Whether the whole text is a heading that such papers have."""
    match = _KNOWN.fullmatch(text.rstrip(" :."))
    return bool(match)


def split_running(text: str) -> list[tuple[bool, str]]:
    """A long line cut where headings stand in it: pairs of (is a heading, the words), in order, nothing lost."""
    cuts = _cuts(text)
    parts, place = [], 0
    for start, end in cuts:
        if text[place:start].strip():
            parts.append((False, text[place:start].strip()))
        parts.append((True, text[start:end].strip()))
        place = end
    if text[place:].strip():
        parts.append((False, text[place:].strip()))
    return parts


def _cuts(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _CANDIDATE_START.finditer(text):
        start = match.end()
        if found and start < found[-1][1]:
            continue
        end = _heading_end(text, start)
        if end:
            found.append((start, end))
            continue
    return found


def _heading_end(text: str, start: int) -> int:
    known = _KNOWN.match(text, start)
    if known and text[start : start + 1].isupper() and _begins_sentence(text, known.end()):
        return known.end()
    guess = _CANDIDATE.match(text, start)
    if guess and _could_be_heading(guess["heading"], text, guess.end()):
        return guess.end()
    return 0


def _begins_sentence(text: str, place: int) -> bool:
    after = text[place : place + 3]
    return bool(re.match(r"\s[A-ZÅÄÖ\d]|\s?[-–•]|$", after))


def _could_be_heading(heading: str, text: str, end: int) -> bool:
    words = heading.split()
    following = re.match(r"\s([A-Za-zÅÄÖåäö-]+)", text[end : end + 40])
    if not following or words[-1].lower() in WEAK_END or words[0].lower() in _STARTERS - {"samverkan", "uppföljning"}:
        return False
    if heading.isupper() and following.group(1).isupper():
        return False
    if _VERB.search(heading) or heading.count("(") != heading.count(")"):
        return False
    word = following.group(1).lower()
    echoes = any(len(own) > 5 and own[:6].lower() == word[:6] for own in words)
    return echoes or (word in _STARTERS and len(words) <= 6 and len(heading) > 5)
