"""The file of a template: a Word document without anything that runs, hides or is fetched from elsewhere."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

from lxml import etree

from text.reading import guard
from text.reading.source import Unreadable

_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = ("macroenabled", "vbaproject", "vbadata")
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ATTACHED = "attachedTemplate"
_CLOSED = {
    "oleObject": "ett inbäddat objekt, till exempel ett kalkylblad",
    "package": "ett inbäddat objekt, till exempel ett kalkylblad",
    "control": "en kontroll som kan köra program (ActiveX)",
    "aFChunk": "en annan fil som läggs in när mallen öppnas",
    "subDocument": "en annan fil som läggs in när mallen öppnas",
}
_TYPES, _SETTINGS = "[Content_Types].xml", "word/settings.xml"


def opened(data: bytes) -> bytes:
    """The template as an ordinary Word document; raises Unreadable with a sentence for what may not be used.

    A `.dotx` becomes a document, and the address of the template that it was itself made from is left out: Word would
    go there each time that a letter is opened.
    """
    if not data.startswith(b"PK"):
        guard.kind_of(data)
        raise Unreadable("Mallen är ingen Wordfil. Spara den i Word som .docx eller .dotx och försök igen.")
    with guard.opened_docx(data) as package:
        names = set(package.namelist())
        parts = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    _refuse_macros(parts, names)
    for name in sorted(names):
        if name.endswith(".rels"):
            parts[name] = _checked_relations(parts[name])
    if _SETTINGS in parts:
        parts[_SETTINGS] = _without_attached(parts[_SETTINGS])
    parts[_TYPES] = parts[_TYPES].replace(quoteattr(_TEMPLATE).encode(), quoteattr(_DOCUMENT).encode())
    return _packed(parts)


def _refuse_macros(parts: dict[str, bytes], names: set[str]) -> None:
    if _TYPES not in parts:
        raise Unreadable("Filen är skadad och går inte att öppna. Spara den på nytt och försök igen.")
    said = (parts[_TYPES].decode("utf-8", "replace") + " ".join(names)).casefold()
    if any(word in said for word in _MACROS):
        raise Unreadable("Mallen innehåller makron. Spara den i Word som .docx eller .dotx, utan makron.")


def _checked_relations(data: bytes) -> bytes:
    root = parsed(data)
    for relation in list(root.iter(f"{_RELATIONS}Relationship")):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind in _CLOSED:
            raise Unreadable(f"Mallen innehåller {_CLOSED[kind]}. Ta bort det och spara mallen på nytt.")
        if kind == _ATTACHED:
            root.remove(relation)
        elif relation.get("TargetMode") == "External" and kind != "hyperlink":
            target = relation.get("Target", "")[:80]
            raise Unreadable(f"Mallen hämtar en bild eller något annat från {target}. Infoga det i filen i stället.")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_attached(data: bytes) -> bytes:
    root = parsed(data)
    for element in root.findall(f"{_W}{_ATTACHED}"):
        root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def parsed(data: bytes):
    """The root element, without reaching for anything outside the text. Raises Unreadable for what is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)  # noqa: S320 - no entities, no network; see also guard
    except etree.XMLSyntaxError as error:
        raise Unreadable("Filen är skadad och går inte att läsa. Spara den på nytt och försök igen.") from error


def _packed(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return result.getvalue()
