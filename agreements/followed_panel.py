"""Below a paper's text: what is followed up and watched in it, for those who work with it or watch it themselves."""

from django.template.loader import render_to_string

from agreements import passages, watch_list
from agreements.marking import MARKED_IN
from agreements.models import Agreement, Obligation, Relation
from agreements.watching import watches
from base.dates import today
from documents import kinds
from documents.access import Access
from organisations.models import Role
from organisations.permissions import WRITES, has_role, organisations_of


def panel(user, access: Access, content: dict) -> str:
    """Empty for somebody who has nothing to do with it."""
    document = access.document
    rows = Obligation.objects.visible_to(user).filter(document=document).with_source()
    found = watch_list.ordered(watches(rows.select_related("document__owner"), today()), "")
    commitments = _commitments(access)
    may_mark = _may_mark(user, access)
    left_behind = _left_behind(access, content)
    if not (found or commitments or may_mark or left_behind):
        return ""
    marked = [row.passage for row in [*(watch.obligation for watch in found), *commitments] if row.passage]
    context = {
        "document": document,
        "found": found,
        "commitments": commitments,
        "standing": passages.find_all(content["sections"], marked),
        "left_behind": left_behind,
        "may_mark": may_mark,
        "may_follow_up": has_role(user, document.owner_id, WRITES),
    }
    return render_to_string("agreements/_followed.html", context)


def _commitments(access: Access) -> list:
    if not access.is_working:
        return []
    rows = access.document.commitments.select_related("passage", "post", "area")
    return list(rows.prefetch_related("organisations"))


def _may_mark(user, access: Access) -> bool:
    document = access.document
    if document.state not in MARKED_IN or not kinds.is_agreed(document):
        return False
    if has_role(user, document.owner_id, frozenset(Role)):
        return has_role(user, document.owner_id, WRITES)
    return bool(organisations_of(user, roles=WRITES))


def _left_behind(access: Access, content: dict) -> list[Obligation]:
    """What is watched in the agreement before this one, and whose words do not stand here."""
    if not access.is_working or access.document.kind != "agreement":
        return []
    follows = Agreement.objects.filter(pk=access.document.pk, relation=Relation.SUCCESSOR).values("follows")
    earlier = Obligation.objects.filter(document__in=follows, owner=access.document.owner, to_on=None)
    earlier = list(earlier.exclude(continued_by__document=access.document).select_related("passage", "law"))
    standing = passages.find_all(content["sections"], [row.passage for row in earlier if row.passage])
    return [row for row in earlier if row.passage_id not in standing]
