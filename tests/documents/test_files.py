import re

import pytest
from django.urls import reverse

from base.models import StoredFile
from base.refusals import Refused
from documents import copies, steps
from documents.access import access_of
from documents.filing import file_under
from documents.models import Copy, Section
from documents.writing import open_for_writing
from organisations.models import Letterhead


def url(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


@pytest.mark.parametrize(("state", "mark"), [("draft", "Utkast"), ("locked", "Förslag"), ("final", "")])
def test_the_mark_on_paper_says_the_state(request, coordinator, state, mark):
    document = request.getfixturevalue(state)
    assert copies.to_print(access_of(coordinator, document)).mark == mark


def test_an_earlier_text_keeps_the_mark_that_it_had(locked, coordinator):
    revision = locked.locked_revision
    steps.unlock(locked, by=coordinator, reason="Ändras")
    locked.refresh_from_db()
    access = access_of(coordinator, locked)
    assert copies.to_print(access).mark == "Utkast"
    assert copies.to_print(access, revision=revision).mark == "Förslag"


def test_a_pdf_comes_as_a_file_with_a_name_that_a_registrar_knows(client, coordinator, draft, municipality):
    with open_for_writing(draft.pk) as document:
        file_under(document, "KS 2026/123")
    client.force_login(coordinator)
    response = client.get(url("pdf", draft))
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="KS-2026-123_Riktlinjer-for-trygga-platser.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_browser_that_has_the_same_pdf_is_told_so(client, coordinator, draft):
    client.force_login(coordinator)
    tag = client.get(url("pdf", draft))["ETag"]
    assert client.get(url("pdf", draft), headers={"if-none-match": tag}).status_code == 304
    Section.objects.filter(document=draft).update(html="<p>Ändrad.</p>")
    assert client.get(url("pdf", draft), headers={"if-none-match": tag}).status_code == 200


def test_a_pdf_of_a_locked_text_is_kept_and_never_made_again(client, coordinator, locked, monkeypatch):
    client.force_login(coordinator)
    first = client.get(url("pdf", locked))
    copy = Copy.objects.get(revision=locked.locked_revision, form="pdf")
    assert copy.file.read() == first.content
    monkeypatch.setattr(copies.printing, "paper_pdf", None)
    again = client.get(url("pdf", locked))
    assert again.content == first.content
    assert client.get(url("pdf", locked), headers={"if-none-match": again["ETag"]}).status_code == 304


def test_a_draft_is_not_kept(client, coordinator, draft):
    client.force_login(coordinator)
    client.get(url("pdf", draft))
    assert not Copy.objects.exists()


def test_word_and_preview_say_the_same(client, coordinator, final):
    client.force_login(coordinator)
    assert client.get(url("docx", final)).content.startswith(b"PK")
    page = client.get(url("preview", final))
    assert "Parterna ska arbeta tillsammans" in page.content.decode()
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_signs_that_cannot_be_printed_are_refused_with_a_sentence(client, coordinator, draft):
    Section.objects.filter(document=draft).update(html="<p>\U0001f600 \u6f22</p>")
    client.force_login(coordinator)
    response = client.get(url("pdf", draft), follow=True)
    assert response.redirect_chain[-1][0] == url("detail", draft)
    assert list(response.context["messages"])


@pytest.mark.parametrize("where", ["text", "heading", "title"])
def test_a_sign_that_cannot_be_printed_is_no_hindrance_to_word_and_preview(client, coordinator, draft, where):
    _write_sign(draft, where)
    client.force_login(coordinator)
    assert client.get(url("docx", draft)).content.startswith(b"PK")
    assert client.get(url("preview", draft)).status_code == 200
    refused = client.get(url("pdf", draft), follow=True)
    assert refused.status_code == 200
    assert "\U0001f600" in str(next(iter(refused.context["messages"])))


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ("text", "i ”Avsnitt 1”"),
        ("heading", "i ”Avsnitt \U0001f600”"),
        ("title", "i titeln"),
        ("signatory", "i undertecknarnas namn och titlar"),
    ],
)
def test_lock_and_register_say_which_sign_stands_where(draft, coordinator, where, named):
    _write_sign(draft, where)
    draft.refresh_from_db()
    for step in (lambda: steps.lock(draft, by=coordinator), lambda: steps.register(draft, by=coordinator, on=None)):
        with pytest.raises(Refused, match=f"Tecknet \U0001f600 {named} går inte att skriva ut. Byt ut det."):
            step()


def _write_sign(document, where):
    first = Section.objects.filter(pk=document.sections.first().pk)
    if where == "text":
        first.update(html="<p>Bra \U0001f600</p>")
    elif where == "heading":
        first.update(heading="Avsnitt \U0001f600")
    elif where == "title":
        type(document).objects.filter(pk=document.pk).update(title="Riktlinjer \U0001f600")
    else:
        document.parties.first().signatories.update(title="Chef \U0001f600")


def test_the_browser_that_has_the_same_word_file_is_told_so(client, coordinator, draft):
    client.force_login(coordinator)
    tag = client.get(url("docx", draft))["ETag"]
    assert client.get(url("docx", draft), headers={"if-none-match": tag}).status_code == 304
    Section.objects.filter(document=draft).update(html="<p>Ändrad.</p>")
    assert client.get(url("docx", draft), headers={"if-none-match": tag}).status_code == 200


def test_the_preview_leads_back_to_the_paper_and_the_print_leads_nowhere(client, coordinator, draft):
    client.force_login(coordinator)
    assert f'href="{url("detail", draft)}"' in client.get(url("preview", draft)).content.decode()
    assert "Tillbaka" not in copies.printing.paper_html(copies.content_of(draft), mark="")


@pytest.mark.parametrize(
    ("state", "who", "main"),
    [
        ("draft", "coordinator", "edit"),
        ("locked", "coordinator", "decide"),
        ("final", "coordinator", "pdf"),
        ("draft", "registrar", "pdf"),
        ("locked", "registrar", "decide"),
        ("opened", "police_contact", "pdf"),
    ],
)
def test_the_page_has_one_main_button(request, client, state, who, main):
    document = request.getfixturevalue(state)
    client.force_login(request.getfixturevalue(who))
    page = client.get(url("detail", document)).content.decode()
    body = page[page.index("<main") : page.index("</main>")]
    buttons = re.findall(r'<(?:a|button)[^>]*class="ds-button"[^>]*>', body)
    (one,) = [button for button in buttons if "data-variant" not in button]
    assert f'href="{url(main, document)}"' in one


def test_the_internal_copy_is_for_those_who_work_with_the_paper(client, coordinator, police, police_contact, draft):
    Section.objects.filter(pk=draft.sections.last().pk).update(audience="internal", html="<p>Bara för oss.</p>")
    steps.register(draft, by=coordinator, on=None, open_for=[police])
    draft.refresh_from_db()
    for who, asked, internal in [
        (coordinator, "internal", True),
        (coordinator, "parties", False),
        (police_contact, "internal", False),
    ]:
        content = copies.to_print(access_of(who, draft), audience=asked).content
        assert any("Bara för oss" in section["html"] for section in content["sections"]) is internal


def test_logos_of_the_parties_come_with_the_print(draft, municipality):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" width="8" height="8"><path d="M0 0h8v8z"/></svg>'
    logo = StoredFile.objects.keep(svg, "image/svg+xml")
    Letterhead.objects.create(organisation=municipality, logo=logo, phone="0999-12 30 00")
    content = copies.content_of(type(draft).objects.get(pk=draft.pk))
    assert copies.logos_of(content) == {logo.pk: ("image/svg+xml", svg)}
    assert content["frame"]["owner"]["letterhead"]["phone"] == "0999-12 30 00"


def test_a_file_of_another_paper_is_not_given_out(client, coordinator, draft, final):
    client.force_login(coordinator)
    file = StoredFile.objects.keep(b"%PDF-1.7 scan", "application/pdf")
    scan = final.locked_revision.copies.create(file=file, name="skannad.pdf", form=Copy.Form.SCAN)
    assert client.get(url("copy", draft, scan.pk)).status_code == 404
    assert client.get(url("copy", final, scan.pk)).status_code == 200
