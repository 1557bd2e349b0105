"""Forms for a municipality's own templates and clauses."""

from django import forms
from django.forms import inlineformset_factory
from django.utils.translation import gettext_lazy

from base.forms import ROWS
from base.refusals import Refused
from documents import slots
from documents.models import Clause, Template, TemplateSection
from documents.templatetags.documents_tags import source
from text.cleaning import received
from text.typed import as_html

LAST = 999


class RichTextField(forms.CharField):
    """A text with form, written in the same editor as a paper; without its script, as plain text."""

    def __init__(self, *, rows: int = 10, **kwargs):
        attrs = {"rows": rows, "data-rich-text": "", "lang": "sv", "spellcheck": "true"}
        super().__init__(widget=forms.Textarea(attrs=attrs), **kwargs)

    def prepare_value(self, value):
        return source(value or "")

    def clean(self, value) -> str:
        try:
            return super().clean(received(as_html(value or "")))
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal


class ClauseForm(forms.ModelForm):
    html = RichTextField(label=gettext_lazy("Text"))

    class Meta:
        model = Clause
        fields = ["heading", "html"]

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.owner = owner

    def validate_unique(self):
        """With the owner, which is not one of the fields."""
        try:
            self.instance.validate_constraints()
        except forms.ValidationError as error:
            self._update_errors(error)


class TemplateForm(forms.ModelForm):
    class Meta:
        model = Template
        fields = ["name", "description", "type_label"]

    def clean(self):
        data = super().clean()
        same = Template.objects.filter(owner=self.instance.owner, name=data.get("name")).exclude(pk=self.instance.pk)
        if same.exists():
            self.add_error("name", gettext_lazy("Det finns redan en mall med det namnet."))
        return data


class TemplateSectionForm(forms.ModelForm):
    slot = forms.ChoiceField(label=gettext_lazy("Innehåll"), required=False)
    html = RichTextField(label=gettext_lazy("Text att börja med"), required=False, rows=4)

    class Meta:
        model = TemplateSection
        fields = ["position", "level", "heading", "guidance", "html", "slot", "audience"]
        widgets = {
            "guidance": forms.Textarea(attrs={"rows": 2}),
            "level": forms.Select(choices=[(1, gettext_lazy("Rubrik")), (2, gettext_lazy("Underrubrik"))]),
            "position": forms.NumberInput(attrs={"size": 3}),
        }

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        self.fields["slot"].choices = [("", gettext_lazy("Egen text")), *slots.of_kind(kind).items()]
        if not self.instance.pk:
            # A new one stands last until somebody has said where.
            self.initial["position"] = None

    def has_changed(self) -> bool:
        """An empty new section is none, wherever it stands among the others."""
        return bool(set(self.changed_data) - (set() if self.instance.pk else {"position"}))

    def clean_position(self):
        position = self.cleaned_data["position"]
        return LAST if position is None else position

    def clean(self):
        data = super().clean()
        if data.get("slot") and data.get("html"):
            self.add_error("html", gettext_lazy("Ett avsnitt som skriver ut uppgifter har ingen egen text."))
        return data


class _Sections(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = gettext_lazy("Ta bort avsnittet")


TemplateSections = inlineformset_factory(
    Template, TemplateSection, form=TemplateSectionForm, formset=_Sections, extra=2, can_delete=True, **ROWS
)
