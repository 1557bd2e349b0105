"""What is asked when an answer is written in that came some other way than through here."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import today
from base.forms import AsksForFilesAgain, PastDateField
from base.models import StoredFile
from documents.models import Document, Purpose, Release, Reply
from documents.opening import may_be_opened_to
from documents.party_identity import by_name
from documents.replies.registered_replies import Told
from documents.uploads import check_scan, media_type

OTHER = ""
_NAMED = "namn-"
WAYS = [(way.value, way.label) for way in (Reply.Way.PHONE, Reply.Way.MAIL, Reply.Way.MEETING)]


def releases_of(document: Document) -> list[Release]:
    """What was sent for comments and may have been answered, latest first; a decision is registered as one."""
    found = Release.objects.filter(document=document, purpose=Purpose.COMMENTS)
    return list(found.select_related("organisation", "body", "revision"))


class RegisterReplyForm(AsksForFilesAgain, forms.Form):
    """Who answered, how and when. release: what it answers; None when nothing was sent."""

    organisation = forms.ChoiceField(label=gettext_lazy("Från"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Vem svarade"),
        max_length=200,
        help_text=gettext_lazy("Till exempel Lena Berg, kommunpolis."),
        error_messages={"required": gettext_lazy("Skriv vem som svarade.")},
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Svaret kom genom"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Välj hur svaret kom.")},
    )
    received_on = PastDateField(label=gettext_lazy("Vilken dag"))
    file = forms.FileField(
        label=gettext_lazy("Fil"),
        required=False,
        help_text=gettext_lazy("Mejlet eller anteckningen som PDF, PNG eller JPEG, högst 25 MB."),
    )

    def __init__(self, *args, document: Document, release: Release | None, **kwargs):
        super().__init__(*args, initial=_as_sent(release), **kwargs)
        self.release = release
        others = may_be_opened_to(document)
        if release and release.organisation and release.organisation not in others:
            others.append(release.organisation)
        self.others = {str(organisation.pk): organisation for organisation in others}
        self.named = {f"{_NAMED}{party.pk}": party.name_as_written for party in by_name(document)}
        choices = [(key, str(each)) for key, each in (*self.others.items(), *self.named.items())]
        self.fields["organisation"].choices = [*choices, (OTHER, _("Någon annan"))]
        if not choices:
            del self.fields["organisation"]

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError(_("Dagen ligger i framtiden."))
        return day

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file:
            check_scan(file)
        return file

    def told(self, *, no_remarks: bool) -> Told:
        """What the form says; the file is stored."""
        data, upload, stored = self.cleaned_data, self.cleaned_data["file"], None
        if upload:
            content = upload.read()
            stored = StoredFile.objects.keep(content, media_type(content))
        return Told(
            way=data["way"],
            name=data["name"].strip(),
            on=data["received_on"],
            organisation=self.others.get(data.get("organisation", "")),
            organisation_name=self.named.get(data.get("organisation", ""), ""),
            no_remarks=no_remarks,
            file=stored,
            file_name=upload.name if upload else "",
        )


def _as_sent(release: Release | None) -> dict:
    start = {"received_on": today(), "way": Reply.Way.PHONE.value}
    if release is None:
        return start
    named = f"{_NAMED}{release.party_id}" if release.party_id and not release.organisation_id else OTHER
    return start | {"organisation": str(release.organisation_id or named), "name": release.name}
