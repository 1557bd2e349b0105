from django.core.management.commands import flush

from base import append_only


class Command(flush.Command):
    """Django's command, for which the append-only tables give way: to empty them is what was asked for."""

    def handle(self, **options):
        with append_only.given_way(options["database"]):
            return super().handle(**options)
