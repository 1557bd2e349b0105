"""Who waits for whom, in a sentence at the top of a paper, and as rows of Start."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.dates import short_date, today
from base.rows import Row
from documents import kinds
from documents.content import read
from documents.legal_status import names
from documents.models import Decision, DecisionWay, Document, Party, Purpose, Relation, Release, Reply, State
from documents.party_identity import KIND, of_outer
from organisations.models import Organisation
from organisations.permissions import READS_DRAFTS, organisations_of

MOST = 8
ASKS = (Purpose.COMMENTS, Purpose.DECISION)
# The address of the page on which one answers what was asked.
ANSWER_PAGES = {Purpose.COMMENTS: "documents:comment"}
_TO_OWNER = {Purpose.COMMENTS: gettext_lazy("synpunkter"), Purpose.DECISION: gettext_lazy("beslut")}
_TO_OTHERS = {Purpose.COMMENTS: gettext_lazy("era synpunkter"), Purpose.DECISION: gettext_lazy("ert beslut")}
_BUTTON = {Purpose.COMMENTS: gettext_lazy("Lämna synpunkter"), Purpose.DECISION: gettext_lazy("Läs och besluta")}

Part = Callable[[Document, Organisation], list[str]]


def open_releases() -> QuerySet[Release]:
    """What stands: neither taken back nor followed by a new version."""
    return Release.objects.filter(withdrawn_at=None, replaced_by=None)


def unanswered() -> QuerySet[Release]:
    """What asks something and is still to be answered.

    Nobody waits for remarks on a paper that is signed or discarded, nor for a decision on it; only a paper that was
    signed under a condition waits for its decisions. Nor does anybody wait for a decision on a text that is rewritten.
    """
    done = Q(document__state__in=[State.FINAL, State.DISCARDED])
    conditional = Q(purpose=Purpose.DECISION, document__condition_outcome=Document.Condition.AWAITED)
    by_signing = Q(purpose=Purpose.DECISION, body=None) & Exists(_decides_by_signing())
    return without_answer().exclude(done & ~conditional).exclude(by_signing).exclude(_about_rewritten_text())


def _decides_by_signing() -> QuerySet[Party]:
    """The party that a release went to, if it makes no decision but its signature: see `decision_plans`."""
    to = Q(organisation=OuterRef("organisation")) | Q(pk=OuterRef("party"))
    is_said = Q(decision_plan__way__in=[DecisionWay.BY_SIGNATURE, DecisionWay.NONE])
    usual = Q(decision_plan=None) & ~Q(kind=Organisation.Kind.MUNICIPALITY)
    return Party.objects.alias(kind=KIND).filter(to & (is_said | usual), document=OuterRef("document"))


def without_answer() -> QuerySet[Release]:
    """What asks something, stands, and has no answer: no reply sent, no decision registered on that text."""
    replied = Reply.objects.filter(release=OuterRef("pk"), sent_at__isnull=False)
    alike = Reply.objects.filter(
        of_outer("release__"),
        release__document=OuterRef("document"),
        release__purpose=OuterRef("purpose"),
        sent_at__gte=OuterRef("sent_at"),
    )
    by_colleague = Q(body=None) & Exists(alike.filter(release__body=None)) | Exists(
        alike.filter(release__body=OuterRef("body"))
    )
    decided = Decision.objects.filter(of_outer(), revision=OuterRef("revision"), withdrawn_at=None)
    by_body = decided.filter(Q(body=OuterRef("body")) | Q(body=None))
    is_decided = Q(purpose=Purpose.DECISION) & (Q(body=None) & Exists(decided) | Exists(by_body))
    return open_releases().filter(purpose__in=ASKS).exclude(Exists(replied) | by_colleague).exclude(is_decided)


def without_signature() -> QuerySet[Release]:
    """What was sent for decision to a party that decides by its signature, which has not come yet."""
    signed_kinds = [kind.code for kind in kinds.every() if kind.final_by == Document.FinalBy.SIGNATURE]
    left = Q(signatories=None) | Q(signatories__signed_on=None)
    parties = _decides_by_signing().exclude(decision_plan__way=DecisionWay.NONE).filter(left)
    to_sign = without_answer().filter(purpose=Purpose.DECISION, body=None, document__state=State.LOCKED)
    to_sign = to_sign.filter(document__kind__in=signed_kinds).filter(Exists(parties))
    return to_sign.exclude(_about_rewritten_text())


def rewritten() -> QuerySet[Release]:
    """What was sent for a decision that nobody waits for, since the text has been unlocked: a new one is to come."""
    return without_answer().filter(_about_rewritten_text())


def _about_rewritten_text() -> Q:
    is_another = Q(document__state=State.LOCKED) & ~Q(revision=F("document__locked_revision"))
    return Q(purpose=Purpose.DECISION) & (Q(document__state=State.DRAFT) | is_another)


def sentence(document: Document, organisation: Organisation) -> str:
    """Who waits for whom, in the words of the organisation that reads it; empty when nobody waits."""
    return " ".join(said for part in _parts for said in part(document, organisation))


def _asked(document: Document, organisation: Organisation) -> list[str]:
    """To the owner whom it has asked for a decision; to another what it is asked for, and what is to come instead."""
    if organisation.pk == document.owner_id:
        return _owner_waits(document, Purpose.DECISION)
    asking = (
        (unanswered(), asks),
        (without_signature(), asks_to_sign),
        (rewritten(), is_rewritten),
    )
    return list(
        dict.fromkeys(
            words(release)
            for releases, words in asking
            for release in _to(releases, organisation).filter(document=document)
        )
    )


def _to(releases: QuerySet[Release], organisation: Organisation) -> QuerySet[Release]:
    found = releases.filter(organisation=organisation).order_by("answer_by", "pk")
    return found.select_related("organisation", "body", "document__owner", "replaces")


def _asked_for_remarks(document: Document, organisation: Organisation) -> list[str]:
    return _owner_waits(document, Purpose.COMMENTS) if organisation.pk == document.owner_id else []


# The most important first: remarks that do not come hinder nothing.
_parts: list[Part] = [_asked, _asked_for_remarks]


def add(part: Part) -> None:
    """Another app's or module's sentences on who waits, before that of the remarks; once."""
    if part not in _parts:
        _parts.insert(-1, part)


def _owner_waits(document: Document, purpose: str) -> list[str]:
    groups: dict[date | None, list[Release]] = defaultdict(list)
    waiting = unanswered().filter(document=document, purpose=purpose).select_related("organisation", "body")
    for release in waiting.order_by("sent_at", "pk"):
        groups[release.answer_by].append(release)
    return [_owner_waits_for(purpose, by, names(groups[by])) for by in sorted(groups, key=lambda by: by or date.max)]


def _owner_waits_for(purpose: str, by: date | None, who: str) -> str:
    words = {"what": _TO_OWNER[purpose], "who": who, "day": short_date(by) if by else ""}
    if by is None:
        return _("Ni väntar på %(what)s från %(who)s.") % words
    if by < today():
        return _("Ni väntar på %(what)s från %(who)s, som skulle ha kommit %(day)s.") % words
    return _("Ni väntar på %(what)s från %(who)s till %(day)s.") % words


def asks(release: Release) -> str:
    """`Lindhaga kommun väntar på era synpunkter till 12 mars.`; to one person of the owner's in the singular.

    Of a newer text it begins with that: `Ny version skickad 2 mars.`
    """
    said = _asks(release)
    if not is_new_version(release):
        return said
    return f"{_('Ny version skickad %(day)s.') % {'day': short_date(localdate(release.sent_at))}} {said}"


def is_new_version(release: Release) -> bool:
    """Whether the recipient had another text for the same purpose before."""
    return release.replaces_id is not None and release.replaces.revision_id != release.revision_id


def _asks(release: Release) -> str:
    what = str(_TO_OTHERS[release.purpose])
    if release.relation == Relation.OWN:
        what = _("dina synpunkter") if release.purpose == Purpose.COMMENTS else _("ditt beslut")
    words = {"owner": release.document.owner, "what": what}
    words["day"] = short_date(release.answer_by) if release.answer_by else ""
    if release.answer_by is None:
        return _("%(owner)s väntar på %(what)s.") % words
    if release.answer_by < today():
        return _("%(owner)s väntar på %(what)s, som skulle ha kommit %(day)s. Det går fortfarande att svara.") % words
    return _("%(owner)s väntar på %(what)s till %(day)s.") % words


def asks_to_sign(release: Release) -> str:
    """`Lindhaga kommun väntar på er underskrift.`"""
    return _("%(owner)s väntar på er underskrift.") % {"owner": release.document.owner}


def is_rewritten(release: Release) -> str:
    """That there is nothing to decide about until a newer text comes."""
    owner = release.document.owner
    return _("Texten skrivs om hos %(owner)s, så ni behöver inte besluta nu. En ny version kommer.") % {"owner": owner}


def asked_of(user) -> QuerySet[Release]:
    """What waits for an answer by an organisation that the user answers for, or by the user alone."""
    return of_user(unanswered(), user)


def of_user(releases: QuerySet[Release], user) -> QuerySet[Release]:
    """Those that came to an organisation that the user answers for, or to the user alone."""
    own = organisations_of(user, roles=READS_DRAFTS)
    to_us = Q(organisation__in=own) & ~Q(document__owner__in=own)
    rows = releases.filter(to_us | Q(email__iexact=user.email))
    return rows.select_related("document__owner", "revision", "replaces")


def answer_url(release: Release) -> str:
    """The page on which one who has logged in answers; the paper itself where there is no other."""
    return reverse(ANSWER_PAGES.get(release.purpose, "documents:detail"), args=[release.document_id])


def answer_label(release: Release) -> str:
    return str(_BUTTON[release.purpose])


def rows(user) -> list[Row]:
    """What others wait for from the user, soonest first: answers, and then signatures."""
    answers = asked_of(user).order_by("answer_by", "pk")[:MOST]
    signatures = of_user(without_signature(), user).order_by("answer_by", "pk")[:MOST]
    found = [_row(release, asks(release), answer_label(release), answer_url(release)) for release in answers]
    found += [_row(release, asks_to_sign(release), _("Öppna"), _paper(release)) for release in signatures]
    return list(dict.fromkeys(found))[:MOST]


def _row(release: Release, said: str, label: str, url: str) -> Row:
    words = {"asks": said, "title": read(release.revision)["frame"]["title"]}
    return Row(_("%(asks)s ”%(title)s”") % words, label, url)


def _paper(release: Release) -> str:
    return reverse("documents:detail", args=[release.document_id])
