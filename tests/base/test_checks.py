import pytest

from base.checks import proxies_are_counted


@pytest.mark.parametrize(
    ("header", "site", "proxies", "warned"),
    [
        (("HTTP_X_FORWARDED_PROTO", "https"), "http://127.0.0.1:8000", 0, True),
        (None, "https://samverka.lindhaga.example", 0, True),
        (("HTTP_X_FORWARDED_PROTO", "https"), "https://samverka.lindhaga.example", 1, False),
        (None, "http://127.0.0.1:8000", 0, False),
    ],
)
def test_an_operator_who_has_not_counted_the_proxies_is_told(settings, header, site, proxies, warned):
    settings.SECURE_PROXY_SSL_HEADER, settings.SITE_URL = header, site
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    found = proxies_are_counted(None)
    assert bool(found) is warned
    assert all("TRUSTED_PROXIES" in each.hint for each in found)
