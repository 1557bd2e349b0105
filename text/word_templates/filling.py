"""A template filled in: the only importer of docxtpl, which puts words where the fields stand.

What is several paragraphs is put in afterwards, by the writer of every Word file of ours: docxtpl leaves a mark there.
"""

import base64
import io
import json
import re
from datetime import datetime

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from text.printing import word
from text.reading.source import Unreadable
from text.word_templates import blocks
from text.word_templates.package import opened

# No text of ours holds these two signs: they are taken out of every one.
_OPEN, _CLOSE = "\ue000", "\ue001"
_UNWRITABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x07{_OPEN}{_CLOSE}\ufffe\uffff]")
_HARMLESS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
# Word has no date of its own for a letter that has none.
_UNDATED = "2000-01-01"
BROKEN = "Mallen går inte att fylla i. Öppna den i Word, spara den på nytt och ladda upp den igen."


class _OnlyFields(SandboxedEnvironment):
    """Jinja without its language: a template holds text and names, whatever part of the file it stands in."""

    def __init__(self):
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()

    def _parse(self, source, name, filename):
        tree = super()._parse(source, name, filename)
        for node in [tree, *tree.find_all(nodes.Node)]:
            if not isinstance(node, _HARMLESS):
                raise Unreadable("Mallen innehåller programkod. Den fylls bara i genom fält.")
        return tree


def fill(data: bytes, said: str) -> str:
    """The letter as a Word file, in base64; the same template and words give the same bytes.

    said: JSON of {"lines": {name: text}, "blocks": {name: [piece]}, "properties": {"title", "author", "on"}}. A piece
    is {"heading", "level", "html", "unless"}: level 1 stands right below the letter's title, and a piece is left out
    when the template has one of the fields of `unless`.
    """
    values = json.loads(said)
    template = DocxTemplate(io.BytesIO(opened(data)))
    lines = {name: _writable(text) for name, text in values["lines"].items()}
    marks = {name: f"{_OPEN}{name}{_CLOSE}" for name in values["blocks"]}
    environment = _OnlyFields()
    try:
        template.render(lines | marks, jinja_env=environment, autoescape=True)
    except TemplateError as error:
        raise Unreadable(BROKEN) from error
    document = _read_anew(template)
    used = _fields_of(template)
    kept = {
        name: [_piece(piece) for piece in pieces if not used & set(piece["unless"])]
        for name, pieces in values["blocks"].items()
    }
    # What is empty comes last: whether a heading stands alone is seen by what has come below it.
    for name in sorted(kept, key=lambda name: not kept[name]):
        blocks.put_in(document, marks[name], kept[name], below=_level_of_title(template))
    _set_properties(document, values["properties"])
    return base64.b64encode(word.saved(document)).decode()


def _read_anew(template: DocxTemplate):
    """As a document of python-docx again: docxtpl has put a tree in it that another reader has made."""
    written = io.BytesIO()
    template.docx.save(written)
    return Document(written)


def _writable(text: str) -> str:
    """The text as it can stand in a Word file; a line break stays one."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\t", " "))


def _piece(piece: dict) -> blocks.Piece:
    return blocks.Piece(_writable(piece["heading"]), piece["level"], _UNWRITABLE.sub("", piece["html"]))


def _fields_of(template: DocxTemplate) -> set[str]:
    return template.get_undeclared_template_variables(_OnlyFields())


def _level_of_title(template: DocxTemplate) -> int:
    """The level of the heading that the template gives the letter's title; 0 when it is no heading."""
    return blocks.level_of_field(Document(template.template_file), "rubrik")


def _set_properties(document, said: dict) -> None:
    properties = document.core_properties
    properties.title, properties.author = _writable(said["title"])[:255], _writable(said["author"])[:255]
    properties.last_modified_by, properties.comments, properties.revision = properties.author, "", 1
    properties.created = properties.modified = datetime.fromisoformat(said["on"] or _UNDATED)
