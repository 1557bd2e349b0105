"""Word files that came back, made of the one that was fetched."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.word.word_answers import file_for_comments
from tests.text.answer.by_hand import comment, gone, ins, paragraph, replaced, run

TEXT = "Parterna ska arbeta tillsammans mot brott."
SUGGESTED = "<p>Parterna ska samverka mot brott.</p>"


def fetched(revision) -> bytes:
    return file_for_comments(revision)[1]


def answered(revision, words="samverka") -> bytes:
    """The first section's text changed by Petra, with a comment."""
    content = (
        '<w:commentRangeStart w:id="7"/>' + run("Parterna ska ") + gone("arbeta tillsammans") + ins(words)
        + run(" mot brott.") + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    )  # fmt: skip
    return replaced(
        fetched(revision), {TEXT: paragraph(content)}, comments=comment(7, "Petra Norling", "Kortare så.", "0000000A")
    )


def upload(client, document, data: bytes, name="svar.docx"):
    """Choose the file on the page; answers the page that follows."""
    file = SimpleUploadedFile(name, data, content_type="application/octet-stream")
    return client.post(reverse("documents:read_word", args=[document.pk]), {"file": file}, follow=True)


def register(client, page, **changes):
    """Press Registrera on the page of what is in the file."""
    sent = {field.html_name: field.value() for field in page.context["form"].visible_fields()}
    sent = {name: value for name, value in {**sent, **changes}.items() if value is not None}
    address = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    return client.post(address, sent, follow=True)
