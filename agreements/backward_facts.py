"""What the backward plan of an agreement rests on: when it ends, how the parties decide, and when their bodies meet."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from agreements.backward import BackwardPlan, Milestone, Sitting, Track, plan
from agreements.models import Agreement, Relation
from agreements.periods import DAY
from agreements.terms import begins_on, status_on
from base.dates import long_date
from documents.deciding import ready
from documents.deciding.ready import Standing
from documents.models import DecisionWay, Document, State
from organisations.models import Body, SittingDate

_BEING_MADE = (State.DRAFT, State.LOCKED)
_LOOKED_BACK = timedelta(days=600)


def holds_on(agreement: Agreement, day: date) -> date | None:
    """The day from which the next agreement, or this one while it is being made, is to hold; None if not known.

    None also where the one before has ended and no day is given: nobody plans for a day that has passed.
    """
    if agreement.document.state in _BEING_MADE:
        if agreement.starts_on:
            return agreement.starts_on
        return holds_on(agreement.follows, day) if agreement.follows else None
    ends_on = status_on(agreement, day).ends_on
    return ends_on + DAY if ends_on and ends_on >= day else None


def signed_successor(agreement: Agreement) -> Agreement | None:
    """The owner's own signed agreement that takes over, the first to begin; asked for `with_term()`.

    Also one that is signed under a condition that may still be met.
    """
    found = [
        each
        for each in _own_successors(agreement)
        if each.document.state == State.FINAL
        and each.document.condition_outcome != Document.Condition.REFUSED
        and (begins_on(each) or each.document.ended_on is None)
    ]
    return min(found, key=lambda each: (begins_on(each) or date.max, each.pk), default=None)


def said_of_successor(successor: Agreement) -> str:
    """That it is signed and from when it holds."""
    words = {"title": successor, "condition": successor.document.final_condition}
    if successor.document.is_conditional:
        return _("Nästa, ”%(title)s”, är undertecknad under förutsättning av %(condition)s och gäller inte än.") % words
    if begun := begins_on(successor):
        return _("Nästa är undertecknad: ”%(title)s” gäller från %(day)s.") % {**words, "day": long_date(begun)}
    return _("Nästa är undertecknad: ”%(title)s”. Den saknar uppgift om vilken dag den börjar gälla.") % words


def said_of_replacement(agreement: Agreement, day: date) -> str:
    """Before the day that the next one takes over: which one, and when."""
    successor = signed_successor(agreement)
    if successor and successor.document.is_conditional:
        return _("”%(title)s” är undertecknad, men tar inte vid förrän förutsättningen är uppfylld.") % {
            "title": successor
        }
    begun = successor and begins_on(successor)
    if not begun or begun <= day:
        return ""
    return _("Ersätts %(day)s av ”%(title)s”.") % {"day": long_date(begun), "title": successor}


def said_of_replaced(agreement: Agreement, last_day: date | None) -> str:
    """Of one that was replaced: by which one, where that took over on the day after the last one."""
    successor = signed_successor(agreement)
    begun = successor and begins_on(successor)
    if not begun or not last_day or begun != last_day + DAY:
        return ""
    return _("Ersatt %(day)s av ”%(title)s”.") % {"day": long_date(begun), "title": successor}


def next_paper(agreement: Agreement) -> Document:
    """The paper that the parties decide about: the successor that is being made, if there is one."""
    if agreement.document.state in _BEING_MADE:
        return agreement.document
    made = (each.document for each in _own_successors(agreement) if each.document.state in _BEING_MADE)
    return next(made, agreement.document)


def _own_successors(agreement: Agreement) -> list[Agreement]:
    """What another authority writes after it is theirs, and not known of here."""
    papers = [each for one in agreement.original.papers_of_term.all() for each in one.followed_by.all()]
    made = [each for each in papers if each.relation == Relation.SUCCESSOR]
    return [each for each in made if each.document.owner_id == agreement.document.owner_id]


def plans_of(agreements: Iterable[Agreement], day: date) -> dict[int, BackwardPlan]:
    """The backward plan of each whose end is known and whose next is not signed yet; asked for `with_term()`.

    In a fixed number of queries.
    """
    open_still = (each for each in agreements if not signed_successor(each))
    wanted = {each.pk: (holds, next_paper(each)) for each in open_still if (holds := holds_on(each, day))}
    if not wanted:
        return {}
    papers = {document.pk: document for _holds, document in wanted.values()}
    standings = ready.standings_of(papers.values(), texts={pk: set() for pk in papers})
    calendar = _Calendar(papers.values(), standings, min(holds for holds, _document in wanted.values()) - _LOOKED_BACK)
    return {pk: plan(holds, *calendar.of(document)) for pk, (holds, document) in wanted.items()}


class _Calendar:
    """The days on which the bodies meet that decide, prepare and talk about these papers."""

    def __init__(self, papers: Iterable[Document], standings: dict[int, list[Standing]], since: date):
        self.standings = standings
        boards = {each.plan.body.pk for rows in standings.values() for each in rows if each.plan.body}
        self.preparing: dict[int, list[Body]] = {}
        self.councils: dict[int, Body] = {}
        owners = {document.owner_id for document in papers}
        for body in Body.objects.filter(parent__in=boards, kind=Body.Kind.COMMITTEE, to_on=None):
            self.preparing.setdefault(body.parent_id, []).append(body)
        for body in Body.objects.filter(organisation__in=owners, kind=Body.Kind.COUNCIL, to_on=None):
            self.councils.setdefault(body.organisation_id, body)
        prepares = {body.pk for bodies in self.preparing.values() for body in bodies}
        all_of = boards | prepares | {body.pk for body in self.councils.values()}
        self.days: dict[int, list[Sitting]] = {}
        rows = SittingDate.objects.filter(body__in=all_of, on__gte=since)
        for body, on, due in rows.values_list("body", "on", "papers_due_on"):
            self.days.setdefault(body, []).append(Sitting(on, due))

    def of(self, document: Document) -> tuple[list[Track], Track | None]:
        rows = [self._track(each) for each in self.standings[document.pk] if each.plan.decides]
        council = self.councils.get(document.owner_id)
        # A council or a committee whose days nobody has entered is not one that is planned for.
        return rows, self._of_body(council) if council and council.pk in self.days else None

    def _track(self, standing: Standing) -> Track:
        party, said = str(standing.party), standing.plan
        if said.way == DecisionWay.DELEGATED:
            return Track(party, said.by_whom or party, meets=False)
        if said.body is None:
            return Track(party, said.by_whom or _("nämnden hos %(party)s") % {"party": party}, meets=True)
        before = [self._of_body(body) for body in self.preparing.get(said.body.pk, []) if body.pk in self.days]
        return Track(party, str(said.body), True, self.days.get(said.body.pk, ()), before)

    def _of_body(self, body: Body) -> Track:
        return Track("", str(body), True, self.days.get(body.pk, ()))


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def words(milestone: Milestone) -> str:
    """What is to be done, as a line of the plan."""
    who = milestone.who
    sentences = {
        "holds": _("Den nya gäller"),
        "signed": _("Undertecknad av alla"),
        "decision": _("%(who)s beslutar"),
        "prepared": _("%(who)s bereder"),
        "papers": _("Handlingarna inne hos %(who)s"),
        "text": _("Texten klar och låst"),
        "discussed": _("%(who)s diskuterar utkastet"),
        "draft": _("Första utkastet skickat för synpunkter"),
    }
    return sentences[milestone.code] % {"who": who if milestone.code == "papers" else upper_first(who)}


def why_reckoned(milestone: Milestone) -> str:
    """Why the day is only what is usual; empty for one that was given."""
    if not milestone.is_reckoned:
        return ""
    return {
        "decision": _("räknat: två veckor innan den ska gälla, så att alla hinner skriva under"),
        "papers": _("räknat: två veckor före sammanträdet"),
        "draft": _("räknat: fyra veckor för synpunkter och två för att arbeta in dem"),
    }.get(milestone.code, "")
