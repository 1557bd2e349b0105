from django.conf import settings
from django.core.management.base import BaseCommand

from base import mail


class Command(BaseCommand):
    help = "Skickar de mejl som väntar. Körs av en timer, till exempel varje minut; flera samtidigt gör ingen skada."

    def handle(self, **options):
        if settings.DEMO:
            self.stdout.write("I provläget skickas inga mejl. De läses på /demo/mejl/.")
            return
        sent = mail.send_waiting()
        self.stdout.write(f"Skickade: {sent}. Väntar: {mail.waiting().count()}.")
        for uncertain in mail.uncertain():
            self.stderr.write(f"Osäkert om det skickades: {uncertain}. Det skickas inte igen av sig självt.")
        for refused in mail.refused():
            self.stderr.write(f"Gick inte fram: {refused}. {refused.failure}")
