"""What may be uploaded as a scan of a signed paper: judged by its first bytes, never by its name."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

LARGEST = 25 * 1024 * 1024
_BEGINNINGS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def media_type(data: bytes) -> str | None:
    return next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)


def check_scan(upload: UploadedFile) -> None:
    """Raises ValidationError for what is too large, empty, or no PDF, PNG or JPEG."""
    if upload.size > LARGEST:
        raise ValidationError(_("Filen är större än 25 MB. Skanna med lägre upplösning och försök igen."))
    beginning = upload.read(16)
    upload.seek(0)
    if media_type(beginning) is None:
        raise ValidationError(_("Filen är varken PDF, PNG eller JPEG. Spara den i något av de formaten."))
