"""*Sätt ihop handlingarna*: asked for once, made from what was frozen then, and told in words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from base.models import StoredFile
from boards.models import BoardLetter, Package
from boards.packages import asking, making
from boards.packages.standing import SILENT_AFTER, standing
from boards.packages.tasks import make_package
from boards.progress import lines, next_of
from documents import steps
from documents.models import Document, Section, State
from tests.boards import bundles
from tests.documents.factories import paper


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr("boards.packages.making.join", bundles.joined_quickly)


@pytest.fixture
def letter(municipality, coordinator):
    found = bundles.letter_of(municipality, coordinator)
    final = paper(municipality, coordinator, state=State.FINAL, title="Överenskommelse 2023–2026")
    bundles.signed_file(final)
    locked = paper(municipality, coordinator, state=State.LOCKED, title="Överenskommelse 2027–2030")
    bundles.append(found, final, locked, paper(municipality, coordinator, title="Riktlinjer"))
    bundles.lock(found.document, coordinator)
    return found


def press(client, letter):
    return client.post(reverse("boards:put_together", args=[letter.pk]))


def page_of(client, letter, number=1):
    return client.get(reverse("boards:package", args=[letter.pk, number])).content.decode()


def test_it_is_asked_for_by_a_button_made_by_the_worker_and_shown(client, coordinator, letter):
    client.force_login(coordinator)
    assert "Sätt ihop handlingarna" in client.get(reverse("documents:detail", args=[letter.pk])).content.decode()
    assert press(client, letter).url == reverse("boards:package", args=[letter.pk, 1])
    assert "Handlingarna väntar på att sättas ihop." in page_of(client, letter)
    bundles.work()
    page = page_of(client, letter)
    assert "9 sidor, satta ihop" in page
    assert "(Kopia)" in page
    assert "(Kopia av förslag)" in page
    assert 'alt="Sida 4 av 9: Bilaga 1, Överenskommelse 2023–2026, 1 (2)"' in page
    assert "Originalet, oförändrat" in page
    progress = client.get(reverse("documents:detail", args=[letter.pk])).content.decode()
    assert "Handlingarna är hopsatta, nummer 1." in progress
    following = f'data-size="sm" href="{next_of(lines(BoardLetter.objects.get(pk=letter.pk), coordinator)).url}"'
    assert following in progress
    assert following in page


def test_pressed_twice_there_is_one_and_when_it_is_made_nothing_new_is_made_of_the_same(client, coordinator, letter):
    client.force_login(coordinator)
    assert [press(client, letter).url for _press in range(2)] == [reverse("boards:package", args=[letter.pk, 1])] * 2
    bundles.work()
    press(client, letter)
    assert "Inget är ändrat sedan handlingarna sattes ihop" in page_of(client, letter)
    assert Package.objects.count() == 1
    assert letter.document.events.filter(step="put_together").count() == 1


def test_a_corrected_letter_gets_a_new_number_and_the_old_one_stays(coordinator, letter):
    first = bundles.made(letter, coordinator)
    steps.unlock(letter.document, by=coordinator, reason="Ett datum var fel.")
    Section.objects.filter(document=letter.document).update(html="<p>Rätt datum.</p>")
    bundles.lock(letter.document, coordinator)
    second = bundles.made(letter, coordinator)
    assert (first.number, second.number) == (1, 2)
    first.refresh_from_db()
    assert first.state == Package.State.MADE
    assert first.pdf_id != second.pdf_id


def test_a_draft_goes_in_as_it_is_and_is_not_changed_by_what_is_written_after(coordinator, letter):
    draft = letter.appendices.last().document
    package = asking.put_together(letter, by=coordinator)
    Section.objects.filter(document=draft).update(html="<p>Skrevs efteråt.</p>")
    bundles.work()
    part = package.parts.get(number=3)
    assert part.mark == "Utkast"
    assert b"efter" not in part.file.read()
    again = asking.put_together(letter, by=coordinator)
    assert again.number == 2
    assert again.parts.get(number=3).revision.number == part.revision.number + 1


def test_a_draft_that_has_not_changed_is_not_frozen_again(coordinator, letter):
    draft = letter.appendices.last().document
    asking.put_together(letter, by=coordinator)
    count = draft.revisions.count()
    asking.put_together(letter, by=coordinator)
    assert (draft.revisions.count(), Package.objects.count()) == (count, 1)


def test_only_a_locked_letter_is_put_together(client, coordinator, letter):
    steps.unlock(letter.document, by=coordinator, reason="Mer att skriva.")
    client.force_login(coordinator)
    page = client.get(reverse("boards:packages", args=[letter.pk])).content.decode()
    assert "Lås skrivelsen först." in page
    answer = client.post(reverse("boards:put_together", args=[letter.pk]), follow=True)
    assert "Lås texten först." in answer.content.decode()
    assert not Package.objects.exists()


def test_a_paper_that_was_discarded_hinders_and_is_named(client, coordinator, letter):
    steps.discard(letter.appendices.last().document, by=coordinator, reason="Ersätts.")
    client.force_login(coordinator)
    page = client.get(reverse("boards:packages", args=[letter.pk])).content.decode()
    assert "Bilagan ”Riktlinjer” går inte att läsa längre." in page
    press(client, letter)
    assert not Package.objects.exists()


def test_what_hinders_the_printer_is_a_sentence_and_it_can_be_tried_again(client, coordinator, letter, monkeypatch):
    def refuse(*_parts, **_about):
        from base.refusals import Refused

        raise Refused("Bilaga 3: Tecknet ☃ finns inte i typsnittet.")

    monkeypatch.setattr("boards.packages.making.join", refuse)
    client.force_login(coordinator)
    press(client, letter)
    bundles.work()
    page = page_of(client, letter)
    assert "Bilaga 3: Tecknet ☃ finns inte i typsnittet." in page
    assert "Försök igen" in page
    monkeypatch.setattr("boards.packages.making.join", bundles.joined_quickly)
    client.post(reverse("boards:try_again", args=[letter.pk, 1]))
    bundles.work()
    assert Package.objects.get().state == Package.State.MADE


def test_a_fault_of_ours_is_told_without_its_details(coordinator, letter, monkeypatch, caplog):
    def break_down(*_parts, **_about):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("boards.packages.making.join", break_down)
    package = bundles.made(letter, coordinator)
    assert package.failure.startswith("Handlingarna kunde inte sättas ihop. Försök igen.")
    assert "inside" in caplog.text


def test_a_worker_that_is_stopped_in_the_middle_says_so(coordinator, letter, monkeypatch):
    def stop(*_parts, **_about):
        raise SystemExit(1)

    monkeypatch.setattr("boards.packages.making.join", stop)
    package = asking.put_together(letter, by=coordinator)
    with pytest.raises(SystemExit):
        making.make(package.pk)
    package.refresh_from_db()
    assert package.failure == "Arbetet avbröts när arbetsprocessen stängdes av. Försök igen."


def test_a_worker_that_was_killed_is_silent_and_the_package_is_begun_anew(client, coordinator, letter):
    package = asking.put_together(letter, by=coordinator)
    long_ago = timezone.now() - SILENT_AFTER - timedelta(seconds=1)
    Package.objects.filter(pk=package.pk).update(state="making", begun_at=long_ago, heard_at=long_ago, done=1)
    client.force_login(coordinator)
    assert "Arbetet har stannat" in page_of(client, letter)
    client.post(reverse("boards:try_again", args=[letter.pk, 1]))
    bundles.work()
    package.refresh_from_db()
    assert package.state == Package.State.MADE


def test_the_one_that_was_believed_dead_writes_over_nothing(coordinator, letter, monkeypatch):
    package = asking.put_together(letter, by=coordinator)

    def slow(parts, *, progress, **about):
        Package.objects.filter(pk=package.pk).update(begun_at=timezone.now())  # somebody else has begun it meanwhile
        return bundles.joined_quickly(parts, progress=progress, **about)

    monkeypatch.setattr("boards.packages.making.join", slow)
    making.make(package.pk)
    package.refresh_from_db()
    assert (package.state, package.done) == (Package.State.MAKING, 0)


def test_who_waits_is_told_when_nobody_works_and_when_others_are_before(coordinator, letter):
    package = asking.put_together(letter, by=coordinator)
    later = timezone.now() + timedelta(minutes=1)
    assert "ingen arbetsprocess har svarat" in standing(package, later).sentence
    other = bundles.letter_of(letter.document.owner, coordinator, state=State.LOCKED)
    busy = asking.put_together(other, by=coordinator)
    Package.objects.filter(pk=busy.pk).update(state="making", begun_at=timezone.now(), heard_at=timezone.now())
    assert "väntar på sin tur" in standing(package, later).sentence


def test_a_worker_that_does_something_else_is_not_called_missing(coordinator, letter):
    package = asking.put_together(letter, by=coordinator)
    later = timezone.now() + timedelta(minutes=1)
    other = make_package.enqueue(0)
    DBTaskResult.objects.get(pk=other.id).claim("prov")
    assert "väntar på sin tur" in standing(package, later).sentence
    assert "ingen arbetsprocess har svarat" in standing(package, later + SILENT_AFTER).sentence


def test_the_page_counts_the_parts_as_they_are_made(client, coordinator, letter):
    package = asking.put_together(letter, by=coordinator)
    now = timezone.now()
    Package.objects.filter(pk=package.pk).update(state="making", begun_at=now, heard_at=now, done=2)
    client.force_login(coordinator)
    page = page_of(client, letter)
    assert "2 av 4 delar är klara" in page
    assert '<progress max="4" value="2">' in page
    assert client.get(reverse("boards:package_pdf", args=[letter.pk, 1])).status_code == 404
    assert client.get(reverse("boards:package_page", args=[letter.pk, 1, 1])).status_code == 404
    Package.objects.filter(pk=package.pk).update(done=4)
    assert "Alla delar är klara och läggs ihop till en fil." in page_of(client, letter)


def test_a_page_that_cannot_be_drawn_says_so_in_the_place_of_its_picture(client, coordinator, letter):
    bundles.made(letter, coordinator)
    broken = StoredFile.objects.keep(b"%PDF-1.7 inget mer", "application/pdf")
    Package.objects.filter(letter=letter).update(pdf=broken)
    client.force_login(coordinator)
    picture = client.get(reverse("boards:package_page", args=[letter.pk, 1, 1]))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/svg+xml")
    assert picture["Cache-Control"] == "no-store"
    assert "Öppna PDF-filen i stället." in picture.content.decode()


def test_the_files_are_fetched_under_names_that_a_case_system_takes(client, coordinator, letter):
    bundles.made(letter, coordinator)
    client.force_login(coordinator)
    answer = client.get(reverse("boards:package_pdf", args=[letter.pk, 1]))
    assert 'filename="Handlingar-1.pdf"' in answer["Content-Disposition"]
    assert client.get(reverse("boards:package_zip", args=[letter.pk, 1])).status_code == 200
    original = client.get(reverse("boards:package_original", args=[letter.pk, 1, 1]))
    assert b"".join(original.streaming_content) == b"%PDF-1.7 signed"
    assert 'filename="Bilaga-1_Original.pdf"' in original["Content-Disposition"]
    assert client.get(reverse("boards:package_original", args=[letter.pk, 1, 0])).status_code == 404
    assert client.get(reverse("boards:package_part", args=[letter.pk, 1, 9])).status_code == 404
    tag = {"HTTP_IF_NONE_MATCH": answer["ETag"]}
    assert client.get(reverse("boards:package_pdf", args=[letter.pk, 1]), **tag).status_code == 304


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [("registrar", 200, 403), ("reader", 403, 403), ("police_contact", 404, 404), ("stranger", 404, 404)],
)
def test_who_works_with_the_letter_reads_the_papers_and_its_writers_make_them(
    client, request, coordinator, letter, who, reads, writes
):
    bundles.made(letter, coordinator)
    client.force_login(request.getfixturevalue(who))
    for name in ("package", "package_pdf", "package_zip"):
        assert client.get(reverse(f"boards:{name}", args=[letter.pk, 1])).status_code == reads
    assert client.get(reverse("boards:package_part", args=[letter.pk, 1, 1])).status_code == reads
    assert press(client, letter).status_code == writes
    assert client.post(reverse("boards:try_again", args=[letter.pk, 1])).status_code == writes


def test_a_colleague_reads_the_papers_when_the_letter_is_final(client, reader, coordinator, letter):
    bundles.made(letter, coordinator)
    now = timezone.localdate()
    Document.objects.filter(pk=letter.pk).update(state="final", final_by="handover", final_on=now)
    client.force_login(reader)
    assert client.get(reverse("boards:package_pdf", args=[letter.pk, 1])).status_code == 200
