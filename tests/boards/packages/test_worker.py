"""The worker itself, as the operator runs it: a process of its own on the same database."""

import pytest
from django_tasks_db.models import DBTaskResult

from base.management.commands.db_worker import Command
from boards.models import Package
from boards.packages import asking
from documents.models import State
from tests.boards import bundles
from tests.support.worker import priority, work_until_done


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_what_waits_while_it_gives_way_to_others_and_leaves_when_there_is_no_more(
    municipality, coordinator
):
    letter = bundles.letter_of(municipality, coordinator, state=State.LOCKED)
    package = asking.put_together(letter, by=coordinator)
    asked = priority.enqueue()
    work_until_done(nice=1)
    package.refresh_from_db()
    assert (package.state, package.failure) == (Package.State.MADE, "")
    assert (package.pages, package.done) == (2, 1)
    assert DBTaskResult.objects.get(pk=asked.id).return_value >= 1


def test_it_gives_way_unless_it_is_told_not_to():
    parser = Command().create_parser("manage.py", "db_worker")
    assert parser.parse_args([]).nice == 10
    assert parser.parse_args(["--nice", "0"]).nice == 0
