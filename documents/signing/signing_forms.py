"""The questions about a paper that has become final, or that is on its way to be signed."""

from hashlib import sha256

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import long_date, today
from base.forms import AsksForFilesAgain, PastDateField
from base.refusals import Refused
from documents import kinds
from documents.asking_once import AsksOnce
from documents.deciding import ready
from documents.deciding.decision_plans import is_decided_about
from documents.missing import missing_before_register
from documents.models import Copy, Document, Party, Signatory, State
from documents.opening import follow, may_be_opened_to
from documents.party_identity import by_name
from documents.sending import final_links
from documents.signing import signatures
from documents.uploads import check_scan, media_type
from organisations.models import Organisation

_WHEN_DECISIONS_ARE_MISSING = gettext_lazy(
    "Står på handlingen: ”Undertecknad … under förutsättning av …”. Töm fältet bara om besluten är fattade och inte "
    "ska registreras här."
)
_WHEN_IT_WAS_PRINTED = gettext_lazy(
    "Alla har beslutat nu. På en PDF som har hämtats för underskrift står ”under förutsättning av %(condition)s”. Är "
    "det den som är undertecknad ska orden stå här också."
)


class FinalForm(AsksForFilesAgain, AsksOnce, forms.Form):
    """On which day the paper became final, under which condition, and who may read it from now on.

    waits: what is missing before it is ready to be signed; then it is signed under a condition.
    """

    on = PastDateField(label=gettext_lazy("Datum"))
    is_newly_asked = False

    def __init__(self, *args, document: Document, **kwargs):
        super().__init__(*args, **kwargs)
        self.document = document
        way = Document.FinalBy(kinds.get(document.kind).final_by).label
        self.fields["on"].label = _("%(way)s den") % {"way": way}
        self.waits = self._ask_for_condition()
        self.others = {str(organisation.pk): organisation for organisation in may_be_opened_to(document)}
        named = {f"part-{each.pk}": each for each in by_name(document) if final_links.people(document, each)}
        self.others |= named
        if self.others:
            self.fields["open_for"] = forms.MultipleChoiceField(
                label=gettext_lazy("Låt dessa parter läsa handlingen här"),
                required=False,
                choices=[(key, final_links.label(document, each)) for key, each in self.others.items()],
                initial=[*(str(organisation.pk) for organisation in follow(document)), *named],
                widget=forms.CheckboxSelectMultiple,
                help_text=gettext_lazy(
                    "De läser den registrerade texten, inte era utkast, och får ett mejl om att den är klar. Räkna med "
                    "att handlingen därmed är allmän."
                ),
            )

    def _ask_for_condition(self) -> list[str]:
        """What is signed before all have decided is signed under the condition that they do."""
        document = self.document
        if document.state != State.LOCKED or not (signatures.is_signed_kind(document) and is_decided_about(document)):
            return []
        standings = ready.standings(document)
        waits, printed = ready.lacks(standings), signatures.printed_condition(document)
        proposed = printed or ready.proposed_condition(standings)
        if waits:
            self._note_what_is_new(proposed)
            self._add_condition(proposed, _WHEN_DECISIONS_ARE_MISSING)
        elif printed:
            is_out = signatures.open_request(document) is not None
            self._add_condition(printed if is_out else "", _WHEN_IT_WAS_PRINTED % {"condition": printed})
        return waits

    @property
    def asks_for_condition(self) -> bool:
        return "condition" in self.fields

    def _add_condition(self, initial: str, help_text: str) -> None:
        self.fields["condition"] = forms.CharField(
            label=_("Under förutsättning av"), max_length=300, required=False, initial=initial, help_text=help_text
        )

    def _note_what_is_new(self, proposed: str) -> None:
        """On a page that was opened when all had decided, nobody has been asked for a condition."""
        self.is_newly_asked = self.is_bound and "condition" not in self.data
        if self.is_newly_asked:
            self.data = self.data.copy()
            self.data["condition"] = proposed

    def clean(self):
        if self.is_newly_asked:
            why = _("%(waits)s Så var det inte när du öppnade sidan. Läs igenom och registrera igen.")
            self.add_error("condition", why % {"waits": " ".join(self.waits)})
        data = super().clean()
        self._ask_of_an_earlier_day()
        return data

    def _ask_of_an_earlier_day(self) -> None:
        """What was signed before the text was locked may have been another text."""
        day, text = self.cleaned_data.get("on"), self.document.locked_revision
        if day and text and day < localdate(text.made_at):
            words = {"day": long_date(localdate(text.made_at))}
            question = _("Texten låstes %(day)s, och dagen är före det. Gäller det samma text?") % words
            self.ask_once("same_text", _("Ja, det är den låsta texten"), question)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on and on > today():
            raise forms.ValidationError(_("Datumet ligger i framtiden. Registrera handlingen när den är klar."))
        return on

    def opened_for(self) -> list[Organisation | Party]:
        return [self.others[key] for key in self.cleaned_data.get("open_for", [])]

    def condition(self) -> str:
        return self.cleaned_data.get("condition", "")


class RegisterForm(FinalForm):
    """How the paper became final on paper: when, where and by whom.

    lacks: what is missing in a draft; then the person says that it is right so.
    """

    on_unknown = forms.BooleanField(label=gettext_lazy("Datumet är okänt"), required=False)
    place = forms.CharField(label=gettext_lazy("Ort"), max_length=100, required=False)
    scan = forms.FileField(
        label=gettext_lazy("Skannat original"),
        required=False,
        help_text=gettext_lazy("PDF, PNG eller JPEG, högst 25 MB. Det läses av parterna och visas inte för andra."),
    )
    field_order = ["on", "on_unknown", "place"]

    def __init__(self, *args, document: Document, **kwargs):
        super().__init__(*args, document=document, initial=_as_signed(document), **kwargs)
        self.fields["on"].required = False
        if original := getattr(document, "imported_from", None):
            self.fields["scan"].help_text = _(
                "Behövs bara om du har en bättre bild av papperet: %(name)s, som du läste in, sparas som den är."
            ) % {"name": original.source.name}
        self._ask_who_is_left()
        self.lacks = missing_before_register(document)
        if self.lacks:
            self.fields["confirmed"] = forms.BooleanField(
                label=gettext_lazy("Jag har läst vad som saknas och registrerar ändå"),
                error_messages={"required": _("Komplettera det som saknas, eller kryssa i att du registrerar ändå.")},
            )

    def _ask_who_is_left(self) -> None:
        """Of a locked paper with several signatories: all need not sign on the same day."""
        people = list(signatures.signatories(self.document)) if signatures.is_signed_kind(self.document) else []
        self.unsigned = [each for each in people if each.signed_on is None]
        if self.document.state == State.LOCKED and len(people) > 1 and self.unsigned:
            self.fields["left"] = forms.MultipleChoiceField(
                label=gettext_lazy("Har inte skrivit under än"),
                required=False,
                choices=[(str(each.pk), f"{each} ({each.party})") for each in self.unsigned],
                widget=forms.CheckboxSelectMultiple,
                help_text=gettext_lazy(
                    "Kryssa i dem som återstår, så noteras de andras underskrifter och handlingen väntar på resten."
                ),
            )

    def clean_scan(self):
        scan = self.cleaned_data["scan"]
        if scan:
            check_scan(scan)
            _refuse_unsigned(self.document, scan)
        return scan

    def clean(self):
        data = super().clean()
        if "on" not in self.errors and bool(data.get("on")) == bool(data.get("on_unknown")):
            words = _("Ange datum, eller kryssa i att det är okänt.") if not data.get("on") else None
            self.add_error("on", words or _("Du har angett ett datum. Ta bort krysset för okänt datum."))
        if data.get("left") and data.get("on_unknown"):
            self.add_error("on", _("Ange dagen för de underskrifter som är gjorda."))
        if len(data.get("left", [])) == len(self.unsigned) and data.get("left"):
            self.add_error("left", _("Ingen ny underskrift att registrera: alla som återstår är ikryssade."))
        return data

    def signed(self) -> list[int]:
        """Those who have signed while others are left; empty when all have."""
        left = set(self.cleaned_data.get("left", []))
        return [each.pk for each in self.unsigned if str(each.pk) not in left] if left else []


def _refuse_unsigned(document: Document, file: UploadedFile) -> None:
    data = file.read()
    file.seek(0)
    try:
        signatures.refuse_unsigned(document, sha256(data).hexdigest())
    except Refused as refusal:
        raise forms.ValidationError(refusal.sentence) from refusal


def _as_signed(document: Document) -> dict:
    """The last of the signatories' days, which is when the paper was whole, and the place of that signature."""
    signed = Signatory.objects.filter(party__document=document, signed_on__isnull=False)
    last = signed.order_by("signed_on", "pk").last()
    return {"on": last.signed_on, "place": last.place or document.place} if last else {"place": document.place}


class SendToSignForm(forms.Form):
    """Which service the PDF goes to, and who signs there."""

    service = forms.CharField(
        label=gettext_lazy("Tjänst"),
        max_length=200,
        help_text=gettext_lazy("Namnet på tjänsten som ni skriver under i."),
        error_messages={"required": gettext_lazy("Skriv vilken tjänst ni skriver under i.")},
    )
    sent_to = forms.CharField(
        label=gettext_lazy("Till"),
        max_length=300,
        help_text=gettext_lazy("De som ska skriva under där."),
        error_messages={"required": gettext_lazy("Skriv vilka som ska skriva under.")},
    )
    # What stood on the PDF that the page offered, so that the one that is kept as sent is that very one.
    condition = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, document: Document, **kwargs):
        self.document, self.current = document, signatures.condition_to_print(document)
        names = [each.name or each.title for each in signatures.signatories(document)]
        initial = {"sent_to": ", ".join(names)[:300], "condition": self.current}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self):
        printed = self.cleaned_data.get("condition", "")
        made = Copy.objects.filter(revision=self.document.locked_revision_id, form=Copy.Form.TO_SIGN)
        if printed != self.current and not made.filter(condition=printed).exists():
            self.data = self.data.copy()
            self.data["condition"] = self.current
            raise forms.ValidationError(
                _("Besluten har ändrats sedan du öppnade sidan. Hämta PDF:en på nytt och skicka den i stället.")
            )
        return super().clean()


class SignedFileForm(FinalForm):
    """The file that came back from the service: when it was signed, and by whom."""

    file = forms.FileField(
        label=gettext_lazy("Den undertecknade filen"),
        help_text=gettext_lazy("PDF, högst 25 MB. Den sparas som den är, läses av parterna och visas inte för andra."),
        error_messages={"required": gettext_lazy("Välj filen som kom tillbaka.")},
    )
    who = forms.CharField(
        label=gettext_lazy("Undertecknad av"),
        max_length=300,
        error_messages={"required": gettext_lazy("Skriv vilka som har skrivit under.")},
    )
    field_order = ["file", "on", "who", "condition", "open_for"]

    def __init__(self, *args, document: Document, **kwargs):
        names = [each.name or each.title for each in signatures.signatories(document)]
        super().__init__(*args, document=document, initial={"who": ", ".join(names)[:300]}, **kwargs)

    def clean_file(self):
        file = self.cleaned_data["file"]
        check_scan(file)
        beginning = file.read(16)
        file.seek(0)
        if media_type(beginning) != "application/pdf":
            raise forms.ValidationError(_("Filen är ingen PDF. Hämta den undertecknade PDF:en ur tjänsten."))
        _refuse_unsigned(self.document, file)
        return file
