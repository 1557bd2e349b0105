"""The steps of a paper: one row in the table, one function, one address and one event for each.

`docs/workflows.md` is this table for a case officer; a test compares them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from base.models import StoredFile
from base.steps import Step, refuse_what_is_missing
from documents import ending, kinds, opening, permissions
from documents.access import Access
from documents.clearing import CLEAR
from documents.content import freeze
from documents.creating import create_from_paper
from documents.deciding import decision_rows, ready
from documents.missing import before_lock, missing_before_lock
from documents.models import Copy, Document, Event, Party, Revision, State
from documents.moving import Received, finish, move, reason_given
from documents.registering import entries
from documents.replies.reply_steps import REGISTER_REPLY
from documents.sending import final_mail
from documents.sending.release_steps import RELEASE_STEPS
from documents.signing import signatures
from documents.step_groups import DECIDING, GOING_ON
from documents.writing import JUST_NOW, note_event, open_for_writing
from organisations.models import Organisation, User

WRITERS = gettext_lazy("Samordnare, kommunpolis, administratör hos ägaren")
REGISTRARS = gettext_lazy("Samordnare, kommunpolis, registrator, administratör hos ägaren")
EVERY_STATE = frozenset(State)

LOCK = Step(
    name=Event.LOCK,
    label=gettext_lazy("Lås texten"),
    sources=frozenset({State.DRAFT}),
    target=State.LOCKED,
    may=permissions.can_decide_state,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy("Texten kan inte ändras förrän du låser upp den. På papperet står det ”Förslag”."),
    who=WRITERS,
    done=gettext_lazy("Texten är låst. På papperet står det ”Förslag”."),
    group=DECIDING,
    missing=missing_before_lock,
    beside=before_lock,
)
UNLOCK = Step(
    name="unlock",
    label=gettext_lazy("Lås upp"),
    sources=frozenset({State.LOCKED}),
    target=State.DRAFT,
    may=permissions.can_decide_state,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy(
        "Texten kan ändras igen. Du skriver varför, och den låsta texten finns kvar i historiken."
    ),
    who=WRITERS,
    done=gettext_lazy("Texten är upplåst och kan ändras igen."),
    missing=signatures.hinders_unlocking,
    lacking=gettext_lazy("går inte nu."),
    asks=True,
)
REGISTER = Step(
    name="register",
    label=gettext_lazy("Registrera som slutlig"),
    sources=frozenset({State.DRAFT, State.LOCKED}),
    target=State.FINAL,
    fits=signatures.is_registered,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("När handlingen är undertecknad, antagen eller godkänd på papper. Det kan inte ångras."),
    who=REGISTRARS,
    done=gettext_lazy("Handlingen är registrerad som slutlig."),
    group=DECIDING,
    missing=signatures.hinders_registering,
    renamed=signatures.register_label,
    lacking=gettext_lazy("går inte nu."),
    asks=True,
)
DISCARD = Step(
    name="discard",
    label=gettext_lazy("Kassera utkastet"),
    sources=frozenset({State.DRAFT}),
    target=State.DISCARDED,
    may=permissions.can_decide_state,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy("Utkastet läggs undan men finns kvar. Du skriver varför."),
    who=WRITERS,
    done=gettext_lazy("Utkastet är kasserat."),
    asks=True,
)
MAKE_FROM = Step(
    name="make_from",
    label=gettext_lazy("Gör ny utifrån den här"),
    sources=EVERY_STATE,
    target=None,
    may=permissions.can_author,
    refusal=permissions.ONLY_AUTHORS,
    explanation=gettext_lazy("Ett nytt utkast med samma rubriker, text, parter och undertecknare."),
    who=gettext_lazy("Den som skriver handlingar hos någon organisation och får läsa den här"),
    done=gettext_lazy("Här är det nya utkastet. Gå igenom texten och ändra det som inte längre stämmer."),
    asks=True,
    group=GOING_ON,
    folded_in=frozenset({State.DRAFT, State.LOCKED}),
)
END = Step(
    name="end",
    label=gettext_lazy("Avsluta i förtid"),
    sources=frozenset({State.FINAL}),
    target=None,
    fits=ending.may_begin,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy(
        "När parterna är överens om att den slutar gälla före sin tid, eller en av dem säger upp den."
    ),
    who=REGISTRARS,
    done=gettext_lazy("Avslutet är registrerat."),
    asks=True,
)
CHANGE_END = Step(
    name="change_end",
    label=gettext_lazy("Ändra avslutet"),
    sources=frozenset({State.FINAL}),
    target=None,
    fits=ending.may_be_changed,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy(
        "En annan dag, eller att den inte alls har avslutats. Det som var registrerat syns i historiken."
    ),
    who=REGISTRARS,
    done=gettext_lazy("Avslutet är ändrat."),
    asks=True,
)
RESTORE = Step(
    name="restore",
    label=gettext_lazy("Ta tillbaka"),
    sources=frozenset({State.DISCARDED}),
    target=State.DRAFT,
    may=permissions.can_decide_state,
    refusal=permissions.ONLY_WRITERS,
    explanation=gettext_lazy("Det kasserade blir ett utkast igen, med texten som den var."),
    who=WRITERS,
    done=gettext_lazy("Utkastet är tillbaka och kan ändras."),
)
OPEN_TO = Step(
    name="open_to",
    label=gettext_lazy("Öppna för parterna"),
    sources=frozenset({State.FINAL}),
    target=None,
    fits=opening.has_others,
    may=permissions.can_register,
    refusal=permissions.ONLY_REGISTRARS,
    explanation=gettext_lazy("Du väljer vilka av parterna som läser handlingen här. Det går att ändra."),
    who=REGISTRARS,
    done=gettext_lazy("Sparat: nu läser de parter som du valde."),
    missing=opening.missing,
    asks=True,
)
STEPS = (
    *RELEASE_STEPS,
    REGISTER_REPLY,
    LOCK,
    decision_rows.DECIDE,
    signatures.SEND_TO_SIGN,
    signatures.RECEIVE_SIGNED,
    REGISTER,
    signatures.CANCEL_SIGNING,
    signatures.TAKE_BACK_SIGNATURES,
    UNLOCK,
    OPEN_TO,
    MAKE_FROM,
    END,
    CHANGE_END,
    CLEAR,
    DISCARD,
    RESTORE,
)


def table_of(document: Document) -> tuple[Step, ...]:
    """The steps of the paper: those of every paper, and those of its kind, which follow the lock."""
    own, after = kinds.get(document.kind).steps, STEPS.index(LOCK) + 1
    return (*STEPS[:after], *own, *STEPS[after:]) if own else STEPS


def is_taken(step: Step, document: Document, *, by, note: str | None = None) -> bool:
    """Whether the person has already taken the step, as the latest thing that was done with the paper.

    So it is for a button that was pressed twice. note: what the person said of it, when the step asks for something.
    """
    latest = document.events.exclude(from_state="").first()
    is_same = latest is not None and (latest.step, latest.by_id) == (step.name, by.pk)
    return is_same and note in (None, latest.note)


def lock(document: Document, *, by) -> Revision:
    """Fix the text: the paper is frozen as it is, and that revision is the one to decide about.

    Raises Refused when it is not a draft or something is missing.
    """
    with open_for_writing(document.pk, *LOCK.sources) as taken:
        refuse_what_is_missing(LOCK, taken)
        revision = freeze(taken, _("Låst inför beslut"), by)
        move(taken, LOCK, by, revision=revision, locked_revision=revision)
    return revision


def unlock(document: Document, *, by, reason: str) -> None:
    """Let the text be changed again. Raises Refused without a reason, or when it is not locked."""
    with open_for_writing(document.pk, *UNLOCK.sources) as taken:
        refuse_what_is_missing(UNLOCK, taken)
        revision = taken.locked_revision
        move(taken, UNLOCK, by, revision=revision, note=reason_given(reason), locked_revision=None)


def discard(document: Document, *, by, reason: str) -> None:
    """Lay a draft aside; its text is kept. Raises Refused without a reason, or when it is no draft."""
    with open_for_writing(document.pk, *DISCARD.sources) as taken:
        revision = freeze(taken, _("Kasserat"), by)
        move(taken, DISCARD, by, revision=revision, note=reason_given(reason), discard_reason=reason.strip()[:300])


def restore(document: Document, *, by) -> None:
    """Take a discarded draft up again. Raises Refused when it is not discarded."""
    with open_for_writing(document.pk, *RESTORE.sources) as taken:
        move(taken, RESTORE, by, revision=None, discard_reason="")


def open_to(document: Document, *, by, organisations: Iterable[Organisation]) -> None:
    """Let these of the parties, and no others of them, read the paper as it is registered.

    Raises Refused when it is not final, or when nobody has said who the parties are.
    """
    with open_for_writing(document.pk, *OPEN_TO.sources) as taken:
        refuse_what_is_missing(OPEN_TO, taken)
        chosen = list(organisations)
        if note := opening.open_to_these(taken, taken.locked_revision, chosen):
            note_event(taken, OPEN_TO.name, by, before=taken.state, revision=taken.locked_revision, note=note)
            entries.note_opened(taken, chosen)
            final_mail.write_final(taken, chosen, by=by)


@dataclass(frozen=True)
class Scan:
    """The signed paper as a file; already stored, so that the step writes few bytes."""

    file: StoredFile
    name: str


def register(
    document: Document,
    *,
    by,
    on: date | None,
    place: str = "",
    scan: Scan | None = None,
    open_for: Iterable[Organisation | Party] = (),
    note: str = "",
    condition: str = "",
    waits: Iterable[str] | None = None,
) -> Revision:
    """Register what was signed, adopted or approved on paper. on: the day, None when it is not known.

    open_for: organisations that may read the paper from now on, as it was registered. condition: what it was signed
    under the condition of. waits: the decisions that the person was told are missing; None for whoever was told
    nothing. Raises Refused when the paper is neither draft nor locked, is out to be signed elsewhere, when a decision
    is missing that was not, for a scan that was made here, and for a text that is not decided or cannot be printed.
    """
    with open_for_writing(document.pk, *REGISTER.sources) as taken:
        refuse_what_is_missing(REGISTER, taken)
        if waits is not None:
            ready.refuse_new_lacks(taken, waits)
        if scan:
            signatures.refuse_unsigned(taken, scan.file.pk)
        signatures.sign_for_the_rest(taken, on, place)
        place = signatures.places(taken, place)
        files = [Received(Copy.Form.SCAN, scan.file, scan.name)] if scan else []
        revision = finish(
            taken, REGISTER, by, on=on, place=place, condition=condition, files=files, open_for=open_for, note=note
        )
        signatures.note_signed(taken, scan.file if scan else None, scan.name if scan else "")
    return revision


def end(document: Document, *, by, on: date, reason: str) -> None:
    """Register that a final paper ends before its time; on: the first day on which it no longer holds.

    Raises Refused without a reason, for a day before it was final, when it is ended already, and for a kind of paper
    that does not hold over time.
    """
    with open_for_writing(document.pk, *END.sources) as taken:
        ending.refuse_to_begin(taken)
        ending.refuse_too_early(taken, on)
        _set_end(taken, END, by, on=on, reason=reason_given(reason))


def change_end(document: Document, *, by, on: date | None, reason: str) -> None:
    """Another day of the end; None takes it back, as if it had never been. What was registered stays in the history.

    Raises Refused without a reason, for a day before it was final, and when there is no end.
    """
    with open_for_writing(document.pk, *CHANGE_END.sources) as taken:
        ending.refuse_to_change(taken)
        if on:
            ending.refuse_too_early(taken, on)
        if (on, reason_given(reason)) == (taken.ended_on, taken.end_reason):
            return
        _set_end(taken, CHANGE_END, by, on=on, reason=reason_given(reason))


@transaction.atomic
def make_from(access: Access, *, by, owner: Organisation, title: str) -> Document:
    """A new draft of the owner's from the text that the person reads, be it the living one or a revision.

    Asked for twice in a row it is made once.
    """
    source, content = access.document, access.content()
    User.objects.select_for_update().get(pk=by.pk)  # one at a time for each person, so that the second finds the first
    if made := _made_just_now(source, by, owner, title):
        return made
    # The kind's rows say what stands in the paper now; who reads an earlier text gets none of them.
    is_current = access.is_working or access.revision == source.locked_revision
    facts = frozenset(content["facts"]) if is_current else frozenset()
    return create_from_paper(source, content, owner=owner, title=title, by=by, facts=facts)


def _made_just_now(source: Document, by, owner: Organisation, title: str) -> Document | None:
    since = timezone.now() - JUST_NOW
    alike = source.made_into.filter(created_by=by, owner=owner, title=title, state=State.DRAFT, created_at__gt=since)
    return alike.exclude(sittings__isnull=False).first()


def _set_end(document: Document, step: Step, by, *, on: date | None, reason: str) -> None:
    document.ended_on, document.end_reason = on, reason[:300] if on else ""
    document.save(update_fields=["ended_on", "end_reason"])
    note_event(document, step.name, by, before=document.state, note=ending.note(on, reason))
