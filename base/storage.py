"""Files in the database, so that nothing is kept on an app machine."""

import io

from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible

CHUNK = 512 * 1024


@deconstructible
class DatabaseStorage(Storage):
    """Django's storage interface over `base.FileChunk`. A name is written once; there is no URL and no deleting."""

    def _chunks(self, name):
        from base.models import FileChunk  # the model's app is not loaded when Django reads the setting

        return FileChunk.objects.filter(name=name).order_by("number")

    def _open(self, name, mode="rb"):
        pieces = list(self._chunks(name).values_list("data", flat=True))
        if not pieces:
            raise FileNotFoundError(name)
        return File(io.BytesIO(b"".join(bytes(piece) for piece in pieces)), name=name)

    def _save(self, name, content):
        from base.models import FileChunk

        # An empty file still has one chunk, otherwise it would not exist.
        pieces = list(content.chunks(CHUNK)) or [b""]
        FileChunk.objects.bulk_create(
            FileChunk(name=name, number=number, data=piece) for number, piece in enumerate(pieces)
        )
        return name

    def exists(self, name):
        return self._chunks(name).exists()

    def size(self, name):
        return sum(len(piece) for piece in self._chunks(name).values_list("data", flat=True))

    def delete(self, name):
        raise PermissionError("Files are kept; they leave only by a decision to dispose of them.")

    def get_available_name(self, name, max_length=None):
        return name
