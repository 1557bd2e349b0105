from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from base.management.outbox import send_and_tell


class Command(BaseCommand):
    help = "Skickar de mejl som väntar. Körs av en timer, till exempel varje minut; flera samtidigt gör ingen skada."

    def handle(self, **options):
        if silence := send_and_tell(self, told_for=timedelta(hours=1)):
            raise CommandError(silence)
