"""What an operator may have forgotten, said by `manage.py check --deploy`."""

from django.conf import settings
from django.core.checks import Warning


def proxies_are_counted(app_configs, **kwargs) -> list[Warning]:
    """Behind a proxy that nobody counts all visitors have one address: wrong passwords of one lock all others out."""
    is_behind_proxy = settings.SECURE_PROXY_SSL_HEADER or settings.SITE_URL.startswith("https:")
    if not is_behind_proxy or settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return []
    return [
        Warning(
            "TRUSTED_PROXIES är 0, men programmet ligger bakom en proxy.",
            hint="Sätt TRUSTED_PROXIES till antalet proxyservrar framför, oftast 1. Annars räknas alla besökare som en "
            "enda, och den enes felaktiga lösenord spärrar alla.",
            id="samverka.W001",
        )
    ]
