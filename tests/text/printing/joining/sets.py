"""A set of papers as it may be joined."""

from datetime import date

from tests.text.printing.joining import files
from text.printing.joining import Part, join

TABLE = (
    "<table><caption>Uppgifter</caption><thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr></thead>"
    "<tbody><tr><th scope='row'>a</th><td>b</td></tr></tbody></table>"
)
LONG = "<p>En mening om samverkan som är lång nog att räknas. </p>" * 60


def paper(heading: str, body: str = "") -> str:
    text = f'<h1>{heading}</h1><p><a href="#mal">Till målen</a></p>{TABLE}{body}<h2 id="mal">Mål i {heading}</h2>'
    return files.document(text, title=heading)


def parts() -> list[Part]:
    wide = "@page { size: A3 landscape; margin: 34mm 32mm 27mm }"
    return [
        Part("", "Förslag till beslut", paper("Brevet", LONG)),
        Part("Bilaga 1", "Överenskommelse", paper("Avtalet", LONG + LONG)),
        Part("Bilaga 2", "Tidslinje", files.document("<h1>Tidslinje</h1><p>Bred.</p>", style=wide)),
        Part("Bilaga 3", "Mätning", pdf=files.accessible(TABLE), mark="Kopia"),
        Part("Bilaga 4", "Karta", pdf=files.untagged(), file_name="karta över Älvudden.pdf"),
        Part("Bilaga 5", "Inskannat", pdf=files.scanned()),
    ]


def joined(given, **about):
    return join(
        given,
        title="Handlingar till kommunstyrelsen",
        author="Lindhaga kommun",
        numbers=["Diarienummer KS 2026/123"],
        made_on=date(2026, 11, 22),
        variant="pdf/a-2a",
        contents_heading="Innehåll",
        running="sida {page} av {pages}",
        **about,
    )
