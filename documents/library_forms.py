"""Forms for a municipality's own templates and clauses."""

from django import forms
from django.forms import inlineformset_factory
from django.utils.translation import gettext_lazy

from documents import kinds
from documents.models import Clause, Template, TemplateSection
from text.cleaning import clean


class ClauseForm(forms.ModelForm):
    class Meta:
        model = Clause
        fields = ["heading", "html"]
        widgets = {"html": forms.Textarea(attrs={"rows": 10, "data-rich-text": ""})}

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.owner = owner

    def clean_html(self):
        return clean(self.cleaned_data["html"])

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

    class Meta:
        model = TemplateSection
        fields = ["position", "level", "heading", "guidance", "html", "slot", "audience"]
        widgets = {
            "html": forms.Textarea(attrs={"rows": 3, "data-rich-text": ""}),
            "guidance": forms.Textarea(attrs={"rows": 2}),
            "level": forms.Select(choices=[(1, gettext_lazy("Rubrik")), (2, gettext_lazy("Underrubrik"))]),
            "position": forms.NumberInput(attrs={"size": 3}),
        }

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        slots = kinds.get(kind).slots
        common = [("", gettext_lazy("Egen text")), ("parties", gettext_lazy("Parterna"))]
        common += [("signatures", gettext_lazy("Underskrifter")), ("numbers", gettext_lazy("Diarienummer"))]
        self.fields["slot"].choices = [*common, *slots.items()]

    def clean_html(self):
        return clean(self.cleaned_data["html"])

    def clean_position(self):
        position = self.cleaned_data["position"]
        return 999 if position is None else position

    def clean(self):
        data = super().clean()
        if data.get("slot") and data.get("html"):
            self.add_error("html", gettext_lazy("Ett avsnitt som skriver ut uppgifter har ingen egen text."))
        return data


TemplateSections = inlineformset_factory(Template, TemplateSection, form=TemplateSectionForm, extra=2, can_delete=True)
