"""Small pieces of the Word format that python-docx has no calls for."""

import io
import zipfile

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# The earliest date that a zip file can hold.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
BULLETS = (("bullet", "•"), ("bullet", "–"), ("bullet", "•"))
NUMBERS = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
# Twentieths of a point.
INDENT = 360


def add_field(paragraph, instruction: str) -> None:
    """A field that Word fills in, such as PAGE or NUMPAGES."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "text":
            run.text = "1"
        elif kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = instruction
            run._r.append(element)
        else:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))


def add_link(paragraph, address: str, text: str):
    """A run of text that leads to an address; returns the run's properties holder, a `docx` run element."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, kind, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
    return run


def set_language(style, language: str) -> None:
    """The language that Word checks the spelling in."""
    properties = style.element.get_or_add_rPr()
    element = properties.find(qn("w:lang"))
    if element is None:
        element = OxmlElement("w:lang")
        properties.append(element)
    for name in ("w:val", "w:eastAsia"):
        element.set(qn(name), language)


def set_font(style, name: str) -> None:
    """The same typeface for all scripts, over what the theme says."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def repeat_as_header(row) -> None:
    """The row heads the table, also on the next page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))


def keep_row_whole(row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def rule_above(paragraph) -> None:
    """A thin line above the paragraph, to sign on."""
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:top", {"w:val": "single", "w:sz": "4", "w:space": "2", "w:color": "auto"}))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def new_list(document, *, ordered: bool, start: int = 1) -> int:
    """A list of its own, which begins at `start` and has three levels; returns its number for `put_in_list`."""
    numbering = document.part.numbering_part.element
    taken = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))]
    identity = str(max(taken, default=0) + 1)
    abstract = _element("w:abstractNum", {"w:abstractNumId": identity})
    abstract.append(_element("w:multiLevelType", {"w:val": "multilevel"}))
    for level, (kind, text) in enumerate(NUMBERS if ordered else BULLETS):
        abstract.append(_list_level(level, kind, text, start))
    # Word wants pictures for bullets first, then the descriptions of lists, and the lists last.
    numbering.insert(len(taken) + len(numbering.findall(qn("w:numPicBullet"))), abstract)
    return numbering.add_num(identity).numId


def _list_level(level: int, kind: str, text: str, start: int):
    element = _element("w:lvl", {"w:ilvl": str(level)})
    for name, value in {"w:start": str(start), "w:numFmt": kind, "w:lvlText": text, "w:lvlJc": "left"}.items():
        element.append(_element(name, {"w:val": value}))
    paragraph = _element("w:pPr", {})
    paragraph.append(_element("w:ind", {"w:left": str(INDENT * (level + 1)), "w:hanging": str(INDENT)}))
    element.append(paragraph)
    return element


def put_in_list(paragraph, number: int, depth: int) -> None:
    """Make the paragraph an item of the list; the outermost items have depth 1."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(depth, len(BULLETS)) - 1
    properties.get_or_add_numId().val = number


def _element(name: str, attributes: dict[str, str]):
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(attribute), value)
    return element


def saved(document) -> bytes:
    """The file with the clock taken out of it, so that the same document gives the same bytes."""
    written = io.BytesIO()
    document.save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()
