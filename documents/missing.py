"""What must be there before the text of a paper is locked, each with the page where it is put right."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.steps import Lack
from documents import kinds
from documents.models import Comment, Document, Doubt, Section, State
from documents.unprintable import unprintable


def missing_before_lock(document: Document, content: dict | None = None) -> list[Lack]:
    """content: the living paper, where it has been read already."""
    sections = list(document.sections.all())
    edit = reverse("documents:edit", args=[document.pk])
    return [
        *_missing_text(sections, edit),
        *unprintable(document, content),
        *_unsettled(document),
        *kinds.get(document.kind).missing(document),
    ]


def before_lock(document: Document) -> list[Lack]:
    """What is good to know before the text is locked, and does not hinder it."""
    return [*parties_without_signatory(document), *unanswered_remarks(document)]


def parties_without_signatory(document: Document) -> list[Lack]:
    """Of a paper that is signed: the parties for which nobody is to sign, as the paper stands."""
    if kinds.get(document.kind).final_by != Document.FinalBy.SIGNATURE:
        return []
    parties = [str(party) for party in document.parties.filter(signatories=None).select_related("organisation")]
    if not parties:
        return []
    who = _(" och ").join([", ".join(parties[:-1]), parties[-1]]) if len(parties) > 1 else parties[0]
    said = _("Ingen undertecknare är angiven för %(who)s. I en låst text går det inte att lägga till någon.")
    return [Lack(said % {"who": who}, reverse("documents:frame", args=[document.pk]))]


def unanswered_remarks(document: Document) -> list[Lack]:
    """The remarks that nobody has gone through, which do not hinder that the text is locked."""
    waiting = Comment.objects.filter(reply__document=document, reply__sent_at__isnull=False)
    count = waiting.filter(outcome=Comment.Outcome.OPEN).count()
    if not count:
        return []
    said = ngettext(
        "En synpunkt är inte genomgången. Den går inte att ta in i en låst text.",
        "%(n)d synpunkter är inte genomgångna. De går inte att ta in i en låst text.",
        count,
    )
    return [Lack(said % {"n": count}, reverse("documents:incoming", args=[document.pk]))]


def missing_before_send(document: Document, content: dict | None = None) -> list[Lack]:
    """What must be settled before others get the text: it has words, can be printed, and nothing in it is undecided.

    content: the living paper, where it has been read already.
    """
    sections = list(document.sections.all())
    edit = reverse("documents:edit", args=[document.pk])
    no_text = [] if _has_text(sections) else [_no_text(edit)]
    return [*no_text, *unprintable(document, content), *_unsettled(document)]


def missing_before_register(document: Document) -> list[Lack]:
    """What a person should have seen before a draft is registered as final: it cannot be undone."""
    if document.state != State.DRAFT:
        return []
    return [*_own_party(document), *missing_before_lock(document)]


def _own_party(document: Document) -> list[Lack]:
    if document.parties.filter(organisation=document.owner_id).exists() or not document.parties.exists():
        return []
    said = _("Ingen av parterna är %(owner)s. Välj organisationen vid den part som ni är.")
    return [Lack(said % {"owner": document.owner}, reverse("documents:frame", args=[document.pk]))]


def _missing_text(sections: list[Section], edit: str) -> list[Lack]:
    if not _has_text(sections):
        return [_no_text(edit)]
    following = [*sections[1:], None]
    empty = [
        section
        for section, after in zip(sections, following, strict=True)
        if _is_empty(section) and not _heads(section, after)
    ]
    return [
        Lack(
            _("Avsnittet ”%(heading)s” är tomt: skriv i det eller ta bort det.") % {"heading": section},
            f"{edit}#avsnitt-{section.key}",
        )
        for section in empty
    ]


def _has_text(sections: list[Section]) -> bool:
    return any(section.html or section.slot for section in sections)


def _no_text(edit: str) -> Lack:
    return Lack(_("Skriv text i minst ett avsnitt."), edit)


def _is_empty(section: Section) -> bool:
    return not section.html and not section.slot


def _heads(section: Section, after: Section | None) -> bool:
    """A heading that only stands above smaller ones."""
    return after is not None and after.level > section.level


def _unsettled(document: Document) -> list[Lack]:
    clashes = document.clashes.filter(settled_at=None, section__isnull=False).select_related("section")
    paper = reverse("documents:detail", args=[document.pk])
    doubts = Doubt.objects.filter(paper__document=document, settled_at=None)
    return [
        *(
            Lack(
                _("Två har skrivit i avsnittet ”%(heading)s”: välj vilken text som gäller.")
                % {"heading": clash.section},
                reverse("documents:clash", args=[document.pk, clash.pk]),
            )
            for clash in clashes
        ),
        *(Lack(_("Osäkert i inläsningen: %(why)s") % {"why": doubt.why}, f"{paper}#osakert") for doubt in doubts),
    ]
