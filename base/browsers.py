"""What a browser calls itself, in words that its owner knows."""

from django.utils.translation import gettext as _

# In this order: the later ones are named in the strings of the earlier ones too.
_BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox", "Chrome": "Chrome",
             "CriOS": "Chrome", "Safari": "Safari"}  # fmt: skip
_SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "Mac",
            "CrOS": "Chromebook", "Linux": "Linux"}  # fmt: skip


def browser_name(user_agent: str) -> str:
    """`Chrome på Windows`; `Okänd webbläsare` when nothing is recognised."""
    browser = _first(_BROWSERS, user_agent) or _("Okänd webbläsare")
    system = _first(_SYSTEMS, user_agent)
    return _("%(browser)s på %(system)s") % {"browser": browser, "system": system} if system else browser


def _first(names: dict[str, str], text: str) -> str:
    return next((name for sign, name in names.items() if sign in text), "")
