"""Files that came from outside, on their way back to somebody: to be saved, never shown inside our pages."""

from django.http import FileResponse

from base.models import StoredFile

# What is in a file is judged when it is kept, never by its name; a telephone opens no PDF that is said to be anything.
_NAMED = {"application/pdf"}
_ANY = "application/octet-stream"


def received_file(kept: StoredFile, name: str) -> FileResponse:
    """The file as it came, as something to save."""
    media_type = kept.media_type if kept.media_type in _NAMED else _ANY
    response = FileResponse(kept.open(), as_attachment=True, filename=name, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
