"""Decisions in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import long_date
from base.rows import lower_first, upper_first
from documents.models import Decision, DecisionWay, Party
from documents.party_identity import kind_named, kind_of
from organisations.models import Organisation

# The police have no delegation from a board: somebody decides by the post that they hold.
OF_POLICE = gettext_lazy("Särskilt beslut av en befattningshavare")
_DID = {
    Decision.Outcome.APPROVED: "godkände",
    Decision.Outcome.REJECTED: "avslog",
    Decision.Outcome.RETURNED: "återremitterade",
}


def genitive(name: str) -> str:
    """`Lindhaga kommuns`, `kommunstyrelsens`; a name that ends in s, x or z stays as it is."""
    return name if name[-1:].casefold() in ("s", "x", "z") else f"{name}s"


def within(name: str) -> str:
    """A board's name within a sentence: `kommunstyrelsen`; an abbreviation stays as it is."""
    return lower_first(name) if name[1:2].islower() else name


def is_police(party: Party) -> bool:
    return kind_of(party) == Organisation.Kind.POLICE


def whose(party: Party) -> str:
    """`Polisens`, `Lindhaga kommuns`."""
    if is_police(party):
        return _("Polisens")
    return genitive(party.name_as_written)


def decider(decision: Decision) -> str:
    """Who decided: the board, or the delegate."""
    return str(decision.body) if decision.body else decision.by_whom


def subject(decision: Decision) -> str:
    """Who decided, as a sentence begins with it: `Lokalpolisområdeschefen Johan Rask`, `Johan Rask, områdeschef,`."""
    return upper_first(in_apposition(decider(decision)))


def in_apposition(who: str) -> str:
    """A name with a title after it, as the sentence goes on: `Johan Rask, områdeschef,`."""
    who = who.strip().rstrip(",")
    return f"{who}," if "," in who else who


def reference(decision: Decision) -> str:
    """`3 november 2026, § 123`; `3 november 2026 på delegation, nr 12`."""
    parts = [long_date(decision.decided_on)]
    if decision.way == DecisionWay.DELEGATED and not _is_of_police(decision):
        parts[0] = _("%(day)s på delegation") % {"day": parts[0]}
    if decision.paragraph:
        number = decision.paragraph.strip()
        parts.append(number if number.startswith("§") else f"§ {number}")
    if decision.number:
        parts.append(_("nr %(number)s") % {"number": decision.number})
    return ", ".join(parts)


def _is_of_police(decision: Decision) -> bool:
    known = decision.organisation
    return (known.kind if known else kind_named(decision.organisation_name)) == Organisation.Kind.POLICE


def sentence(decision: Decision) -> str:
    """`Kommunstyrelsen godkände texten 3 november 2026, § 123.`"""
    words = {"who": subject(decision), "did": _DID[decision.outcome], "when": reference(decision)}
    return _("%(who)s %(did)s texten %(when)s.") % words


def within_sentence(decision: Decision) -> str:
    """`kommunstyrelsen godkände texten`; a delegate has a name of their own."""
    who = within(decider(decision)) if decision.way == DecisionWay.BOARD else decision.by_whom
    return _("%(who)s %(did)s texten") % {"who": who, "did": _DID[decision.outcome]}


def of_earlier_text(decision: Decision) -> str:
    """That an approval does not count any more, since the text has been locked anew after it."""
    words = {"who": subject(decision), "when": reference(decision)}
    return _("%(who)s har godkänt en tidigare text (%(when)s). ") % words + _(
        "Texten har låsts upp sedan dess och behöver ett nytt beslut."
    )
