"""A Word document."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import mammoth

from text.blocks import ITEM, PARAGRAPH, TABLE, Block
from text.parsing import parse
from text.reading import guard
from text.reading.lines import normalised
from text.reading.source import Reading, Unreadable
from text.reading.structure import as_blocks

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_STYLE = 20
# A tab has no counterpart in HTML; this sign of the private area carries it through.
_TAB = "\ue0ff"
_MAP = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name^='toc '] => !
p[style-name='TOC Heading'] => !
comment-reference => !
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
b => strong
i => em
"""
_REVISION = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)[ >]")
_OUTSIDE = re.compile(rb'<Relationship\b[^>]*TargetMode="External"[^>]*>')


def read_docx(data: bytes) -> Reading:
    """The text of a Word document, with tracked changes read as accepted."""
    package = guard.opened_docx(data)
    try:
        html, notes, margins = _as_html(package, data), _notes(package), _margins(package)
    except MemoryError:
        raise
    except Exception as error:  # mammoth has no errors of its own
        raise Unreadable(
            "Filen är skadad och går inte att läsa. Öppna den i Word, spara den på nytt och försök igen."
        ) from error
    blocks = _with_columns(as_blocks(parse(html)))
    if not blocks:
        raise Unreadable("Dokumentet innehåller ingen text. Kontrollera att du valde rätt fil.")
    return Reading(blocks=blocks, notes=notes, margins=margins)


def _as_html(package: zipfile.ZipFile, data: bytes) -> str:
    return mammoth.convert_to_html(
        io.BytesIO(data),
        style_map="\n".join([*_heading_styles(package), _MAP]),
        convert_image=mammoth.images.img_element(lambda image: {}),
        transform_document=mammoth.transforms.paragraph(_with_tab_signs),
    ).value


def _with_tab_signs(element):
    def changed(child):
        if isinstance(child, mammoth.documents.Tab):
            return mammoth.documents.text(_TAB)
        if hasattr(child, "children"):
            return child.copy(children=[changed(inner) for inner in child.children])
        return child

    return changed(element)


def _heading_styles(package: zipfile.ZipFile) -> list[str]:
    """A line of the style map for each paragraph style that is a heading, also one of a municipality's own."""
    if "word/styles.xml" not in package.namelist():
        return []
    styles = {
        style.get(f"{_W}styleId", ""): style
        for style in ElementTree.fromstring(package.read("word/styles.xml")).iter(f"{_W}style")  # noqa: S314 - see guard
        if style.get(f"{_W}type") == "paragraph"
    }
    lines = []
    for style_id in styles:
        level, name = _outline_level(styles, style_id), _value(styles[style_id], "name")
        if level and name and "'" not in name and "\\" not in name:
            # Under a title, the first level of headings is the second of the paper.
            lines.append(f"p[style-name='{name}'] => h{min(level + 1, 6)}:fresh")
    return lines


def _outline_level(styles: dict, style_id: str) -> int:
    for _ in range(_DEEPEST_STYLE):
        style = styles.get(style_id)
        if style is None:
            return 0
        found = re.fullmatch(r"heading (\d)", _value(style, "name").lower())
        if found:
            return int(found[1])
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if outline is not None:
            value = outline.get(f"{_W}val", "9")
            return int(value) + 1 if value.isdigit() and int(value) < 9 else 0
        style_id = _value(style, "basedOn")
    return 0


def _value(element: ElementTree.Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val", "")


def _with_columns(blocks: list[Block]) -> list[Block]:
    """Neighbouring lines with the same number of tabs are the rows of a table; other tabs are spaces."""
    out: list[Block] = []
    rows: list[list[str]] = []
    for block in [*blocks, Block(ITEM, "")]:
        cells = _cells(block)
        if rows and (not cells or len(cells[0]) != len(rows[0])):
            out.append(_table(rows))
            rows = []
        if cells:
            rows += cells
        elif block.text:
            out.append(replace(block, text=_without_tabs(block.text), html=_without_tabs(block.html)))
    return out


def _cells(block: Block) -> list[list[str]]:
    if block.kind != PARAGRAPH or _TAB not in block.text:
        return []
    lines = re.split(r"<br>", block.html)
    return [
        [normalised(re.sub(r"<[^>]*>", "", cell)) for cell in re.split(f"(?:{_TAB}\\s*)+", line.strip(_TAB + " "))]
        for line in lines
    ]


def _table(rows: list[list[str]]) -> Block:
    width = max(map(len, rows))
    if width == 1 or len(rows) == 1:
        text = " ".join(cell for row in rows for cell in row)
        return Block(PARAGRAPH, _unescaped(text), text)
    html = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    text = "\n".join("\t".join(row) for row in rows)
    return Block(TABLE, _unescaped(text), f"<table><tbody>{html}</tbody></table>", sure=False)


def _unescaped(html: str) -> str:
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _without_tabs(text: str) -> str:
    return re.sub(r" {2,}", " ", text.replace(_TAB, " ")).strip()


def _notes(package: zipfile.ZipFile) -> list[str]:
    names = set(package.namelist())
    body = package.read("word/document.xml")
    relations = b"".join(package.read(name) for name in names if name.endswith(".rels"))
    outside = [found for found in _OUTSIDE.findall(relations) if b"/hyperlink" not in found]
    found = {
        "Pappret har spårade ändringar; texten är läst som om de vore godkända.": bool(_REVISION.search(body)),
        "Pappret har kommentarer i marginalen; de är inte med.": "word/comments.xml" in names,
        "Filen innehåller makron; de har inte körts och är inte med.": any("vbaProject" in name for name in names),
        "Filen hänvisar till andra filer; de har inte hämtats.": bool(outside),
        "Innehållsförteckningen är inte med, eftersom den upprepar rubrikerna.": b" TOC \\" in body,
        "Bilder och diagram är inte med.": b"<w:drawing" in body or b"<w:pict" in body,
    }
    return [sentence for sentence, true in found.items() if true]


def _margins(package: zipfile.ZipFile) -> list[str]:
    """The words of heads and feet, each different one once."""
    texts: dict[str, None] = {}
    for name in sorted(package.namelist()):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            for paragraph in ElementTree.fromstring(package.read(name)).iter(f"{_W}p"):  # noqa: S314 - see guard
                words = normalised("".join(_piece(node) for node in paragraph.iter()))
                if words:
                    texts.setdefault(words)
    return list(texts)


def _piece(node: ElementTree.Element) -> str:
    if node.tag in (f"{_W}tab", f"{_W}br"):
        return " "
    return (node.text or "") if node.tag == f"{_W}t" else ""
