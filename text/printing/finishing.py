"""What is left to do on a rendered PDF before both PDF/A and PDF/UA hold; each function mends one thing.

They work on the renderer's own objects just before the bytes are written: `pdf` is a `pydyf.PDF`, `document` the laid
out pages.
"""

import unicodedata

from text.printing import fonts, metadata

# CSS pixels to points.
SCALE = 0.75


def finish(document, pdf) -> None:
    refuse_empty_boxes(document)
    metadata.declare_accessible(pdf)
    make_margins_artifacts(pdf)
    place_figures(pdf)
    keep_pixels(pdf)
    give_headers_scope(document)
    wrap_list_bodies(pdf)
    sort_attachments(pdf)


def refuse_empty_boxes(document) -> None:
    """Raise fonts.Unprintable for a sign that no font had, wherever it came from: a list marker, a picture."""
    codes = {code for font in document.fonts.values() for code in font.missing}
    if codes:
        raise fonts.Unprintable([chr(code) for code in sorted(codes)])


def make_margins_artifacts(pdf) -> None:
    """Mark running heads and page numbers as artifacts (ISO 14289-1, 7.8).

    The renderer tags them as content but leaves their elements outside the tree; so what the tree does not reach is
    what stood in a margin.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    reached = _reachable(pdf, root)
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    pages = [_object(pdf, reference) for reference in pdf.page_references]
    for key, elements in zip(numbers[::2], numbers[1::2], strict=True):
        if isinstance(elements, list):
            lost = {mark for mark, element in enumerate(elements) if _number(element) not in reached}
            _rewrite_as_artifacts(_object(pdf, pages[key]["Contents"]).stream, lost)
            for mark in lost:
                elements[mark] = "null"


def _reachable(pdf, root) -> set[int]:
    reached, waiting = set(), [_number(kid) for kid in root["K"]]
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            kids = pdf.objects[number].get("K", ())
            waiting += [_number(kid) for kid in kids if not isinstance(kid, int)]
    return reached


def _rewrite_as_artifacts(operations: list, marks: set[int]) -> None:
    """A marked piece of content is three operations: its tag, its properties, BDC."""
    if not marks:
        return
    for place, properties in enumerate(operations):
        if isinstance(properties, dict) and properties.get("MCID") in marks and operations[place + 1] == b"BDC":
            operations[place - 1] = b"/Artifact"
            operations[place] = b"<</Type /Pagination>>"


def place_figures(pdf) -> None:
    """Turn the boxes of figures from CSS pixels below the top of the page to points above its foot."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Figure" and "BBox" in element.get("A", {}):
            height = _object(pdf, element["Pg"])["MediaBox"][3]
            left, top, right, bottom = element["A"]["BBox"]
            element["A"]["BBox"][:] = [left * SCALE, height - bottom * SCALE, right * SCALE, height - top * SCALE]


def keep_pixels(pdf) -> None:
    """No smoothing of pictures by the reader's program, which an archive forbids (ISO 19005-2, 6.2.8)."""
    for stream in pdf.objects:
        if getattr(stream, "extra", None) and stream.extra.get("Subtype") == "/Image":
            stream.extra["Interpolate"] = "false"


def give_headers_scope(document) -> None:
    """Say of each header cell whether it heads a column or a row; the renderer only points from cells to headers."""
    for page in document.pages:
        for box in page._page_box.descendants():
            mark = getattr(box, "mark", None)
            if isinstance(mark, dict) and mark.get("S") == "/TH":
                mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def wrap_list_bodies(pdf) -> None:
    """Put the paragraphs of a list item into one body: an item holds a label and a body and nothing else (7.2-20)."""
    import pydyf

    for item in [each for each in pdf.objects if isinstance(each, dict) and each.get("S") == "/LI"]:
        kids = list(item["K"])
        loose = [kid for kid in kids if _object(pdf, kid)["S"] not in {"/Lbl", "/LBody"}]
        if not loose:
            continue
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
        for kid in loose:
            _object(pdf, kid)["P"] = body.reference
        item["K"][:] = [kid for kid in kids if kid not in loose]
        item["K"].insert(kids.index(loose[0]), body.reference)


def sort_attachments(pdf) -> None:
    """Sort the name tree (ISO 32000-1, 7.9.6) and give each file a plain ASCII name beside its real one."""
    if "EmbeddedFiles" not in pdf.catalog.get("Names", {}):
        return
    import pydyf

    names = _object(pdf, pdf.catalog["Names"]["EmbeddedFiles"])["Names"]
    by_name = {}
    for reference in names[1::2]:
        specification = _object(pdf, reference)
        plain = _plain_name(specification["UF"].string, taken=by_name)
        specification["F"] = pydyf.String(plain)
        by_name[plain] = reference
    names[:] = [part for name in sorted(by_name) for part in (pydyf.String(name), by_name[name])]


def _plain_name(name: str, taken) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("–", "-")).encode("ascii", "ignore").decode() or "bilaga"
    while plain in taken:
        plain = "_" + plain
    return plain


def _object(pdf, reference):
    return pdf.objects[_number(reference)]


def _number(reference) -> int:
    """The object number of a reference such as `12 0 R`."""
    text = reference.decode() if isinstance(reference, bytes) else str(reference)
    return int(text.split()[0])
