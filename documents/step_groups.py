"""The headings under which the steps of a paper stand; a step without one stands among the rest."""

from django.utils.translation import gettext_lazy

SENDING = gettext_lazy("Skicka")
GOING_ON = gettext_lazy("Gå vidare")
DECIDING = gettext_lazy("Beslut och underskrift")
