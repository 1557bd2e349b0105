"""How a municipality writes to its boards: what it has chosen, or what is usual until somebody has."""

from django.utils.translation import gettext as _

from boards.models import BoardSettings, ConsequenceHeading, WordTemplate
from organisations.models import Body, Organisation
from organisations.permissions import WRITES, organisations_of


def settings_of(organisation: Organisation) -> BoardSettings:
    """What the municipality has chosen; before that what is usual, as a row that is not stored yet."""
    rows = BoardSettings.objects.select_related("proposing", "deciding")
    return rows.filter(organisation=organisation).first() or _usual(organisation)


def headings_of(organisation: Organisation) -> list[ConsequenceHeading]:
    """The headings of the consequences, in their order; the usual ones, not stored, until settings have been saved."""
    kept = list(organisation.consequence_headings.all())
    if kept or BoardSettings.objects.filter(organisation=organisation).exists():
        return kept
    return usual_headings(organisation)


def usual_headings(organisation: Organisation) -> list[ConsequenceHeading]:
    """What most municipalities ask about; rows that are not stored. What is to be said there only they can know."""
    names = [
        _("Ekonomi"),
        _("Barn och unga"),
        _("Miljö och klimat"),
        _("Medarbetare och facklig samverkan"),
        _("Brukare och invånare"),
        _("Jämställdhet och tillgänglighet"),
    ]
    return [
        ConsequenceHeading(organisation=organisation, position=position, name=name)
        for position, name in enumerate(names)
    ]


def template_of(organisation: Organisation) -> WordTemplate | None:
    """The municipality's own Word template that counts: the latest one."""
    return organisation.word_templates.select_related("file", "organisation").first()


def _usual(organisation: Organisation) -> BoardSettings:
    bodies = list(organisation.bodies.select_related("parent"))
    boards = [body for body in bodies if body.kind == Body.Kind.BOARD]
    deciding = next((body for body in boards if "kommunstyrelse" in body.name.casefold()), None)
    deciding = deciding or (boards[0] if len(boards) == 1 else None)
    below = [body for body in bodies if deciding and body.parent_id == deciding.pk]
    proposing = next((body for body in below if body.kind == Body.Kind.COMMITTEE), None)
    return BoardSettings(organisation=organisation, deciding=deciding, proposing=proposing)


def municipalities_of(user) -> list[Organisation]:
    """Those whose settings the person may change."""
    own = organisations_of(user, roles=WRITES)
    return list(Organisation.objects.filter(pk__in=own, kind=Organisation.Kind.MUNICIPALITY)) if own else []
