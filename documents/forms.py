"""The questions that are asked about a paper."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.forms import DateField
from base.refusals import Refused
from documents.ending import refuse_too_early
from documents.models import Document
from documents.next_title import next_title
from documents.number_warning import WarnsOfNumbers
from documents.opening import earlier_readers, may_be_opened_to, read_by
from documents.sending import final_links
from documents.sentences import reads_earlier
from organisations.models import Organisation
from organisations.permissions import WRITES, organisations_of


def possible_parties(*owners: Organisation):
    """Municipalities and the police, whose names are public, and other actors that the owners have entered."""
    public = Organisation.objects.publicly_known().values("pk")
    return Organisation.objects.filter(Q(pk__in=public) | Q(parent__in=owners), successor=None)


class ReasonForm(WarnsOfNumbers, forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Skäl"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("En mening räcker. Den syns i historiken."),
        error_messages={"required": gettext_lazy("Skriv varför, så att andra förstår det efteråt.")},
    )


class OpenForm(forms.Form):
    """Which of the parties read the final paper here."""

    organisations = forms.MultipleChoiceField(
        label=gettext_lazy("De här parterna läser handlingen här"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "De läser den registrerade texten utan interna avsnitt. Räkna med att handlingen därmed är allmän, även om "
            "du senare tar bort krysset."
        ),
    )

    def __init__(self, *args, document: Document, **kwargs):
        standing = [str(organisation.pk) for organisation in read_by(document, document.locked_revision)]
        super().__init__(*args, initial={"organisations": standing}, **kwargs)
        self.others = {str(organisation.pk): organisation for organisation in may_be_opened_to(document)}
        earlier = {str(each.organisation.pk): each for each in earlier_readers(document)}
        self.fields["organisations"].choices = [
            (key, reads_earlier(document, earlier[key]) if key in earlier else final_links.label(document, each))
            for key, each in self.others.items()
        ]

    def chosen(self) -> list[Organisation]:
        return [self.others[key] for key in self.cleaned_data["organisations"]]


class EndForm(ReasonForm):
    """From which day the paper no longer holds, and why."""

    on = DateField(
        label=gettext_lazy("Första dagen den inte längre gäller"),
        help_text=gettext_lazy("Dagen kan ligga i framtiden, till exempel efter en uppsägningstid."),
    )
    field_order = ["on", "reason"]

    def __init__(self, *args, document: Document, **kwargs):
        super().__init__(*args, **kwargs)
        self.document = document

    def clean_on(self):
        on = self.cleaned_data["on"]
        try:
            refuse_too_early(self.document, on)
        except Refused as refusal:
            raise ValidationError(refusal.sentence) from refusal
        return on


class ChangeEndForm(EndForm):
    """Another day, or none: then the end was a mistake."""

    taken_back = forms.BooleanField(label=gettext_lazy("Den har inte alls avslutats"), required=False)
    field_order = ["on", "taken_back", "reason"]

    def __init__(self, *args, document: Document, **kwargs):
        standing = {"on": document.ended_on, "reason": document.end_reason}
        super().__init__(*args, document=document, initial=standing, **kwargs)
        self.fields["on"].required = False
        self.fields["on"].help_text = ""
        self.fields["reason"].help_text = _("Varför den slutar gälla, eller varför avslutet tas bort.")

    def clean_on(self):
        return super().clean_on() if self.cleaned_data["on"] else None

    def clean(self):
        data = super().clean()
        if data.get("taken_back"):
            data["on"] = None
        elif "on" not in self.errors and not data.get("on"):
            self.add_error("on", _("Ange dagen, eller kryssa i att den inte alls har avslutats."))
        return data


class OwnerMixin:
    """Asks which organisation a new row belongs to, when the person writes for several."""

    def ask_for_owner(self, user, preferred: Organisation | None = None):
        possible = Organisation.objects.filter(pk__in=organisations_of(user, roles=WRITES), successor=None)
        self.owners = list(possible)
        self.preferred = preferred if preferred in self.owners else next(iter(self.owners), None)
        if len(self.owners) > 1:
            self.fields["owner"] = forms.ModelChoiceField(
                possible, label=gettext_lazy("Handlingen skrivs av"), initial=self.preferred, empty_label=None
            )

    def owner(self) -> Organisation:
        return self.cleaned_data.get("owner") or self.preferred


class MakeFromForm(OwnerMixin, forms.Form):
    title = forms.CharField(label=gettext_lazy("Den nya handlingens titel"), max_length=300)

    def __init__(self, *args, user, document: Document, title: str, **kwargs):
        super().__init__(*args, initial={"title": next_title(title)}, **kwargs)
        self.ask_for_owner(user, document.owner)

    def clean(self):
        if not self.owners:
            raise ValidationError(_("Du kan läsa handlingar men inte skriva nya."))
        return super().clean()


class FromTemplateForm(OwnerMixin, forms.Form):
    """Three questions to begin; everything else can wait."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=300)
    other_party = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Den andra parten"),
        required=False,
        empty_label=gettext_lazy("Väljs senare"),
    )
    registry_number = forms.CharField(
        label=gettext_lazy("Diarienummer"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Som det står i ert diarium. Det går att fylla i senare."),
    )

    def __init__(self, *args, user, preferred: Organisation | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_for_owner(user, preferred)
        self.fields["other_party"].queryset = possible_parties(*self.owners)

    def clean(self):
        data = super().clean()
        if data.get("other_party") and data["other_party"] == self.owner():
            self.add_error("other_party", _("Det är ni själva. Välj den som ni samverkar med."))
        return data
