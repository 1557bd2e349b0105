"""What a package and its parts are known by on paper and in names of files."""

from django.utils.translation import gettext as _

from boards.models import Package, PackagePart
from documents.content import numbers_of, read
from documents.filing import case_of

PDF, ZIP = "application/pdf", "application/zip"


def registry_number(package: Package) -> str:
    """The number that stands on the letter; one that was given after it was locked where none does."""
    owner = package.letter.document.owner.name
    rows = read(package.revision)["frame"]["numbers"] or numbers_of(package.letter.document)
    return next((row["number"] for row in rows if row["organisation"] == owner), rows[0]["number"] if rows else "")


def case_title(package: Package) -> str:
    """The ärendemening: what the case is called in the register, otherwise what the letter is called."""
    case = case_of(package.letter.document)
    return case.title if case and case.title else read(package.revision)["frame"]["title"]


def label_of(part: PackagePart) -> str:
    return _("Bilaga %(number)s") % {"number": part.number} if part.number else ""
