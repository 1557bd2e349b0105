"""*Sätt ihop handlingarna*: what goes into the package is fixed as it is asked for; the worker makes it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.refusals import Refused
from base.steps import Lack, Step, refuse_what_is_missing
from boards.appendices import readable
from boards.handing_over.handover_steps import TO_THE_BOARD
from boards.models import BoardLetter, Package, PackagePart
from boards.packages import content
from boards.packages.standing import is_silent
from boards.packages.tasks import make_package
from documents import permissions
from documents.models import Document, State
from documents.writing import note_event, open_for_writing

_SAME = (
    "title",
    "form",
    "document_id",
    "revision_id",
    "compared_with_id",
    "source_id",
    "dated_on",
    "mark",
    "original_id",
)


# What has been done, in the words of the letter's history.
DONE = {"put_together": gettext_lazy("Satte ihop handlingarna")}


def hinders(document: Document) -> list[Lack]:
    """What must be put right first: appendices that the municipality no longer reads, each with its sentence."""
    letter = BoardLetter.objects.select_related("document").filter(pk=document.pk).first()
    if letter is None:
        return []
    gone = letter.appendices.filter(document__isnull=False).exclude(document__in=readable.papers(letter))
    page = reverse("boards:appendices", args=[document.pk])
    return [Lack(content.not_read(appendix), page) for appendix in gone]


PUT_TOGETHER = Step(
    name="put_together",
    label=gettext_lazy("Sätt ihop handlingarna"),
    sources=frozenset({State.LOCKED}),
    target=None,
    may=permissions.can_write,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy(
        "Skrivelsen och bilagorna blir en PDF med innehållsförteckning, och en zip med filerna var för sig."
    ),
    who=gettext_lazy("Samordnare, kommunpolis, administratör hos ägaren"),
    done=gettext_lazy("Handlingarna är beställda."),
    group=TO_THE_BOARD,
    missing=hinders,
    lacking=gettext_lazy("går inte än. Rätta det här först:"),
    space="boards",
)


def put_together(letter: BoardLetter, *, by) -> Package:
    """The package of the locked letter and its appendices as they are: a new one, or the latest if it is the same.

    The texts of drafts among the appendices are frozen first, each behind its own door. `is_new` tells whether there
    was anything to make. Raises Refused when the letter is not locked, and for what cannot be printed.
    """
    document = Document.objects.select_related("locked_revision").get(pk=letter.pk)
    if document.state != State.LOCKED:
        raise Refused(_("Lås texten först. Det är den låsta texten som sätts ihop med bilagorna."))
    refuse_what_is_missing(PUT_TOGETHER, document)
    rows = list(_appendices(letter))
    printed = [content.fixed(content.appendix_print(row), by=by) for row in rows]
    parts = [content.part_of_letter(letter, document.locked_revision)]
    parts += [content.part_of_appendix(number, *each) for number, each in enumerate(zip(rows, printed, strict=True), 1)]
    with open_for_writing(letter.pk, State.LOCKED) as taken:
        if taken.locked_revision_id != document.locked_revision_id:
            raise Refused(_("Skrivelsen ändrades samtidigt. Se efter hur den ser ut nu, och försök igen."))
        latest = letter.packages.order_by("-number").first()
        if latest and _says_same(latest, parts):
            return _again(latest)
        package = Package.objects.create(
            letter=letter,
            number=latest.number + 1 if latest else 1,
            revision=taken.locked_revision,
            total=len(parts),
            asked_by=by,
        )
        for part in parts:
            part.package = package
        PackagePart.objects.bulk_create(parts)
        note = _("Nummer %(number)s") % {"number": package.number}
        note_event(taken, PUT_TOGETHER.name, by, before=taken.state, revision=taken.locked_revision, note=note)
        make_package.enqueue(package.pk)
    package.is_new = True
    return package


def try_again(package: Package) -> None:
    """Have a package made that could not be, or whose worker fell silent. Does nothing to others."""
    with open_for_writing(package.letter_id, *State.values):
        _again(Package.objects.get(pk=package.pk))


def _again(package: Package) -> Package:
    """Within the opened paper, so that it is asked for once."""
    package.is_new = False
    if package.state == Package.State.FAILED or is_silent(package, timezone.now()):
        package.state, package.failure, package.done = Package.State.WAITING, "", 0
        package.begun_at, package.heard_at = None, timezone.now()
        package.save(update_fields=["state", "failure", "done", "begun_at", "heard_at"])
        make_package.enqueue(package.pk)
        package.is_new = True
    return package


def _appendices(letter: BoardLetter):
    related = ("letter__document", "document__owner", "document__locked_revision", "revision", "compared_with", "file")
    return letter.appendices.select_related(*related)


def _says_same(package: Package, parts: list[PackagePart]) -> bool:
    before = [tuple(getattr(part, name) for name in _SAME) for part in package.parts.order_by("number")]
    return before == [tuple(getattr(part, name) for name in _SAME) for part in parts]
