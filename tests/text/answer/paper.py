"""A paper with every construct that a section may hold, as a Word file to be answered in."""

import base64
import json
from functools import cache

from text.cleaning import clean
from text.printing.docx import Part, Signatory, WordPaper, write_docx
from text.reading.answer import read_answer

PURPOSE, WORK, DUTIES, LATER, EMPTY, AREAS, SIGNING = (
    f"{number:08x}-0000-4000-8000-00000000000{number}" for number in range(1, 8)
)
VERSION = "4-0123456789abcdef"


def part(key, heading, html, *, level=1, filled_in="", signing=()):
    return Part(heading, level, clean(html), signing, filled_in, key)


PARTS = [
    part(
        PURPOSE,
        "Syfte",
        "<p>Parterna ska arbeta tillsammans mot brott och för trygghet.</p>"
        "<p>Arbetet leds av <strong>styrgruppen</strong>, som möts <em>fyra gånger</em> om året enligt "
        '<a href="https://www.lindhaga.example/trygghet">kommunens sida</a>.</p>'
        "<p>Den ”lokala” bilden tas fram före den 15\xa0november, 4\xa0§ lagen.</p>",
    ),
    part(
        WORK,
        "Så arbetar vi",
        "<p>Parterna ansvarar för</p><ul><li>åtgärdsplanen,</li><li>uppföljningen med<ul><li>siffror och</li>"
        "<li>ord.</li></ul></li><li>vandringar.</li></ul><h3>Ordning</h3><ol><li>Kalla</li><li>Mötas</li></ol>"
        '<p>Sedan</p><ol start="3"><li>Följa upp</li></ol><h4>Till sist</h4><p>Rad ett<br>rad två.</p>',
    ),
    part(
        DUTIES,
        "Vem gör vad",
        '<table><caption>Uppgifter</caption><thead><tr><th scope="col">Uppgift</th><th scope="col">Kommunen</th>'
        '<th scope="col">Polisen</th></tr></thead><tbody><tr><th scope="row">Vandring</th><td>Kallar</td>'
        '<td>Deltar</td></tr><tr><th scope="row">Tillsyn</th><td colspan="2">Sker tillsammans</td></tr>'
        "</tbody></table>",
        level=2,
    ),
    part(LATER, "Uppföljning", "<p>Följs upp varje år.</p><ul><li><p>Ett</p><p>och mer</p></li><li>Två</li></ul>"),
    part(EMPTY, "Övrigt", ""),
    part(AREAS, "Områden", "<p>Två områden:</p>", filled_in="<ul><li>Ungas trygghet</li><li>Trafik</li></ul>"),
    part(
        SIGNING, "Underskrifter", "", signing=[[("Lindhaga kommun", [Signatory("Eva Lindgren", "Ordförande")]), None]]
    ),
]


def written(parts=None) -> bytes:
    return _standard() if parts is None else _written(parts)


@cache
def _standard() -> bytes:
    return _written(PARTS)


def _written(parts) -> bytes:
    return write_docx(
        WordPaper(
            title="Överenskommelse om samverkan",
            senders=["Lindhaga kommun", "Polisen"],
            type_label="Samverkansöverenskommelse",
            head=["Diarienummer KS 2026/12"],
            parts=parts,
            margins=["Förslag"],
            author="Lindhaga kommun",
            version=VERSION,
        )
    )


def known(parts=None) -> str:
    parts = PARTS if parts is None else parts
    rows = [
        {
            "key": each.key,
            "level": each.level,
            "heading": each.heading,
            "html": each.html,
            "has_rows": bool(each.filled_in or each.signing),
        }
        for each in parts
    ]
    return json.dumps(rows)


class Answer:
    """What was read in a file, to ask about."""

    def __init__(self, data: bytes, parts=None):
        made = base64.b64encode(written(parts)).decode()
        self.found = json.loads(json.dumps(read_answer(data, known(parts), made)))
        self.sections = {section["key"]: section for section in self.found["sections"]}
        self.unplaced, self.notes = self.found["unplaced"], self.found["notes"]

    @property
    def changed(self) -> list[str]:
        return [key for key, section in self.sections.items() if section["is_changed"]]

    def html(self, key: str) -> str:
        return self.sections[key]["suggested_html"]

    @property
    def is_untouched(self) -> bool:
        says = [
            section["is_changed"] or section["comments"] or section["rows"] or section["is_missing"]
            for section in self.found["sections"]
        ]
        return not any(says) and not self.unplaced
