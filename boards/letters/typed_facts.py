"""What the page of a letter's facts can change, as it stands and as it was typed, to be compared."""

from django.utils.translation import gettext as _

from base.dates import iso, long_date
from boards.letters import words
from boards.letters.facts_forms import FactsForms, rows_of
from boards.models import BoardLetter, ProposalPoint
from documents.editing.seen import Fact

CHANGED = "change_proposals"
OFFICER = ("officer_name", "officer_title", "officer_department", "officer_email")
BODIES = ("proposing_name", "deciding_name")


def standing(letter: BoardLetter) -> list[Fact]:
    """The facts in the database now."""
    return _facts(
        {name: getattr(letter, name) for name in (*OFFICER, *BODIES)},
        points=list(letter.points.values_list("text", "action", "about")),
        consequences=list(letter.consequences.values_list("heading", "text", "has_no_effect")),
        recipients=list(letter.recipients.values_list("name", flat=True)),
        bases=list(letter.bases.values_list("text", "dated_on")),
    )


def typed(forms: FactsForms) -> list[Fact]:
    """The facts that valid forms ask for."""
    points, stored = rows_of(forms.points, "text"), set(forms.letter.consequences.values_list("heading", flat=True))
    return _facts(
        forms.letter_form.cleaned_data,
        points=[(row["text"], row["action"], row["about"].pk if row["about"] else None) for row in points],
        consequences=[
            (row["heading"], _lines_kept(row["text"]), row["has_no_effect"])
            for row in rows_of(forms.consequences, "heading")
            # A heading that is only offered is no change until something stands under it.
            if row["text"] or row["has_no_effect"] or row["heading"] in stored
        ],
        recipients=forms.recipients.cleaned_data["recipients"],
        bases=[(row["text"], row["dated_on"]) for row in rows_of(forms.bases, "text")],
    )


def _facts(own: dict, *, points: list, consequences: list, recipients: list[str], bases: list) -> list[Fact]:
    bodies, officer = [own[name] for name in BODIES], [own[name] for name in OFFICER]
    consequences = [(heading, _lines_kept(text), has_none) for heading, text, has_none in consequences]
    return [
        Fact("bodies", _("Organ"), bodies, words.lead(*bodies)),
        Fact("points", _("Förslag till beslut"), [list(row) for row in points], _point_words(points)),
        Fact(
            "consequences",
            _("Konsekvenser"),
            [list(row) for row in consequences],
            "\n".join(_consequence(*row) for row in consequences),
        ),
        Fact("recipients", _("Beslutet skickas till"), recipients, "\n".join(recipients)),
        Fact("officer", _("Handläggare"), officer, ", ".join(filter(None, officer))),
        Fact(
            "bases",
            _("Beslutsunderlag"),
            [[text, iso(day)] for text, day in bases],
            "\n".join(", ".join(filter(None, [text, day and long_date(day)])) for text, day in bases),
        ),
    ]


def _lines_kept(text: str) -> str:
    """A browser sends its own ends of lines."""
    return text.replace("\r\n", "\n").strip()


def _point_words(points: list) -> str:
    labels = dict(ProposalPoint.Action.choices)
    return "\n".join(f"{text} ({labels[action]})" for text, action, _about in points)


def _consequence(heading: str, text: str, has_none: bool) -> str:
    said = words.no_effect() if has_none else text
    return f"{heading}: {said}" if said else heading
