"""The demo year: two invented municipalities and one police area, with papers in every state."""

from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

import agreements.demo
import boards.demo
import boards.demo_on_the_way
import documents.demo
import organisations.demo
from base.dates import today
from organisations.models import Membership, User
from pages.reading_in import keep, read_file

OLD_PAPER = Path(__file__).resolve().parents[2] / "demo_texts" / "old_agreement.txt"


class Command(BaseCommand):
    help = "Fyller en tom databas med ett påhittat år och skriver hur man loggar in."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="Gör inget om det redan finns konton.")

    def handle(self, *, if_empty=False, **options):
        call_command("load_library", verbosity=0, stdout=_Silent())
        call_command("load_catalogue", verbosity=0, stdout=_Silent())
        if not User.objects.exists():
            day = today()
            boards.demo_on_the_way.load(_load(day), day)
        elif not if_empty:
            raise CommandError("Databasen är inte tom. Börja om med ”make demo”.")
        self._say_how_to_log_in()

    def _say_how_to_log_in(self):
        people = Membership.objects.filter(user__email__endswith=".example").select_related("user", "organisation")
        rows = [(each.user.email, each.get_role_display(), each.organisation.name) for each in people]
        if not rows:
            return
        self.stdout.write(f"Logga in med en av de här adresserna och lösenordet {organisations.demo.PASSWORD}:")
        width = max(len(email) for email, _role, _where in rows)
        for email, role, where in rows:
            self.stdout.write(f"  {email:<{width}}  {role}, {where}")


class _Silent:
    def write(self, text):
        pass


@transaction.atomic
def _load(day: date) -> organisations.demo.Cast:
    cast = organisations.demo.load(day)
    documents.demo.load(cast, day)
    agreements.demo.load(cast, day)
    boards.demo.load(cast, day)
    data = OLD_PAPER.read_bytes()
    keep(
        read_file(data, OLD_PAPER.name),
        data,
        owner=cast.norrvika,
        name="Överenskommelse 2012.txt",
        by=cast.other_coordinator,
        came_from="Norrvikas närarkiv",
    )
    return cast
