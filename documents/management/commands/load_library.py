from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.library import texts


class Command(BaseCommand):
    help = "Läser in de mallar och klausuler som följer med; egna kopior ändras inte."

    def handle(self, **options):
        templates, clauses = texts.load()
        words = {"templates": templates, "clauses": clauses}
        self.stdout.write(_("%(templates)d mallar och %(clauses)d klausuler är inlästa.") % words)
