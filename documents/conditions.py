"""What has become of the condition that a paper was signed under, by what the parties decide afterwards.

A paper whose condition is not met does not hold, whatever its days say; if somebody refuses, it lapses. A board that
returns the text has not decided, and may still approve it.
"""

from datetime import date

from base.dates import today
from documents.deciding import ready
from documents.models import Decision, Document
from documents.sending import condition_mail

Condition = Document.Condition


def refresh(document: Document, *, tell: bool = True) -> None:
    """Keep what has become of the condition, if there is one. The paper's door does it as it closes.

    tell: write to those who read the paper, when something has.
    """
    if not document.final_condition:
        return
    outcome, on = judged(document)
    if (outcome, on) == (document.condition_outcome, document.condition_settled_on):
        return
    is_news = outcome not in (document.condition_outcome, Condition.AWAITED)
    document.condition_outcome, document.condition_settled_on = outcome, on
    Document.objects.filter(pk=document.pk).update(condition_outcome=outcome, condition_settled_on=on)
    if is_news and tell:
        condition_mail.write_settled(document)


def judged(document: Document) -> tuple[str, date | None]:
    """The outcome, and the day on which it was settled: that of the refusal, or of the last approval."""
    standings = ready.standings(document)
    decisions = [each.decision for each in standings if each.decision]
    refused = [each.decided_on for each in decisions if each.outcome == Decision.Outcome.REJECTED]
    if refused:
        return Condition.REFUSED, min(refused)
    if not ready.is_ready(standings):
        return Condition.AWAITED, None
    return Condition.MET, max((each.decided_on for each in decisions), default=document.final_on or today())
