"""Which ärende a paper lies in, in each party's register."""

from django.utils.translation import gettext as _

from base.refusals import Refused
from documents.models import Case, Document, Filing
from organisations.models import Body, Organisation


def file_under(document: Document, organisation: Organisation, number: str, *, authority: Body | None = None) -> Case:
    """File the paper under the number in the organisation's register; what it was filed under there before is left.

    A paper has at most one number per register. The case is made if nobody has entered its number before.
    """
    case, is_new = Case.objects.get_or_create(
        organisation=organisation, registry_number=number.strip()[:60], defaults={"authority": authority}
    )
    if not is_new and authority and case.authority_id not in (None, authority.pk):
        raise Refused(
            _("%(number)s hör till %(authority)s i registret. Kontrollera numret.")
            % {"number": number, "authority": case.authority}
        )
    if authority and case.authority_id is None:
        case.authority = authority
        case.save(update_fields=["authority"])
    remove_number(document, organisation, but=case)
    Filing.objects.get_or_create(document=document, case=case)
    return case


def remove_number(document: Document, organisation: Organisation, *, but: Case | None = None) -> None:
    """Take the paper out of the organisation's cases; an empty case that nobody has described goes with it."""
    filings = document.filings.filter(case__organisation=organisation).exclude(case=but)
    cases = [filing.case for filing in filings.select_related("case")]
    filings.delete()
    for case in cases:
        if not (case.title or case.case_officer or case.filings.exists()):
            case.delete()
