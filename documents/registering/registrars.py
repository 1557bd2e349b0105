"""Where the registrar of an authority is reached. A municipality has several: each board keeps its own register."""

from documents.models import Document
from organisations.models import Body, Organisation


def address_of(organisation: Organisation, document: Document | None = None) -> str:
    """The registrar's at the board whose case the paper lies in, otherwise the organisation's; may be empty."""
    if document and (own := _of_case(organisation, document)):
        return own
    boards = _with_address(organisation).order_by("-is_authority", "pk")
    return boards.values_list("registrar_email", flat=True).first() or ""


def addresses_of(organisation: Organisation) -> list[str]:
    """Every registrar's address of the organisation, each once."""
    return list(dict.fromkeys(_with_address(organisation).order_by("pk").values_list("registrar_email", flat=True)))


def _with_address(organisation: Organisation):
    return Body.objects.filter(organisation=organisation).exclude(registrar_email="")


def _of_case(organisation: Organisation, document: Document) -> str:
    cases = document.cases.filter(organisation=organisation).exclude(authority=None)
    return cases.values_list("authority__registrar_email", flat=True).first() or ""
