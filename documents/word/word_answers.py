"""Word there and back: a file of a frozen text to write in, and what a file that came back suggests and says."""

import base64
import json
import uuid
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from documents import copies
from documents.file_names import paper_name
from documents.models import Document, Release, Reply, Revision, State
from documents.printing_word import paper_docx
from documents.replies import registered_replies
from documents.replies.registered_replies import Told
from documents.replies.remarks import LONGEST, Remark
from documents.sending.asked import text_of
from documents.writing import open_for_writing
from organisations.models import Organisation
from text.apart import run_apart
from text.cleaning import clean, plain
from text.reading.answer import read_answer, read_version

__all__ = ["Answer", "file_for_comments", "read_file", "register", "revision_of", "same_file", "version_of"]

_DIGITS = 20
_HEAVY = "Filen är för tung att läsa. Spara den utan bilder och försök igen."
_BROKEN = "Filen gick inte att läsa. Öppna den i Word, spara den på nytt och försök igen."


@dataclass(frozen=True)
class Answer:
    """What a file says of the text that it came from: see `text.reading.answer`. sections: those that it says of."""

    revision: Revision
    sections: list[dict] = field(default_factory=list)
    unplaced: list[dict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    @property
    def says_nothing(self) -> bool:
        return not (self.sections or self.unplaced or self.order)


def version_of(revision: Revision) -> str:
    """What the file carries to be known again: the beginning of its sum. How many texts there were is the owner's."""
    return revision.sha256[:_DIGITS]


def revision_of(document: Document, data: bytes) -> Revision | None:
    """The text that the file came from, by what it says itself; None for a file of another paper, or one that says not.

    Raises Refused for what is no Word file.
    """
    digits = run_apart(read_version, data, heavy=_HEAVY, broken=_BROKEN)
    if len(digits) != _DIGITS:
        return None
    # The same text may be frozen more than once, as when it is locked after it was sent: an answer is to what was sent.
    alike = document.revisions.filter(sha256__startswith=digits)
    sent = alike.filter(releases__withdrawn_at=None, releases__isnull=False).order_by("-releases__sent_at").first()
    return sent or alike.order_by("-number").first()


def file_for_comments(revision: Revision) -> tuple[str, bytes]:
    """The parties' copy of a frozen text as a Word file to write in: its name, and its bytes."""
    content = text_of(revision)
    made = paper_docx(
        content, mark=copies.mark_of(revision), logos=copies.logos_of(content), version=version_of(revision)
    )
    stem = paper_name(content["frame"], "docx").removesuffix(".docx")
    return f"{stem}_{_('for-synpunkter')}.docx", made


def read_file(data: bytes, revision: Revision) -> Answer:
    """What was changed and said in the file, in a process of its own. Raises Refused for what cannot be read."""
    content = text_of(revision)
    known = [_known(section) for section in content["sections"]]
    made = base64.b64encode(file_for_comments(revision)[1]).decode()
    found = run_apart(read_answer, data, json.dumps(known), made, heavy=_HEAVY, broken=_BROKEN)
    headings = {section["key"]: section["heading"] for section in content["sections"]}
    return Answer(
        revision,
        sections=[_with_own_rows(section, content) for section in found["sections"] if _says_something(section)],
        unplaced=[{**piece, "place": _place(piece)} for piece in found["unplaced"]],
        notes=found["notes"],
        authors=found["authors"],
        order=[headings[key] or _("(utan rubrik)") for key in found["order"]],
    )


def _known(section: dict) -> dict:
    return {
        "key": section["key"],
        "level": section["level"],
        "heading": section["heading"],
        "html": clean(section["html"]),
        "has_rows": bool(section["slot"]),
    }


def _says_something(section: dict) -> bool:
    return bool(section["is_changed"] or section["is_missing"] or section["rows"] or section["comments"])


def _with_own_rows(section: dict, content: dict) -> dict:
    """A section that prints rows has no text of its own: what was written in it is told with the rows."""
    slots = {each["key"]: each["slot"] for each in content["sections"]}
    written = plain(section["suggested_html"])
    if not slots[section["key"]] or not section["is_changed"] or not written:
        return section
    rows = "\n".join(part for part in (written, section["rows"]) if part)
    has_new_heading = section["suggested_heading"] != section["heading"]
    return {**section, "rows": rows, "suggested_html": "", "changed_html": "", "is_changed": has_new_heading}


def _place(piece: dict) -> str:
    words = {"after": piece["after"]}
    places = {
        "new": _("Nytt avsnitt efter ”%(after)s”"),
        "open": _("Efter ”%(after)s”, där gränsen till nästa avsnitt är borta"),
        "before": _("Före det första avsnittet"),
        "box": _("I en textruta"),
        "footnote": _("I en fotnot"),
        "header": _("I sidhuvudet"),
        "footer": _("I sidfoten"),
        "loose": _("Kommentar utan ställe i texten"),
    }
    return places[piece["kind"]] % words


def remarks_of(answer: Answer) -> list[Remark]:
    """The remarks of a reply: one for each suggested wording, comment and piece without a place."""
    found: list[Remark] = []
    for section in answer.sections:
        found += _of_section(section)
    for piece in answer.unplaced:
        found += _of_piece(piece)
    if answer.order:
        words = _("Avsnitten står i en annan ordning i Wordfilen: %(order)s.") % {"order": ", ".join(answer.order)}
        found.append(_remark(None, words))
    return found


def _of_section(section: dict) -> list[Remark]:
    key, by_name = uuid.UUID(section["key"]), ", ".join(section["authors"])
    found = []
    if section["is_changed"]:
        wording = {"heading": section["suggested_heading"], "html": section["suggested_html"]}
        found.append(_remark(key, "", by_name=by_name, **wording))
    if section["rows"]:
        words = _("I Wordfilen står det så här:\n%(text)s") % {"text": section["rows"]}
        found.append(_remark(key, words, by_name=by_name))
    if section["is_missing"]:
        found.append(_remark(key, _("Avsnittet finns inte i Wordfilen. Fråga om det ska tas bort.")))
    return found + [_of_comment(key, comment) for comment in section["comments"]]


def _of_piece(piece: dict) -> list[Remark]:
    parts = [piece["text"]]
    if piece["gone"]:
        parts.append(_("Borttaget: %(text)s") % {"text": piece["gone"]})
    words = "\n".join(part for part in parts if part)
    own = [_remark(None, words, by_name=", ".join(piece["authors"]), place=piece["place"])] if words else []
    return own + [_of_comment(None, comment, place=piece["place"]) for comment in piece["comments"]]


def _of_comment(key: uuid.UUID | None, comment: dict, *, place: str = "") -> Remark:
    words = comment["text"]
    if comment["answers"]:
        words = _("Svar till %(who)s: %(text)s") % {"who": comment["answers"], "text": words}
    return _remark(key, words, by_name=comment["author"], quote=comment["quote"], place=place)


def _remark(key: uuid.UUID | None, words: str, **more) -> Remark:
    return Remark(uuid.uuid4().hex[:20], key, words[:LONGEST], **more)


def same_file(document: Document, sha256: str) -> Reply | None:
    """The answer that the very file was read into before."""
    found = document.replies.filter(file=sha256, sent_at__isnull=False)
    return found.select_related("organisation", "release", "registered_by").first()


@dataclass(frozen=True)
class From:
    """Whose answer it is. name: the person. release: what it answers, or organisation: who answered without one.

    organisation_name: of one in no register here.
    """

    name: str
    on: date
    release: Release | None = None
    organisation: Organisation | None = None
    organisation_name: str = ""


def register(document: Document, answer: Answer, stored: StoredFile, file_name: str, sender: From, *, by) -> Reply:
    """Keep the file as an answer that came in, with a remark for each thing in it.

    Raises Refused when the very file has been read in before.
    """
    told = Told(
        way=Reply.Way.WORD,
        name=sender.name,
        on=sender.on,
        organisation=sender.organisation,
        organisation_name=sender.organisation_name,
        text=_("Wordfilen kom tillbaka utan ändringar och kommentarer.") if answer.says_nothing else "",
        file=stored,
        file_name=file_name,
    )
    with open_for_writing(document.pk, State.DRAFT, State.LOCKED, State.FINAL) as taken:
        if same_file(taken, stored.pk):
            raise Refused(_("Den filen är redan inläst som svar."))
        return registered_replies.register_reply(
            taken, told, remarks_of(answer), by=by, release=sender.release, revision=answer.revision
        )
