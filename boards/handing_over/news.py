"""What a corrected set has that the earlier one had not, in sentences."""

from django.utils.translation import gettext as _

from base.dates import long_date
from boards.models import Package, PackagePart


def what_is_new(earlier: Package, later: Package) -> str:
    """`Nytt: tjänsteskrivelsen är ändrad; bilaga 2, ”…”, är ny.`; says so when only the numbering is another."""
    before, now = _by_identity(earlier), _by_identity(later)
    before = _with_new_titles(before, now)
    said = [words for key, part in now.items() if (words := _of_part(before.get(key), part))]
    said += [_("bilaga %(number)s, ”%(title)s”, är borttagen") % vars(before[key]) for key in before if key not in now]
    if not said:
        return _("Innehållet är detsamma; handlingarna är hopsatta på nytt.")
    return _("Nytt: %(what)s.") % {"what": "; ".join(said)}


def _by_identity(package: Package) -> dict[tuple, PackagePart]:
    """The parts by what they are, whatever their number: the letter, a paper, or a file by its title."""
    return {_identity(part): part for part in package.parts.order_by("number")}


def _with_new_titles(before: dict[tuple, PackagePart], now: dict[tuple, PackagePart]) -> dict[tuple, PackagePart]:
    """The earlier parts, a file whose title alone is another under the title that it has now."""
    new = {part.source_id: key for key, part in now.items() if part.source_id and key not in before}
    return {key if key in now else new.get(part.source_id, key): part for key, part in before.items()}


def _identity(part: PackagePart) -> tuple:
    if part.number == 0:
        return ("letter",)
    return (part.form, part.document_id) if part.document_id else (part.form, part.title)


def _of_part(before: PackagePart | None, now: PackagePart) -> str:
    if now.number == 0:
        is_same = before is not None and before.revision_id == now.revision_id
        return "" if is_same else _("tjänsteskrivelsen är ändrad")
    if before is None:
        return _("bilaga %(number)s, ”%(title)s”, är ny") % vars(now)
    if _content(before) != _content(now):
        return _("bilaga %(number)s, ”%(title)s”, är ändrad") % vars(now)
    if before.title != now.title:
        return _("bilaga %(number)s heter nu ”%(title)s”") % vars(now)
    if before.dated_on != now.dated_on:
        return _dated_anew(now)
    if before.number != now.number:
        return _("”%(title)s” är nu bilaga %(number)s") % vars(now)
    return ""


def _dated_anew(part: PackagePart) -> str:
    if part.dated_on is None:
        return _("bilaga %(number)s, ”%(title)s”, står nu utan datum") % vars(part)
    return _("bilaga %(number)s, ”%(title)s”, är nu daterad %(day)s") % {**vars(part), "day": long_date(part.dated_on)}


def _content(part: PackagePart) -> tuple:
    """What decides what is printed: the texts, or the file."""
    texts = (part.revision_id, part.compared_with_id, part.source_id)
    return texts if any(texts) else (part.file_id,)
