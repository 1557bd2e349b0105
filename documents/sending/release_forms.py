"""What is asked before a paper is sent: to whom, with what message, and until when."""

import re
from dataclasses import replace
from datetime import date

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import today
from base.forms import ComingDateField
from base.rows import lower_first
from documents.filing import case_of
from documents.legal_status import means
from documents.models import Case, DecisionPlan, Document, Party, Purpose, Relation, Release
from documents.opening import may_be_opened_to
from documents.party_identity import by_name, kind_of
from documents.sending.release_mail import TOLD
from documents.sending.releasing import Recipient, Sending
from organisations.models import Body, Membership, Organisation, Role
from text import personal_numbers

MOST_PEOPLE = 20
MORE_ROWS = 2
_PARTY = "part-"
_NAMED = "namn-"
_AUTHORITIES = (Organisation.Kind.MUNICIPALITY, Organisation.Kind.POLICE)
_NONE = "ingen"


def relation_of(organisation: Organisation) -> Relation:
    """How another organisation stands to the owner: a municipality and the police are authorities."""
    return Relation.AUTHORITY if organisation.is_public else Relation.OUTSIDE


def boards_of(owner: Organisation) -> list[Body]:
    """The owner's boards that are authorities of their own and still there."""
    standing = Q(to_on=None) | Q(to_on__gte=today())
    return list(owner.bodies.filter(standing, is_authority=True))


class MessageForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Meddelande"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Vad du vill att de tittar på. Det står i mejlet och i historiken."),
    )

    def clean_why(self):
        why = self.cleaned_data["why"].strip()
        if personal_numbers.find(why):
            raise forms.ValidationError(_("Meddelandet ser ut att innehålla ett personnummer. Ta bort det ur mejlet."))
        return why


class SendForm(MessageForm):
    """The parties and boards to send to, what to say, and the day by which they should have answered."""

    organisations = forms.MultipleChoiceField(
        label=gettext_lazy("Parter som läser här"), required=False, widget=forms.CheckboxSelectMultiple
    )
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Egna nämnder"), required=False, widget=forms.CheckboxSelectMultiple
    )
    answer_by = ComingDateField(label=gettext_lazy("Svar senast"), required=False)
    own_board = forms.ChoiceField(
        label=gettext_lazy("Vilken av nämnderna skriver ni handlingen för?"),
        required=False,
        help_text=gettext_lazy("Den är samma myndighet som ni. De andra är myndigheter för sig, även inom kommunen."),
    )
    field_order = ["organisations", "bodies", "own_board", "why", "answer_by"]

    def __init__(self, *args, document: Document, purpose: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.document, self.purpose = document, purpose
        self.parties = may_be_opened_to(document)
        reading = _with_people(self.parties)
        self.here = {str(each.pk): each for each in self.parties if each.pk in reading}
        self.named = by_name(document)
        self.elsewhere = [*(each for each in self.parties if each.pk not in reading), *self.named]
        self.boards = {str(each.pk): each for each in boards_of(document.owner)}
        self._offer("organisations", self.here, self._meaning_of_parties())
        case = case_of(document)
        self.known_board = case.authority if case else None
        self._offer("bodies", self.boards, self._meaning_of_boards())
        self._ask_for_own_board(case)
        if purpose == Purpose.INFORMATION:
            del self.fields["answer_by"]

    def _offer(self, name: str, rows: dict, meaning: str) -> None:
        if not rows:
            del self.fields[name]
            return
        self.fields[name].choices = [(key, _board_label(row)) for key, row in rows.items()]
        self.fields[name].help_text = meaning

    def _meaning_of_parties(self) -> str:
        meanings = (means(self.document, relation_of(each), self.purpose) for each in self.here.values())
        return " ".join(dict.fromkeys(meanings))

    def _meaning_of_boards(self) -> str:
        meaning = means(self.document, Relation.AUTHORITY, self.purpose)
        own, within = self.known_board, means(self.document, Relation.OWN, self.purpose)
        if own is None and within != meaning:
            said = _("Den nämnd som ni skriver för: %(within)s En annan nämnd: %(meaning)s")
            return said % {"within": lower_first(within), "meaning": lower_first(meaning)}
        if own is None or str(own.pk) not in self.boards:
            return meaning
        said = _("Handlingens ärende ligger hos %(board)s, som är samma myndighet som ni. %(meaning)s")
        within = said % {"board": own, "meaning": within}
        return within if len(self.boards) == 1 else f"{within} {_('För de andra nämnderna:')} {lower_first(meaning)}"

    def _ask_for_own_board(self, case: Case | None) -> None:
        """Where no case says it, only the person knows which board is the own authority; what is likely is proposed."""
        if not self.boards or self.known_board:
            del self.fields["own_board"]
            return
        boards = [(key, str(board)) for key, board in self.boards.items()]
        self.fields["own_board"].choices = [("", _("Välj")), *boards, (_NONE, _("Ingen av dem"))]
        likely = _likely_board(self.document, case, self.boards)
        self.fields["own_board"].initial = str(likely.pk) if likely else ""

    def _relation_of_board(self, board: Body) -> Relation:
        own = str(self.known_board.pk) if self.known_board else self.cleaned_data.get("own_board", "")
        return Relation.OWN if str(board.pk) == own else Relation.AUTHORITY

    def clean(self):
        """A party or board that was chosen on a page opened earlier may be gone; then nothing is sent to the others."""
        gone = [name for name in ("organisations", "bodies") if name not in self.fields and self.data.getlist(name)]
        if gone:
            raise forms.ValidationError(
                _("En mottagare som du valde finns inte längre här. Gå igenom valet och skicka.")
            )
        if self.cleaned_data.get("bodies") and self.cleaned_data.get("own_board") == "":
            why = _("Välj den nämnd som ni skriver handlingen för. Det avgör vad den blir enligt lag.")
            self.add_error("own_board", why)
        return super().clean()

    def clean_answer_by(self):
        return _day_to_come(self.cleaned_data["answer_by"])

    def recipients(self) -> list[Recipient]:
        parties = [self.here[key] for key in self.cleaned_data.get("organisations", [])]
        boards = [self.boards[key] for key in self.cleaned_data.get("bodies", [])]
        return [
            *(Recipient(relation_of(each), organisation=each) for each in parties),
            *(
                Recipient(self._relation_of_board(each), self.document.owner, each, str(each), each.registrar_email)
                for each in boards
            ),
        ]

    def sending(self, people: list[Recipient]) -> Sending:
        data = self.cleaned_data
        return Sending(self.purpose, (*self.recipients(), *people), data["why"], data.get("answer_by"))


def _likely_board(document: Document, case: Case | None, boards: dict[str, Body]) -> Body | None:
    """Whose the paper is, as it was said when it was sent before, in the number of its case, or in the own plan."""
    sent = document.releases.filter(relation=Relation.OWN, body__isnull=False).order_by("-pk").first()
    plan = DecisionPlan.objects.filter(party__document=document, party__organisation=document.owner).first()
    letters = re.match(r"[^\W\d_]+", case.registry_number) if case else None
    of_number = [each for each in boards.values() if letters and each.short_name.casefold() == letters[0].casefold()]
    said = [sent and sent.body_id, *(each.pk for each in of_number[:1]), plan and plan.body_id]
    return next((boards[str(key)] for key in said if key and str(key) in boards), None)


class NewVersionForm(MessageForm):
    """What to say of the new text, and the day to answer by: the one that was asked for, while it lasts."""

    answer_by = ComingDateField(label=gettext_lazy("Svar senast"), required=False)

    def __init__(self, *args, release: Release, **kwargs):
        day = release.answer_by if release.answer_by and release.answer_by >= today() else None
        super().__init__(*args, initial={"answer_by": day}, **kwargs)
        if release.purpose == Purpose.INFORMATION:
            del self.fields["answer_by"]

    def clean_answer_by(self):
        return _day_to_come(self.cleaned_data["answer_by"])


def _day_to_come(day: date | None) -> date | None:
    if day and day < today():
        raise forms.ValidationError(_("Dagen har redan varit. Välj en som kommer."))
    return day


def _with_people(organisations: list[Organisation]) -> set[int]:
    """Those where somebody has an account that would be told."""
    roles = (*TOLD, Role.ADMINISTRATOR)
    held = Membership.objects.filter(organisation__in=organisations, role__in=roles, user__is_active=True)
    return set(held.values_list("organisation", flat=True))


def _board_label(row) -> str:
    if isinstance(row, Body) and not row.registrar_email:
        return _("%(name)s (inget mejl går: registratorns adress saknas i registret)") % {"name": row}
    return str(row)


class PersonForm(forms.Form):
    """Somebody who answers by a link. where: whom the person works for, which decides what the paper becomes by law."""

    name = forms.CharField(label=gettext_lazy("Namn"), max_length=200, required=False)
    email = forms.EmailField(label=gettext_lazy("E-post"), max_length=254, required=False)
    where = forms.ChoiceField(label=gettext_lazy("Arbetar hos"), required=False)
    organisation_name = forms.CharField(
        label=gettext_lazy("Vilken organisation"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Om den inte är part."),
    )

    def __init__(
        self,
        *args,
        document: Document,
        parties: list[Organisation],
        named: list[Party],
        purpose: str,
        **kwargs,
    ):
        """named: the parties that are in no register here; a person of theirs stands for them all the same."""
        super().__init__(*args, **kwargs)
        self.parties = {f"{_PARTY}{each.pk}": each for each in parties}
        self.named = {key: (party, relation) for party in named for key, relation in _relations_of(party)}
        self.fields["where"].choices = [
            ("", _("Välj")),
            *((key, str(each)) for key, each in self.parties.items()),
            *((key, _named_label(party, relation)) for key, (party, relation) in self.named.items()),
            (Relation.OWN, _("%(owner)s, samma myndighet som ni") % {"owner": document.owner}),
        ]
        if purpose == Purpose.DECISION:
            said = _("Ett beslut fattas av en part: välj den som personen beslutar för.")
            self.fields["where"].error_messages["invalid_choice"] = said
            del self.fields["organisation_name"]
        else:
            self.fields["where"].choices += [
                (Relation.AUTHORITY, _("En annan myndighet, även en annan nämnd i kommunen")),
                (Relation.OUTSIDE, _("Utanför myndigheterna")),
            ]

    def clean(self):
        data = super().clean()
        if not any(self.data.get(self.add_prefix(name), "").strip() for name in ("name", "email")):
            data.clear()
            return data
        for name, sentence in (
            ("name", _("Skriv personens namn.")),
            ("email", _("Skriv adressen som länken ska skickas till.")),
            ("where", _("Välj var personen arbetar. Det avgör vad handlingen blir enligt lag.")),
        ):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return data

    def recipient(self) -> Recipient | None:
        data = self.cleaned_data
        if not data.get("email"):
            return None
        if data["where"] in self.named:
            party, relation = self.named[data["where"]]
            name = party.name_as_written
            return Recipient(relation, None, None, data["name"].strip(), data["email"].lower(), party, name)
        party = self.parties.get(data["where"])
        relation = relation_of(party) if party else Relation(data["where"])
        made = Recipient(relation, organisation=party, name=data["name"].strip(), email=data["email"].lower())
        is_elsewhere = party is None and relation != Relation.OWN
        return replace(made, organisation_name=data.get("organisation_name", "").strip()) if is_elsewhere else made


def _relations_of(party: Party) -> list[tuple[str, Relation]]:
    """How a party by name alone may stand to the owner: where the name does not say, the person does."""
    relations = [Relation.AUTHORITY] if kind_of(party) in _AUTHORITIES else [Relation.AUTHORITY, Relation.OUTSIDE]
    return [(f"{_NAMED}{party.pk}-{relation.value}", relation) for relation in relations]


def _named_label(party: Party, relation: Relation) -> str:
    if kind_of(party) in _AUTHORITIES:
        return str(party)
    said = {Relation.AUTHORITY: _("%(party)s, en myndighet"), Relation.OUTSIDE: _("%(party)s, ingen myndighet")}
    return said[relation] % {"party": party}


class _PeopleFormSet(forms.BaseFormSet):
    def clean(self):
        emails = [form.cleaned_data["email"].lower() for form in self.forms if form.cleaned_data.get("email")]
        if len(set(emails)) < len(emails):
            raise forms.ValidationError(_("Samma adress står två gånger."))

    def recipients(self) -> list[Recipient]:
        return [found for form in self.forms if (found := form.recipient())]


def people_formset(
    data=None, *, document: Document, parties: list[Organisation], named: list[Party], purpose: str, initial=None
):
    made = forms.formset_factory(
        PersonForm, _PeopleFormSet, extra=MORE_ROWS, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE, validate_max=True
    )
    given = {"document": document, "parties": parties, "named": named, "purpose": purpose}
    return made(data, prefix="person", initial=initial, form_kwargs=given)


def typed_people(data) -> list[dict[str, str]]:
    """The rows as they were typed, for a page that is to show them again with room for more."""
    count = min(
        int(data.get("person-TOTAL_FORMS") or 0) if str(data.get("person-TOTAL_FORMS")).isdigit() else 0, MOST_PEOPLE
    )
    names = ("name", "email", "where", "organisation_name")
    rows = [{name: data.get(f"person-{row}-{name}", "") for name in names} for row in range(count)]
    return [row for row in rows if row["name"] or row["email"]]
