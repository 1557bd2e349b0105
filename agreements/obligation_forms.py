"""What a person says of a sentence that is to be watched or followed up."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements import rhythms
from agreements.forms import areas_for
from agreements.models import Commitment, Fulfilment, Obligation
from base.dates import today
from base.forms import ComingDateField, DateField, PastDateField
from documents.models import Document, State
from documents.number_warning import WarnsOfNumbers
from organisations.models import Body, Post

MOST_PAPERS = 100


class RhythmForm(WarnsOfNumbers, forms.ModelForm):
    """How often, and what that asks for."""

    how_often = forms.ChoiceField(
        label=_("Hur ofta?"),
        choices=[("", _("Välj")), *rhythms.CHOICES],
        error_messages={"required": _("Välj hur ofta.")},
    )
    number = forms.IntegerField(
        label=_("Antal"),
        required=False,
        min_value=1,
        max_value=rhythms.MOST_MONTHS,
        help_text=_("Hur många gånger per år, eller hur många månader det är emellan."),
    )
    due_on = ComingDateField(label=_("Senast"), required=False, help_text=_("Dagen, när den är bestämd."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk or self.instance.rhythm:
            self.initial["how_often"] = rhythms.chosen(self.instance.rhythm, self.instance.number, self.instance.due_on)
        if not self._may_be_before_period():
            left = [choice for choice in self.fields["how_often"].choices if choice[0] != "before_period"]
            self.fields["how_often"].choices = left

    def _may_be_before_period(self) -> bool:
        """The periods are those of an agreement of the own organisation's."""
        document = self.instance.document
        return bool(document and document.kind == "agreement" and document.owner_id == self.instance.owner_id)

    def clean(self):
        data = super().clean()
        choice, number, due_on = data.get("how_often"), data.get("number"), data.get("due_on")
        if choice in (rhythms.OTHER_MONTHS, rhythms.TIMES) and not number and "number" not in self.errors:
            self.add_error("number", _("Ange antalet."))
        if choice == rhythms.TIMES and number and number > rhythms.MOST_TIMES:
            self.add_error("number", _("Högst tolv gånger per år går att bevaka."))
        if choice in (rhythms.FIXED_YEARLY, Obligation.Rhythm.ONCE) and not due_on and "due_on" not in self.errors:
            self.add_error("due_on", _("Ange dagen."))
        if choice and not self.errors:
            for name, value in rhythms.of_choice(choice, number, due_on).items():
                data[name] = value
                setattr(self.instance, name, value)
        return data


class ObligationForm(RhythmForm):
    """A new obligation: three questions, and more for those who want to."""

    last_done_on = PastDateField(
        label=_("Gjordes senast"), required=False, help_text=_("Om du vet. Nästa gång räknas då från den dagen.")
    )
    field_order = ["text", "how_often", "number", "due_on", "last_done_on", "responsible", "post", "body", "from_on"]
    FIRST = ("how_often", "number", "due_on", "responsible")

    class Meta:
        model = Obligation
        fields = ["text", "number", "due_on", "responsible", "post", "body", "from_on"]
        field_classes = {"from_on": DateField, "due_on": ComingDateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        owner, fields = self.instance.owner, self.fields
        fields["post"].queryset = _with(Post.objects.filter(organisation=owner), self.instance.post_id)
        fields["body"].queryset = _with(Body.objects.filter(organisation=owner), self.instance.body_id)
        fields["post"].empty_label = fields["body"].empty_label = _("Ingen vald")
        fields["post"].help_text = _("Påminnelserna går till den som har befattningen.")
        fields["responsible"].label = _("Vem gör det?")
        fields["responsible"].help_text = _("Med ord, till exempel ”kommunpolisen” eller ”säkerhetschefen”.")
        fields["from_on"].help_text = _("Det som var tidigare räknas inte som försenat.")
        if not self.instance.pk:
            self.initial["from_on"] = self.instance.from_on or today()
        else:
            del fields["last_done_on"]
        needs_text = not self.instance.passage_id and not self.instance.law_id and not self.has_place
        fields["text"].required = needs_text
        fields["text"].error_messages["required"] = _("Skriv vad som ska göras.")
        fields["text"].label = _("Vad ska göras?") if needs_text else _("Kort namn")
        fields["text"].help_text = (
            "" if needs_text else _("Till exempel ”Rapporten till rådet”. Meningen visas ändå ord för ord.")
        )

    @property
    def has_place(self) -> bool:
        """Whether it stands for words of a paper, which are then not written once more."""
        return self.instance.document_id is not None

    def clean_last_done_on(self):
        return _not_to_come(self.cleaned_data["last_done_on"])

    def first_fields(self):
        """What everybody answers; the rest lies under Fler uppgifter."""
        names = (("text",) if self.fields["text"].required else ()) + self.FIRST
        return [self[name] for name in names]

    def more_fields(self):
        first = {field.name for field in self.first_fields()}
        return [field for field in self.visible_fields() if field.name not in first]


class CommitmentForm(WarnsOfNumbers, forms.ModelForm):
    """Who does what a sentence promises, by when, and how one sees it."""

    FIRST = ("organisations", "responsible", "due_on", "measured_how")

    class Meta:
        model = Commitment
        fields = ["organisations", "responsible", "due_on", "measured_how", "post", "area"]
        field_classes = {"due_on": ComingDateField}
        widgets = {"organisations": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        document, fields = self.instance.document, self.fields
        parties = document.parties.exclude(organisation=None).values("organisation")
        fields["organisations"].queryset = fields["organisations"].queryset.filter(pk__in=parties)
        fields["organisations"].label = _("Vem?")
        fields["post"].queryset = _with(Post.objects.filter(organisation=document.owner), self.instance.post_id)
        fields["area"].queryset = areas_for(document.owner)
        fields["post"].empty_label = fields["area"].empty_label = _("Inget valt")
        fields["responsible"].label = _("Vem hos dem?")
        fields["responsible"].help_text = _("Med ord, till exempel ”kommunpolisen” eller ”fritidschefen”.")
        fields["measured_how"].help_text = _("Det som visar att det blev gjort, eller att det hjälpte.")
        if not fields["organisations"].queryset.exists():
            del fields["organisations"]

    def first_fields(self):
        return [self[name] for name in self.FIRST if name in self.fields]

    def more_fields(self):
        return [field for field in self.visible_fields() if field.name not in self.FIRST]


class DoneForm(WarnsOfNumbers, forms.ModelForm):
    """That it was done on a day, with a paper that shows it, or how."""

    class Meta:
        model = Fulfilment
        fields = ["on", "note", "proof"]
        field_classes = {"on": PastDateField}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        owner = self.instance.obligation.owner
        papers = Document.objects.openable_by(user).filter(owner=owner).exclude(state=State.DISCARDED)
        latest = list(papers.order_by("-changed_at").values_list("pk", flat=True)[:MOST_PAPERS])
        self.fields["proof"].queryset = Document.objects.filter(pk__in=latest).order_by("sort_title", "pk")
        self.fields["proof"].empty_label = _("Ingen handling")
        self.fields["note"].help_text = _("Till exempel ”Togs upp i rådet, punkt 4”.")
        self.initial["on"] = today()

    def clean_on(self):
        return _not_to_come(self.cleaned_data["on"])


class StopForm(forms.Form):
    """The day from which nothing is asked for any more."""

    on = ComingDateField(label=_("Bevaka inte från och med"))


def _not_to_come(day):
    if day and day > today():
        raise forms.ValidationError(_("Dagen har inte kommit än. Ange en dag som har varit."))
    return day


def _with(rows, chosen):
    """And the one that is chosen already, though nobody may choose it any more."""
    return rows.model.objects.filter(Q(pk__in=rows.values("pk")) | Q(pk=chosen))
