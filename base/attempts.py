"""How often somebody has tried something lately; counted in the cache that all processes share."""

import time
from dataclasses import dataclass
from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Limit:
    """At most so many tries in each period of so many seconds. name: what is tried."""

    name: str
    tries: int
    seconds: int

    def is_reached(self, who: str) -> bool:
        return cache.get(self._key(who), 0) >= self.tries

    def count(self, who: str) -> None:
        """One try more. Two at the same moment may count as one, which lets a few more through and locks nobody out."""
        key = self._key(who)
        if not cache.add(key, 1, self.seconds):
            cache.set(key, cache.get(key, 0) + 1, self.seconds)

    def _key(self, who: str) -> str:
        digest = sha256(who.encode()).hexdigest()
        return f"attempts:{self.name}:{int(time.time()) // self.seconds}:{digest}"


def visitor(request: HttpRequest) -> str:
    """The address that the visitor comes from, behind the proxies that the operator has counted."""
    return get_adapter().get_client_ip(request)
