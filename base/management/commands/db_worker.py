"""The worker, which gives way: whoever turns pages comes before what is made meanwhile."""

import os
from argparse import ArgumentParser

from django_tasks_db.management.commands import db_worker

PATIENCE = 10


class Command(db_worker.Command):
    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        said = "How much the worker gives way to other processes: 0 not at all, 19 the most (default: %(default)r)"
        parser.add_argument("--nice", type=int, choices=range(20), default=PATIENCE, help=said, metavar="0-19")

    def handle(self, *, nice: int, **options) -> None:
        """Work until told to stop, at a lower priority than the servers beside it; what it starts has the same."""
        os.setpriority(os.PRIO_PROCESS, 0, max(nice, os.getpriority(os.PRIO_PROCESS, 0)))
        super().handle(**options)
