"""What a Word file carries to be answered in: marks at the sections, its version, and changes tracked."""

from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from text.word_marks import PROPERTY

_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The set of the properties that users make themselves.
_OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Word reads the settings in the order of its schema; these are some that come before.
_BEFORE = ("w:writeProtection", "w:view", "w:zoom", "w:proofState", "w:formsDesign", "w:attachedTemplate")


def track_changes(document) -> None:
    """What is written in the file from now on is kept apart from what stood there."""
    settings = document.settings.element
    place = max((settings.index(found) + 1 for name in _BEFORE for found in settings.findall(qn(name))), default=0)
    settings.insert(place, OxmlElement("w:trackRevisions"))


def set_version(document, version: str) -> None:
    """The custom property that says which text this is."""
    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _VALUES})
    # 2 is the first number that is free for own properties.
    own = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_OWN, pid="2", name=PROPERTY)
    etree.SubElement(own, f"{{{_VALUES}}}lpwstr").text = version
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    package.relate_to(PackagePart(PackURI("/docProps/custom.xml"), _TYPE, data, package), _RELATION)


def mark_first(document, before: int, name: str) -> None:
    """Put a bookmark round the first paragraph of what was written after the body's first `before` elements.

    Where nothing was written an empty paragraph takes it, so that there is a place to write in.
    """
    body = document.element.body
    written = list(body)[before:-1] if len(body) and body[-1].tag == qn("w:sectPr") else list(body)[before:]
    paragraph = next((found for element in written for found in element.iter(qn("w:p"))), None)
    if paragraph is None:
        paragraph = document.add_paragraph()._p
    number = str(len(body.findall(f".//{qn('w:bookmarkStart')}")) + 1)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), number)
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    paragraph.append(end)


def written_so_far(document) -> int:
    """How many elements the body holds, its last one about the page not counted."""
    return sum(element.tag != qn("w:sectPr") for element in document.element.body)
