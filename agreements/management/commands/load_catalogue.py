from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from agreements import catalogue


class Command(BaseCommand):
    help = "Läser in de samverkansområden som är gemensamma för alla."

    def handle(self, **options):
        self.stdout.write(_("%d samverkansområden är inlästa.") % catalogue.load())
