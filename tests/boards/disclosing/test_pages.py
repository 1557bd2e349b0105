"""The pages of ärenden and of Lämna ut, as the registrar goes through them."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.cases.papers import papers_of
from boards.disclosing import choosing, making, masks
from boards.disclosing.warnings import warnings_of
from boards.models import Disclosure
from documents.content import freeze
from documents.creating import create
from documents.filing import file_under
from documents.models import Release, Section
from documents.writing import open_for_writing
from tests.boards.disclosing.conftest import SECRET, make_file
from tests.documents.factories import paper
from tests.support.verapdf import quick_failures
from tests.text.masking.bearing import where

pytestmark = pytest.mark.django_db


def go(name: str, *keys) -> str:
    return reverse(f"boards:{name}", args=keys)


def test_a_case_says_what_each_paper_is_and_why(client, registrar, case):
    client.force_login(registrar)
    page = client.get(go("case", case.pk)).content.decode()
    assert "Allmän handling sedan 2\u00a0mars: antagen." in page
    assert "Arbetsmaterial: utkastet så som det står nu." in page
    assert "skannad.pdf" in page


def test_the_papers_stand_in_the_order_of_time_and_the_public_ones_are_proposed(case):
    found = papers_of(case)
    assert [item.at for item in found] == sorted(item.at for item in found)
    assert {item.source.partition(":")[0] for item in found if item.is_proposed} == {"revision", "copy"}
    assert {item.source.partition(":")[0] for item in found if not item.is_proposed} == {"draft"}


def test_a_text_that_another_authority_had_for_comments_is_working_material(case, municipality, coordinator, police):
    document = paper(municipality, coordinator, title="Skickat")
    file_under(document, "KS 2026/123")
    with open_for_writing(document.pk) as taken:
        revision = freeze(taken, "Skickad", coordinator)
    sent = {"document": document, "revision": revision, "sent_by": coordinator}
    release = Release.objects.create(
        **sent, purpose="comments", relation="authority", organisation=police, sent_at=document.created_at
    )
    (item,) = [item for item in papers_of(case) if item.revision == sent["revision"]]
    assert not item.status.is_public
    assert item.status.sentence.startswith("Arbetsmaterial: skickat till")
    Release.objects.filter(pk=release.pk).update(purpose="decision")
    (item,) = [item for item in papers_of(case) if item.revision == sent["revision"]]
    assert item.is_proposed


def test_as_many_questions_for_many_papers(client, registrar, case, municipality, coordinator):
    client.force_login(registrar)
    few = _queries(client, go("case", case.pk))
    for number in range(5):
        file_under(paper(municipality, coordinator, state="locked", title=f"Fler {number}"), "KS 2026/123")
    assert _queries(client, go("case", case.pk)) == few


def _queries(client, url: str) -> int:
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_a_case_is_found_closed_and_opened_again(client, registrar, case):
    client.force_login(registrar)
    data = {"title": "Tillsyn av Älvens kaj", "case_officer": "Rut Ekdahl", "closed_on": "2026-03-12"}
    assert client.post(go("case_facts", case.pk), data).status_code == 302
    case.refresh_from_db()
    assert case.closed_on == date(2026, 3, 12)
    for words, count in (("älvens", 1), ("2026/123", 1), ("ansökan", 1), ("okänt", 0)):
        assert client.get(go("cases"), {"q": words, "visa": "avslutade"}).context["page"].paginator.count == count
    assert client.get(go("cases"), {"visa": "oppna"}).context["page"].paginator.count == 0
    client.post(go("case_facts", case.pk), data | {"closed_on": ""})
    case.refresh_from_db()
    assert case.closed_on is None
    assert client.post(go("case_facts", case.pk), data | {"closed_on": "2099-01-01"}).status_code == 422


def test_nothing_about_whoever_asks_is_required(client, registrar, case):
    client.force_login(registrar)
    begin = go("disclose", case.pk)
    page = client.get(begin).content.decode()
    assert page.count(" checked") == 2
    public = [item.source for item in papers_of(case) if item.is_proposed]
    for _twice in range(2):
        response = client.post(begin, {"asked_on": "2026-03-10", "handling": public})
        assert response.url == go("disclosure", case.pk, Disclosure.objects.get().pk)
    assert client.post(begin, {"asked_on": "2026-03-10"}).status_code == 422
    assert client.post(begin, {"asked_on": "i övermorgon", "handling": public}).status_code == 422


def test_a_draft_that_is_chosen_goes_as_it_was_when_it_was_chosen(client, registrar, case):
    client.force_login(registrar)
    (draft,) = [item for item in papers_of(case) if item.source.startswith("draft:")]
    client.post(go("disclose", case.pk), {"asked_on": "2026-03-10", "handling": [draft.source]})
    assert Disclosure.objects.get().papers.get().revision.document == draft.document


def test_words_are_masked_with_their_provision_and_taken_back(client, registrar, begun, case):
    client.force_login(registrar)
    document = begun.papers.get(source__startswith="revision:")
    keys = (case.pk, begun.pk, document.pk)
    sent = {"words": SECRET, "in_all": "on", "sida": "1"}
    refused = client.post(go("mask_words", *keys), sent)
    assert refused.status_code == 422
    assert SECRET in refused.content.decode()
    assert client.post(go("mask_words", *keys), sent | {"ground": "21 kap. 7 § OSL"}).status_code == 302
    assert [paper.ground for paper in begun.papers.all()] == ["21 kap. 7 § OSL"] * 2
    page = client.get(go("disclosed_paper", *keys))
    assert SECRET not in " ".join(word.text for word in page.context["seen"].words)
    mask = page.context["masks"][0][2]
    client.post(go("unmask", *keys), {"plats": "0", "mask": mask})
    document.refresh_from_db()
    assert (document.masks, document.ground) == ([], "")


def test_words_that_were_not_found_are_told_at_once_and_before_the_file_is_made(client, registrar, begun, case):
    client.force_login(registrar)
    document = begun.papers.get(source__startswith="revision:")
    sent = {"ground": "21 kap. 7 § OSL", "sida": "1"}
    url = go("mask_words", case.pk, begun.pk, document.pk)
    refused = client.post(url, sent | {"words": "Tordyvvel", "in_all": "on"})
    assert refused.status_code == 422
    assert "”Tordyvvel” hittades inte, så inget är maskat. Se efter stavningen." in refused.content.decode()
    assert not any(paper.masks for paper in begun.papers.all())
    assert "”Tordyvel” är maskat på" in client.post(url, sent | {"words": "Tordyvel"}, follow=True).content.decode()
    assert [len(paper.masks) for paper in begun.papers.all() if paper.pk == document.pk] == [1]


def test_words_are_kept_only_in_the_papers_where_they_stand(client, registrar, begun, case):
    document, scan = begun.papers.get(source__startswith="revision:"), begun.papers.get(source__startswith="copy:")
    masks.mask_words(scan, ["Ansökan"], ground="21 kap. 7 § OSL", in_all=True)
    scan.refresh_from_db()
    document.refresh_from_db()
    assert ([mask["words"] for mask in document.masks], scan.masks) == (["Ansökan"], [])
    assert "”ansökan” är maskat på ett ställe" in _mask(client, registrar, document, "ansökan")
    document.refresh_from_db()
    assert len(document.masks) == 1


def _mask(client, registrar, paper_, words: str) -> str:
    client.force_login(registrar)
    url = go("mask_words", paper_.disclosure.case_id, paper_.disclosure_id, paper_.pk)
    sent = {"words": words, "ground": "21 kap. 7 § OSL", "parts": "on"}
    return client.post(url, sent, follow=True).content.decode()


def test_words_that_stand_only_in_the_list_are_masked_there(begun, registrar, case):
    case.title = "Om Sork Vass"
    case.save()
    paper_ = begun.papers.first()
    assert masks.mask_words(paper_, ["Sork Vass"], ground="21 kap. 7 § OSL").places == 0
    assert where(make_file(begun, registrar).pdf.read(), "Sork Vass") == []


def test_what_does_not_look_like_a_provision_is_asked_about_once(client, registrar, begun, case):
    client.force_login(registrar)
    document, scan = begun.papers.get(source__startswith="revision:"), begun.papers.get(source__startswith="copy:")
    url = go("mask_words", case.pk, begun.pk, document.pk)
    sent = {"words": "Tordyvel", "ground": "blaha", "sida": "1"}
    asked = client.post(url, sent)
    assert asked.status_code == 422
    assert "Är ”blaha” ett lagrum?" in asked.content.decode()
    assert 'name="ground_is_so"' in asked.content.decode()
    assert client.post(url, sent | {"ground_is_so": "on"}).status_code == 302
    assert client.post(url, sent | {"words": "Myrstack"}).status_code == 302
    places = {"sida": "1", "ground": "struntprat", "ruta": ["100,100,400,200"]}
    asked = client.post(go("mask_places", case.pk, begun.pk, scan.pk), places).content.decode()
    assert asked.count('name="ground_is_so"') == 1


def test_words_are_chosen_on_the_page_without_scripts(client, registrar, begun, case):
    client.force_login(registrar)
    document = begun.papers.get(source__startswith="revision:")
    keys = (case.pk, begun.pk, document.pk)
    words = client.get(go("disclosed_paper", *keys)).context["seen"].words
    places = [place for place, word in enumerate(words) if word.text in ("Tordyvel", "Myrstack")][:2]
    chosen = [f"{place}:{words[place].text}" for place in places]
    sent = {"sida": "1", "ground": "21 kap. 7 § OSL", "ord": chosen}
    assert client.post(go("mask_places", *keys), sent).status_code == 302
    document.refresh_from_db()
    assert [mask["words"] for mask in document.masks] == [SECRET]
    assert client.post(go("mask_places", *keys), sent | {"ord": ["0:Annat"]}).status_code == 422


def test_boxes_are_for_files_only(client, registrar, begun, case):
    client.force_login(registrar)
    document, scan = begun.papers.get(source__startswith="revision:"), begun.papers.get(source__startswith="copy:")
    sent = {"sida": "1", "ground": "21 kap. 7 § OSL", "ruta": ["100,100,400,200"]}
    assert client.post(go("mask_places", case.pk, begun.pk, document.pk), sent).status_code == 422
    assert client.post(go("mask_places", case.pk, begun.pk, scan.pk), sent).status_code == 302
    figures = {"sida": "1", "ground": "21 kap. 7 § OSL", "left": "10", "top": "10", "right": "5", "bottom": "20"}
    assert client.post(go("mask_places", case.pk, begun.pk, scan.pk), figures).status_code == 422
    assert client.post(go("mask_places", case.pk, begun.pk, scan.pk), figures | {"right": "20"}).status_code == 302
    scan.refresh_from_db()
    assert [mask["box"] for mask in scan.masks] == [[100, 100, 400, 200], [100, 100, 200, 200]]


def test_what_was_drawn_comes_back_with_what_is_to_be_put_right(client, registrar, begun, case):
    client.force_login(registrar)
    scan = begun.papers.get(source__startswith="copy:")
    url, boxes = go("mask_places", case.pk, begun.pk, scan.pk), "100,100,400,200 500,500,600,600"
    page = client.post(url, {"sida": "1", "ruta": boxes})
    assert page.status_code == 422
    assert f'name="ruta" value="{boxes}"' in page.content.decode()
    assert client.post(url, {"sida": "1", "ruta": boxes, "ground": "21 kap. 7 § OSL"}).status_code == 302
    scan.refresh_from_db()
    assert [mask["box"] for mask in scan.masks] == [[100, 100, 400, 200], [500, 500, 600, 600]]
    for bad in ("1,2,3", "1,1,9,9 " * 51):
        assert client.post(url, {"sida": "1", "ruta": bad, "ground": "21 kap. 7 § OSL"}).status_code == 422


def test_what_is_left_to_see_is_said_before_the_file_is_made(client, registrar, begun, case):
    client.force_login(registrar)
    scan = begun.papers.get(source__startswith="copy:")
    masks.mask_words(scan, [SECRET], ground="21 kap. 7 § OSL")
    url = go("finish_disclosure", case.pk, begun.pk)
    assert "som är maskat i en annan handling" in client.get(url).content.decode()
    assert client.post(url).status_code == 422
    begun.refresh_from_db()
    assert begun.state == "begun"
    assert client.post(url, {"sett": "ja"}).status_code == 302
    begun.refresh_from_db()
    assert begun.state == "making"
    assert "Filen väntar" in client.get(go("disclosure", case.pk, begun.pk)).content.decode()


def test_parts_of_what_is_masked_are_pointed_out_and_masked_from_there(client, registrar, begun, case):
    client.force_login(registrar)
    document, scan = begun.papers.get(source__startswith="revision:"), begun.papers.get(source__startswith="copy:")
    url = go("finish_disclosure", case.pk, begun.pk)
    document.masks = [{"words": "Ansa Myrstack", "whole": False, "ground": "21 kap. 7 § OSL"}]
    document.ground = "21 kap. 7 § OSL"
    document.save()
    shown = client.get(url)
    (listed,) = shown.context["listed"]
    assert (listed.text, listed.of) == ("Myrstack", "Ansa Myrstack")
    found = {each.paper: [(hint.text, hint.pages) for hint in each.hints] for each in shown.context["warnings"]}
    assert found == {document: [("Myrstack", (1,))], scan: [("Myrstack", (1,))]}
    assert "På sidan 1 står ”Myrstack”." in shown.content.decode()
    sent = {"words": "Myrstack", "ground": listed.ground, "fran-kontrollen": "ja", "in_all": "on"}
    assert client.post(go("mask_words", case.pk, begun.pk, scan.pk), sent).url == url
    shown = client.get(url)
    assert (shown.context["listed"], [each.hints for each in shown.context["warnings"]]) == ([], [[], []])


def test_where_a_link_leads_is_looked_at_too(client, registrar, municipality, coordinator):
    link = '<p>Skriv till <a href="mailto:t.myrstack@lindhaga.example">oss</a>.</p>'
    sections = [Section(heading="Om Tor Myrstack", html=link)]
    owned = {"owner": municipality, "by": coordinator, "sections": sections}
    case = file_under(create(kind="plain", title="Svar", **owned), "KS 2026/9")
    (source,) = [item.source for item in papers_of(case)]
    begun = choosing.begin(case, asked_on=date(2026, 3, 10), note="", sources=[source], by=registrar)
    masks.mask_words(begun.papers.get(), ["Tor Myrstack"], ground="21 kap. 7 § OSL", whole=True)
    (only,) = warnings_of(begun)
    assert [hint.text for hint in only.hints] == ["t.myrstack@lindhaga.example"]


def test_words_of_a_file_that_cannot_be_seen_are_told_of(client, registrar, begun, case):
    client.force_login(registrar)
    page = client.get(go("finish_disclosure", case.pk, begun.pk)).content.decode()
    assert "På sidan 1 har filen ord som inte syns i bilden." in page


def test_a_personal_number_is_warned_about(client, registrar, municipality, coordinator):
    case = file_under(paper(municipality, coordinator, state="final", title="Om 850709-9805"), "KS 2026/9")
    client.force_login(registrar)
    source = papers_of(case)[0].source
    client.post(go("disclose", case.pk), {"asked_on": "2026-03-10", "handling": [source]})
    begun = Disclosure.objects.get()
    url = go("finish_disclosure", case.pk, begun.pk)
    assert "ser ut som personnummer: 850709-9805" in client.get(url).content.decode()
    masks.mask_words(begun.papers.get(), ["850709-9805"], ground="21 kap. 1 § OSL")
    assert "ser ut som personnummer" not in client.get(url).content.decode()


def test_the_file_has_a_list_first_and_the_words_nowhere(client, registrar, begun, case):
    masks.mask_words(begun.papers.first(), [SECRET], ground="21 kap. 7 § OSL", in_all=True)
    done = make_file(begun, registrar)
    data = done.pdf.read()
    assert (done.state, done.failure, done.done_by) == ("done", "", registrar)
    assert where(data, SECRET) == []
    assert not quick_failures(data, "2a")
    assert not quick_failures(data, "ua1")
    client.force_login(registrar)
    fetched = [b"".join(client.get(go("disclosure_pdf", case.pk, done.pk)).streaming_content) for _twice in range(2)]
    assert fetched == [data, data]
    entry = case.organisation.register_entries.get(source=f"disclosure:{done.pk}")
    assert (entry.direction, entry.file_id) == ("out", done.pdf_id)
    assert SECRET not in done.file_name
    said = client.get(go("disclosure", case.pk, done.pk)).content.decode()
    assert "Filen är gjord" in said
    assert "Lämna den till den som begärde handlingarna." in said
    assert "Utlämnad<" not in said


def test_a_paper_where_nothing_was_found_to_mask_is_not_called_masked(begun):
    document = begun.papers.get(source__startswith="revision:")
    document.masks = [{"words": "Saknas Helt", "whole": False, "ground": "21 kap. 7 § OSL"}]
    document.ground = "21 kap. 7 § OSL"
    document.save()
    assert "Inget är maskat." in making._part(1, document, (), "Lindhaga kommun").note
    masks.mask_words(document, ["Tordyvel"], ground="21 kap. 7 § OSL")
    document.refresh_from_db()
    assert "Maskad enligt 21 kap. 7 § OSL." in making._part(1, document, (), "Lindhaga kommun").note


def test_only_the_provisions_that_are_used_in_a_paper_are_named_for_it(client, registrar, begun, case):
    document = begun.papers.get(source__startswith="revision:")
    document.masks = [{"words": "Tordyvel", "whole": False, "ground": "21 kap. 7 § OSL"}]
    document.masks += [{"words": "Saknas", "whole": False, "ground": "23 kap. 1 § OSL"}]
    document.ground = "21 kap. 7 § OSL; 23 kap. 1 § OSL"
    document.save()
    assert "Maskad enligt 21 kap. 7 § OSL." in making._part(1, document, (), "Lindhaga kommun").note
    client.force_login(registrar)
    page = client.get(go("finish_disclosure", case.pk, begun.pk)).content.decode().replace("\u00a0", " ")
    assert "maskade enligt 21 kap. 7 § OSL</p>" in page


def test_what_has_been_handed_out_does_not_change(client, registrar, begun, case):
    paper_ = begun.papers.first()
    begun.papers.exclude(pk=paper_.pk).delete()
    make_file(begun, registrar)
    client.force_login(registrar)
    making.make(begun.pk)
    keys = (case.pk, begun.pk, paper_.pk)
    sent = {"words": SECRET, "ground": "21 kap. 7 § OSL"}
    assert client.post(go("mask_words", *keys), sent).status_code == 422
    assert client.post(go("cancel_disclosure", case.pk, begun.pk)).url == go("disclosure", case.pk, begun.pk)
    for change in (
        lambda: begun.papers.update(masks=[]),
        lambda: begun.papers.all()._raw_delete("default"),
        lambda: Disclosure.objects.filter(pk=begun.pk).update(pdf=None),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_what_was_only_begun_may_be_left(client, registrar, begun, case):
    client.force_login(registrar)
    assert client.post(go("cancel_disclosure", case.pk, begun.pk)).url == go("case", case.pk)
    assert not Disclosure.objects.exists()


def test_the_number_on_a_papers_page_leads_to_its_case(client, registrar, case):
    client.force_login(registrar)
    page = client.get(reverse("documents:detail", args=[case.documents.last().pk])).content.decode()
    assert f'<a href="{go("case", case.pk)}">KS 2026/123</a>' in page
