"""What is sent to the pages of signing, and what they say."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from text.printing.pdf import render_pdf

ON = {"on": "3 november 2026", "place": "Lindhaga", "same_text": "on"}


def url(name, document):
    return reverse(f"documents:{name}", args=[document.pk])


def words(response):
    return response.content.decode().replace("\xa0", " ")


def a_pdf(name="Undertecknad.pdf"):
    return SimpleUploadedFile(name, render_pdf("<html lang=sv><title>U</title><p>Undertecknad</p>"))


def offered(client, document):
    return {step.name for step in client.get(url("detail", document)).context["steps"] if not step.hindrance}


def send(client, document, **more):
    return client.post(url("send_to_sign", document), {"service": "Signeringstjänsten", "sent_to": "Eva, Johan"} | more)
