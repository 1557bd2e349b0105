"""An ärende of the municipality's from which a paper is being handed out: a row behind every address of theirs."""

from datetime import date

from boards.models import DisclosedPaper, Disclosure
from documents.models import Case, Filing

# What stands last in each address that has more than the ärende's own key.
OF_A_CASE = {
    "boards:disclosure": "disclosure",
    "boards:disclosure_papers": "disclosure",
    "boards:finish_disclosure": "disclosure",
    "boards:cancel_disclosure": "disclosure",
    "boards:disclosure_pdf": "disclosure",
    "boards:disclosed_paper": "disclosed",
    "boards:mask_words": "disclosed",
    "boards:mask_places": "disclosed",
    "boards:unmask": "disclosed",
}
CASE_ALONE = ("boards:case", "boards:case_facts", "boards:disclose")


def arguments(world, name: str) -> list | None:
    """What stands in an address of an ärende; None for other addresses."""
    if name not in {*OF_A_CASE, *CASE_ALONE}:
        return None
    rows = _rows(world)
    found = [rows.case.pk]
    if name in OF_A_CASE:
        found.append(rows.disclosure.pk)
    if OF_A_CASE.get(name) == "disclosed":
        found.append(rows.disclosed.pk)
    return found


def _rows(world):
    rows, karin = world.rows, world.people["coordinator"]
    if not hasattr(rows, "disclosure"):
        draft = next(iter(world.papers.values()))
        if not hasattr(rows, "case"):
            rows.case = Case.objects.create(organisation=world.municipality, registry_number="KS 2026/77")
        Filing.objects.create(case=rows.case, document=draft)
        rows.disclosure = Disclosure.objects.create(case=rows.case, asked_on=date(2026, 3, 1), begun_by=karin)
        rows.disclosed = DisclosedPaper.objects.create(
            disclosure=rows.disclosure, source=f"draft:{draft.pk}", title=draft.title, document=draft,
            revision=draft.revisions.first(),
        )  # fmt: skip
    return rows
