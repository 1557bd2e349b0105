"""What is offered as a paper and is none, or none that can be read."""

import io
import os
import zipfile

import pytest
from PIL import Image

from text.reading import Unreadable, read


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def picture(kind):
    out = io.BytesIO()
    Image.new("RGB", (30, 30)).save(out, kind)
    return out.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Filen är tom"),
        (b"\x00", "inte läsbar text"),
        (b"\n", "ingen text"),
        (bytes(1000), "inte läsbar text"),
        (os.urandom(5000), "."),
        (b"%PDF-1.7\n", "skadad"),
        (b"%PDF-1.7\n" + os.urandom(2000), "skadad"),
        (b"PK\x03\x04" + os.urandom(2000), "skadad"),
        (b"PK\x05\x06" + bytes(18), "packat arkiv"),
        (picture("PNG"), "skannat original"),
        (picture("JPEG"), "skannat original"),
        (picture("GIF"), "skannat original"),
        (picture("BMP"), "skannat original"),
        (picture("TIFF"), "skannat original"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(100), "ett program"),
        (b"\x7fELF\x02\x01" + bytes(100), "ett program"),
        (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$TEST-FILE", "ett program"),
        (b"\x1f\x8b\x08" + bytes(100), "packat arkiv"),
        (rb"{\rtf1\ansi Hej}", "RTF"),
        (OLD_OFFICE + "WordDocument".encode("utf-16-le"), "DOC"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "lösenordsskyddad"),
        (OLD_OFFICE, "äldre Office-format"),
        (package(mimetype="application/vnd.oasis.opendocument.text", content_xml="<a/>"), "ODT"),
        (package(xl__workbook_xml="<a/>"), "kalkylblad"),
        (package(ppt__presentation_xml="<a/>"), "presentation"),
        (package(readme="hej"), "packat arkiv"),
        (b"a " * 14_000_000, "25 MB"),
        (b"a " * 2_000_000, "för lång"),
        (b"<html>" + b"<p>a" * 1_000_000, "för stor"),
        (b"<html>" + b"<p>a" * 20_001, "för lång"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value,
)
def test_it_is_refused_with_a_sentence_that_says_what_to_do(data, sentence):
    with pytest.raises(Unreadable) as refusal:
        read(data, "papper.docx")
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_wrong_ending_is_noted_and_the_content_read():
    source = read("Överenskommelse om samverkan.".encode(), "avtal.pdf")
    assert source.media_type == "text/plain"
    assert source.notes == ["Filens namn slutar på .pdf, men filen är vanlig text och har lästs som det."]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "", ".", "a.text", "MZ"])
def test_a_text_may_be_called_anything_that_says_nothing_else(name):
    assert read("MZ och BM är bokstäver.".encode(), name).notes == []


def test_the_source_names_the_file_and_its_fingerprint():
    source = read(b"Hej.", "a.txt")
    assert source.name == "a.txt"
    assert source.sha256 == "8800c4989ec4235b4695d34b4180549ed14dc01e94576ba155600f2b409c271e"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg"><title>Logga</title><script>alert(1)</script></svg>', "är en bild"),
        ('<?xml version="1.0"?>\n<!-- ritad --><!DOCTYPE svg><svg><script>alert(1)</script></svg>', "är en bild"),
        ('\ufeff<?xml version="1.0"?><avtal><part>Lindhaga kommun</part></avtal>', "formatet XML"),
        ("#!/bin/sh\nrm -r /", "är ett program"),
        ("<?php echo 1; ?>", "är ett program"),
        ("<script>alert(1)</script>", "är ett program"),
    ],
)
def test_the_source_of_a_drawing_or_a_program_is_no_paper(text, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(text.encode(), "avtal.txt")


def test_a_page_that_says_it_is_xml_is_read_as_a_page():
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Vi samverkar.</p></body></html>'
    assert read(page.encode(), "sida.xhtml").media_type == "text/html"


def test_a_page_with_tags_very_deep_in_each_other_is_refused_before_it_is_parsed():
    with pytest.raises(Unreadable, match="för många led"):
        read(b"<html>" + b"<div>" * 200_000 + b"Text", "sida.html")
