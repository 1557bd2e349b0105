"""Two pages for whoever decides, and the link that they are read by."""

import io
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from base.models import OutgoingMail, StoredFile
from boards.brief.composing import Room, composed
from boards.brief.forms import BriefForm
from boards.brief.printing import fitting, pdf_of
from boards.models import BoardLetter, BriefLink, Package, PackagePart
from documents import steps
from documents.content import canonical, read
from documents.models import Section, State
from tests.documents.factories import paper
from tests.support import verapdf

AREA = "<p>Vandringarna har varit uppskattade. Återkopplingen dröjde. Nya rutiner är på väg. Mer behövs.</p>"


@pytest.fixture
def package(municipality, coordinator, police):
    """A letter with its two agreements, put together; the new one has dropped what the old one promised."""
    both = {"parties": [police], "kind": "pledge_set"}
    old = paper(municipality, coordinator, state=State.FINAL, title="Samverkan 2023–2026", **both)
    new = paper(municipality, coordinator, title="Samverkan 2027–2030", **both)
    Section.objects.filter(document=new).update(html="<p>Rådet ska mötas fyra gånger per år.</p>")
    new.made_from = old
    new.save()
    steps.lock(new, by=coordinator)
    new.refresh_from_db()
    document = paper(municipality, coordinator, kind="board_letter", title="Ny överenskommelse", count=0)
    Section.objects.create(document=document, heading="Uppföljning av Samverkan 2023–2026", position=0)
    Section.objects.create(document=document, heading="Trygga platser", level=2, html=AREA, position=1)
    Section.objects.create(document=document, heading="Förslag", slot="proposals", position=2)
    Section.objects.create(document=document, heading="Sammanfattning", html="<p>Avtalet går ut.</p>", position=3)
    letter = BoardLetter.objects.get(pk=document.pk)
    letter.proposing_name, letter.deciding_name = "Arbetsutskottet", "Kommunstyrelsen"
    letter.save()
    letter.points.create(text="Anta Samverkan 2027–2030 mellan kommunen och polisen.", action="adopt", about=new)
    steps.lock(document, by=coordinator)
    document.refresh_from_db()
    file = StoredFile.objects.keep(b"%PDF-1.7 prov", "application/pdf")
    made = Package.objects.create(
        letter=letter, number=1, revision=document.locked_revision, asked_by=coordinator, pages=9,
        state=Package.State.MADE, pdf=file, zip=file, made_at=timezone.now(),
    )  # fmt: skip
    rows = [(document, "letter", "Tjänsteskrivelse"), (old, "paper", old.title), (new, "paper", new.title)]
    for number, (each, form, title) in enumerate(rows):
        PackagePart.objects.create(
            package=made, number=number, title=title, form=form, document=each, revision=each.locked_revision,
            file=file, file_name=f"del-{number}.pdf", pages=3, first_page=number * 3 + 1,
        )  # fmt: skip
    return made


def address(package, name="brief", *more):
    return reverse(f"boards:{name}", args=[package.letter_id, *more])


def words_of(content):
    return " ".join(section["heading"] + re.sub(r"<[^>]+>", " ", section["html"]) for section in content["sections"])


def test_it_says_what_is_decided_what_changed_how_it_went_and_which_papers_there_are(package):
    said = words_of(composed(package, Room(8, 2)))
    for words in (
        "Arbetsutskottet föreslår",
        "Anta Samverkan 2027–2030",
        "Kort om ärendet Avtalet går ut.",
        "tar över efter ”Samverkan 2023–2026”",
        "Det här försvann",
        "arbeta tillsammans mot brott",
        "Ändrat: Avsnitt 1",
        "Trygga platser.",
        "Vandringarna har varit uppskattade. Återkopplingen dröjde. …",
        "Bilaga 2: Samverkan 2027–2030, 3 sidor, från sidan 7",
    ):
        assert words in said


def test_it_has_room_on_two_pages_however_much_there_is_to_say(package):
    content = read(package.revision)
    area = next(section for section in content["sections"] if section["level"] == 2)
    many = [area | {"key": f"k{number}", "heading": f"Område {number}", "html": AREA * 3} for number in range(14)]
    content["sections"] = content["sections"][:1] + many + content["sections"][1:]
    package.revision.content = canonical(content)
    pdf = pdf_of(fitting(package))
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2
    assert verapdf.quick_failures(pdf, "2a") == []
    assert verapdf.quick_failures(pdf, "ua1") == []


def test_it_is_sent_to_each_once_and_read_by_the_link_with_the_papers_behind(client, coordinator, package):
    client.force_login(coordinator)
    typed = {"people": "Eva Ek eva.ek@lindhaga.example\nOla <ola@lindhaga.example>\n"}
    assert client.post(address(package), typed).status_code == 302
    client.post(address(package), typed)
    assert BriefLink.objects.count() == 2
    body = OutgoingMail.objects.get(to="eva.ek@lindhaga.example").body
    link = re.search(r"https?://[^/]+(/svar/\S+)", body)[1]
    client.logout()
    page = client.get(link).content.decode()
    assert "Anta Samverkan 2027–2030" in page
    assert "behöver inte svara" in page
    assert client.get(f"{link}?fil=handlingar").status_code == 200
    assert client.get(f"{link}?fil=2").status_code == 200
    assert client.get(f"{link}?fil=7").status_code == 404
    assert client.get(f"{link}?fil=kortversion")["Content-Type"] == "application/pdf"
    assert client.post(link).status_code == 405


def test_a_link_that_is_taken_back_leads_nowhere(client, coordinator, package):
    client.force_login(coordinator)
    client.post(address(package), {"people": "eva.ek@lindhaga.example"})
    link = re.search(r"https?://[^/]+(/svar/\S+)", OutgoingMail.objects.get().body)[1]
    row = BriefLink.objects.get()
    assert client.post(address(package, "revoke_brief", row.pk)).status_code == 302
    client.logout()
    assert client.get(link).status_code == 404


def test_a_line_without_an_address_is_told_and_nothing_is_lost(client, coordinator, package):
    client.force_login(coordinator)
    response = client.post(address(package), {"people": "Eva Ek\nola@lindhaga.example"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "På raden ”Eva Ek” saknas" in page
    assert "ola@lindhaga.example" in page
    assert not BriefLink.objects.exists()


def test_an_address_is_taken_once_whatever_its_case():
    form = BriefForm({"people": "Eva, Eva@x.example\neva@X.example"})
    assert form.is_valid()
    assert form.cleaned_data["people"] == [("Eva", "Eva@x.example")]


WHO = [("coordinator", 200), ("registrar", 200), ("reader", 403), ("police_contact", 404), ("stranger", 404)]


@pytest.mark.parametrize(("who", "status"), WHO)
def test_it_is_for_those_who_write_or_register_the_letter(client, request, package, who, status):
    client.force_login(request.getfixturevalue(who))
    assert client.get(address(package)).status_code == status
    assert client.get(address(package, "brief_pdf")).status_code == status


def test_there_is_none_before_the_papers_are_put_together(client, coordinator, package):
    PackagePart.objects.all().delete()
    Package.objects.all().delete()
    client.force_login(coordinator)
    assert "Sätt ihop handlingarna först" in client.get(address(package), follow=True).content.decode()
    assert client.get(address(package, "brief_pdf")).status_code == 404


def test_a_set_of_an_earlier_text_is_not_sent_and_says_so(client, coordinator, package):
    letter = package.letter.document
    steps.unlock(letter, by=coordinator, reason="Rättas")
    Section.objects.filter(document=letter, level=2).update(html="<p>Fem somrar.</p>")
    steps.lock(letter, by=coordinator)
    client.force_login(coordinator)
    page = client.post(address(package), {"people": "eva.ek@lindhaga.example"}, follow=True).content.decode()
    assert "Sätt ihop dem på nytt först" in page
    assert not BriefLink.objects.exists()


def test_the_link_leads_to_the_set_that_the_board_gets_and_tells_what_was_decided(client, coordinator, package):
    client.force_login(coordinator)
    client.post(address(package), {"people": "eva.ek@lindhaga.example"})
    link = re.search(r"https?://[^/]+(/svar/\S+)", OutgoingMail.objects.get().body)[1]
    fields = {
        name: getattr(package, name) for name in ("letter", "revision", "asked_by", "pages", "state", "pdf", "zip")
    }
    Package.objects.create(number=2, made_at=package.made_at, **fields)
    package.letter.steps.create(
        role="decides", outcome="approved", body_name="Kommunstyrelsen", decided_on="2026-12-03", paragraph="120"
    )
    client.logout()
    page = client.get(link).content.decode()
    assert "Det här är nummer 2." in page
    assert "Kommunstyrelsen beslutade enligt förslaget" in page
    assert "Det här föreslogs" in page
    assert "Det här ska beslutas" not in page


def test_a_decision_with_changed_text_is_read_before_what_was_proposed(client, coordinator, package):
    package.letter.steps.create(
        role="decides", outcome="changed", body_name="Kommunstyrelsen", decided_on="2026-11-03", paragraph="120",
        text="Anta Samverkan 2027–2030.\nUppdra åt förvaltningen att räkna.",
    )  # fmt: skip
    client.force_login(coordinator)
    page = client.get(address(package)).content.decode()
    assert page.index("Uppdra åt förvaltningen att räkna.") < page.index("Det här föreslogs")
    assert "Kommunstyrelsen beslutade med ändrad text" in page
    assert "Det här ska beslutas" not in page
