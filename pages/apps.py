from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from base import menu


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = "Sidor"

    def ready(self):
        menu.register(_("Start"), "pages:start", order=10)
