"""The printer itself: one package with a paper of ours, a signed one and a file from outside."""

import io
import zipfile

import pikepdf
import pytest

from boards.appendices import changing
from boards.models import Package
from boards.packages.making import make
from documents.models import State
from tests.boards import bundles
from tests.documents.factories import paper
from text.printing import cache


@pytest.fixture
def package(municipality, coordinator):
    letter = bundles.letter_of(municipality, coordinator)
    final = paper(municipality, coordinator, state=State.FINAL, title="Samverkansöverenskommelse 2023–2026")
    bundles.signed_file(final, bundles.pdf_file())
    bundles.append(letter, final, paper(municipality, coordinator, title="Förslag till ny överenskommelse"))
    file = changing.keep(bundles.pdf_file(2), "karta.pdf", "Karta över området")
    changing.upload(letter, [file], by=coordinator)
    bundles.lock(letter.document, coordinator)
    return bundles.made(letter, coordinator)


def test_every_part_has_its_number_the_files_lie_beside_each_other_and_they_are_the_same_bytes_each_time(package):
    assert package.state == Package.State.MADE, package.failure
    with pikepdf.open(io.BytesIO(package.pdf.read())) as pdf:
        assert len(pdf.pages) == package.pages
        assert "Diarienummer" not in str(pdf.docinfo)
        assert any("Original" in name for name in pdf.attachments)
    parts = list(package.parts.order_by("number"))
    assert [part.mark for part in parts] == ["", "Kopia", "Utkast", ""]
    assert parts[0].first_page == 2
    assert parts[3].remark.startswith("Filen är inskannad")
    with zipfile.ZipFile(io.BytesIO(package.zip.read())) as archive:
        assert archive.namelist() == [
            "Tjansteskrivelse.pdf",
            "Bilaga-1_Samverkansoverenskommelse-2023-2026.pdf",
            "Bilaga-1_Original.pdf",
            "Bilaga-2_Forslag-till-ny-overenskommelse.pdf",
            "Bilaga-3_Karta-over-omradet.pdf",
            "metadata.json",
            "metadata.csv",
            "SHA-256.txt",
        ]
        assert archive.read("Bilaga-1_Original.pdf") == bundles.pdf_file()
        assert archive.read("Bilaga-3_Karta-over-omradet.pdf") == bundles.pdf_file(2)
    assert _made_again(package) == (package.pdf_id, package.zip_id)


def _made_again(package: Package) -> tuple[str, str]:
    """The sums of its two files, with nothing printed before."""
    Package.objects.filter(pk=package.pk).update(state="waiting", pdf=None, zip=None, made_at=None)
    cache.empty()
    make(package.pk)
    again = Package.objects.get(pk=package.pk)
    return again.pdf_id, again.zip_id
