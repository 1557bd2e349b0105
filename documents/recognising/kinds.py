"""What kind of paper it is: by its title, and by what stands in it."""

import re
from dataclasses import dataclass

from text.blocks import HEADING, ITEM, Block

AGREEMENT, PLEDGE_SET, BOARD_LETTER, OTHER = "agreement", "pledge_set", "board_letter", "other"

_TITLE_AGREEMENT = re.compile(
    r"(?i)(?:samverkans|strategisk\s|lokal\s|samarbets)?(?:överenskommel\w*|(?:samverkans?|"
    r"samarbets)avtal\w*|\bavtal(?:et)?\b)|tillsammans för ett tryggare"
)
_TITLE_PLEDGE = re.compile(r"(?i)medborgar-?lö?o?fte\w*|medborgalöfte\w*|trygghetslöfte\w*|\blöfte(?:n|t)?\b")
_TITLE_OTHER = re.compile(
    r"(?i)^\W*(?:reviderad\s|lokal\s|gemensam\s)?(?:handlingsplan|åtgärdsplan|aktivitetsplan|verksamhetsplan|verksamhetsberättelse|reglemente|"
    r"minnesanteckningar|protokoll(?:sutdrag)?|sammanträdesprotokoll|kallelse|policy|riktlinjer|strategi|lägesbild|rapport|"
    r"föredragningslista|motion|yttrande|projektplan|kommunikationsplan|enkät|pressmeddelande|inspektionsrapport|handbok)\b"
)
_LETTER = re.compile(
    r"(?i)\b(?:tjänsteskrivelse|tjänsteutlåtande|tjänsteyttrande|missiv(?:skrivelse)?|beslutsunderlag till)\b"
)
_PROPOSES = re.compile(
    r"(?i)(?:förslag\still\sbeslut|föreslår\s(?:att\s)?(?:kommun|social|\w+nämnden)\w*|föreslås\sbeslut\w*|beslutsförslag|förslag\still\skommun\w+)"
)
_MEETING = re.compile(
    r"\b(?:KALLELSE|Kallelse till|PROTOKOLL|SAMMANTRÄDESPROTOKOLL|Sammanträdesprotokoll|MINNESANTECKNINGAR|"
    r"Minnesanteckningar)\b"
)
_OFFICER = re.compile(r"(?i)\b(?:handläggare|diarienummer|dnr|beslutet\s(?:skickas|expedieras)|tjänsteställe)\b")
_FRAME = re.compile(
    r"(?i)^(?:§?\s?\d[\d.]*\s?§?\s)?(?:syfte|mål|parter|beslut|budget|ekonomi|resurser|organisation|samverkansorganisation|samverkansmodell|tillvägagångssätt|"
    r"arbetssätt|uppföl?[jij]ning|problembild|lägesbild|giltighet|avtalstid|avtalsperiod|tidsplan|"
    r"tidsperiod|styrgrupp|kommunal styrgrupp|"
    r"\w+s gällande|roller|ansvar|åtagande|strategisk|operativ|bakgrund|inledning|uppsägning|"
    r"underlag för samverkan|samverkansform)"
)
_SAYS_AGREEMENT = re.compile(
    r"(?i)(?:gemensamma\s(?:samverkans)?överenskommelse|(?:denna|den\shär|föreliggande)\s(?:samverkans)?(?:överenskommelsen?|avtalet?|avtal)|"
    r"(?:tecknat|undertecknat|ingått|träffat|sluter|ingår)\s(?:en\s|ett\s|följande\s)?(?:i\sen\s)?(?:samverkans)?(?:överenskommelse|avtal)|"
    r"(?:överenskommelsen|avtalet)\s(?:gäller|löper|avser|omfattar|kan\ssägas|reglerar|syftar))"
)
_PROMISE = re.compile(
    r"(?i)^(?:[^.:]{0,60}?)\b(?:polis\w*|lokalpolis\w*|kommun(?:en)?|vi|stad(?:en)?|parterna)\b[^.:]{0,60}?\b(?:lovar|ska|skall|kommer\satt)\b|^\w+\s(?:ska|lovar)\s(?:polis|kommun)"
)
_NEWS = re.compile(
    r"(?i)(?:^|\n)\s*[–—-]\s[^\n]{15,600}\bsäger\b|,\ssäger\s[A-ZÅÄÖ]|(?:^|\n)(?:nyhet|pressmeddelande|publicerad:?\s)|\bartikeln\spublicerades|"
    r"\b(?:igår|idag|i går)\b[^.]{0,80}\b(?:undertecknade|skrev|tecknade)s?\b|\bskrevs\b[^.]{0,60}\bunder\b"
)
_GUIDE = re.compile(
    r"(?i)(?:vad\s(?:ska\sstå|är)\s(?:i\s)?(?:en\s|ett\s)?(?:samverkans)?(?:överenskommelse|medborgarlöfte)|är\sett\sverktyg\sför|är\sen\ssamverkansmodell|"
    r"är\s(?:en\sdel\sav\spolis|en\smetod)|varje\sår\s(?:ger|lovar)|ett\smedborgarlöfte\skan\sutformas)"
)


@dataclass(frozen=True)
class Judgement:
    """The type, and a Swedish sentence when title and content do not agree or little speaks for it."""

    type: str
    why: str | None = None


def title_type(text: str) -> str:
    """The type that a title names, or ""."""
    if _LETTER.search(text):
        return BOARD_LETTER
    if _TITLE_OTHER.match(text):
        return OTHER
    agreement, pledge = _TITLE_AGREEMENT.search(text), _TITLE_PLEDGE.search(text)
    if agreement and pledge:
        return AGREEMENT if agreement.start() < pledge.start() else PLEDGE_SET
    return AGREEMENT if agreement else PLEDGE_SET if pledge else ""


def judged(title: str, blocks: list[Block], dropped: list[str] | None = None) -> Judgement:
    """The type of a paper."""
    text = "\n".join(block.text for block in blocks)
    head = text[:700]
    if _MEETING.search(head[:150]):
        return Judgement(OTHER, _NO_HOME)
    if _LETTER.search(head[:300]) or (_PROPOSES.search(text[:3000]) and _OFFICER.search(head)):
        return Judgement(BOARD_LETTER)
    if _TITLE_OTHER.match(title):
        return Judgement(OTHER, _NO_HOME)
    return _of_two(title, blocks, text, "\n".join(dropped or []))


_NO_HOME = (
    "Papperet är varken en överenskommelse, ett medborgarlöfte eller en skrivelse till en nämnd, utan något annat."
)


def _of_two(title: str, blocks: list[Block], text: str, dropped: str) -> Judgement:
    named = title_type(title)
    promises, frame = _promises(blocks), _frame(blocks)
    says_agreement = len(_SAYS_AGREEMENT.findall(text[:20_000]))
    is_news = bool(_NEWS.search(text[:6000]))
    about = bool(re.search(r"(?i)polis|\bLPO\b", text)) and bool(named or says_agreement or promises >= 2)
    if not about:
        return Judgement(
            OTHER, "Texten verkar inte vara en överenskommelse eller ett medborgarlöfte mellan kommun och polis."
        )
    if is_news and promises < 3 and frame < 3:
        return Judgement(OTHER, "Texten verkar vara en nyhet om papperet, inte papperet självt.")
    if named == PLEDGE_SET and promises == 0 and frame >= 3 and says_agreement:
        return Judgement(
            AGREEMENT,
            "Rubriken säger medborgarlöfte, men innehållet är en överenskommelse om hur parterna samverkar. "
            "Läst som överenskommelse.",
        )
    if named == AGREEMENT and promises and _TITLE_PLEDGE.search(title):
        return Judgement(AGREEMENT, "Papperet är både överenskommelse och medborgarlöfte; läst som överenskommelse.")
    if named == AGREEMENT and promises >= 3 and frame < 2 and _TITLE_PLEDGE.search(text):
        return Judgement(
            PLEDGE_SET,
            "Rubriken säger överenskommelse, men innehållet är en lista med löften. Läst som medborgarlöfte.",
        )
    if _GUIDE.search(text) and promises < 2 and frame < 3:
        return Judgement(OTHER, "Texten verkar beskriva vad en överenskommelse eller ett löfte är, inte vara ett.")
    return _with_strength(named, promises, frame, says_agreement, is_news)


def _with_strength(named: str, promises: int, frame: int, says_agreement: int, is_news: bool) -> Judgement:
    if named == PLEDGE_SET:
        if promises:
            return Judgement(PLEDGE_SET, _WEB if is_news else None)
        return Judgement(PLEDGE_SET, "Rubriken säger medborgarlöfte, men inga löften hittades i texten.")
    if named == AGREEMENT:
        if frame >= 2 or says_agreement:
            return Judgement(AGREEMENT, _WEB if is_news else None)
        return Judgement(AGREEMENT, "Rubriken säger överenskommelse, men lite i texten liknar en sådan.")
    if promises >= 2:
        return Judgement(
            PLEDGE_SET,
            "Rubriken säger inte vad det är för papper; läst som medborgarlöfte eftersom det innehåller löften.",
        )
    return Judgement(AGREEMENT, "Rubriken säger inte vad det är för papper; läst som överenskommelse efter innehållet.")


_WEB = "Texten verkar vara en webbsida om papperet; det undertecknade papperet kan lyda annorlunda."


def _promises(blocks: list[Block]) -> int:
    """Items that promise something, and items under a line such as "Polisen ska:"."""
    count, promising = 0, False
    for block in blocks:
        if block.kind == ITEM:
            own = bool(_PROMISE.match(block.text)) and not re.match(
                r"(?i)kommun och polis ska därför samverka", block.text
            )
            count += promising or own
        else:
            promising = bool(
                (
                    len(block.text) < 250
                    and re.search(
                        r"(?i)\blovar\b[^.]*:?$|\b(?:polisen|kommunen|vi)\b.{0,30}\bska\b.{0,20}:$", block.text
                    )
                )
                or (
                    block.kind == HEADING
                    and re.match(
                        r"(?i)(?:det här|detta|så här) (?:har )?(?:ska|vill|kommer|lovar) vi|det har ska vi|"
                        r"medborgarlöfte[nt]?:?$",
                        block.text,
                    )
                )
            )
    lovar = sum(len(re.findall(r"\blovar\b", block.text)) for block in blocks if block.kind != ITEM)
    return count if count else lovar if lovar >= 2 else 0


def _frame(blocks: list[Block]) -> int:
    """How many headings stand that agreements have."""
    return len(
        {match.group().lower() for block in blocks if block.kind == HEADING and (match := _FRAME.match(block.text))}
    )
