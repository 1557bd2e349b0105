"""The questions when a letter goes to a manager, and when the manager answers."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.approving.approving import Manager
from boards.approving.managers import managers_of
from boards.models import Approval
from documents.models import Document
from documents.number_warning import WarnsOfNumbers
from organisations.models import User


class AskForm(WarnsOfNumbers, forms.Form):
    sometimes_required = ("manager", "name", "email")
    manager = forms.ModelChoiceField(
        label=gettext_lazy("Chef med konto här"), queryset=User.objects.none(), required=False,
        empty_label=gettext_lazy("Någon annan, som jag skriver nedan"),
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("Chefens namn"),
        max_length=200,
        required=False,
        error_messages={"required": gettext_lazy("Skriv vem som ska godkänna.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Chefens e-post"),
        required=False,
        error_messages={"required": gettext_lazy("Skriv adressen som länken ska skickas till.")},
        help_text=gettext_lazy("Dit går en personlig länk. Chefen behöver inget konto."),
    )
    message = forms.CharField(
        label=gettext_lazy("Meddelande"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, document: Document, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["manager"].queryset = found = managers_of(document)
        if not found:
            del self.fields["manager"]
            self.fields["name"].required = self.fields["email"].required = True

    def clean(self):
        data = super().clean()
        if data.get("manager"):
            return data
        if not data.get("name") and "name" not in self.errors:
            self.add_error("name", self.fields["name"].error_messages["required"])
        if not data.get("email") and "email" not in self.errors:
            self.add_error("email", self.fields["email"].error_messages["required"])
        return data

    def chosen(self) -> Manager:
        user = self.cleaned_data.get("manager")
        if user:
            return Manager(str(user), user.email, user)
        return Manager(self.cleaned_data["name"].strip(), self.cleaned_data["email"])


class AnswerForm(WarnsOfNumbers, forms.Form):
    """What a manager says of the letter."""

    sometimes_required = ("comment",)

    outcome = forms.ChoiceField(
        label=gettext_lazy("Godkänner du skrivelsen?"),
        choices=[
            (Approval.Outcome.APPROVED, gettext_lazy("Godkänn")),
            (Approval.Outcome.RETURNED, gettext_lazy("Skicka tillbaka med kommentar")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Välj om skrivelsen godkänns eller skickas tillbaka.")},
    )
    comment = forms.CharField(
        label=gettext_lazy("Kommentar"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Skriv vad som behöver ändras om den skickas tillbaka."),
    )

    def clean(self):
        data = super().clean()
        if data.get("outcome") == Approval.Outcome.RETURNED and not data.get("comment"):
            self.add_error("comment", _("Skriv vad som behöver ändras, så att det blir rätt nästa gång."))
        return data


class RegisterForm(AnswerForm):
    """What one of the writers registers for a manager. who: asked for where nobody has been asked to approve."""

    who = forms.CharField(
        label=gettext_lazy("Chef"),
        max_length=200,
        error_messages={"required": gettext_lazy("Skriv vilken chef som har svarat.")},
    )
    how = forms.CharField(
        label=gettext_lazy("Enligt"),
        max_length=200,
        help_text=gettext_lazy("Hur du vet det, till exempel ”samtal 3 mars”."),
        error_messages={"required": gettext_lazy("Skriv hur du vet det, till exempel ett samtal eller ett mejl.")},
    )
    field_order = ["who", "outcome", "comment", "how"]

    def __init__(self, *args, asked: Approval | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = _("Vad svarade chefen?")
        if asked:
            del self.fields["who"]
