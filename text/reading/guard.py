"""What a file is by its first bytes, and the sentences for what cannot be read."""

import io
import re
import zipfile

from text.reading.source import Unreadable

LARGEST = 25 * 1024 * 1024
_LARGEST_UNPACKED = 150 * 1024 * 1024
_LARGEST_PART = 10 * 1024 * 1024
_MOST_ENTRIES = 3000
_MOST_SHRUNK = 200
_SAVE = "Öppna filen i programmet som den är gjord i, spara den som DOCX eller PDF och försök igen."

_SIGNS = (
    (b"{\\rtf", f"Filen är i formatet RTF, som inte kan läsas här. {_SAVE}"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"X5O!P%@AP", "program"),
    (b"\x1f\x8b", "packed"),
    (b"Rar!", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ", "packed"),
)
_SENTENCES = {
    "image": "Filen är en bild utan text som går att läsa. Skriv av texten, eller lägg in bilden som skannat original.",
    "program": "Filen är ett program och inget papper. Välj papperet som DOCX, PDF, HTML eller text.",
    "packed": "Filen är ett packat arkiv. Packa upp det och välj papperet som DOCX, PDF, HTML eller text.",
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1|h2|table|ul)[\s>/]", re.I)
_XML_DECLARATION = re.compile(rb"^\s*<\?xml")
_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>]*>\s*)*<([\w:.-]+)", re.IGNORECASE)
_PROGRAM = re.compile(rb"\s*(?:#!\s*/|<\?php|<script[\s>])", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def kind_of(data: bytes) -> str:
    """ "docx", "pdf", "html" or "plain". Raises Unreadable for everything else, and for what is too large or empty."""
    if not data:
        raise Unreadable("Filen är tom. Kontrollera att du valde rätt fil.")
    if len(data) > LARGEST:
        raise Unreadable("Filen är större än 25 MB. Spara den utan bilder eller dela den och försök igen.")
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(_old_office(data))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return "docx"
    for sign, reason in _SIGNS:
        if data.startswith(sign) and not (reason == "image" and sign == b"BM" and b"\x00" not in data[:64]):
            if sign == b"MZ" and b"\x00" not in data[:64]:
                continue
            raise Unreadable(_SENTENCES.get(reason, reason))
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> str:
    start = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    root = _ROOT.match(start)
    if root and root[1].lower().rpartition(b":")[2] == b"svg":
        raise Unreadable(_SENTENCES["image"])
    if _is_html(data):
        return "html"
    if _PROGRAM.match(start):
        raise Unreadable(_SENTENCES["program"])
    if root and _XML_DECLARATION.match(start):
        raise Unreadable(f"Filen är i formatet XML, som inte kan läsas här. {_SAVE}")
    return "plain"


def _is_html(data: bytes) -> bool:
    start = data[:4096].replace(b"\x00", b"")
    found = _HTML.search(start)
    if not found:
        return False
    before = start[: found.start()].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return not before or before.startswith(b"<")


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "Filen är lösenordsskyddad. Öppna den, ta bort lösenordet, spara den och försök igen."
    if "WordDocument".encode("utf-16-le") in data:
        return f"Filen är i det gamla Word-formatet DOC, som inte kan läsas här. {_SAVE}"
    return f"Filen är i ett äldre Office-format, som inte kan läsas här. {_SAVE}"


def opened_docx(data: bytes) -> zipfile.ZipFile:
    """The package, when it is a Word document that is safe to unpack; otherwise raises Unreadable."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    # NotImplementedError is what zipfile raises for a package of a later version of the format than it reads.
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable("Filen är skadad och går inte att öppna. Spara den på nytt och försök igen.") from error
    _check_sizes(entries)
    names = {entry.filename for entry in entries}
    if "word/document.xml" not in names:
        raise Unreadable(_other_package(package, names))
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            _check_part(package, entry)
    return package


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    shrunk = any(
        entry.file_size > 1_000_000 and entry.file_size > _MOST_SHRUNK * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(entries) > _MOST_ENTRIES or unpacked > _LARGEST_UNPACKED or shrunk:
        raise Unreadable("Filen blir orimligt stor när den packas upp och har därför inte öppnats. Spara den på nytt.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("Filen är lösenordsskyddad. Ta bort lösenordet, spara den och försök igen.")


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > _LARGEST_PART:
        raise Unreadable("Dokumentet är för långt för att läsas. Dela det i flera filer och försök igen.")
    try:
        xml = package.read(entry)
    except Exception as error:  # zipfile lets the errors of every packing method through
        raise Unreadable("Filen är skadad och går inte att läsa. Spara den på nytt och försök igen.") from error
    for encoding in ("latin-1", "utf-16-le", "utf-16-be"):
        if _DOCTYPE.search(xml.decode(encoding, "ignore")):
            raise Unreadable("Filen innehåller något som inte hör hemma i ett Word-dokument. Spara den på nytt.")


def _other_package(package: zipfile.ZipFile, names: set[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "Filen är ett kalkylblad. Kopiera texten till ett Word-dokument, spara det och försök igen."
    if any(name.startswith("ppt/") for name in names):
        return "Filen är en presentation. Spara den som PDF och försök igen."
    if "content.xml" in names and "mimetype" in names:
        return f"Filen är i formatet ODT, som inte kan läsas här. {_SAVE}"
    return _SENTENCES["packed"]
