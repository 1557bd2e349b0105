"""How far a package has come, in a sentence, for whoever waits for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from boards.models import Package

# A worker looks for work every second, and tells of itself twice a minute.
ANSWERS_WITHIN = timedelta(seconds=20)
SILENT_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Standing:
    """sentence: where it is. may_try: whether it can be tried again. tone: of the notice that says it."""

    sentence: str
    tone: str = "info"
    is_under_way: bool = False
    may_try: bool = False


def standing(package: Package, now: datetime) -> Standing:
    match package.state:
        case Package.State.MADE:
            return Standing(_("Handlingarna är klara."), "success")
        case Package.State.FAILED:
            return Standing(package.failure, "error", may_try=True)
        case Package.State.MAKING:
            return _making(package, now)
        case _:
            return _waiting(package, now)


def is_silent(package: Package, now: datetime) -> bool:
    """Whether nothing has been heard of it for so long, while it waited or was made, that it can be begun anew."""
    is_open = package.state in (Package.State.WAITING, Package.State.MAKING)
    # One that is tried again has waited since then.
    return is_open and now - (package.heard_at or package.asked_at) > SILENT_AFTER


def _making(package: Package, now: datetime) -> Standing:
    if is_silent(package, now):
        return Standing(
            _("Arbetet har stannat: arbetsprocessen har inte hörts av på fem minuter. Försök igen."),
            "warning",
            may_try=True,
        )
    if package.done >= package.total:
        return Standing(_("Alla delar är klara och läggs ihop till en fil."), is_under_way=True)
    said = _("Handlingarna sätts ihop: %(done)s av %(total)s delar är klara.")
    return Standing(said % {"done": package.done, "total": package.total}, is_under_way=True)


def _waiting(package: Package, now: datetime) -> Standing:
    if now - (package.heard_at or package.asked_at) < ANSWERS_WITHIN:
        return Standing(_("Handlingarna väntar på att sättas ihop."), is_under_way=True)
    if _somebody_works(now):
        return Standing(_("Handlingarna väntar på sin tur: arbetsprocessen gör annat just nu."), is_under_way=True)
    sentence = _(
        "Handlingarna väntar på att sättas ihop, men ingen arbetsprocess har svarat. Det blir gjort så snart en är "
        "igång. Säg till den som driver Samverka om det dröjer."
    )
    return Standing(sentence, "warning", is_under_way=True, may_try=is_silent(package, now))


def _somebody_works(now: datetime) -> bool:
    """Whether a worker is heard of: it makes other papers, or has begun something else that it has not ended."""
    since = now - SILENT_AFTER
    makes = Package.objects.filter(state=Package.State.MAKING, heard_at__gt=since)
    return makes.exists() or DBTaskResult.objects.running().filter(started_at__gt=since).exists()
