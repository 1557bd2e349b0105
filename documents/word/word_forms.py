"""What is asked when an answer came as a Word file: which file, and whose answer it is."""

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import long_date, today
from base.forms import PastDateField
from base.numbers import whole_number
from base.templatetags.base_tags import enumerated
from documents.asking_once import AsksOnce
from documents.models import Document, Revision
from documents.opening import may_be_opened_to
from documents.party_identity import by_name
from documents.replies.reply_forms import releases_of
from documents.word.word_answers import Answer, From

LARGEST = 25 * 1024 * 1024
_OTHER = "other"


class WordFileForm(forms.Form):
    """The file that came back."""

    file = forms.FileField(
        label=gettext_lazy("Wordfilen som kom tillbaka"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        help_text=gettext_lazy("En .docx som är hämtad härifrån och som någon har skrivit i. Högst 25 MB."),
        error_messages={"required": gettext_lazy("Välj filen som kom tillbaka.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Filen är större än 25 MB. Spara den utan bilder och försök igen."))
        return file


class WordSenderForm(AsksOnce, forms.Form):
    """Whose answer it is, and when it came. The releases of the text that the file came from stand first."""

    answers = forms.ChoiceField(
        label=gettext_lazy("Vems svar är det?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Välj vems svar det är.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Vem lämnade svaret"),
        max_length=200,
        help_text=gettext_lazy("Till exempel Lena Berg, kommunpolis."),
        error_messages={"required": gettext_lazy("Skriv vem som lämnade svaret.")},
    )
    received_on = PastDateField(label=gettext_lazy("Vilken dag kom det"))

    def __init__(self, *args, document: Document, answer: Answer, **kwargs):
        self.releases = {f"release-{each.pk}": each for each in releases_of(document)}
        self.organisations = {f"organisation-{each.pk}": each for each in may_be_opened_to(document)}
        self.named = {f"party-{each.pk}": each.name_as_written for each in by_name(document)}
        own = [key for key, each in self.releases.items() if each.revision_id == answer.revision.pk]
        start = {"received_on": today(), "name": answer.authors[0][:200] if len(answer.authors) == 1 else ""}
        if len(own) == 1:
            start["answers"] = own[0]
            start["name"] = start["name"] or self.releases[own[0]].name
        super().__init__(*args, initial=start, **kwargs)
        if len(answer.authors) > 1:
            words = _("I filen har %(names)s skrivit. Vem som skrev vad står vid varje synpunkt.")
            self.fields["name"].help_text = words % {"names": enumerated(answer.authors)}
        self.fields["answers"].choices = self._choices(own)

    def _choices(self, own: list[str]) -> list[tuple[str, str]]:
        order = [*own, *(key for key in self.releases if key not in own)]
        sent = [(key, _release_words(self.releases[key])) for key in order]
        others = [
            (key, _("%(name)s, utan något utskick härifrån") % {"name": each})
            for key, each in (*self.organisations.items(), *self.named.items())
        ]
        return [*sent, *others, (_OTHER, _("Någon annan, som jag skriver namnet på"))]

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError(_("Dagen ligger i framtiden."))
        return day

    def clean(self):
        data = super().clean()
        release, day = self.releases.get(data.get("answers", "")), data.get("received_on")
        if release and day and day < localdate(release.sent_at):
            words = {"day": long_date(localdate(release.sent_at))}
            question = _("Texten skickades %(day)s. Kom svaret före det?") % words
            self.ask_once("came_before", _("Ja, svaret kom innan texten skickades"), question)
        return data

    def sender(self) -> From:
        chosen = self.cleaned_data["answers"]
        return From(
            name=self.cleaned_data["name"].strip(),
            on=self.cleaned_data["received_on"],
            release=self.releases.get(chosen),
            organisation=self.organisations.get(chosen),
            organisation_name=self.named.get(chosen, ""),
        )


def _release_words(release) -> str:
    words = {"name": release.recipient, "day": date_format(release.sent_at, "j F Y")}
    return _("%(name)s, som fick texten %(day)s") % words


def texts_to_choose(document: Document) -> list[Revision]:
    """The texts that a file may have come from: what was sent, and the latest ones."""
    sent = set(document.releases.values_list("revision", flat=True))
    revisions = list(document.revisions.order_by("-number"))
    return [each for place, each in enumerate(revisions) if each.pk in sent or place < MOST_TEXTS]


def chosen_text(document: Document, number: str) -> Revision | None:
    found = whole_number(number)
    return document.revisions.filter(number=found).first() if found else None


MOST_TEXTS = 10
