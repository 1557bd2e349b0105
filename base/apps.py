from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class BaseConfig(AppConfig):
    name = "base"
    verbose_name = "Grunden"

    def ready(self):
        from base import append_only
        from base.checks import proxies_are_counted

        pre_migrate.connect(append_only.stand_aside, sender=self, dispatch_uid="append_only")
        post_migrate.connect(append_only.make, sender=self, dispatch_uid="append_only")
        checks.register(append_only.check, checks.Tags.database)
        checks.register(proxies_are_counted, checks.Tags.security, deploy=True)
