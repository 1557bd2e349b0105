"""Files that came from outside, on their way back to somebody: to be saved, never shown inside our pages."""

from django.http import FileResponse

from base.models import StoredFile


def received_file(kept: StoredFile, name: str) -> FileResponse:
    """The file as it came, as something to save."""
    response = FileResponse(kept.open(), as_attachment=True, filename=name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
