"""What a paper is by law, in a sentence: working material, or a public paper since when and why (TF 2:9–12).

Whether a draft stays a draft depends on who gets it and why. An exception covers what is sent to another authority for
comments. It does not cover what is sent for information or as basis for a decision, nor anybody outside. A text that
the owner itself has decided about belongs to a matter that is settled.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import short_date
from base.rows import lower_first
from documents.deciding.decision_words import within_sentence
from documents.done_elsewhere import NOTHING, Elsewhere, Since
from documents.models import Decision, Document, Purpose, Relation, Release, State

# What it means to send a draft or a locked text, for each recipient and purpose; asked for by `means`.
MEANS = {
    (Relation.OWN, Purpose.COMMENTS): gettext_lazy(
        "Inom er egen myndighet är den kvar som arbetsmaterial, och så även svaret."
    ),
    (Relation.OWN, Purpose.INFORMATION): gettext_lazy("Inom er egen myndighet är den kvar som arbetsmaterial."),
    (Relation.OWN, Purpose.DECISION): gettext_lazy(
        "Inom er egen myndighet är den kvar som arbetsmaterial tills ärendet är avgjort."
    ),
    (Relation.AUTHORITY, Purpose.COMMENTS): gettext_lazy(
        "Ett utkast som en annan myndighet får för synpunkter är kvar som arbetsmaterial. Svaret blir en inkommen, "
        "allmän handling hos er."
    ),
    (Relation.AUTHORITY, Purpose.INFORMATION): gettext_lazy(
        "Räkna med att den blir allmän handling när du skickar: undantaget för utkast gäller bara när ni ber om "
        "synpunkter."
    ),
    (Relation.AUTHORITY, Purpose.DECISION): gettext_lazy(
        "Den blir allmän handling när du skickar: den är underlag för ett beslut hos en annan myndighet."
    ),
    (Relation.OUTSIDE, Purpose.COMMENTS): gettext_lazy(
        "Räkna med att den blir allmän handling när du skickar, även om du ber om synpunkter. Undantaget för utkast "
        "gäller mellan myndigheter."
    ),
    (Relation.OUTSIDE, Purpose.INFORMATION): gettext_lazy("Den blir allmän handling när du skickar."),
    (Relation.OUTSIDE, Purpose.DECISION): gettext_lazy("Den blir allmän handling när du skickar."),
}
_PUBLIC = {
    (Relation.AUTHORITY, Purpose.INFORMATION),
    (Relation.AUTHORITY, Purpose.DECISION),
    (Relation.OUTSIDE, Purpose.COMMENTS),
    (Relation.OUTSIDE, Purpose.INFORMATION),
    (Relation.OUTSIDE, Purpose.DECISION),
}
WRITTEN_ON = (State.DRAFT, State.LOCKED)


def makes_public(release: Release) -> bool:
    """Whether what was sent is to be counted as a public paper; that it was taken back does not change it."""
    return (release.relation, release.purpose) in _PUBLIC


def sentence(
    document: Document,
    releases: Iterable[Release],
    decisions: Iterable[Decision] = (),
    elsewhere: Elsewhere = NOTHING,
) -> str:
    """What the paper is, to its owner's people.

    releases: all that it was ever sent, taken back or not. decisions: the owner's own that stand.
    """
    sent = sorted(releases, key=lambda release: release.sent_at)
    if document.state == State.FINAL:
        return _final_since(document, sent, decisions, elsewhere.public)
    if since := _since(sent, decisions, elsewhere.public):
        after = _("Det ni skriver därefter är arbetsmaterial.") if document.state == State.DRAFT else ""
        return f"{since.sentence} {after}".strip()
    if drafts := [release for release in sent if release.relation != Relation.OWN]:
        return _for_comments(drafts)
    if elsewhere.working:
        return elsewhere.working
    if document.state == State.DISCARDED:
        return _("Arbetsmaterial: kasserat utkast, som ingen utanför %(owner)s har fått.") % {"owner": document.owner}
    return _("Arbetsmaterial: ingen utanför %(owner)s har fått handlingen.") % {"owner": document.owner}


def of_text(document: Document, releases: Iterable[Release], decisions: Iterable[Decision] = ()) -> tuple[bool, str]:
    """Whether one frozen text of the paper is to be counted as public, and that in a sentence, to its owner's people.

    releases: those by which the text was sent. decisions: the owner's own about it that stand.
    """
    sent = sorted(releases, key=lambda release: release.sent_at)
    if document.state == State.FINAL and any(
        text == document.locked_revision_id for text in {each.revision_id for each in [*sent, *decisions]}
    ):
        return True, _final_since(document, sent, decisions)
    if since := _since(sent, decisions):
        return True, since.sentence
    if drafts := [release for release in sent if release.relation != Relation.OWN]:
        return False, _for_comments(drafts)
    return False, _("Arbetsmaterial: ingen utanför %(owner)s har fått texten.") % {"owner": document.owner}


def received_sentence(*releases: Release, final: Document | None = None) -> str:
    """What the text is, to the one who got it; one sentence, since what is public for one reason is public.

    final: the paper, when what they read is the final text. Empty for nothing received.
    """
    sent = sorted(releases, key=lambda release: release.sent_at)
    public = [release for release in sent if release.relation != Relation.OWN and makes_public(release)]
    if public and not (final and final.final_on and final.final_on < _on(public[0])):
        words = {"owner": public[0].document.owner, "day": _day(public[0]), "purpose": purpose_words(public[0].purpose)}
        said = _("Allmän handling sedan %(day)s: skickad till er av %(owner)s %(purpose)s.") % words
        return f"{said} {_done(final)}".strip() if final else said
    if final:
        return _final(final)
    return _received_draft(sent[-1]) if sent else ""


def _received_draft(release: Release) -> str:
    words = {"owner": release.document.owner, "day": _day(release), "purpose": purpose_words(release.purpose)}
    if release.relation == Relation.OWN:
        return _("Arbetsmaterial hos %(owner)s: skickat till dig %(purpose)s %(day)s.") % words
    return (
        _("Arbetsmaterial: skickat till er av %(owner)s %(purpose)s %(day)s. Svaret blir allmän handling hos dem.")
        % words
    )


def means(document: Document, relation: str, purpose: str) -> str:
    """What it means to send the paper as it is; said before it is sent."""
    if document.state == State.FINAL:
        return f"{_final(document)} {_('Att skicka den ändrar inte det.')}"
    return str(MEANS[relation, purpose])


def _done(document: Document) -> str:
    """`Undertecknad 22 november.`"""
    label = document.get_final_by_display()
    return f"{label} {_written(document.final_on)}." if document.final_on else f"{label}."


def purpose_words(purpose: str) -> str:
    """`för synpunkter`, as it goes on in a sentence."""
    return lower_first(str(Purpose(purpose).label))


def _final(document: Document) -> str:
    done = lower_first(str(document.get_final_by_display()))
    if document.final_on is None:
        return _("Allmän handling: %(done)s, datum okänt.") % {"done": done}
    return _("Allmän handling sedan %(day)s: %(done)s.") % {"day": _written(document.final_on), "done": done}


def _final_since(
    document: Document, sent: list[Release], decisions: Iterable[Decision], elsewhere: Since | None = None
) -> str:
    """By what made the final text public before it was final, if anything did."""
    text = document.locked_revision_id
    about_it = ([each for each in rows if each.revision_id == text] for rows in (sent, decisions))
    since = _since(*about_it, elsewhere)
    if since and document.final_on and since.day < document.final_on:
        return f"{since.sentence} {_done(document)}"
    return _final(document)


def _since(sent: list[Release], decisions: Iterable[Decision], elsewhere: Since | None = None) -> Since | None:
    """The first day on which it is to be counted as public; None while it is not."""
    found = [elsewhere] if elsewhere else []
    if public := [release for release in sent if makes_public(release)]:
        found.append(Since(_on(public[0]), _sent_and_public(public)))
    settled = [decision for decision in decisions if decision.outcome != Decision.Outcome.RETURNED]
    if settled:
        first = min(settled, key=lambda decision: decision.decided_on)
        found.append(Since(first.decided_on, _decided(first)))
    return min(found, key=lambda since: since.day, default=None)


def _decided(decision: Decision) -> str:
    said = _("Räkna med att den är allmän handling sedan %(day)s: %(who_did)s.")
    return said % {"day": _written(decision.decided_on), "who_did": within_sentence(decision)}


def _sent_and_public(public: list[Release]) -> str:
    first = public[0]
    alike = [each for each in public if (each.purpose, _on(each)) == (first.purpose, _on(first))]
    words = {"day": _day(first), "purpose": purpose_words(first.purpose), "names": names(alike)}
    said = _("Allmän handling sedan %(day)s: skickad %(purpose)s till %(names)s.")
    if first.relation == Relation.OUTSIDE and first.purpose == Purpose.COMMENTS:
        said = _("Räkna med att den är allmän handling sedan %(day)s: skickad %(purpose)s till %(names)s.")
    return said % words


def _for_comments(sent: list[Release]) -> str:
    """By the latest day on which it was sent."""
    latest = [each for each in sent if _on(each) == _on(sent[-1])]
    words = {"names": names(latest), "day": _day(latest[0])}
    return _("Arbetsmaterial: skickat till %(names)s för synpunkter %(day)s.") % words


def names(releases: Iterable[Release]) -> str:
    """`Polisen, Norrvika kommun och Lena Berg`, each once."""
    found = list(dict.fromkeys(release.recipient for release in releases))
    if len(found) < 2:
        return "".join(found)
    return _("%(first)s och %(last)s") % {"first": ", ".join(found[:-1]), "last": found[-1]}


def _on(release: Release) -> date:
    return localdate(release.sent_at)


def _day(release: Release) -> str:
    return _written(_on(release))


def _written(day: date) -> str:
    return short_date(day)
