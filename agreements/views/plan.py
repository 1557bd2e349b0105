"""The backward plan of an agreement: from the day the next one is to hold, back to its first draft."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements import backward_facts, plan_line
from agreements.models import Agreement
from base.dates import today
from documents.models import State
from documents.views.common import get_working, paper_tabs


@require_safe
def plan(request, pk):
    """For those who work with the paper; 404 for a paper that is no agreement."""
    access = get_working(request, pk)
    agreement = Agreement.objects.with_term().filter(pk=pk).first()
    if agreement is None:
        raise Http404
    day = today()
    made = backward_facts.plans_of([agreement], day).get(agreement.pk)
    successor = backward_facts.signed_successor(agreement)
    context = {
        "document": access.document,
        "tabs": paper_tabs(request, access),
        "agreement": agreement,
        "plan": made,
        "successor": successor,
        "successor_words": backward_facts.said_of_successor(successor) if successor else "",
        "is_being_made": access.document.state in (State.DRAFT, State.LOCKED),
        "line": plan_line.drawn(made, day) if made else None,
        "is_late": bool(made and made.is_late(day)),
        "earliest": made.earliest(day) if made else None,
        "next_paper": backward_facts.next_paper(agreement),
    }
    return render(request, "agreements/plan.html", context)
