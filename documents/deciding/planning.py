"""Saying how a party is going to decide about a paper."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.rows import lower_first
from documents import permissions
from documents.deciding.decision_plans import Plan
from documents.deciding.decision_words import is_police
from documents.models import DecisionPlan, Party, State
from documents.writing import note_event, open_for_writing
from organisations.models import Body
from organisations.permissions import has_role

EVENT = "plan_decision"
ONLY_PARTY = gettext_lazy("Hur en part beslutar anges av den som äger handlingen eller av parten själv.")


def may_plan(user, party: Party) -> bool:
    """The owner's people, and the party's own."""
    if permissions.can_register(user, party.document):
        return True
    return party.organisation_id is not None and has_role(user, party.organisation_id, permissions.REGISTERS)


def set_plan(party: Party, *, by, way: str, body: Body | None = None, by_whom: str = "", why: str = "") -> DecisionPlan:
    """How the party decides, from now on. Raises Refused when the paper is discarded."""
    with open_for_writing(party.document_id, State.DRAFT, State.LOCKED, State.FINAL) as document:
        said = {"way": way, "body": body, "by_whom": by_whom, "why": why}
        before = DecisionPlan.objects.filter(party=party).select_related("body").first()
        if before and all(getattr(before, name) == value for name, value in said.items()):
            return before
        plan, _is_new = DecisionPlan.objects.update_or_create(party=party, defaults=said)
        words = Plan(way, body, by_whom, why, is_of_police=is_police(party)).words
        note_event(document, EVENT, by, note=_("%(party)s: %(plan)s") % {"party": party, "plan": lower_first(words)})
    return plan
