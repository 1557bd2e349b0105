"""The worker, which gives way: whoever turns pages comes before what is made meanwhile."""

import os

from django_tasks_db.management.commands import db_worker

# Of 19; what it starts is as patient as itself.
PATIENCE = 10


class Command(db_worker.Command):
    def handle(self, **options) -> None:
        """Work until told to stop, at a lower priority than the servers beside it."""
        os.setpriority(os.PRIO_PROCESS, 0, max(PATIENCE, os.getpriority(os.PRIO_PROCESS, 0)))
        super().handle(**options)
