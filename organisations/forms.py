from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from base.models import StoredFile
from organisations.models import Invitation, Letterhead, Organisation, Role, User
from organisations.sittings import read_sittings
from text.images import BadImage, check_logo

NAMES_ARE_THE_OPERATORS = _(
    "Namn och organisationsnummer för kommuner och Polisen ändras av den som driver tjänsten. Hör av dig dit om något "
    "är fel."
)


class LetterheadForm(forms.ModelForm):
    new_logo = forms.FileField(
        label=_("Ny logotyp"),
        required=False,
        help_text=_("SVG eller PNG, högst 2 MB. SVG blir skarpast i utskrift."),
        widget=forms.FileInput(attrs={"accept": ".svg,.png,image/svg+xml,image/png"}),
    )
    remove_logo = forms.BooleanField(label=_("Ta bort logotypen"), required=False)

    class Meta:
        model = Letterhead
        fields = [
            "postal_address", "visiting_address", "phone", "email", "web", "organisation_number", "bank_giro",
        ]  # fmt: skip

    def clean_new_logo(self):
        upload = self.cleaned_data["new_logo"]
        if not upload:
            return None
        try:
            return check_logo(upload.read())
        except BadImage as error:
            raise forms.ValidationError(str(error)) from None

    def save(self, commit=True):
        if logo := self.cleaned_data.get("new_logo"):
            self.instance.logo = StoredFile.objects.keep(logo.data, logo.media_type)
        elif self.cleaned_data.get("remove_logo"):
            self.instance.logo = None
        return super().save(commit)


class PublicLetterheadForm(LetterheadForm):
    """With the organisation number as the operator has set it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation_number"].disabled = True
        self.fields["organisation_number"].help_text = NAMES_ARE_THE_OPERATORS


def letterhead_form(user, organisation: Organisation | None) -> type[LetterheadForm]:
    """The form for the person: a public body's number is set by whoever runs the service."""
    is_fixed = organisation is not None and organisation.is_public and not user.is_superuser
    return PublicLetterheadForm if is_fixed else LetterheadForm


class SittingsForm(forms.Form):
    dates = forms.CharField(
        label=_("Nya dagar"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Klistra in från sammanträdesplanen, en dag per rad: 14 januari 2027, 2027-01-14 eller 14/1 2027. "
            "Skriv ”handlingar senast 4 januari 2027” sist på raden om du vill ha med den dagen."
        ),
    )

    def clean_dates(self):
        read = read_sittings(self.cleaned_data["dates"])
        if read.problems:
            raise forms.ValidationError(read.problems)
        return read.days


class InvitationForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ["name", "email", "role"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("Välj roll")), *Role.choices]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices)


class NewAccountForm(forms.Form):
    name = forms.CharField(label=_("Ditt namn"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Välj ett lösenord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("Skriv lösenordet en gång till"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean(self):
        data = super().clean()
        password = data.get("password")
        if password:
            try:
                validate_password(password, User(email=self.email, name=data.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        if password and data.get("repeated") and password != data["repeated"]:
            self.add_error("repeated", _("De två lösenorden är inte lika."))
        return data
