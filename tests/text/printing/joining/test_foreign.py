"""Finished files from outside: which keep their tags, which become pictures, and which cannot be put in."""

import base64
import io

import pikepdf
import pytest
from pikepdf import Name

from base.refusals import Refused
from tests.text.printing.joining import files
from text.printing.joining import foreign, foreign_work, judge

# A frame around the whole sheet.
FRAMED = "@page { margin: 2mm } h1 { border: 1pt solid; height: 285mm }"


def prepared(data):
    answer = foreign_work.prepared(data, "Kartan")
    return answer["form"], pikepdf.open(io.BytesIO(base64.b64decode(answer["pdf"])))


def changed_by(change):
    return lambda: files.changed(files.accessible("<ul><li>ett</li></ul>"), change)


def no_language(pdf):
    pdf.Root.Lang = ""


def no_tab_order(pdf):
    for page in pdf.pages:
        del page.obj["/Tabs"]


def no_fields(pdf):
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())


def do_something(pdf):
    note = pdf.pages[0].obj.Annots[0]
    note.A = pikepdf.Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def wrong_bookmarks(pdf):
    pdf.Root.Outlines.First.Next = 7
    del pdf.Root.Outlines["/Last"]


def mark_bullets(pdf):
    """As Word says of its bullets: a sign of Symbol's own."""
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
            each.ToUnicode.write(each.ToUnicode.read_bytes().replace(b"<2022>", b"<F0B7>"))


FORMS = {
    "with tags": (files.accessible, "tagged"),
    "other files": (files.carrying, "carrying"),
    "no tags": (files.untagged, "pictured"),
    "no words": (files.scanned, "scanned"),
    "a signature": (files.signed, "signed"),
    "no language": (changed_by(no_language), "pictured"),
    "a script": (changed_by(do_something), "pictured"),
    "bookmarks that lead nowhere": (changed_by(wrong_bookmarks), "pictured"),
    "no fields": (changed_by(no_fields), "tagged"),
    "no order of tabs": (changed_by(no_tab_order), "tagged"),
    "bullets of a symbol": (changed_by(mark_bullets), "tagged"),
}


@pytest.mark.parametrize(("make", "form"), FORMS.values(), ids=FORMS)
def test_it_is_put_in_by_what_it_holds(make, form):
    found, pdf = prepared(make())
    assert found == form
    assert "/StructTreeRoot" in pdf.Root


def test_what_a_file_does_and_carries_does_not_come_along():
    def change(pdf):
        pdf.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.attachments["siffror.txt"] = b"hemligt"
        pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary()

    form, pdf = prepared(files.changed(files.accessible(), change))
    assert form == "carrying"
    assert not {"/OpenAction", "/AF", "/Metadata"} & set(pdf.Root.keys())
    assert len(pdf.attachments) == 0
    assert "/PieceInfo" not in pdf.pages[0].obj


def test_the_words_of_a_page_are_told_of_its_picture():
    _form, pdf = prepared(files.untagged())
    (figure,) = pdf.Root.StructTreeRoot.K[0].K
    assert str(figure.Alt).startswith("Sida 1 av 1. ")
    assert files.WORDS in str(figure.Alt)


def test_a_page_without_words_says_so():
    _form, pdf = prepared(files.scanned(2))
    said = [str(figure.Alt) for figure in pdf.Root.StructTreeRoot.K[0].K]
    assert said[1] == "Sida 2 av 2 i Kartan. Sidan är en bild utan text som går att läsa upp."


def test_a_scan_is_not_drawn_finer_than_it_was_scanned():
    _form, pdf = prepared(files.scanned(1))
    picture = pdf.pages[0].obj.Resources.XObject.Picture
    assert abs(int(picture.Width) - 827) <= 2


@pytest.mark.parametrize(
    ("quarters", "grown"), [(0, [0, 0, 0, 34]), (1, [-34, 0, 0, 0]), (2, [0, -34, 0, 0]), (3, [0, 0, 34, 0])]
)
def test_a_page_with_something_at_its_very_top_is_given_a_strip_above(quarters, grown):
    def turn(pdf):
        for page in pdf.pages:
            page.obj.Rotate = 90 * quarters

    _form, pdf = prepared(files.changed(files.accessible(style=FRAMED), turn))
    before = [0, 0, 595.28, 841.89]
    sides = [round(float(new) - old) for new, old in zip(pdf.pages[0].mediabox, before, strict=True)]
    assert sides == grown


def test_a_picture_of_such_a_page_is_drawn_below_the_strip():
    _form, pdf = prepared(files.untagged(style=FRAMED))
    (figure, *_others) = pdf.Root.StructTreeRoot.K[0].K
    assert round(float(figure.A.BBox[3])) == 842 - 34
    assert round(float(pdf.pages[0].mediabox[3])) == 842


def test_a_page_that_is_free_at_the_top_keeps_its_size():
    _form, pdf = prepared(files.accessible())
    assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 595, 842]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "skadad eller ingen PDF"),
        (b"%PDF-1.7 trasig", "skadad eller ingen PDF"),
        (files.accessible()[:3000], "skadad"),
        (files.locked("hemligt"), "lösenordsskyddad"),
        (files.locked(""), "låst för ändringar"),
        (b"%PDF-1.7" + b" " * foreign_work.LARGEST, "högst 25 MB"),
    ],
    ids=["empty", "broken", "cut off", "password", "restricted", "large"],
)
def test_what_cannot_be_put_in_is_refused_with_what_to_do(data, sentence):
    with pytest.raises(Refused, match=sentence):
        foreign_work.judged(data)


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(foreign_work, "MOST_PAGES", 1)
    with pytest.raises(Refused, match="2 sidor. En bilaga får ha högst 1"):
        foreign_work.judged(files.scanned(2))


def test_it_is_judged_before_it_is_put_in():
    judged = judge(files.untagged())
    assert (judged.pages, judged.is_accessible) == (1, False)
    assert "arkivering och tillgänglighet" in judged.remark


def test_a_scan_is_known_as_one_before_it_is_put_in():
    assert [foreign_work.judged(make())["form"] for make in (files.scanned, files.untagged)] == ["scanned", "pictured"]


def test_a_file_that_is_read_in_a_process_of_its_own_is_refused_with_the_same_sentence():
    with pytest.raises(Refused, match="lösenordsskyddad"):
        foreign.prepare(files.locked("hemligt"), "Karta")


def test_every_form_has_its_remark_before_and_after():
    forms = {"tagged", "carrying", "pictured", "scanned", "signed"}
    assert (set(foreign._REMARKS), set(foreign._WILL_BE)) == (forms, forms)
