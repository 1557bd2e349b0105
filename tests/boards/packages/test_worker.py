"""The worker itself, as the operator runs it: a process of its own on the same database."""

import pytest
from django_tasks_db.models import DBTaskResult

from base.management.commands.db_worker import PATIENCE
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
    work_until_done()
    package.refresh_from_db()
    assert (package.state, package.failure) == (Package.State.MADE, "")
    assert (package.pages, package.done) == (2, 1)
    assert DBTaskResult.objects.get(pk=asked.id).return_value >= PATIENCE
