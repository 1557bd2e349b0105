"""What a letter proposes and all that belongs to it, as one form."""

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext as _

from base.forms import ROWS, share_choices
from base.searching import fold
from boards.letters.phrases import choosable
from boards.letters.row_forms import BasisForm, ConsequenceForm, LetterForm, PointForm, RecipientsForm
from boards.models import BoardLetter
from boards.settings_of import headings_of


def rows_of(formset, name: str) -> list[dict]:
    """What valid rows say, without those that are empty or taken away."""
    rows = (getattr(form, "cleaned_data", {}) for form in formset.forms)
    return [row for row in rows if row.get(name) and not row.get("remove")]


class ConsequenceRows(forms.BaseFormSet):
    def clean(self):
        kept = [fold(row["heading"]) for row in rows_of(self, "heading")]
        if len(kept) != len(set(kept)):
            raise forms.ValidationError(_("Samma rubrik står två gånger. Ta bort den ena, eller skriv ihop dem."))


PointSet = formset_factory(PointForm, extra=1, **ROWS)
ConsequenceSet = formset_factory(ConsequenceForm, formset=ConsequenceRows, extra=1, **ROWS)
BasisSet = formset_factory(BasisForm, extra=2, **ROWS)


class FactsForms:
    """Bound when data is given; `boards.letters.facts_saving` writes it."""

    def __init__(self, letter: BoardLetter, user, data=None):
        self.letter = letter
        own = (None, None, None) if data else (self._points(), self._consequences(), self._bases())
        papers = {"papers": choosable(letter, user)}
        self.letter_form = LetterForm(data, instance=letter)
        self.points = PointSet(data, prefix="points", initial=own[0], form_kwargs=papers)
        self.consequences = ConsequenceSet(data, prefix="consequences", initial=own[1])
        self.bases = BasisSet(data, prefix="bases", initial=own[2])
        self.recipients = RecipientsForm(data, initial={"recipients": [row.name for row in letter.recipients.all()]})
        share_choices(self.points, "about")

    def own_headings(self) -> set[str]:
        """Those that the municipality asks about in every letter."""
        return {each.name for each in headings_of(self.letter.document.owner)}

    def _points(self) -> list[dict]:
        return list(self.letter.points.values("text", "action", "about"))

    def _consequences(self) -> list[dict]:
        """Those of the letter, and the headings of the municipality that it does not have yet."""
        rows = list(self.letter.consequences.values("heading", "text", "has_no_effect"))
        known = {fold(row["heading"]) for row in rows}
        new = [each.name for each in headings_of(self.letter.document.owner) if fold(each.name) not in known]
        return rows + [{"heading": name} for name in new]

    def _bases(self) -> list[dict]:
        return list(self.letter.bases.values("text", "dated_on"))

    def all(self) -> list:
        return [self.letter_form, self.points, self.consequences, self.recipients, self.bases]

    def is_valid(self) -> bool:
        answers = [form.is_valid() for form in self.all()]  # each is asked, so that all that is wrong is shown
        return all(answers)

    @property
    def more_is_open(self) -> bool:
        """Whether what is folded away has something to put right."""
        names = ("officer_name", "officer_title", "officer_department", "officer_email")
        errors = any(self.letter_form[name].errors for name in names)
        return errors or bool(self.bases.is_bound and self.bases.total_error_count())
