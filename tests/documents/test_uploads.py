"""The scan of a signed paper must be one that can be opened in ten years."""

import io

import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from documents.uploads import check_scan


def pdf(pages=1, password=""):
    writer = pypdf.PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(kind):
    out = io.BytesIO()
    Image.effect_noise((200, 200), 50).save(out, kind)
    return out.getvalue()


def check(data):
    upload = SimpleUploadedFile("underskriven.pdf", data)
    check_scan(upload)
    return upload


@pytest.mark.parametrize(
    "data", [pdf(), pdf(12), picture("PNG"), picture("JPEG")], ids=["one", "twelve", "png", "jpeg"]
)
def test_a_whole_scan_is_taken_and_can_be_read_again(data):
    assert check(data).read() == data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "varken PDF"),
        (b"Hej", "varken PDF"),
        (b"%PDF-1.7", "skadad"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", "skadad"),
        (pdf()[:200], "skadad"),
        (pdf(0), "inga sidor"),
        (pdf(password="hemligt"), "lösenordsskyddad"),
        (picture("PNG")[:5000], "skadad"),
        (picture("JPEG")[:1000], "skadad"),
        (b"\xff\xd8\xff", "skadad"),
    ],
)
def test_a_scan_that_cannot_be_opened_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(ValidationError) as refusal:
        check(data)
    assert sentence in refusal.value.message
    assert refusal.value.message.endswith(".")
