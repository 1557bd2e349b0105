"""The questions about a decision, and about how a party is going to decide."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import long_moment, today
from base.forms import AsksForFilesAgain, PastDateField
from documents.asking_once import AsksOnce
from documents.deciding.decision_plans import Plan
from documents.deciding.decision_words import OF_POLICE, is_police
from documents.deciding.paragraphs import paragraph_number
from documents.models import Decision, DecisionPlan, DecisionWay, Party, Revision
from documents.number_warning import WarnsOfNumbers
from documents.uploads import check_scan
from organisations.models import Body, Organisation

_DECIDES = [(way.value, way.label) for way in (DecisionWay.BOARD, DecisionWay.DELEGATED)]


# What is asked of those who decide in boards or on delegation from one.
_OF_BOARDS = ("way", "body", "paragraph", "number", "delegation_point", "reported_on")


def bodies_of(organisations):
    """The boards and committees that can decide for the organisations."""
    kinds = (Body.Kind.BOARD, Body.Kind.COMMITTEE)
    return Body.objects.filter(organisation__in=organisations, kind__in=kinds).select_related("organisation")


def _ways_of_police(plan: Plan) -> list[tuple[str, str]]:
    """The police have no boards; one that somebody has said all the same stands there until it is changed."""
    ways = [way for way in DecisionWay if way != DecisionWay.BOARD or plan.way == way]
    return [(way.value, OF_POLICE if way == DecisionWay.DELEGATED else way.label) for way in ways]


class PlanForm(WarnsOfNumbers, forms.ModelForm):
    """How the party decides."""

    class Meta:
        model = DecisionPlan
        fields = ["way", "body", "by_whom", "why"]
        widgets = {"way": forms.RadioSelect}

    def __init__(self, *args, party: Party, plan: Plan, knows_bodies: bool, **kwargs):
        said = {"way": plan.way, "body": plan.body, "by_whom": plan.by_whom, "why": plan.why}
        super().__init__(*args, initial=said, instance=DecisionPlan(party=party), **kwargs)
        self.fields["way"].choices = _ways_of_police(plan) if is_police(party) else DecisionWay.choices
        self.fields["by_whom"].help_text = _("Namn eller befattning, till exempel områdeschefen.")
        self.fields["why"].help_text = _("Bara när inget särskilt beslut behövs.")
        own = bodies_of([party.organisation_id] if knows_bodies and party.organisation_id else [])
        self.fields["body"].queryset = own
        self.fields["body"].empty_label = _("Anges inte")
        if not own:
            del self.fields["body"]


class DecisionForm(AsksForFilesAgain, AsksOnce, WarnsOfNumbers, forms.ModelForm):
    """A decision as it stands in the minutes or in the delegate's list."""

    party = forms.ModelChoiceField(Party.objects.none(), label=gettext_lazy("Parten"), empty_label=None)
    about = forms.ModelChoiceField(Revision.objects.none(), label=gettext_lazy("Beslutet gäller"), empty_label=None)
    excerpt_file = forms.FileField(
        label=gettext_lazy("Protokollsutdrag"),
        required=False,
        help_text=gettext_lazy("PDF, PNG eller JPEG, högst 25 MB. Det läses av parterna och visas inte för andra."),
    )
    old_text = forms.BooleanField(label=gettext_lazy("Vi har redan beslutat, om texten som den var"))
    field_order = ["old_text", "party", "about", "outcome", "way", "body", "by_whom", "decided_on", "paragraph"]

    class Meta:
        model = Decision
        fields = [
            "outcome",
            "way",
            "body",
            "by_whom",
            "decided_on",
            "paragraph",
            "number",
            "delegation_point",
            "reported_on",
            "text",
            "registered_for",
        ]
        field_classes = {"decided_on": PastDateField, "reported_on": PastDateField}
        widgets = {
            "outcome": forms.RadioSelect,
            "way": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(
        self,
        *args,
        parties: list[Party],
        texts: list[Revision],
        owner: Organisation | None,
        current: set[int],
        organisations=(),
        party: Party | None = None,
        rewritten: str = "",
        **kwargs,
    ):
        """owner: whose people register for others, "enligt …"; None when a party registers its own.

        party: whose decision it is, where that is known, and in whose words the questions then are put. rewritten: that
        the text is written anew, in a sentence; then the person is asked whether the decision is about it all the same.
        """
        super().__init__(*args, **kwargs)
        self.rewritten = rewritten
        if rewritten:
            question = _("%(why)s Har ni redan beslutat: kryssa i det.") % {"why": rewritten}
            self.fields["old_text"].error_messages["required"] = question
        else:
            del self.fields["old_text"]
        self.owner, self.parties_known = owner, bool(parties)
        names = {party.pk: str(party) for party in parties}
        self._choose("party", Party.objects.filter(pk__in=names), parties)
        self.fields["party"].label_from_instance = lambda row: names[row.pk]
        self._choose("about", Revision.objects.filter(pk__in=[text.pk for text in texts]), texts)
        self.fields["about"].label_from_instance = lambda text: text_label(text, current)
        self.fields["outcome"].choices = Decision.Outcome.choices
        self.fields["outcome"].error_messages["required"] = _("Välj vad beslutet blev.")
        self.fields["way"].choices = _DECIDES
        self.fields["by_whom"].label = _("Vem som beslutade, om det inte går att välja")
        self.fields["by_whom"].help_text = _("Nämndens namn, eller delegatens namn och befattning.")
        self.fields["text"].help_text = _("Så som det står i protokollet. Det går bra att hoppa över.")
        own = bodies_of(organisations)
        self.fields["body"].queryset = own
        self.fields["body"].empty_label = _("Anges med ord nedanför")
        if not own:
            del self.fields["body"]
            self.fields["by_whom"].label = _("Vem som beslutade")
            self.fields["by_whom"].required = True
            self.fields["by_whom"].error_messages["required"] = _("Ange vem som beslutade.")
        party = party or (parties[0] if len(parties) == 1 else None)
        self.party_asked, self.other_parties = party, [each for each in parties if party and each != party]
        if party:
            self.fields["party"].widget, self.initial["party"] = forms.HiddenInput(), party.pk
        self.is_of_police = party is not None and is_police(party)
        if self.is_of_police:
            self._ask_the_police()
        known = [party] if party else parties
        if owner is None or all(each.organisation_id == owner.pk for each in known):
            del self.fields["registered_for"]
        else:
            self.fields["registered_for"].label = _("Enligt")
            self.fields["registered_for"].help_text = _(
                "För en annan parts beslut: vem ni vet det av, till exempel ”mejl från kommunpolisen 4 november”."
            )

    def _ask_the_police(self) -> None:
        """Somebody decides there by the post that they hold: there are no boards, paragraphs or lists of delegation."""
        for name in _OF_BOARDS:
            self.fields.pop(name, None)
        self.fields["by_whom"].label = _("Beslut av (befattning)")
        self.fields["by_whom"].help_text = _("Till exempel lokalpolisområdeschefen, gärna med namn.")
        self.fields["by_whom"].required = True
        self.fields["by_whom"].error_messages["required"] = _("Ange vem som beslutade.")
        self.fields["text"].help_text = _("Så som beslutet är skrivet. Det går bra att hoppa över.")
        self.fields["excerpt_file"].label = _("Beslutet som fil")

    def _choose(self, name: str, queryset, rows: list) -> None:
        """What there is only one of is not asked."""
        self.fields[name].queryset = queryset
        if len(rows) == 1:
            self.fields[name].initial = rows[0].pk
            self.fields[name].widget = forms.HiddenInput()

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day > today():
            raise forms.ValidationError(_("Dagen ligger i framtiden. Registrera beslutet när det är fattat."))
        return day

    def clean_paragraph(self):
        written = self.cleaned_data["paragraph"]
        return paragraph_number(written) if written else ""

    def clean_excerpt_file(self):
        file = self.cleaned_data["excerpt_file"]
        if file:
            check_scan(file)
        return file

    def clean(self):
        data = super().clean()
        if self.is_of_police:
            self.instance.way = DecisionWay.DELEGATED
        self._ask_of_an_earlier_day(data)
        party, body = data.get("party"), data.get("body")
        if party and body and body.organisation_id != party.organisation_id:
            self.add_error("body", _("%(body)s hör inte till %(party)s.") % {"body": body, "party": party.organisation})
        if data.get("way") == DecisionWay.DELEGATED:
            data["body"] = None
        elif data.get("way") == DecisionWay.BOARD:
            if body:
                data["by_whom"] = ""
            data["delegation_point"] = ""
        if "way" in data and "by_whom" not in self.errors and not body and not data.get("by_whom"):
            self.add_error("by_whom", _("Ange vem som beslutade."))
        is_others = party and self.owner and party.organisation_id != self.owner.pk
        if is_others and not data.get("registered_for"):
            self.add_error("registered_for", _("Skriv vem ni vet det av, till exempel ett mejl eller ett samtal."))
        if party and not is_others and "registered_for" in data:
            data["registered_for"] = ""
        return data

    def _ask_of_an_earlier_day(self, data: dict) -> None:
        """A decision from before its text was fixed may have been about another; who carries one over has said."""
        day, text = data.get("decided_on"), data.get("about")
        if day and text and day < localdate(text.made_at) and not self.initial.get("same_text"):
            question = _("Beslutet är äldre än den låsta texten. Gäller det samma text?")
            self.ask_once("same_text", _("Ja, beslutet gäller samma text"), question)

    def decision(self) -> Decision:
        """The unsaved row, of a valid form; its file is not in it yet."""
        party = self.cleaned_data["party"]
        row = self.instance
        row.document, row.revision = party.document, self.cleaned_data["about"]
        row.party, row.organisation = party, party.organisation
        row.organisation_name = "" if party.organisation else party.name_as_written
        return row


def text_label(text: Revision, current: set[int]) -> str:
    """`Den låsta texten, 12 mars 2027 kl. 14.32`."""
    words = {"when": long_moment(text.made_at)}
    if text.pk in current:
        return _("Den låsta texten, %(when)s") % words
    return _("En tidigare text, %(when)s") % words


class WithdrawForm(WarnsOfNumbers, forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Vad är fel?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Beslutet står kvar överstruket, med ditt skäl."),
        error_messages={"required": gettext_lazy("Skriv varför, så att andra förstår det efteråt.")},
    )
