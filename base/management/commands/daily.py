from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from base import daily, mail
from base.dates import long_date, today


class Command(BaseCommand):
    help = (
        "Skriver dagens påminnelser och skickar det som väntar. Körs en gång om dagen av en timer. Körs det fler "
        "gånger eller på flera servrar samtidigt blir det ändå ett mejl av varje. Avbryts det gör nästa körning klart."
    )

    def handle(self, **options):
        day = today()
        self.stdout.write(f"Dagliga uppgifter {long_date(day)}")
        outcomes = daily.run(day)
        for outcome in outcomes:
            self._tell(outcome)
        self._send()
        if failed := [outcome.name for outcome in outcomes if outcome.error]:
            raise CommandError(f"Inte klart: {', '.join(failed)}. Nästa körning försöker igen.")

    def _tell(self, outcome: daily.Outcome) -> None:
        if outcome.error:
            self.stderr.write(f"{outcome.name}: avbröts. {outcome.error}")
        else:
            self.stdout.write(f"{outcome.name}: {'redan gjord i dag' if outcome.was_done else 'klar'}")

    def _send(self) -> None:
        if settings.DEMO:
            self.stdout.write("I provläget skickas inga mejl. De läses på /demo/mejl/.")
            return
        mail.send_waiting()
        self.stdout.write(f"Väntar på att skickas: {mail.waiting().count()}.")
        for uncertain in mail.uncertain():
            self.stderr.write(f"Osäkert om det skickades: {uncertain}. Det skickas inte igen av sig självt.")
        for refused in mail.refused():
            self.stderr.write(f"Gick inte fram: {refused}. {refused.failure}")
