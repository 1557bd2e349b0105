import hashlib
import io
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support import verapdf
from text.printing import pdf
from text.printing.pdf import VARIANTS, Attachment, render_pdf, variant_for

ROOT = Path(__file__).resolve().parents[3]
BODY = """<h1>Rubrik</h1><p>Text med <a href="https://lindhaga.example/a">länk</a> och åäö.</p>
<ul><li>ett<ul><li>två</li></ul></li></ul>
<table><caption>Tabell</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>"""
MADE_AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def document(body=BODY, head=""):
    return (
        f'<!DOCTYPE html><html lang="sv"><head><title>Överenskommelse – ”prov”</title>'
        f'<meta name="author" content="Lindhaga kommun">'
        f'<meta name="dcterms.created" content="2026-11-21T00:00:00Z">{head}</head>'
        f'<body data-mark="Utkast" data-running="Löpande" data-secrecy="">{body}</body></html>'
    )


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_that_is_offered_is_what_it_says_and_accessible(variant):
    printed = render_pdf(document(), variant=variant)
    assert verapdf.failures(printed, variant.removeprefix("pdf/a-")) == []
    assert verapdf.failures(printed, "ua1") == []


def test_data_that_happens_to_end_in_a_carriage_return_is_no_fault():
    prints = (render_pdf(document(f"<h1>Rubrik</h1><p>{number}</p>")) for number in range(400))
    printed = next(each for each in prints if b"\r\nendstream" in each)
    assert verapdf.quick_failures(printed, "2a") == []
    assert verapdf.failures(printed, "2a") == []


def test_an_unknown_variant_is_refused():
    with pytest.raises(ValueError, match="PDF_VARIANT är ”pdf/a-4u”"):
        variant_for("pdf/a-4u")


def test_what_is_attached_is_carried_in_a_file_of_level_three():
    files = [
        Attachment("Åtgärdsplan – ö.txt", b"plan", "Bilaga 2", MADE_AT),
        Attachment("Anteckningar.txt", b"notes", "Bilaga 1", MADE_AT, "Source"),
    ]
    printed = render_pdf(document(), attachments=files)
    assert verapdf.failures(printed, "3a") == []
    assert verapdf.failures(printed, "ua1") == []
    reader = PdfReader(io.BytesIO(printed))
    names = reader.trailer["/Root"]["/Names"]["/EmbeddedFiles"]["/Names"]
    assert [str(name) for name in names[::2]] == ["Anteckningar.txt", "Atgardsplan - o.txt"]
    assert [spec.get_object()["/UF"] for spec in names[1::2]] == ["Anteckningar.txt", "Åtgärdsplan – ö.txt"]


def test_the_properties_are_those_of_the_document():
    reader = PdfReader(io.BytesIO(render_pdf(document())))
    assert reader.metadata.title == "Överenskommelse – ”prov”"
    assert reader.metadata.author == "Lindhaga kommun"
    assert reader.metadata.creation_date.date().isoformat() == "2026-11-21"
    assert reader.trailer["/Root"]["/Lang"] == "sv"


def test_the_metadata_can_be_read_without_unpacking():
    printed = render_pdf(document())
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed
    assert printed.count(b"</rdf:RDF>") == 1


def test_header_cells_say_what_they_head():
    printed = render_pdf(document())
    scopes = [attributes["/Scope"] for attributes in _attributes(printed, "/TH")]
    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def test_a_picture_says_where_on_the_page_it_is():
    shape = "<svg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 1 1%22><path d=%22M0 0h1v1z%22/></svg>"
    picture = f'<img alt="ruta" style="width:96px;height:96px" src="data:image/svg+xml,{shape}">'
    (figure,) = _attributes(render_pdf(document(f"<h1>R</h1>{picture}")), "/Figure")
    left, bottom, right, top = (float(value) for value in figure["/BBox"])
    assert (round(right - left), round(top - bottom)) == (72, 72)
    assert 0 < bottom < top < 842


def _attributes(printed, tag):
    reader = PdfReader(io.BytesIO(printed))
    objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1)]
    return [each["/A"] for each in objects if isinstance(each, dict) and each.get("/S") == tag and "/A" in each]


PRINT_IN_A_NEW_PROCESS = """
import os, sys, hashlib
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django; django.setup()
from tests.support import papers
from documents.printing import paper_html
from text.printing.pdf import render_pdf
html = paper_html(papers.agreement(), mark="Utkast", logos=papers.LOGOS)
print(hashlib.sha256(render_pdf(html)).hexdigest())
"""


def test_the_same_content_gives_the_same_bytes_in_another_process_time_zone_and_place(tmp_path):
    digests = set()
    for zone, seed, folder in (("UTC", "1", ROOT), ("Asia/Tokyo", "77", tmp_path)):
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", PRINT_IN_A_NEW_PROCESS],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_papers_printed_at_the_same_time_do_not_disturb_each_other():
    texts = [document(f"<h1>Nummer {number}</h1>" + "<p>samverkansöverenskommelse åäö</p>" * 40) for number in range(4)]
    expected = [hashlib.sha256(render_pdf(text)).digest() for text in texts]
    with ThreadPoolExecutor(4) as threads:
        for _ in range(3):
            printed = list(threads.map(lambda text: hashlib.sha256(render_pdf(text)).digest(), texts))
            assert printed == expected


def test_one_paper_is_printed_at_a_time(monkeypatch):
    at_once, most = [], []

    def slowly(*args):
        at_once.append(1)
        most.append(len(at_once))
        time.sleep(0.05)
        at_once.pop()
        return b"pdf"

    monkeypatch.setattr(pdf._Press, "print", slowly)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(render_pdf, [document()] * 4))
    assert most == [1, 1, 1, 1]


@pytest.fixture
def listener():
    """A web server on this machine that remembers what it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"HEMLIGT")

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def test_no_file_and_no_address_can_be_reached_from_a_document(listener, tmp_path):
    address, asked = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("HEMLIGT")
    (tmp_path / "a.css").write_text("p { color: red }")
    places = [f"{address}/a", secret.as_uri(), str(secret), f"//127.0.0.1:{address.rsplit(':')[-1]}/b"]
    svg = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>{}</svg>"
    for place in places:
        inner = svg.format(f"<image x:href='{place}' width='9' height='9'/><use x:href='{place}#a'/>")
        coded = inner.encode().hex()
        data = "".join(f"%{coded[index : index + 2]}" for index in range(0, len(coded), 2))
        head = (
            f'<link rel="attachment" href="{place}"><link rel="stylesheet" href="{place}"><base href="{place}">'
            f'<style>@import url("{place}"); @font-face {{ font-family: F; src: url("{place}") }} '
            f'p {{ font-family: F; background: url("{place}"); content: url("{place}") }}</style>'
        )
        body = (
            f'<p>a</p><img alt="b" src="{place}"><a rel="attachment" href="{place}">c</a>'
            f'<object data="{place}">d</object><embed src="{place}"><iframe src="{place}"></iframe>'
            f'{inner}<img alt="e" src="data:image/svg+xml,{data}">'
            f'<input type="image" src="{place}">'
        )
        printed = render_pdf(document(body, head))
        reader = PdfReader(io.BytesIO(printed))
        assert list(reader.attachments) == []
        assert "HEMLIGT" not in reader.pages[0].extract_text()
    assert asked == []


def test_the_application_starts_without_the_renderer():
    code = (
        "import sys, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; import django; django.setup()\n"
        "import text.printing.pdf, documents.printing\nprint('weasyprint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
