"""What the page of a letter's facts can change, as it stands and as it was typed, to be compared."""

from django.utils.translation import gettext as _

from base.dates import iso, long_date
from boards.letters import typed_consequences, words
from boards.letters.facts_forms import FactsForms, rows_of
from boards.letters.typed_consequences import lines_kept
from boards.models import BoardLetter, ProposalPoint
from documents.editing import seen
from documents.editing.seen import Fact

CHANGED = "change_proposals"
OFFICER = ("officer_name", "officer_title", "officer_department", "officer_email")
BODIES = ("proposing_name", "deciding_name")


def standing(letter: BoardLetter) -> list[Fact]:
    """The facts in the database now."""
    return _facts(
        {name: getattr(letter, name) for name in (*OFFICER, *BODIES)},
        points=list(letter.points.values_list("text", "action", "about")),
        consequences=typed_consequences.standing(letter),
        recipients=list(letter.recipients.values_list("name", flat=True)),
        bases=list(letter.bases.values_list("text", "dated_on")),
    )


def typed(forms: FactsForms, sent: str) -> list[Fact]:
    """The facts that valid forms ask for; sent: the marks that the page carried."""
    points, under = rows_of(forms.points, "text"), rows_of(forms.consequences, "heading")
    consequences = [(row["heading"], lines_kept(row["text"]), row["has_no_effect"]) for row in under]
    return _facts(
        forms.letter_form.cleaned_data,
        points=[(row["text"], row["action"], row["about"].pk if row["about"] else None) for row in points],
        consequences=typed_consequences.typed(forms.letter, consequences, seen.names_in(sent)),
        recipients=forms.recipients.cleaned_data["recipients"],
        bases=[(row["text"], row["dated_on"]) for row in rows_of(forms.bases, "text")],
    )


def _facts(own: dict, *, points: list, consequences: list[Fact], recipients: list[str], bases: list) -> list[Fact]:
    bodies, officer = [own[name] for name in BODIES], [own[name] for name in OFFICER]
    return [
        Fact("bodies", _("Organ"), bodies, words.lead(*bodies)),
        Fact("points", _("Förslag till beslut"), [list(row) for row in points], _point_words(points)),
        *consequences,
        Fact("recipients", _("Beslutet skickas till"), recipients, "\n".join(recipients)),
        Fact("officer", _("Handläggare"), officer, ", ".join(filter(None, officer))),
        Fact(
            "bases",
            _("Beslutsunderlag"),
            [[text, iso(day)] for text, day in bases],
            "\n".join(", ".join(filter(None, [text, day and long_date(day)])) for text, day in bases),
        ),
    ]


def _point_words(points: list) -> str:
    labels = dict(ProposalPoint.Action.choices)
    return "\n".join(f"{text} ({labels[action]})" for text, action, _about in points)
