"""The facts of an agreement as fields: its term, what it follows, its areas, aims and bodies."""

from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Area, FocusArea, Relation, Renewal, TermKind
from agreements.periods import last_day_of_year_from
from base.forms import DateField, LinesField, PastDateField, RowField
from organisations.models import Body

EXAMPLES = {
    TermKind.FIXED: _("”gäller från och med 1 januari 2027 till och med 31 december 2030”"),
    TermKind.ROLLING_YEARLY: _("”löper ett år i taget; inför varje nytt år diskuteras en förlängning”"),
    TermKind.MANDATE_PERIOD: _("”gäller under innevarande mandatperiod från undertecknandet”"),
    TermKind.UNTIL_FURTHER_NOTICE: _("”gäller tills vidare från och med 1 mars 2027”"),
    TermKind.FIXED_THEN_UNTIL_REPLACED: _("”gäller till och med 31 december 2030, därefter tills en ny har tecknats”"),
}
NEEDS_END = (TermKind.FIXED, TermKind.FIXED_THEN_UNTIL_REPLACED)
TAKES_END = (*NEEDS_END, TermKind.MANDATE_PERIOD)


def _with_example(kind: TermKind) -> SafeString:
    return format_html('{} <span class="quiet">{}</span>', kind.label, EXAMPLES[kind])


class TermForm(forms.ModelForm):
    """How long it holds. A draft may lack what is not known yet; the page says what is missing before the lock."""

    class Meta:
        model = Agreement
        fields = ["term_kind", "starts_on", "ends_on"]
        field_classes = {"starts_on": DateField, "ends_on": DateField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(kind.value, _with_example(kind)) for kind in TermKind]
        self.fields["term_kind"] = forms.ChoiceField(
            label=_("Hur länge gäller den?"),
            required=False,
            widget=forms.RadioSelect,
            choices=[("", _("Inte bestämt än")), *choices],
        )
        if self.instance.term_kind == TermKind.ROLLING_YEARLY:
            self.initial["ends_on"] = None

    def clean(self):
        data = super().clean()
        kind, starts_on, ends_on = data.get("term_kind"), data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Slutdatum kan inte ligga före startdatum."))
        if kind == TermKind.UNTIL_FURTHER_NOTICE and ends_on:
            self.add_error(
                "ends_on", _("Den som gäller tills vidare har inget slutdatum. Ta bort datumet eller välj bestämd tid.")
            )
        if kind == TermKind.ROLLING_YEARLY and ends_on:
            self.add_error("ends_on", _("Perioden är ett år och räknas från startdatumet. Ta bort slutdatumet."))
        elif kind == TermKind.ROLLING_YEARLY and starts_on:
            data["ends_on"] = last_day_of_year_from(starts_on)
        return data


class FollowForm(forms.ModelForm):
    """Which agreement it follows, and how."""

    sometimes_required = ("relation",)

    class Meta:
        model = Agreement
        fields = ["follows", "relation"]
        field_classes = {"follows": RowField}

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["follows"].queryset = candidates
        self.fields["follows"].empty_label = _("Ingen tidigare överenskommelse")
        self.fields["relation"].choices = [("", _("Välj")), *Relation.choices]

    def clean(self):
        data = super().clean()
        follows, relation = data.get("follows"), data.get("relation")
        if follows and not relation:
            self.add_error("relation", _("Ange hur överenskommelsen hänger ihop med den som den följer på."))
        if relation and not follows and "follows" not in self.errors:
            self.add_error("follows", _("Välj den överenskommelse som den följer på."))
        if follows and leads_back_to(follows, self.instance):
            self.add_error("follows", _("Den överenskommelsen följer själv på den här. Välj en äldre."))
        return data


def leads_back_to(agreement: Agreement, wanted: Agreement) -> bool:
    """Whether one comes to the wanted agreement by going back through what each follows."""
    seen = set()
    while agreement and agreement.pk not in seen:
        if agreement.pk == wanted.pk:
            return True
        seen.add(agreement.pk)
        agreement = agreement.follows
    return False


class RenewalForm(forms.ModelForm):
    """A discussion about one more year."""

    class Meta:
        model = Renewal
        fields = ["discussed_on", "starts_on", "ends_on", "note"]
        field_classes = {"discussed_on": PastDateField, "starts_on": DateField, "ends_on": DateField}

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.agreement = agreement

    def clean(self):
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Slutdatum kan inte ligga före startdatum."))
        elif starts_on and ends_on:
            self._refuse_overlap(starts_on, ends_on)
        return data

    def _refuse_overlap(self, starts_on, ends_on) -> None:
        agreement = self.instance.agreement
        first_end = agreement.ends_on
        if first_end and starts_on <= first_end:
            self.add_error("starts_on", _("Den nya perioden börjar först när överenskommelsens egen period är slut."))
        elif agreement.renewals.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
            self.add_error("starts_on", _("För de dagarna är en diskussion redan registrerad."))


class AimsForm(forms.Form):
    purposes = LinesField(
        label=_("Syften"),
        longest=1000,
        help_text=_("Ett på varje rad. Syftet ska framgå, enligt 9 § lagen (2023:196)."),
    )
    goals = LinesField(label=_("Mål"), longest=1000, help_text=_("Ett på varje rad, så att det går att följa upp."))


class FocusAreaForm(forms.Form):
    """One area in focus: chosen from the catalogue, or one of the municipality's own."""

    area = forms.ModelChoiceField(Area.objects.none(), label=_("Område"), required=False, empty_label=_("Välj område"))
    own = forms.CharField(label=_("Eller eget område"), required=False, max_length=200)
    goal = forms.CharField(
        label=_("Mål för området"), required=False, max_length=FocusArea._meta.get_field("goal").max_length
    )
    remove = forms.BooleanField(label=_("Ta bort området"), required=False)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas_for(owner)

    def clean(self):
        data = super().clean()
        if data.get("area") and data.get("own"):
            self.add_error("own", _("Välj ur listan eller skriv ett eget, inte båda."))
        if data.get("goal") and not data.get("area") and not data.get("own"):
            self.add_error("area", _("Välj vilket område målet gäller."))
        return data


def areas_for(owner):
    """The common areas and the organisation's own, in Swedish order."""
    return Area.objects.filter(Q(owner=None) | Q(owner=owner)).order_by("sort_name", "pk")


class BodyForm(forms.Form):
    """A body, and what each party has promised to send to it."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Ur registret"), required=False, empty_label=_("Finns inte i registret")
    )
    name = forms.CharField(label=_("Namn på handlingen"), required=False, max_length=200)
    remove = forms.BooleanField(label=_("Ta bort forumet"), required=False)

    def __init__(self, *args, owner, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.parties = list(parties)
        self.fields["body"].queryset = Body.objects.filter(organisation=owner).order_by("name")
        for party in self.parties:
            label = _("%(party)s deltar med") % {"party": party.name_as_written}
            self.fields[f"what-{party.pk}"] = forms.CharField(label=label, required=False, max_length=200)

    def seat_fields(self):
        return [self[f"what-{party.pk}"] for party in self.parties]

    def clean(self):
        data = super().clean()
        if data.get("body") and not data.get("name"):
            data["name"] = data["body"].name
        promised = any(data.get(f"what-{party.pk}") for party in self.parties)
        if promised and not data.get("name"):
            self.add_error("name", _("Välj forum ur registret eller skriv dess namn."))
        return data


class AreaForm(forms.ModelForm):
    """An area of the organisation's own."""

    class Meta:
        model = Area
        fields = ["name", "description"]
