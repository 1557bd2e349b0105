"""Each kind and shape of paper is archival and accessible, by the word of veraPDF."""

import copy

import pytest

from documents.printing import paper_pdf
from tests.support import papers, verapdf

MARKS = ["", "Utkast", "Förslag", "Kopia"]
SECRECY = {"ground": "18 kap. 1 § OSL", "on": "2026-11-21", "authority": "Lindhaga kommun"}


def with_sections(*sections, **frame):
    content = papers.agreement(**frame)
    content["sections"] = list(sections)
    return content


def signatories(count):
    return [papers.signatory(index % 2, f"Namn {index}", f"Titel {index}") for index in range(count)]


def many_signatories():
    content = papers.agreement()
    content["signatories"] = signatories(23)
    return content


def three_parties():
    content = papers.agreement(
        parties=[
            papers.MUNICIPALITY,
            {**papers.POLICE, "logo": None},
            {**papers.MUNICIPALITY, "name": "Norrvika kommun"},
        ]
    )
    content["signatories"] = [papers.signatory(index, "", "") for index in range(3)]
    return content


DEEP_LISTS = "<ul><li><p>a</p><p>b</p><ol><li>c<ul><li>d</li></ul></li></ol></li></ul><ol><li></li></ol>"
SPANS = (
    "<table><tbody><tr><td colspan='2'>Över två</td><td>c</td></tr><tr><td rowspan='2'>a</td><td>b</td><td>c</td></tr>"
    "<tr><td>b</td><td>c</td></tr></tbody></table><table><tr><th>Utan</th><th>scope</th></tr><tr><td></td><td></td></tr></table>"
    "<table><tr><th scope='row'>Rad</th><td>värde</td></tr></table>"
)
LONG = (
    "<p>"
    + "Donaudampfschiff" * 30
    + "</p><table><tr><td>"
    + "bokstäver" * 40
    + "</td><td>b</td><td>c</td></tr></table>"
)
LINKS = (
    "<p>"
    + "<a href='https://lindhaga.example/en-lång-adress'>en länk som är så lång att den bryts på flera rader</a> " * 4
    + "</p>"
)

SHAPES = {
    "joint": papers.agreement(),
    "letter": papers.letter(),
    "signed": papers.signed_agreement(),
    "thirty pages": papers.report(),
    "secret": papers.letter(secrecy=SECRECY),
    "many signatories": many_signatories(),
    "three parties": three_parties(),
    "no sections": with_sections(),
    "empty sections": with_sections(papers.section(""), papers.section("Rubrik"), papers.section("", level=2)),
    "starts below": with_sections(
        papers.section("Under", "<h4>Djupt</h4><p>a</p>", level=2), papers.section("Över", "<h4>b</h4>")
    ),
    "lists": with_sections(papers.section("Listor", DEEP_LISTS)),
    "tables": with_sections(papers.section("Tabeller", SPANS)),
    "long words": with_sections(papers.section("Långa ord " + "x" * 120, LONG)),
    "links": with_sections(papers.section("Länkar", LINKS)),
    "slots": with_sections(papers.section("Parter", slot="parties"), papers.section("Nummer", slot="numbers")),
    "nothing known": with_sections(title="Utan allt", dated_on=None, numbers=[], type_label="", parties=[]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_paper_of_every_shape_is_archival_and_accessible(shape, caplog):
    content = copy.deepcopy(SHAPES[shape])
    pdf = paper_pdf(content, mark="Utkast", logos=papers.LOGOS)
    assert verapdf.failures(pdf, "2a") == []
    assert verapdf.failures(pdf, "ua1") == []
    assert verapdf.quick_failures(pdf, "2a") == []
    assert verapdf.quick_failures(pdf, "ua1") == []
    assert [record.message for record in caplog.records if record.name.startswith("weasyprint")] == []


@pytest.mark.parametrize("mark", MARKS)
def test_a_paper_with_every_mark_is_archival_and_accessible(mark):
    pdf = paper_pdf(papers.agreement(), mark=mark, logos=papers.LOGOS)
    assert verapdf.failures(pdf, "2a") == []
    assert verapdf.failures(pdf, "ua1") == []


@pytest.mark.parametrize("name", ["png-16", "png-grey", "png-palette", "svg-text"])
def test_every_sort_of_logo_can_be_archived(name):
    content = papers.letter()
    content["frame"]["owner"]["letterhead"]["logo"] = name
    pdf = paper_pdf(content, mark="", logos={name: LOGO_SORTS[name]()})
    assert verapdf.failures(pdf, "2a") == []
    assert verapdf.failures(pdf, "ua1") == []


def _png(mode, colour):
    import io

    from PIL import Image

    data = io.BytesIO()
    Image.new(mode, (40, 30), colour).save(data, "PNG", icc_profile=None)
    return "image/png", data.getvalue()


LOGO_SORTS = {
    "png-16": lambda: _png("I;16", 700),
    "png-grey": lambda: _png("LA", (90, 120)),
    "png-palette": lambda: _png("P", 3),
    "svg-text": lambda: (
        "image/svg+xml",
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="2" y="15" font-family="Arial" '
        b'opacity="0.5">Lindhaga</text></svg>',
    ),
}
