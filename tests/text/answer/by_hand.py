"""Word files as Word writes them, made out of our own by putting other paragraphs in the place of some."""

import io
import re
import zipfile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
SPACES = f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:w15="{W15}"'
PETRA = 'w:id="901" w:author="Petra Norling" w:date="2026-03-04T10:15:00Z"'
ALI = 'w:id="902" w:author="Ali Kaya" w:date="2026-03-05T08:00:00Z"'


def ins(text, who=PETRA):
    return f'<w:ins {who}><w:r w:rsidR="00AB12CD"><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'


def gone(text, who=PETRA):
    return f'<w:del {who}><w:r w:rsidDel="00AB12CD"><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def run(text, properties=""):
    return f'<w:r w:rsidRPr="00FF00AA"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, properties="", mark=""):
    mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D"><w:pPr>{properties}{mark}</w:pPr>{content}</w:p>'


def with_parts(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The package with these parts put in, changed, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(zipfile.ZipInfo(name), old.read(name))
        for name, content in parts.items():
            if content is not None:
                # With a day of its own, so that the same changes give the same bytes.
                new.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def replaced(data: bytes, changes: dict[str, str], **parts) -> bytes:
    """The file with the paragraph that begins with each text replaced by what is given, in Word's own XML.

    `{own}` in it is what the paragraph held, and `{properties}` its properties. parts: other parts of the package.
    """
    root = etree.fromstring(part(data, "word/document.xml"))
    for begins, xml in changes.items():
        found = next(p for p in root.iter(f"{{{W}}}p") if "".join(p.itertext(f"{{{W}}}t")).startswith(begins))
        properties = found.find(f"{{{W}}}pPr")
        inner = b"" if properties is None else b"".join(etree.tostring(each) for each in properties)
        own = b"".join(etree.tostring(each) for each in found if each is not properties)
        marks = b"".join(etree.tostring(each) for each in found if "bookmark" in each.tag)
        xml = xml.replace("{own}", own.decode()).replace("{properties}", inner.decode())
        xml = xml.replace("{marks}", marks.decode())
        new = etree.fromstring(f"<body {SPACES}>{xml}</body>")
        for element in reversed(new):
            found.addnext(element)
        found.getparent().remove(found)
    named = {f"word/{name}.xml": f"<w:{name} {SPACES}>{xml}</w:{name}>".encode() for name, xml in parts.items()}
    if "commentsExtended" in parts:
        xml = parts["commentsExtended"]
        named["word/commentsExtended.xml"] = f"<w15:commentsEx {SPACES}>{xml}</w15:commentsEx>".encode()
    return with_parts(data, {"word/document.xml": etree.tostring(root), **named})


def without_marks(data: bytes, *names: str) -> bytes:
    """The file without the bookmarks whose name holds one of these; all of them when none is given."""
    document = part(data, "word/document.xml").decode()
    wanted = names or ("",)
    for start in re.findall(r"<w:bookmarkStart[^>]*/>", document):
        if any(name in start for name in wanted):
            document = document.replace(start, "")
    return with_parts(data, {"word/document.xml": document.encode()})


def comment(number, author, text, paragraph_id, at="2026-03-04T10:15:00Z"):
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="{at}" w:initials="PN">'
        f'<w:p w14:paraId="{paragraph_id}"><w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
    )
