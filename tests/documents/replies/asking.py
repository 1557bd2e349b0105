"""Papers that were sent for comments, and what is typed on them."""

import uuid

from django.urls import reverse
from django.utils import timezone

from base import answer_links
from documents import opening
from documents.content import content_of, freeze
from documents.models import Purpose, Relation, Release
from documents.replies import answering
from documents.replies.remarks import Remark
from documents.sending.asked import text_of
from documents.writing import open_for_writing


def ask(document, by, organisation=None, *, name="", email="", relation=Relation.AUTHORITY, replaces=None, **more):
    """The paper as it is, sent for comments to an organisation, or to a person by a link."""
    with open_for_writing(document.pk, document.state) as taken:
        revision = freeze(taken, "Skickad för synpunkter", by, content=content_of(taken))
        if organisation:
            opening.open_to(taken, revision, [organisation])
    link, secret = (None, "")
    if email and relation != Relation.OWN:
        link, secret = answer_links.issue(purpose="release", name=name, email=email, by=by)
    release = Release.objects.create(
        document=document,
        revision=revision,
        purpose=Purpose.COMMENTS,
        relation=relation,
        organisation=organisation,
        name=name,
        email=email,
        sent_by=by,
        sent_at=timezone.now(),
        link=link,
        replaces=replaces,
        **more,
    )
    release.secret = secret
    return release


def key_of(release, number=0):
    return uuid.UUID(text_of(release.revision)["sections"][number]["key"])


def remark(release, text="", *, number=0, html=None, heading=None, version=0, token="", page=""):
    """What is typed on a section of what was sent."""
    token = token or uuid.uuid4().hex[:20]
    return Remark(token, key_of(release, number), text, heading, html, version, page=page)


def reply(release, by, *remarks, no_remarks=False):
    """An answer that is begun and not sent."""
    begun = answering.begin(release, by=by)
    answering.save(begun, remarks, by_name=by.name if by else release.name, no_remarks=no_remarks)
    return begun


def answered(release, by, *remarks, no_remarks=False):
    """An answer that was sent."""
    begun = reply(release, by, *remarks, no_remarks=no_remarks)
    return answering.send_reply(begun, by=by, by_name=by.name if by else release.name)


def address(document, name="comment", *rest):
    return reverse(f"documents:{name}", args=[document.pk, *rest])


def fields(page, section=0):
    """The fields of the new remark under a section of the page, as a browser sends them."""
    context = page.context
    fresh = context["sections"][section]["fresh"]
    return fresh.token, {
        "page": context["page"],
        "seen": str(context.get("seen", 0)),
        f"at:{fresh.token}": f"{fresh.section_key}|0",
    }
