"""Laying papers behind a letter, and in which order. Each change renumbers what the letter says of them."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from boards.appendices.candidates import PDF, Candidate
from boards.letters import references
from boards.letters.calling import is_put_right, tie_points
from boards.models import Appendix, BoardLetter
from documents.writing import open_for_writing

MOST = 100
LARGEST_TOGETHER = 150 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file that has been checked and kept. title: of the appendix."""

    file: StoredFile
    name: str
    title: str


def add(letter: BoardLetter, wanted: Iterable[Candidate], *, by) -> list[Appendix]:
    """Lay papers last behind the letter; what lies there already is not laid there again. Gives the new ones."""
    rows = [
        Appendix(
            letter=letter,
            form=each.form,
            title=each.title[:300],
            document=each.document,
            compared_with=each.compared_with,
            dated_on=each.dated_on,
        )
        for each in wanted
    ]
    return _add(letter, rows, by)


def upload(letter: BoardLetter, files: Iterable[Upload], *, by) -> list[Appendix]:
    """Lay uploaded files last behind the letter, in their order; the same bytes are laid there once."""
    rows = [
        Appendix(letter=letter, form=Appendix.Form.FILE, title=each.title, file=each.file, file_name=each.name)
        for each in files
    ]
    return _add(letter, rows, by)


def keep(data: bytes, name: str, title: str) -> Upload:
    """The file stored, before the paper is opened."""
    return Upload(StoredFile.objects.keep(data, PDF), name, title)


def _add(letter: BoardLetter, rows: list[Appendix], by) -> list[Appendix]:
    with _arranging(letter, by) as there:
        marks = {_what(row) for row in there}
        new = [
            row for place, row in enumerate(rows) if _what(row) not in marks | {_what(each) for each in rows[:place]}
        ]
        if len(there) + len(new) > MOST:
            raise Refused(_("En skrivelse kan ha högst %(most)s bilagor.") % {"most": MOST})
        _refuse_too_heavy([*there, *new])
        for row in new:
            row.position = len(there)
            row.save()
            there.append(row)
        tie_points(letter, there)
    return new


def _what(row: Appendix) -> tuple:
    return (row.form, row.document_id, row.compared_with_id, row.file_id)


def _refuse_too_heavy(rows: list[Appendix]) -> None:
    sizes = dict(StoredFile.objects.filter(pk__in=[row.file_id for row in rows]).values_list("pk", "size"))
    if sum(sizes.get(row.file_id, 0) for row in rows) > LARGEST_TOGETHER:
        raise Refused(_("Filerna är tillsammans större än 150 MB. Ta bort någon, eller skanna med lägre upplösning."))


def order(letter: BoardLetter, keys: Iterable[uuid.UUID], *, by) -> None:
    """Put the appendices in the order of the keys; raises Refused when they are not those that lie there now."""
    wanted = {key: place for place, key in enumerate(keys)}
    with _arranging(letter, by) as rows:
        if {row.key for row in rows} != set(wanted):
            raise Refused(_("Bilagorna är ändrade på annat håll. Ladda om sidan."))
        rows.sort(key=lambda row: wanted[row.key])


def move(letter: BoardLetter, key: uuid.UUID, steps: int, *, by) -> None:
    """Move one up (negative) or down among the others; beyond the ends it stays at the end."""
    with _arranging(letter, by) as rows:
        row = _row(rows, key)
        place = rows.index(row)
        rows.insert(max(0, min(place + steps, len(rows) - 1)), rows.pop(place))


def describe(letter: BoardLetter, key: uuid.UUID, *, title: str, dated_on: date | None, by) -> None:
    """How the appendix stands in the list of appendices."""
    with _arranging(letter, by) as rows:
        row = _row(rows, key)
        row.title, row.dated_on = title[:300], dated_on
        row.save(update_fields=["title", "dated_on"])


def remove(letter: BoardLetter, key: uuid.UUID, *, by) -> Appendix | None:
    """Take an appendix away; a paper of its own stays where it is. None when it was gone already."""
    with _arranging(letter, by) as rows:
        row = next((each for each in rows if each.key == key), None)
        if row is None:
            return None
        rows.remove(row)
        row.delete()
    return row


def _row(rows: list[Appendix], key: uuid.UUID) -> Appendix:
    found = next((row for row in rows if row.key == key), None)
    if found is None:
        raise Refused(_("Bilagan är borttagen. Ladda om sidan."))
    return found


@contextmanager
def _arranging(letter: BoardLetter, by) -> Iterator[list[Appendix]]:
    """The rows in their order, to be changed as a list; their places and the references follow as it closes."""
    with open_for_writing(letter.pk, by=by):
        rows = list(letter.appendices.select_related("document"))
        before, titles = [row.key for row in rows], [row.title for row in rows]
        yield rows
        for place, row in enumerate(rows):
            row.position = place
        Appendix.objects.bulk_update(rows, ["position"])
        after = [row.key for row in rows]
        is_same = sorted(after) == sorted(before)
        # Where the words meant another order, and this is it, the numbers in them are right as they stand.
        if after != before and not (is_same and is_put_right(letter, titles, [row.title for row in rows])):
            references.renumber(letter, before, after, by)
