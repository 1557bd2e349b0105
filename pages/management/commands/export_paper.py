"""Write a paper to a file: archival PDF, Word, or the whole of it as JSON."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from documents import copies
from documents.access import FROZEN, Access
from documents.models import Audience, Document


class Command(BaseCommand):
    help = "Skriver en handling till en fil. Slutliga och låsta handlingar skrivs från sin låsta text."

    def add_arguments(self, parser):
        parser.add_argument("id", metavar="ID", type=int, help="Handlingens nummer, som i dess adress.")
        parser.add_argument("--format", choices=["pdf", "docx", "json"], default="pdf")
        parser.add_argument("--output", metavar="FILE", type=Path, required=True)

    def handle(self, *, id, format, output, **options):
        document = Document.objects.select_related("owner", "locked_revision").filter(pk=id).first()
        if document is None:
            raise CommandError(f"Det finns ingen handling med nummer {id}.")
        try:
            output.write_bytes(_data(document, format))
        except OSError as error:
            raise CommandError(f"{output} gick inte att skriva ({error.strerror}).") from error
        self.stdout.write(f"{document} → {output}")


def _data(document: Document, form: str) -> bytes:
    """The parties' copy, as the owner would fetch it; what is internal stays inside."""
    revision = document.locked_revision if document.state in FROZEN else None
    access = Access(document, is_working=True, revision=revision, audience=Audience.PARTIES)
    wanted = copies.to_print(access)
    if form == "json":
        return json.dumps(wanted.content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    return copies.pdf_of(wanted) if form == "pdf" else copies.docx_of(wanted)
