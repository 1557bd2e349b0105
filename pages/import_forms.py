"""What a person sees and corrects of a reading: the form is filled from the reading's JSON and gives it back."""

import copy

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import TermKind
from base.dates import from_iso, iso, period
from base.forms import ROWS, DateField, LinesField, PastDateField
from documents.forms import possible_parties
from documents.from_reading import party_named
from organisations.models import Organisation
from pages.area_choices import area_choices, chosen

TYPES = [
    ("agreement", _("Överenskommelse")),
    ("pledge_set", _("Medborgarlöften")),
    ("board_letter", _("Tjänsteskrivelse")),
    ("other", _("Annan handling")),
]
MAX_FILE_MEGABYTES = 25


class UploadForm(forms.Form):
    """A file, or text pasted from a web page."""

    file = forms.FileField(
        label=_("Fil"), required=False, help_text=_("Word (.docx), PDF, webbsida eller text. Högst 25 MB.")
    )
    text = forms.CharField(
        label=_("Eller klistra in texten"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    came_from = forms.CharField(
        label=_("Var kommer handlingen ifrån?"),
        required=False,
        max_length=300,
        help_text=_("Till exempel kommunens webbplats eller diariet."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MAX_FILE_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(_("Filen är större än 25 MB. Spara den med mindre bilder och försök igen."))
        return file

    def clean(self):
        if not self.errors and bool(self.cleaned_data.get("file")) == bool(self.cleaned_data.get("text", "").strip()):
            raise forms.ValidationError(_("Välj en fil eller klistra in en text, ett av dem."))
        return self.cleaned_data

    def data_and_name(self) -> tuple[bytes, str]:
        file = self.cleaned_data["file"]
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].encode(), str(_("Inklistrad text.txt"))


class ReadingForm(forms.Form):
    """The facts of a paper that stand once."""

    type = forms.ChoiceField(label=_("Slag av handling"), choices=TYPES)
    title = forms.CharField(label=_("Titel"), max_length=300)
    registry_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)
    dated_on = PastDateField(label=_("Daterad"), required=False)
    term_kind = forms.ChoiceField(
        label=_("Avtalstid"), choices=[("", _("Står inte i handlingen")), *TermKind.choices], required=False
    )
    starts_on = DateField(label=_("Gäller från och med"), required=False)
    ends_on = DateField(label=_("Gäller till och med"), required=False)
    term_sentence = forms.CharField(
        label=_("Meningen om avtalstid"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    goals = LinesField(label=_("Mål"))
    forums = LinesField(label=_("Råd och grupper"), rows=3)
    obligations = LinesField(label=_("Ska göras återkommande"))
    pledges = LinesField(label=_("Löften"))

    def clean(self):
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Slutdatum kan inte ligga före startdatum."))
        if self.cleaned_data.get("term_kind") == TermKind.UNTIL_FURTHER_NOTICE and ends_on:
            self.add_error("ends_on", _("En överenskommelse som gäller tills vidare har inget slutdatum."))
        return self.cleaned_data


class PartyForm(forms.Form):
    name = forms.CharField(label=_("Namn på handlingen"), max_length=200)
    # The first choice, so that a row that nobody has filled in counts as empty.
    kind = forms.ChoiceField(label=_("Slag"), choices=Organisation.Kind.choices, initial=Organisation.Kind.MUNICIPALITY)
    organisation = forms.TypedChoiceField(label=_("I registret"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        # Given by the formset, so that the register is asked once and not once a party.
        self.fields["organisation"].choices = [("", _("Inte i registret")), *organisations]


class SignatoryForm(forms.Form):
    name = forms.CharField(label=_("Namn"), max_length=200, required=False)
    title = forms.CharField(label=_("Titel"), max_length=200, required=False)
    party = forms.CharField(label=_("För"), max_length=200, required=False)
    signed_on = PastDateField(label=_("Undertecknade den"), required=False)

    def clean(self):
        filled = self.cleaned_data.get("name") or self.cleaned_data.get("title")
        if not filled and (self.cleaned_data.get("party") or self.cleaned_data.get("signed_on")):
            raise forms.ValidationError(_("Ange namn eller titel, eller ta bort undertecknaren."))
        return self.cleaned_data


class SectionForm(forms.Form):
    heading = forms.CharField(label=_("Rubrik"), max_length=300, required=False)
    text = forms.CharField(label=_("Text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6}))

    def clean_text(self):
        return "\n".join(self.cleaned_data["text"].splitlines())

    def clean(self):
        """The file's own lists, tables and emphasis stay with words that nobody has changed."""
        unchanged = self.initial.get("text") == self.cleaned_data.get("text")
        html = self.initial.get("html", "") if unchanged else ""
        return self.cleaned_data | {"html": html, "level": self.initial.get("level", 1)}


def _formset(form, extra=1):
    return forms.formset_factory(form, extra=extra, can_delete=True, **ROWS)


PartyFormSet = _formset(PartyForm)
SignatoryFormSet = _formset(SignatoryForm)
SectionFormSet = _formset(SectionForm, extra=0)


class ReadingForms:
    """The form of the facts and the four formsets, as one thing that a view asks."""

    def __init__(self, reading: dict, *, owner: Organisation, proposed: dict[str, int], data=None):
        """`proposed` maps a party's name as written to the key of the organisation that it seems to be."""
        self.reading = reading
        parties = [{"organisation": proposed.get(party["name"]), **party} for party in reading["parties"]]
        organisations = list(possible_parties(owner).values_list("pk", "name"))
        self.facts = ReadingForm(data, initial=_facts(reading))
        self.parties = PartyFormSet(
            data, initial=parties, prefix="parties", form_kwargs={"organisations": organisations}
        )
        signatories = [{**row, "signed_on": from_iso(row["signed_on"])} for row in reading["signatories"]]
        self.signatories = SignatoryFormSet(data, initial=signatories, prefix="signatories")
        self.areas = area_choices(reading, owner, data)
        self.sections = SectionFormSet(data, initial=reading["sections"], prefix="sections")

    @property
    def every(self):
        return [self.facts, self.parties, self.areas, self.signatories, self.sections]

    def is_valid(self) -> bool:
        # All of them are asked, so that a person sees every mistake at once.
        answers = [each.is_valid() for each in self.every]
        return all(answers) and self._signatories_have_parties()

    def _signatories_have_parties(self) -> bool:
        names = [row["name"] for row in _rows(self.parties, "name")]
        for form in self.signatories.forms:
            row = form.cleaned_data
            signs = not row.get("DELETE") and (row.get("name") or row.get("title"))
            if signs and party_named(row.get("party"), names) is None:
                form.add_error("party", _("Skriv för vilken part, med namnet som det står under Parter."))
        return self.signatories.is_valid()

    def corrected(self) -> dict:
        """The reading as the person wants it. The rest of it stays as it was read."""
        facts = self.facts.cleaned_data
        reading = copy.deepcopy(self.reading)
        for name in ("type", "title", "goals", "forums"):
            reading[name] = facts[name]
        reading |= chosen(self.areas)
        reading["registry_number"] = facts["registry_number"] or None
        reading["dated_on"] = iso(facts["dated_on"])
        reading["term"] = {
            "kind": facts["term_kind"] or None,
            "starts_on": iso(facts["starts_on"]),
            "ends_on": iso(facts["ends_on"]),
            "sentence": facts["term_sentence"] or None,
        }
        reading["parties"] = _rows(self.parties, "name")
        reading["signatories"] = [
            {**row, "signed_on": iso(row["signed_on"])} for row in _rows(self.signatories, "name", "title")
        ]
        reading["sections"] = _rows(self.sections, "heading", "text")
        reading["obligations"] = _with_the_rest(facts["obligations"], self.reading["obligations"], "sentence")
        reading["pledges"] = _with_the_rest(facts["pledges"], self.reading["pledges"], "text")
        return reading


def _with_the_rest(lines: list[str], read: list[dict], name: str) -> list[dict]:
    """A row for each line; what was read beside a line that stands as it did stays with it."""
    known = {_one_line(row[name]): row for row in read}
    nothing = {key: [] if isinstance(value, list) else None for row in read for key, value in row.items()}
    return [known.get(line, {**nothing, name: line}) for line in lines]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rows(formset, *needed) -> list[dict]:
    """The rows that are left and that hold something, without the formset's own marks."""
    rows = [
        {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
        for form in formset.forms
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]
    return [row for row in rows if any(row.get(name) for name in needed)]


def gist(reading: dict) -> str:
    """What sort of paper it is and when it holds, to tell papers with the same title apart."""
    term = reading["term"] or {}
    when = period(from_iso(term.get("starts_on")), from_iso(term.get("ends_on")))
    return ", ".join(filter(None, [str(dict(TYPES).get(reading["type"], "")), when]))


def _facts(reading: dict) -> dict:
    term = reading["term"] or {}
    return {
        **{name: reading[name] for name in ("type", "title", "registry_number", "goals", "forums")},
        "obligations": [_one_line(row["sentence"]) for row in reading["obligations"]],
        "pledges": [_one_line(row["text"]) for row in reading["pledges"]],
        "dated_on": from_iso(reading["dated_on"]),
        "term_kind": term.get("kind") or "",
        "starts_on": from_iso(term.get("starts_on")),
        "ends_on": from_iso(term.get("ends_on")),
        "term_sentence": term.get("sentence"),
    }
