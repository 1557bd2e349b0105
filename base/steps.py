"""What people do with an object, as rows of a table: the same row draws the button and guards the step."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.refusals import Refused


@dataclass(frozen=True)
class Lack:
    """Something that is missing before a step, and the page where it is put right."""

    text: str
    url: str = ""


def _none_missing(obj) -> list[Lack]:
    return []


def _as_it_is(obj) -> str:
    return ""


def _always(obj) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """One step.

    name: the verb, which is also the function, the URL name and the word in the event. label: on the button.
    sources: the states that it is taken from. target: the state that it leads to, None when it changes no state.
    may: whether a person may, called with (user, object). refusal: the sentence to somebody who may not.
    fits: whether the step has a meaning for the object at all, besides its state. missing: what must be there first.
    lacking: said before what is missing. asks: a page with questions comes before it.
    explanation: what the step does, in a sentence. who: the roles that take it, in words. done: said afterwards.
    group: the heading that the button stands under; without one it stands among the rest, which are folded away.
    folded_in: states in which it stands among the rest all the same.
    renamed: another label for the object, which says better what the step is for it; empty for its own.
    beside: what is good to know before it, and does not hinder it.
    space: the app whose address it is taken at, where that is not the app of the object itself.
    """

    name: str
    label: str | Promise
    sources: frozenset[str]
    target: str | None
    may: Callable[[object, object], bool]
    refusal: str | Promise
    explanation: str | Promise
    who: str | Promise
    done: str | Promise
    fits: Callable[[object], bool] = _always
    missing: Callable[[object], list[Lack]] = _none_missing
    lacking: str | Promise = gettext_lazy("går inte än. Det här saknas:")
    asks: bool = False
    is_main: bool = False
    group: str | Promise = ""
    folded_in: frozenset[str] = frozenset()
    renamed: Callable[[object], str | Promise] = _as_it_is
    beside: Callable[[object], list[Lack]] = _none_missing
    space: str = ""

    def label_for(self, obj) -> str:
        return str(self.renamed(obj) or self.label)


@dataclass(frozen=True)
class Offer:
    """A step as it stands on a page for one person; `includes/_steps.html` draws it."""

    name: str
    label: str
    url: str
    asks: bool
    explanation: str
    is_main: bool
    hindrance: str = ""
    missing: list[Lack] = field(default_factory=list)
    group: str = ""
    beside: list[Lack] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """Steps under one heading; without a title it is the rest."""

    title: str
    steps: list[Offer]


def grouped(offered: Iterable[Offer]) -> list[Group]:
    """The steps by their groups, in the order in which they first come, and the rest last."""
    found: dict[str, list[Offer]] = {}
    for offer in offered:
        found.setdefault(offer.group, []).append(offer)
    rest = found.pop("", [])
    groups = [Group(title, steps) for title, steps in found.items()] + ([Group("", rest)] if rest else [])
    steps = _each_lack_once(step for group in groups for step in group.steps)
    return [Group(group.title, [next(steps) for _step in group.steps]) for group in groups]


def _each_lack_once(offered: Iterable[Offer]) -> Iterator[Offer]:
    """What several steps lack is told by the first of them; a single thing is said again, as briefly."""
    told: set[Lack] = set()
    for offer in offered:
        new = [lack for lack in offer.missing if lack not in told]
        told |= set(new)
        if len(new) == len(offer.missing) or len(offer.missing) < 2:
            yield offer
        elif new:
            yield replace(offer, missing=new, hindrance=_("går inte än. Det här saknas, utöver det som står ovan:"))
        else:
            yield replace(offer, missing=[], hindrance=_("går inte än: detsamma saknas som ovan."))


def offers(table: Iterable[Step], user, obj, address: Callable[[Step], str]) -> list[Offer]:
    """The steps that the person may take in the state that the object is in, with what still hinders them."""
    fits, missing = _once(obj), _once(obj)
    open_steps = [step for step in table if obj.state in step.sources and fits(step.fits) and step.may(user, obj)]
    return [_offer(step, obj, missing(step.missing), address(step)) for step in open_steps]


def _once(obj) -> Callable[[Callable], object]:
    """What a question about the object answers; steps that share a question have it asked once."""
    answers: dict[Callable, object] = {}

    def ask(question: Callable):
        if question not in answers:
            answers[question] = question(obj)
        return answers[question]

    return ask


def _offer(step: Step, obj, missing: list[Lack], url: str) -> Offer:
    hindrance = str(step.lacking) if missing else ""
    return Offer(
        step.name,
        step.label_for(obj),
        url,
        step.asks,
        str(step.explanation),
        step.is_main and not missing,
        hindrance,
        missing,
        "" if obj.state in step.folded_in else str(step.group),
        step.beside(obj),
    )


def refuse_unless_allowed(step: Step, user, obj) -> None:
    """Raises PermissionDenied with the step's own sentence for somebody who may not take it."""
    if not step.may(user, obj):
        raise PermissionDenied(str(step.refusal))


def refuse_what_is_missing(step: Step, obj) -> None:
    """Raises Refused, naming everything that must be there first."""
    if missing := step.missing(obj):
        what = " ".join(lack.text for lack in missing)
        raise Refused(_("”%(step)s” går inte än. %(what)s") % {"step": step.label, "what": what})
