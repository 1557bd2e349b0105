"""What is sent and answered in the demo year: a draft at the police for comments, and one that they have answered."""

from datetime import date, timedelta

from documents.models import Document, Purpose, Relation, Section
from documents.replies import answering
from documents.replies.remarks import Remark
from documents.sending import releasing
from documents.sending.releasing import Recipient, Sending
from organisations.demo import Cast


def ask(document: Document, cast: Cast, day: date, *, by, why: str) -> None:
    """The draft is at the police for comments, and at the head of a department by mail."""
    police = Recipient(Relation.AUTHORITY, organisation=cast.police)
    head = Recipient(
        Relation.OWN, organisation=document.owner, name="Inger Falk, socialchef", email="inger.falk@lindhaga.example"
    )
    sending = Sending(Purpose.COMMENTS, (police, head), why, day + timedelta(days=14))
    releasing.send(document, sending, by=by)


def ask_police(document: Document, cast: Cast, day: date, *, by, why: str) -> None:
    """The draft is at the police for comments, who have not answered."""
    police = Recipient(Relation.AUTHORITY, organisation=cast.police)
    releasing.send(document, Sending(Purpose.COMMENTS, (police,), why, day + timedelta(days=9)), by=by)


def answer(document: Document, cast: Cast, remarks: dict[str, tuple[str, tuple[str, str] | None]]) -> None:
    """The police have answered. remarks: heading of a section → what they say, and the words they would change."""
    petra = cast.police_contact
    reply = answering.begin(document.releases.get(organisation=cast.police), by=petra)
    sections = {section.heading: section for section in document.sections.all()}
    rows = [
        _remark(number, sections[heading], text, change)
        for number, (heading, (text, change)) in enumerate(remarks.items())
        if heading in sections
    ]
    answering.save(reply, rows, by_name=str(petra))
    answering.send_reply(reply, by=petra, by_name=str(petra))


def _remark(number: int, section: Section, text: str, change: tuple[str, str] | None) -> Remark:
    remark = {"token": f"demo-{number}", "section_key": section.key, "text": text}
    if change is None:
        return Remark(**remark)
    return Remark(**remark, heading=section.heading, html=section.html.replace(*change))
