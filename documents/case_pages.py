"""The page of an ärende, where an app above has one: it says its address in `ready()`."""

from collections.abc import Callable

from documents.models import Case

_addresses: list[Callable[[Case], str]] = []


def register(address: Callable[[Case], str]) -> None:
    if address not in _addresses:
        _addresses.append(address)


def address_of(case: Case | None) -> str:
    """Empty without a case, and where no app has a page of them."""
    return next((address(case) for address in _addresses if case), "")
