"""Which ärende a paper lies in, in the register of its owner; nobody writes in the registers of others."""

from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.models import Case, Document, Filing
from organisations.models import Body


def case_of(document: Document) -> Case | None:
    """The case that the paper lies in."""
    filing = document.filings.filter(case__organisation=document.owner_id).select_related("case").first()
    return filing.case if filing else None


def file_under(document: Document, number: str, *, authority: Body | None = None) -> Case:
    """File the paper under the number; what it was filed under before is left.

    A paper has at most one number per register. The case is made if nobody has entered its number before.
    """
    case, is_new = Case.objects.get_or_create(
        organisation=document.owner, registry_number=number.strip()[:60], defaults={"authority": authority}
    )
    if not is_new and authority and case.authority_id not in (None, authority.pk):
        raise Refused(
            _("%(number)s hör till %(authority)s i registret. Kontrollera numret.")
            % {"number": number, "authority": case.authority}
        )
    if authority and case.authority_id is None:
        case.authority = authority
        case.save(update_fields=["authority"])
    remove_number(document, but=case)
    Filing.objects.get_or_create(document=document, case=case)
    return case


def remove_number(document: Document, *, but: Case | None = None) -> None:
    """Take the paper out of the owner's cases; an empty case that nobody has described goes with it."""
    filings = document.filings.filter(case__organisation=document.owner_id).exclude(case=but)
    cases = [filing.case for filing in filings.select_related("case")]
    filings.delete()
    for case in cases:
        if not (case.title or case.case_officer or case.filings.exists()):
            case.delete()
