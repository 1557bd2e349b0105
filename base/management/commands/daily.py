from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from base import daily
from base.dates import long_date, today
from base.management.outbox import send_and_tell


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
        problems = [send_and_tell(self, told_for=timedelta(days=7))]
        if failed := [outcome.name for outcome in outcomes if outcome.error]:
            problems.append(f"Inte klart: {', '.join(failed)}. Nästa körning försöker igen.")
        if any(problems):
            raise CommandError(" ".join(filter(None, problems)))

    def _tell(self, outcome: daily.Outcome) -> None:
        if outcome.error:
            self.stderr.write(f"{outcome.name}: avbröts. {outcome.error}")
        else:
            self.stdout.write(f"{outcome.name}: {'redan gjord i dag' if outcome.was_done else 'klar'}")
