"""The areas that the parties cooperate on."""

import re

from agreements.recognising.lists import AREAS, purpose_of
from agreements.recognising.tables import column
from documents.recognising import Paper
from text.blocks import PARAGRAPH

_HEADING = re.compile(
    r"(?i)(?:fokusområden|huvudområden|samverkansområden|insatsområden|prioriterade områden|"
    r"gemensamma områden|viktiga områden|områden för samverkan|prioriteringar|fokusera på)"
)
_THEREFORE = re.compile(
    r"(?i)\b(?:kommun(?:en)?\soch\spolis(?:en)?|polis(?:en)?\soch\skommun(?:en)?|parterna|vi)\s(?:ska|skall|bör|kommer\satt)\s(?:därför\s)?samverka\s(?:i|vid|med|kring|om|inom|mot|gällande|avseende)\s(?P<area>[^.]+)"
)
_INLINE = re.compile(
    r"(?i)\b(?:fokusområden(?:a)?|prioriterade\sområden(?:a)?|samverkansområden(?:a)?)(?:\s(?:är|utgörs\sav|har\svarit|för\s\w+\s\w+\sär)|:)?\s(?P<areas>[^.:]{5,300}?)(?:\s(?:prioriterats|valts|som\sfokus)|\.|$)"
)
_AS_FOCUS = re.compile(
    r"(?i)\bhar\s(?P<areas>[^.:]{5,300}?)\s(?:valts|utsetts|prioriterats)\s(?:som|till)\s(?:fokusområden|"
    r"prioriterade områden)"
)
_NOT_AN_AREA = re.compile(
    r"(?i)\b(?:är|ska|skall|har|kan|vi|anger|utgår|beskriver|finns|som|för\sperioden|och övergripande mål)\b"
)
_COLUMN = re.compile(r"(?i)^(?:fokus|insats|huvud|samverkans|problem)?områden?\b|^prioriter(?:at|ade) områden?\b")
_LONGEST = 160


def find_areas(paper: Paper) -> list[str]:
    """The names of the areas in the order of the paper, as it writes them. Adds doubts on `focus_areas`."""
    found = _from_lists(paper) or _from_lines(paper) or column(paper, _COLUMN)
    if not found:
        found = _therefore(paper)
    if not found:
        found = _inline(paper)
        if found:
            paper.doubts.add(
                "focus_areas", "Områdena står i löpande text och är delade vid komma och ”och”. Kontrollera dem."
            )
    if not found and paper.type == "agreement":
        paper.doubts.add("focus_areas", "Inga fokusområden hittades.")
    return list(dict.fromkeys(found))


def _from_lists(paper: Paper) -> list[str]:
    return [
        name(item) for heading, lead, items in paper.lists() if purpose_of(heading, lead) == AREAS for item in items
    ]


def _from_lines(paper: Paper) -> list[str]:
    """Under a heading on areas that has no list, every short line of its own is one."""
    for section in paper.sections:
        if not _HEADING.search(section.heading):
            continue
        lines = [block.text for block in section.blocks if block.kind == PARAGRAPH]
        if len(lines) >= 2 and all(len(line) < 110 and not line.rstrip().endswith(":") for line in lines):
            return [name(line) for line in lines]
    return []


def _therefore(paper: Paper) -> list[str]:
    areas = [match["area"].strip() for _, sentence in paper.sentences() if (match := _THEREFORE.search(sentence))]
    return [
        area
        for area in areas
        if len(area) <= _LONGEST and not re.match(r"(?i)(?:sociala medier|media|denna|detta|dessa)", area)
    ]


def _inline(paper: Paper) -> list[str]:
    for _, sentence in paper.sentences():
        match = _AS_FOCUS.search(sentence) or _INLINE.search(sentence)
        if match and not _NOT_AN_AREA.search(match["areas"]):
            last = "samt" if " samt " in match["areas"] else "och"
            parts = re.split(rf",\s+(?:samt\s|och\s)?|\s{last}\s(?=[^,]+$)", match["areas"].strip())
            parts = [part.strip() for part in parts if part.strip()]
            if len(parts) > 1 and all(len(part) < 80 for part in parts):
                return parts
    return []


def name(item: str) -> str:
    """The name of an area before the words that explain it."""
    before = re.split(r":\s", item, maxsplit=1)[0]
    if before == item and len(item) > 30:
        before = re.split(r"\s[–—-]\s", item, maxsplit=1)[0]
    return before.strip().rstrip(".;,").strip()
