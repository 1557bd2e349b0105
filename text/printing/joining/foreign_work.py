"""Work on a finished PDF from outside, done in a process of its own: no Django here, and nothing is trusted."""

import base64
import io
from contextlib import closing, contextmanager

import pikepdf

from base.refusals import Refused
from text.printing.joining import mending, pictured, stamps
from text.printing.joining.grafting import Whole
from text.printing.joining.judging import faults
from text.printing.joining.room import with_room

# The same as for other files that are received.
LARGEST = 25 * 1024 * 1024
MOST_PAGES = 300
# What an accessible file is kept with; the rest of its catalog is about the file that it was.
_KEPT = ("/Type", "/Pages", "/StructTreeRoot", "/MarkInfo", "/Lang", "/Outlines", "/Names", "/Dests")


def judged(data: bytes) -> dict:
    """How many pages the file has and how it would be put in, without doing it."""
    with _opened(data) as pdf:
        pages, form = len(pdf.pages), _form(pdf)
    if form == "pictured" and not pictured.has_words(data):
        form = "scanned"
    return {"pages": pages, "form": form}


def prepared(data: bytes, title: str) -> dict:
    """The file as it can be joined with others: `pdf` in base64, `pages`, and `form`.

    form: "tagged", as it is with its tags; "carrying", the same, but files that lay in it are left out; "pictured", its
    pages as pictures with their words; "scanned", the same where there are no words; "signed", where it was signed.
    """
    with _opened(data) as pdf:
        pages, form = len(pdf.pages), _form(pdf)
        if form in {"tagged", "carrying"}:
            made = _stripped(pdf)
            return {"pdf": _coded(with_room(made)), "pages": pages, "form": form}
    made, has_words = pictured.pictured(data, title)
    if form == "pictured" and not has_words:
        form = "scanned"
    return {"pdf": _coded(made), "pages": pages, "form": form}


@contextmanager
def _opened(data: bytes):
    if len(data) > LARGEST:
        raise Refused(f"Filen är för stor. Den får vara högst {LARGEST // 1024**2} MB.")
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Refused("Filen är lösenordsskyddad. Spara den utan lösenord och försök igen.") from error
    except pikepdf.PdfError as error:
        raise Refused("Filen är skadad eller ingen PDF. Spara den på nytt som PDF och försök igen.") from error
    with closing(pdf):
        _refuse(pdf)
        yield pdf


def _refuse(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise Refused("Filen är låst för ändringar. Spara den utan skydd och försök igen.")
    if not len(pdf.pages):
        raise Refused("Filen har inga sidor. Spara den på nytt som PDF och försök igen.")
    if len(pdf.pages) > MOST_PAGES:
        raise Refused(
            f"Filen har {len(pdf.pages)} sidor. En bilaga får ha högst {MOST_PAGES}. Dela upp den i flera bilagor."
        )
    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    if "/XFA" in form and pdf.Root.get("/NeedsRendering", False):
        raise Refused("Filen är ett formulär som bara Adobe kan visa. Skriv ut den till PDF och försök igen.")


def _form(pdf: pikepdf.Pdf) -> str:
    if any(isinstance(each, pikepdf.Dictionary) and "/ByteRange" in each for each in pdf.objects):
        return "signed"
    try:
        keeps_tags = _may_keep_tags(pdf) and not _faults(_stripped(pdf))
        return "pictured" if not keeps_tags else "carrying" if len(pdf.attachments) else "tagged"
    except MemoryError:
        raise
    except Exception:  # tags may be wrong in any way, and the pages can be seen all the same
        return "pictured"


def _faults(stripped: bytes) -> list[str]:
    """What hinders that the file is joined with its tags. It is joined with itself, and raises what that raises."""
    found = faults(stripped)
    if not found:
        whole = Whole.begun(stripped, "-")
        pages = whole.append(stripped, "-")
        stamps.put_on(whole.pdf, pages, [stamps.Stamp("", "", "1")] * len(pages))
        whole.saved()
    return found


def _may_keep_tags(pdf: pikepdf.Pdf) -> bool:
    """What has no tags, what is filled in, and what is shown in layers or at another scale cannot be kept as it is."""
    root = pdf.Root
    has_tags = "/StructTreeRoot" in root and "/ParentTree" in root.StructTreeRoot
    is_plain = "/OCProperties" not in root and not len(root.get("/AcroForm", {}).get("/Fields", ()))
    return has_tags and is_plain and all("/UserUnit" not in page.obj for page in pdf.pages)


def _stripped(pdf: pikepdf.Pdf) -> bytes:
    """The file with what it says by its pages and tags, and nothing that it does or carries."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    with pikepdf.open(out) as copy:
        for name in set(copy.Root.keys()) - set(_KEPT):
            del copy.Root[name]
        if "/Names" in copy.Root:
            places = copy.Root.Names.get("/Dests")
            copy.Root.Names = pikepdf.Dictionary({"/Dests": places} if places is not None else {})
        mending.mend(copy)
        again = io.BytesIO()
        copy.save(again, deterministic_id=True)
    return again.getvalue()


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode()
