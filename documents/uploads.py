"""What may be uploaded as a scan of a signed paper: judged by what is in it, never by its name."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from base.refusals import Refused
from text import scans
from text.apart import run_apart

LARGEST = 25 * 1024 * 1024
_BEGINNINGS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def media_type(data: bytes) -> str | None:
    return next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)


def check_scan(upload: UploadedFile) -> None:
    """Raises ValidationError for what is too large, no PDF, PNG or JPEG, or cannot be opened and seen."""
    if upload.size > LARGEST:
        raise ValidationError(_("Filen är större än 25 MB. Skanna med lägre upplösning och försök igen."))
    data = upload.read()
    upload.seek(0)
    if media_type(data) is None:
        raise ValidationError(_("Filen är varken PDF, PNG eller JPEG. Spara den i något av de formaten."))
    heavy = _("Filen är för tung att öppna. Skanna med lägre upplösning och försök igen.")
    broken = _("Filen är skadad och går inte att öppna. Skanna papperet eller spara filen på nytt och försök igen.")
    try:
        run_apart(scans.check_scan, data, heavy=heavy, broken=broken)
    except Refused as refusal:
        raise ValidationError(refusal.sentence) from refusal
