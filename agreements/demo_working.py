"""The agreement that Lindhaga and the police write in the demo year: changed, sent, and answered by the police."""

from datetime import date

from documents import demo_exchange
from documents.editing.section_writing import save_section
from documents.models import ChangeReason, Document
from organisations.demo import Cast

ORGANISATION, FOLLOW_UP, COSTS = "Organisation", "Uppföljning", "Kostnader"
WHY = "Här är vårt första utkast till nästa överenskommelse. Titta särskilt på hur ofta operativa gruppen ska träffas."


def load(cast: Cast, draft: Document, day: date) -> None:
    """The draft differs from the agreement before it in one thing, which has its reason."""
    _change(draft, cast, ORGANISATION, "varannan vecka", "varje vecka", "Läget vid resecentrum ändras fort.")
    demo_exchange.ask(draft, cast, day, by=cast.coordinator, why=WHY)
    remarks = {
        ORGANISATION: ("", ("varje vecka", "varje vecka under terminerna och annars varannan vecka")),
        FOLLOW_UP: ("Vi kan lämna siffrorna i februari, men inte tidigare. Räcker det för er?", None),
        COSTS: (
            "Stryk gärna undantaget. Det har aldrig använts.",
            (", om vi inte har kommit överens om något annat", ""),
        ),
    }
    demo_exchange.answer(draft, cast, remarks)


def _change(draft: Document, cast: Cast, heading: str, old: str, new: str, why: str) -> None:
    section = draft.sections.get(heading=heading)
    html = section.html.replace(old, new)
    save_section(
        draft.pk, section.key, heading=heading, html=html, base_version=section.version, token="", by=cast.coordinator
    )
    ChangeReason.objects.create(document=draft, section_key=section.key, text=why, by=cast.coordinator)
