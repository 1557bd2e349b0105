"""A marker in every field of an answer that is not sent: the owner finds it nowhere."""

import pytest
from django.urls import reverse

from documents.models import Reply
from documents.replies import answering
from documents.replies.remarks import Remark
from tests.documents.replies.asking import address, answered, ask, key_of, remark
from tests.test_markers import text_of

MARKER = "Spindelgropen"


@pytest.fixture
def begun(release, police_contact):
    begun = answering.begin(release, by=police_contact)
    there = [
        remark(release, f"{MARKER} text", html=f"<p>{MARKER} lydelse</p>", heading=f"{MARKER} rubrik"),
        Remark("w", None, f"{MARKER} helhet"),
        remark(release, f"{MARKER} till", number=1),
    ]
    answering.save(begun, there, by_name=f"{MARKER}sson")
    Reply.objects.filter(pk=begun.pk).update(text=f"{MARKER} svar")
    assert key_of(release)
    return begun


def every_page(document):
    papers = ["detail", "history", "incoming", "edit", "frame", "pdf", "docx", "preview", "register_reply", "comment"]
    back = "/admin/documents/document/"
    pages = [address(document, name) for name in papers]
    number = document.revisions.first().number
    pages += [address(document, "revision", number), address(document, "revision_pdf", number)]
    return [*pages, "/", "/handlingar/", f"/sok/?q={MARKER}", f"/handlingar/?q={MARKER}", back, f"{back}{document.pk}/"]


@pytest.mark.parametrize("who", ["coordinator", "registrar", "administrator"])
def test_the_owner_finds_it_nowhere(client, begun, who, request):
    user = request.getfixturevalue(who)
    if who == "administrator":
        user.is_superuser = True
        user.save()
    client.force_login(user)
    for url in every_page(begun.document):
        page = client.get(url, follow=True)
        content = b"".join(page.streaming_content) if page.streaming else page.content
        said = content.decode(errors="replace").replace(f"q={MARKER}", "").replace(f'value="{MARKER}"', "")
        assert MARKER not in said.replace(f"”{MARKER}”", ""), url


def test_the_paper_looks_untouched(begun, release, police_contact):
    before = type(release.document).objects.get(pk=release.document_id)
    answering.save(begun, [remark(release, "Mer.")], by_name="Petra")
    after = type(release.document).objects.get(pk=release.document_id)
    assert (before.changed_at, before.touched) == (after.changed_at, after.touched)


def test_its_writers_find_it(client, begun, police_contact):
    client.force_login(police_contact)
    assert f"{MARKER} helhet" in client.get(address(begun.document)).content.decode()


@pytest.mark.parametrize("role", ["another there", "another authority", "a person outside"])
def test_nor_does_the_link_of_another_show_it(client, begun, coordinator, police, other_municipality, role):
    to = {"another there": police, "another authority": other_municipality}.get(role)
    other = ask(begun.document, coordinator, to, name="Siv Ek", email="siv@ek.example", relation="outside")
    mine = answering.begin(other)
    answering.save(mine, [remark(other, "Mitt eget.")], by_name="Siv Ek")
    url = reverse("base:answer", args=[other.secret])
    for more in ("", "?komplettera", "?fil=word"):
        assert MARKER not in text_of(client.get(url + more)), more
    assert "Mitt eget." in text_of(client.get(url))
    sent = client.post(url, {"do": "send", "page": "p"})
    assert MARKER not in text_of(sent)
    assert Reply.objects.get(sent_at__isnull=False).comments.get().text == "Mitt eget."


def test_nor_is_it_counted_beside_what_was_sent(client, begun, coordinator):
    other = ask(begun.document, coordinator, relation="outside", name="Siv Ek", email="siv@hyres.example")
    answered(other, None, no_remarks=True)
    client.force_login(coordinator)
    for url in ("/", address(begun.document, "detail"), address(begun.document, "incoming")):
        page = client.get(url).content.decode()
        assert "att gå igenom" not in page, url
        assert "synpunkter väntar" not in page, url
