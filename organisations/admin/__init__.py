"""The back office of the registers. What each page shows to whom is decided in `organisations.scoping`."""

from organisations.admin import bodies, organisation, people, users

__all__ = ["bodies", "organisation", "people", "users"]
