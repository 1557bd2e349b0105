"""What the police and the municipality promise their inhabitants."""

import re

from agreements.recognising.lists import AREAS, GOALS, PARTIES, PLEDGES, PURPOSES, SEATS, WISHES, purpose_of
from agreements.recognising.tables import rows
from documents.recognising import Paper
from documents.recognising.doubts import quoted

POLICE, MUNICIPALITY = "police", "municipality"
_POLICE = re.compile(
    r"(?i)\b(?:(?:lokal|när|områdes|kommun|trafik)?polis(?:en|er|erna)?s?|polismyndigheten|lokalpolisområdet?|lpo)\b"
)
_MUNICIPALITY = re.compile(
    r"(?i)\b(?:kommun(?:en|ens)?|staden|(?:[A-ZÅÄÖ][\wåäö]+)\s(?:kommun|stad)|socialtjänsten|räddningstjänsten|trygghetsvärdar\w*|stadsdelsförvaltningen|förvaltningen)\b"
)
_JOINED = re.compile(
    r"(?i)(?:\si\s[A-ZÅÄÖ]\w+|\s[A-ZÅÄÖ][\wåäö-]+)?,?\s(?:och|samt|tillsammans\smed|i\ssam\w+\smed|ihop\smed)\s"
)
_BOTH = re.compile(r"(?i)^(?:vi|parterna|båda|tillsammans)\b")
_SIDES = ((POLICE, _POLICE), (MUNICIPALITY, _MUNICIPALITY))
_VERB = re.compile(
    r"(?i)\b(?:lovar|ska|skall|kommer|åtar|genomför|utvecklar|informerar|samordnar|ökar|fortsätter|samverkar|stöttar|arbetar)\b"
)
_WITH = re.compile(r"(?i)\b(?:tillsammans|ihop|i\ssamverkan|i\ssamarbete|gemensamt)\smed\s(?P<whom>(?:\S+\s?){1,4})")
_WE = re.compile(r"(?i)^(?:att\s)?vi\b(?!\stillsammans)")
_PROMISES = re.compile(
    r"(?i)^(?:[^.:]{0,90}?)\b(?:polis(?:en)?|polismyndigheten|kommun(?:en)?|vi|lokalpolisområdet?|närpolisen|stad(?:en)?|parterna)\b[^.:]{0,60}?\b(?:lovar|ska|skall|kommer\satt)\s\w+"
    r"|^(?:[^.:]{0,40}?)\b(?:ska|skall|lovar)\s(?:\w+\s)?(?:polis(?:en)?|kommun(?:en)?|vi)\b"
)
_LOVAR = re.compile(r"\blovar\b")
_WHAT = re.compile(r"(?i)^(?:löfte|medborgarlöfte|aktivitet|åtgärd|insats)(?:n|er|en|et)?\b")
_WHO = re.compile(r"(?i)^(?:ansvarig|ansvar|utförare|vem)\w*")
_PLEDGE_PLACE = re.compile(r"(?i)löfte|aktiviteter|åtgärder|ska vi göra|lovar")
_NOT_A_PLEDGE = re.compile(
    r"(?i)^(?:kommun och polis ska därför samverka|medborgarlöft|löftet|löftena|överenskommel|"
    r"samverkansöverens|syftet|underlaget|målet|lägesbild)|\b(?:löftet|löftena|medborgarlöftet|"
    r"medborgarlöftena|överenskommelsen)\s(?:ska|skall|kommer)"
)


def find_pledges(paper: Paper) -> list[dict]:
    """The pledges in the order of the paper with those responsible. Adds doubts on `pledges`."""
    found: dict[str, dict] = {}
    unclear: list[str] = []
    for heading, lead, items in paper.lists():
        promising = _promising(paper, heading, lead, items)
        for item in promising:
            found.setdefault(item, _pledge(item, lead, heading, unclear))
        _doubt_left_out(paper, heading, lead, items, promising)
    if paper.type == "pledge_set":
        found = _in_tables(paper, unclear) | found
    if not found and paper.type == "pledge_set":
        found = _in_running_text(paper, unclear)
    else:
        _doubt_sentences(paper, found)
    _doubt_unclear(paper, unclear)
    if not found and paper.type == "pledge_set":
        paper.doubts.add("pledges", "Inga löften hittades. Skriv in dem från originalet.")
    return list(found.values())


def _in_tables(paper: Paper, unclear: list[str]) -> dict[str, dict]:
    """A column of pledges or activities, with another one for who is responsible."""
    found: dict[str, dict] = {}
    for head, rest in rows(paper):
        what = next((place for place, title in enumerate(head) if _WHAT.search(title)), None)
        who = next((place for place, title in enumerate(head) if _WHO.search(title)), None)
        for row in rest if what is not None else []:
            if what < len(row) and row[what]:
                responsible = row[who] if who is not None and who < len(row) else ""
                found.setdefault(row[what], _pledge(row[what], f"{responsible} ska:", "", unclear))
    return found


def _promising(paper: Paper, heading: str, lead: str, items: list[str]) -> list[str]:
    purpose = purpose_of(heading, lead)
    if paper.type != "pledge_set" and not (
        _LOVAR.search(lead) or re.search(r"(?i)löfte", heading) or any(_LOVAR.search(item) for item in items)
    ):
        return []
    own = [item for item in items if _PROMISES.match(item) and not _NOT_A_PLEDGE.search(item)]
    if purpose in (WISHES, PURPOSES, SEATS, PARTIES):
        return own if purpose != PURPOSES and len(own) == len(items) else []
    if purpose == PLEDGES:
        return items
    if purpose in (AREAS, GOALS):
        return own if len(own) * 2 > len(items) else []
    return items if own and paper.type == "pledge_set" else own


def _doubt_left_out(paper: Paper, heading: str, lead: str, items: list[str], promising: list[str]) -> None:
    """A list in a set of pledges that was not read as such, or only in part."""
    purpose = purpose_of(heading, lead)
    if paper.type == "pledge_set" and (promising or not purpose) and len(promising) < len(items):
        first = next(item for item in items if item not in promising)
        paper.doubts.add("pledges", f"Är detta löften? De är inte lästa som det: {quoted(first)} och det som hör dit.")


def _doubt_sentences(paper: Paper, found: dict[str, dict]) -> None:
    """Sentences that promise, beside a list of pledges."""
    if paper.type != "pledge_set":
        return
    leads = {lead for _, lead, _ in paper.lists()} | set(found)
    for heading, sentence in paper.sentences():
        says = _LOVAR.search(sentence) or _PLEDGE_PLACE.search(heading)
        promises = says and _PROMISES.match(sentence) and not _NOT_A_PLEDGE.search(sentence) and sentence[-1:] != ":"
        if promises and not any(sentence in text for text in leads):
            paper.doubts.add("pledges", f"Är detta ett löfte? Det är inte läst som det: {quoted(sentence)}.")


def _pledge(item: str, lead: str, heading: str, unclear: list[str]) -> dict:
    responsible, sure = _responsible(item, lead, heading)
    if not sure:
        unclear.append(item)
    return {"text": item, "responsible": responsible}


def _doubt_unclear(paper: Paper, unclear: list[str]) -> None:
    if len(unclear) > 2:
        why = f"Det är oklart vem som ansvarar för {len(unclear)} av löftena, det första är {quoted(unclear[0])}."
        paper.doubts.add("pledges", why)
        return
    for item in unclear:
        paper.doubts.add("pledges", f"Det är oklart vem som ansvarar för {quoted(item)}.")


def _responsible(item: str, lead: str, heading: str) -> tuple[list[str], bool]:
    """Who promises: the subject of the item itself, otherwise the subject of the line before the list."""
    own = _subjects(item) or _first_named(item)
    of_lead = _of_lead(lead, heading)
    if len(of_lead) == 1 and _WE.match(item):
        own = of_lead
    if with_other := _with_other(item, own or of_lead):
        return with_other, False
    if own and _PROMISES.match(item):
        return own, True
    if len(of_lead) == 1:
        return of_lead, not own or own == of_lead
    named = [side for side, form in _SIDES if form.search(item)]
    if own:
        return own, len(own) == len(named)
    if len(named) == 1:
        return named, False
    return [POLICE, MUNICIPALITY], bool(of_lead)


def _of_lead(lead: str, heading: str) -> list[str]:
    heading = heading if len(heading) < 60 else ""
    together = [POLICE, MUNICIPALITY] if _BOTH.match(heading) else []
    return (
        _subjects(_promise_line(lead))
        or _subjects(heading)
        or _first_named(lead[:60])
        or _first_named(heading)
        or together
    )


def _first_named(text: str) -> list[str]:
    """Whom the text begins with, whatever the verb: "Polisen patrullerar", "Kommunens löften"."""
    text = re.sub(r"(?i)^(?:[\W\d]+|(?:att|vår|våra)\s)", "", text)
    for side, form in _SIDES:
        if first := form.match(text):
            joined = _JOINED.match(text, first.end())
            after = " ".join(text[joined.end() :].split()[:4]) if joined else ""
            return [one for one, other in _SIDES if one == side or other.search(after)]
    return []


def _with_other(item: str, own: list[str]) -> list[str]:
    """Both when one does it together with the other."""
    together = _WITH.search(item) if len(own) == 1 else None
    others = [side for side, form in _SIDES if together and form.search(together["whom"])]
    return [POLICE, MUNICIPALITY] if others and others != own else []


def _promise_line(lead: str) -> str:
    """The last sentence before the list that says who promises."""
    return next(
        (
            part
            for part in reversed(re.split(r"(?<=[.!?])\s", lead.strip()))
            if _VERB.search(part) and (_subjects(part))
        ),
        "",
    )


def _subjects(text: str) -> list[str]:
    """Who stands before the first verb of the text."""
    verb = _VERB.search(text)
    if not verb:
        return []
    before = text[: verb.start()]
    if len(before) > 140:
        return []
    after = text[verb.end() : verb.end() + 60]
    if not before.strip() or re.match(r"(?i)^\W*(?:under|detta|det|därefter|löpande|varje|vid|inom|för)\b", before):
        before = before + " " + (re.match(r"\s(?:\S+\s){0,7}", after) or [""])[0]
    if _BOTH.match(before.strip()):
        return [POLICE, MUNICIPALITY]
    found = []
    if _POLICE.search(before):
        found.append(POLICE)
    if _MUNICIPALITY.search(
        re.sub(r"(?i)\bkommunens\b|\bkommunpolisen\b|\bi\s\w+\skommun\b|\bi\skommunen\b", " ", before)
    ):
        found.append(MUNICIPALITY)
    return found


def _in_running_text(paper: Paper, unclear: list[str]) -> dict[str, dict]:
    """Pledges that stand as sentences: "Polisen lovar att …"."""
    found: dict[str, dict] = {}
    for heading, sentence in paper.sentences():
        says = _LOVAR.search(sentence) or _PLEDGE_PLACE.search(heading)
        if says and _PROMISES.match(sentence) and not _NOT_A_PLEDGE.search(sentence) and not sentence.endswith(":"):
            found.setdefault(sentence, _pledge(sentence, "", "", unclear))
    if found:
        paper.doubts.add(
            "pledges", "Löftena står i löpande text och inte som lista. Kontrollera att alla är med och rätt delade."
        )
    return found
