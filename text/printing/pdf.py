"""From HTML to an archival and accessible PDF. The one place that knows the renderer, WeasyPrint."""

import ctypes
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path

from django.utils.translation import gettext as _

from text.printing import finishing, fonts, hyphenation

_STYLES = Path(__file__).resolve().parents[2] / "static" / "pdf"
STYLESHEETS = tuple(_STYLES / f"{name}.css" for name in ("paper", "text", "signing"))
# Level 1 has no transparent pictures, and its table tags are forbidden by PDF/UA.
VARIANTS = tuple(f"pdf/a-{level}" for level in ("2a", "2b", "2u", "3a", "3b", "3u"))
LIBRARIES = {"libpango-1.0.so.0": "pango_version_string", "libharfbuzz.so.0": "hb_version_string"}
PACKAGES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "fonttools", "pillow")

# The font library corrupts its memory when two threads lay out text with one configuration, and a configuration per
# thread gains nothing beside the interpreter's own lock: so one paper at a time, in each process.
_one_at_a_time = threading.Lock()


class PrintingUnavailable(RuntimeError):
    """The machine lacks what printing needs; the message is a Swedish sentence that says what to install."""


@dataclass(frozen=True)
class Attachment:
    """A file carried inside the PDF. `relationship` is Source, Data, Alternative, Supplement or Unspecified."""

    name: str
    data: bytes
    description: str
    made_at: datetime
    relationship: str = "Supplement"


def render_pdf(html: str, *, variant: str = "pdf/a-2a", attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF of a whole HTML document, tagged, in the variant asked for (its level 3 when something is attached).

    The same arguments give the same bytes. Nothing but `data:` addresses is fetched. Raises `fonts.Unprintable` for
    signs that the typeface lacks, `fonts.FontsMissing` and PrintingUnavailable where set-up is not complete.
    """
    fonts.refuse_missing(html)
    with _one_at_a_time:
        return _press().print(html, variant_for(variant, attachments), attachments)


def variant_for(variant: str, attachments: Sequence[Attachment] = ()) -> str:
    """The variant asked for, or its sibling that may carry files. Raises ValueError for one that is not offered."""
    if variant not in VARIANTS:
        raise ValueError(_("PDF_VARIANT är ”%s”. Välj en av: %s.") % (variant, ", ".join(VARIANTS)))
    if not attachments:
        return variant
    return "pdf/a-3" + variant[-1]


def style() -> str:
    """The style sheets of a paper, in their order, as one."""
    return "\n".join(path.read_text() for path in STYLESHEETS)


def versions() -> dict[str, str]:
    """Everything outside the document itself that its bytes depend on; found without starting the renderer."""
    libraries = {name: _library_version(name, function) for name, function in LIBRARIES.items()}
    return {**libraries, **{name: metadata.version(name) for name in PACKAGES}}


def _library_version(name: str, function: str) -> str:
    try:
        ask = getattr(ctypes.CDLL(name), function)
    except OSError:
        return ""  # Named otherwise on this system; the packages above still tell most editions apart.
    ask.restype = ctypes.c_char_p
    return ask().decode()


class _Press:
    """The renderer with our typeface and style sheet read in, which costs as much as a page of text."""

    def __init__(self):
        try:
            with fonts.only_these():
                import weasyprint
                from weasyprint.text.fonts import FontConfiguration
                from weasyprint.urls import URLFetcher

                self._fonts = FontConfiguration()
        except OSError as error:
            raise PrintingUnavailable(
                _("Utskrift kräver Pango. Kör: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
            ) from error
        hyphenation.teach()
        self._weasyprint = weasyprint
        self._fetch = URLFetcher(allowed_protocols=["data"])
        self._style = weasyprint.CSS(
            string=style(), font_config=self._fonts, url_fetcher=self._fetch, base_url="about:blank"
        )

    def print(self, html: str, variant: str, attachments: Sequence[Attachment]) -> bytes:
        return self._weasyprint.HTML(string=html, url_fetcher=self._fetch).write_pdf(
            stylesheets=[self._style],
            font_config=self._fonts,
            pdf_variant=variant,
            pdf_tags=True,
            attachments=[self._attachment(attachment) for attachment in attachments] or None,
            finisher=finishing.finish,
        )

    def _attachment(self, attachment: Attachment):
        # The renderer writes the clock with a Z whatever its time zone.
        made_at = attachment.made_at.astimezone(UTC)
        return self._weasyprint.Attachment(
            string=attachment.data,
            name=attachment.name,
            description=attachment.description,
            relationship=attachment.relationship,
            created=made_at,
            modified=made_at,
        )


@cache
def _press() -> _Press:
    return _Press()
