from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from agreements import catalogue
from agreements.law import loading
from agreements.models import LawRule


class Command(BaseCommand):
    help = "Läser in de samverkansområden och lagregler som är gemensamma för alla. Regler som finns lämnas i fred."

    def handle(self, **options):
        self.stdout.write(_("%d samverkansområden är inlästa.") % catalogue.load())
        self.stdout.write(_("%d nya lagregler är inlästa.") % loading.load(LawRule))
