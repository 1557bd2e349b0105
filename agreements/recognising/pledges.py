"""What the police and the municipality promise their inhabitants."""

import re

from agreements.recognising.lists import AREAS, GOALS, PARTIES, PLEDGES, PURPOSES, SEATS, WISHES, purpose_of
from agreements.recognising.responsible import PROMISES, responsible
from agreements.recognising.tables import rows
from documents.recognising import Paper
from documents.recognising.doubts import quoted

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
                party = row[who] if who is not None and who < len(row) else ""
                found.setdefault(row[what], _pledge(row[what], f"{party} ska:", "", unclear))
    return found


def _promising(paper: Paper, heading: str, lead: str, items: list[str]) -> list[str]:
    purpose = purpose_of(heading, lead)
    if paper.type != "pledge_set" and not (
        _LOVAR.search(lead) or re.search(r"(?i)löfte", heading) or any(_LOVAR.search(item) for item in items)
    ):
        return []
    own = [item for item in items if PROMISES.match(item) and not _NOT_A_PLEDGE.search(item)]
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
        promises = says and PROMISES.match(sentence) and not _NOT_A_PLEDGE.search(sentence) and sentence[-1:] != ":"
        if promises and not any(sentence in text for text in leads):
            paper.doubts.add("pledges", f"Är detta ett löfte? Det är inte läst som det: {quoted(sentence)}.")


def _pledge(item: str, lead: str, heading: str, unclear: list[str]) -> dict:
    parties, sure = responsible(item, lead, heading)
    if not sure:
        unclear.append(item)
    return {"text": item, "responsible": parties}


def _doubt_unclear(paper: Paper, unclear: list[str]) -> None:
    if len(unclear) > 2:
        why = f"Det är oklart vem som ansvarar för {len(unclear)} av löftena, det första är {quoted(unclear[0])}."
        paper.doubts.add("pledges", why)
        return
    for item in unclear:
        paper.doubts.add("pledges", f"Det är oklart vem som ansvarar för {quoted(item)}.")


def _in_running_text(paper: Paper, unclear: list[str]) -> dict[str, dict]:
    """Pledges that stand as sentences: "Polisen lovar att …"."""
    found: dict[str, dict] = {}
    for heading, sentence in paper.sentences():
        says = _LOVAR.search(sentence) or _PLEDGE_PLACE.search(heading)
        if says and PROMISES.match(sentence) and not _NOT_A_PLEDGE.search(sentence) and not sentence.endswith(":"):
            found.setdefault(sentence, _pledge(sentence, "", "", unclear))
    if found:
        paper.doubts.add(
            "pledges", "Löftena står i löpande text och inte som lista. Kontrollera att alla är med och rätt delade."
        )
    return found
