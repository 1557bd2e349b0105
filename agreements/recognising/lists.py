"""What a list in such a paper is a list of, by the heading above it and the line before it."""

import re

AREAS, GOALS, FORUMS, PLEDGES, PARTIES, PURPOSES, WISHES, SEATS, UNKNOWN = (
    "areas",
    "goals",
    "forums",
    "pledges",
    "parties",
    "purposes",
    "wishes",
    "seats",
    "",
)

_FORMS = (
    (
        WISHES,
        r"önskemål|synpunkter|enkät(?:en|svaren)?\b|upplever|problem som|bild av problem|framkom|underlag|"
        r"källor|\b(?:tycker|sa|svarade|vill)\s(?:ni|du|invånarna)|"
        r"ni\s(?:tycker|sa|vill|svarade)|lägesbilden (?:bygger|utgår)",
    ),
    (SEATS, r"sammansättning|ledamöter|består av|ingår:|deltagare|representanter"),
    (PURPOSES, r"\bsyfte(?:t|n)?\b(?!.*\bmål\b)"),
    (
        AREAS,
        r"fokusområden?|huvudområden|samverkansområden|insatsområden|prioriterade områden|viktiga områden|"
        r"områden för samverkan|"
        r"prioriteringar|prioritera[rt]? följande|utmaningar|inriktning(?:en)?\b|följande (?:områden|"
        r"tre områden)|problemområden|\bområden(?:a)?\b.*:$|fokusera på|samverka (?:kring|om|inom)",
    ),
    (
        PLEDGES,
        r"^tillsammans$|^(?:polisen?|kommunen)$|"
        r"\blovar\b|löfte|åtar (?:sig|oss)|\bska vi göra|aktiviteter|åtgärder ska genomföras|genom att:$|"
        r"^(?:polisen|kommunen|polis|kommun|vi)\b.{0,60}\b(?:ska|skall|kommer att)\b[^.]{0,30}:?$",
    ),
    (FORUMS, r"\bforum(?:en)?\b|samverkansforum|\bråd och grupper\b|mötesformer|arenor"),
    (GOALS, r"\bmål(?:en|et|sättning(?:en|ar)?)?\b|delmål|målbild|effektmål"),
    (PARTIES, r"\bparter(?:na)?\b"),
)
_COMPILED = [(kind, re.compile(f"(?i){form}")) for kind, form in _FORMS]


def purpose_of(heading: str, lead: str) -> str:
    """The kind of a list. The line before it decides when it ends with a colon; otherwise the heading does."""
    if lead.rstrip().endswith(":") or (lead and len(lead) < 200 and not lead.rstrip().endswith(".")):
        kind = _kind(_last_sentence(lead)) or _kind(lead[-250:])
        if kind:
            return kind
    for kind, form in _COMPILED:
        if kind in (WISHES, AREAS) and form.search(lead[-400:]):
            return kind
    return _kind(heading) or _kind(_last_sentence(lead))


def _kind(text: str) -> str:
    return next((kind for kind, form in _COMPILED if form.search(text)), UNKNOWN)


def _last_sentence(lead: str) -> str:
    return re.split(r"(?<=[.!?])\s", lead.strip())[-1][-250:]
