"""What a letter says of the agreements, in sentences composed from their own data; as HTML for its sections."""

import re
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.facts import facts
from base.dates import long_date
from base.templatetags.base_tags import enumerated
from boards.letters.words import title_within, within
from boards.models import Appendix, BoardLetter, ComposedSection
from documents.deciding.ready import Standing, standings
from documents.models import DecisionWay, Document, State

Source = ComposedSection.Source
_REFERENCE = re.compile(r" \(se bilaga \d+\)")


def compose(letter: BoardLetter, source: str, about: Document) -> str:
    """The section as the data are now; source: which of the two it is."""
    sentences = _of_followed_up(letter, about) if source == Source.BACKGROUND else _of_proposal(letter, about)
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in filter(None, sentences))


def without_references(html: str) -> str:
    """For telling whether the data have changed: the numbers of appendices move by themselves."""
    return _REFERENCE.sub("", html)


def _of_followed_up(letter: BoardLetter, old: Document) -> list[str]:
    said = facts(old)
    return [
        " ".join(filter(None, [_has(letter, old), said["term"]["sentence"]])),
        _areas(said, _("Den har samverkansområdet %s."), _("Den har samverkansområdena %s.")),
        _in_its_place(old),
    ]


def _has(letter: BoardLetter, old: Document) -> str:
    words = {
        "parties": enumerated(old.parties.values_list("name_as_written", flat=True)),
        "title": title_within(old),
        "see": see(letter, old),
        "day": long_date(old.final_on) if old.final_on else "",
    }
    if old.state != State.FINAL:
        return _("%(parties)s samverkar enligt %(title)s%(see)s.") % words
    if not words["day"]:
        return _("%(parties)s har undertecknat %(title)s%(see)s.") % words
    return _("%(parties)s undertecknade %(title)s den %(day)s%(see)s.") % words


def _areas(said: dict, one: str, many: str) -> str:
    names = [row["name"] for row in said["focus_areas"]]
    return ngettext(one, many, len(names)) % enumerated(names) if names else ""


def _in_its_place(old: Document) -> str:
    """What it followed on, where that is known."""
    before = old.agreement.follows
    if before is None or old.agreement.relation != "successor":
        return ""
    return _("Den ersatte %(title)s.") % {"title": title_within(before.document)}


def _of_proposal(letter: BoardLetter, new: Document) -> list[str]:
    said = facts(new)
    return [
        " ".join(filter(None, [_is_proposed(letter, new), said["term"]["sentence"]])),
        _areas(said, _("Förslaget har samverkansområdet %s."), _("Förslaget har samverkansområdena %s.")),
        " ".join(_decides(each) for each in standings(new)),
    ]


def _is_proposed(letter: BoardLetter, new: Document) -> str:
    old = new.agreement.follows.document if new.agreement.follows else None
    words = {"title": title_within(new), "see": see(letter, new), "old": title_within(old) if old else ""}
    if old and new.agreement.relation == "successor":
        return _("Ett förslag till %(title)s har tagits fram%(see)s. Den ska ersätta %(old)s.") % words
    return _("Ett förslag till %(title)s har tagits fram%(see)s.") % words


def _decides(standing: Standing) -> str:
    """How the party decides; the same sentence before and after it has done so."""
    party, plan = str(standing.party), standing.plan
    words = {"party": party, "who": str(plan.body) if plan.body else plan.by_whom}
    if plan.way == DecisionWay.BY_SIGNATURE:
        return _("%(party)s beslutar genom sin underskrift.") % words
    if plan.decides and words["who"]:
        return _("För %(party)s beslutar %(who)s.") % {**words, "who": within(words["who"])}
    return ""


def see(letter: BoardLetter, document: Document) -> str:
    """` (se bilaga 1)`, where the paper lies behind the letter."""
    shown = (Appendix.Form.PAPER, Appendix.Form.ORIGINAL)
    rows = list(letter.appendices.values_list("document", "form"))
    places = [place for place, (pk, form) in enumerate(rows, start=1) if pk == document.pk and form in shown]
    return _(" (se bilaga %(number)s)") % {"number": places[0]} if places else ""
