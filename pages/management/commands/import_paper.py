"""Read papers from files, for a municipality that brings ten years of them."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from base.dates import long_moment
from organisations.models import Organisation
from pages.reading_in import brought_before, keep, read_file
from text.reading import Unreadable


class Command(BaseCommand):
    help = (
        "Läser in handlingar från filer (DOCX, PDF, HTML, text). De väntar sedan under Läs in på att någon bekräftar "
        "uppgifterna. Med --json sparas ingenting; det lästa skrivs ut."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--owner", metavar="ORGANISATION", help="Ägarens namn eller nummer i registret.")
        parser.add_argument("--again", action="store_true", help="Läs in även filer som ägaren redan har läst in.")
        parser.add_argument("--json", action="store_true", help="Spara inget; skriv vad som lästes som JSON.")

    def handle(self, *, files, owner, again: bool, json: bool, **options):
        if json:
            return self._print(files)
        if not owner:
            raise CommandError("Ange vem som äger handlingarna: --owner ”Lindhaga kommun”.")
        return self._keep(files, _organisation(owner), again=again)

    def _print(self, files):
        papers = []
        refused = 0
        for path in files:
            try:
                papers += read_file(_data(path), path.name).readings
            except Unreadable as refusal:
                refused += 1
                self.stderr.write(f"{path.name}: {refusal}")
        self.stdout.write(json.dumps({"papers": papers}, ensure_ascii=False, indent=1))
        if refused:
            raise SystemExit(1)

    def _keep(self, files, owner, *, again: bool):
        kept, read, refused = 0, 0, 0
        for number, path in enumerate(files, start=1):
            place = f"[{number}/{len(files)}] {path.name}"
            try:
                data = _data(path)
                if not again and (earlier := brought_before(data, owner)):
                    self.stdout.write(f"{place}: {_said_before(earlier)}")
                    continue
                found = read_file(data, path.name)
            except Unreadable as refusal:
                refused += 1
                self.stderr.write(f"{place}: {refusal}")
                continue
            keep(found, data, owner=owner, name=path.name)
            kept, read = kept + len(found.readings), read + 1
            self.stdout.write(f"{place}: {_papers(found.readings)}")
        files_read = _counted(read, "fil", "filer")
        self.stdout.write(
            f"{_counted(kept, 'handling', 'handlingar')} från {files_read} väntar på att någon bekräftar dem."
        )
        if refused:
            self.stdout.write(f"{_counted(refused, 'fil', 'filer')} gick inte att läsa.")
            raise SystemExit(1)


def _said_before(earlier) -> str:
    return f"lästes in {long_moment(earlier.at)} och hoppas över (--again läser in den på nytt)"


def _papers(readings) -> str:
    titles = (f"{reading['title'] or 'utan titel'} ({len(reading['doubts'])} osäkra)" for reading in readings)
    return "; ".join(titles) or "ingen handling hittades"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _data(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"Filen gick inte att öppna ({error.strerror}).") from error


def _organisation(text: str) -> Organisation:
    found = Organisation.objects.filter(pk=text) if text.isdigit() else Organisation.objects.named(text)
    organisation = found.first()
    if organisation is None:
        raise CommandError(f"Det finns ingen organisation som heter {text}. Lägg upp den i registret först.")
    return organisation
