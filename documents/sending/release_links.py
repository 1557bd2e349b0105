"""The svarslänk of what is sent to a person by name and address."""

from datetime import date, timedelta

from base import answer_links
from base.dates import today
from base.models import AnswerLink
from documents.models import Release

LINK = "release"
LATE_ANSWERS = timedelta(days=30)


def new_link(release: Release, by, *, after: AnswerLink | None) -> str:
    """Give the release a link; the secret is for the mail. after: one that leads here too, since it is in use."""
    name = release.name or release.recipient
    release.link, secret = answer_links.issue(
        purpose=LINK, name=name, email=release.email, by=by, days=_days(release.answer_by), after=after
    )
    return secret


def _days(answer_by: date | None) -> int:
    """A late answer is an answer too."""
    until = (answer_by - today() + LATE_ANSWERS).days if answer_by else 0
    return max(until, answer_links.LASTS)
