"""The agreements of the demo year: every answer that the calendar can give, as of the day of loading."""

from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

from agreements import demo_watching, demo_working
from agreements.carrying import area_named
from agreements.models import Agreement, Aim, BodyPromise, FocusArea, PromisedSeat, Relation, Renewal, TermKind
from agreements.periods import last_day_of_year_from
from documents import demo_exchange, steps
from documents.access import access_of
from documents.deciding.decision_rows import decide
from documents.demo import paper
from documents.models import Case, Decision, DecisionWay, Document, Filing
from documents.writing import written
from organisations.demo import Cast
from organisations.models import Body, Organisation

TEXTS = Path(__file__).parent / "demo_texts"
PURPOSES = [
    "Samordna det brottsförebyggande arbetet så att det håller över tid.",
    "Göra det tydligt vad parterna kan vänta sig av varandra.",
]
GOALS = [
    "Andelen invånare som känner sig trygga utomhus en sen kväll ökar från 68 till 75 procent.",
    "Anmäld skadegörelse minskar med en tiondel.",
]
AREAS = {
    "ANDTS": "Färre unga prövar narkotika.",
    "Trygga offentliga miljöer": "Resecentrum och torget används av fler, också på kvällen.",
    "Trafik": "Hastigheten vid skolorna sänks.",
    "Våld i nära relationer": "",
}


def load(cast: Cast, day: date) -> None:
    """Agreements in every state, of both municipalities."""
    _lindhaga(cast, day)
    _before_and_beside(cast, day)
    _norrvika(cast, day)


def _lindhaga(cast: Cast, day: date) -> None:
    lindhaga, police, karin = cast.lindhaga, cast.police, cast.coordinator
    ends_on = _end_of_month(day + timedelta(days=30))
    starts_on = date(ends_on.year - 3, 1, 1)
    older = _agreement(
        cast, lindhaga, karin, f"Samverkansöverenskommelse {starts_on.year - 2}–{starts_on.year - 1}", "short",
        TermKind.FIXED_THEN_UNTIL_REPLACED, date(starts_on.year - 2, 1, 1), date(starts_on.year - 1, 12, 31),
    )  # fmt: skip
    _sign(older, karin, date(starts_on.year - 3, 12, 10))
    current = _agreement(
        cast, lindhaga, karin, f"Samverkansöverenskommelse {starts_on.year}–{ends_on.year}", "framework",
        TermKind.FIXED, starts_on, ends_on, number=f"KS {starts_on.year - 1}/212", after=older,
    )  # fmt: skip
    _fill(current, AREAS)
    _sign(current, karin, starts_on - timedelta(days=16), open_for=[police])
    demo_watching.load(cast, current, day)
    demo_working.load(cast, _draft_of_next(current, cast.colleague, day), day)
    amendment = _agreement(
        cast, lindhaga, karin, "Räddningstjänsten i operativa gruppen", "amendment",
        TermKind.FIXED, starts_on + timedelta(days=400), None, after=current, relation=Relation.AMENDMENT,
        type_label="Revidering av samverkansöverenskommelse",
    )  # fmt: skip
    _sign(amendment, karin, starts_on + timedelta(days=380))
    tenants = _agreement(
        cast, lindhaga, karin, "Överenskommelse om trygga bostadsområden", "short",
        TermKind.UNTIL_FURTHER_NOTICE, date(day.year - 2, 4, 1), None, other=cast.housing,
        number=f"KS {day.year - 2}/96",
    )  # fmt: skip
    _fill(tenants, {"Trygga offentliga miljöer": "", "Inbrott och stölder": ""})
    _sign(tenants, karin, date(day.year - 2, 3, 20))
    undated = _agreement(
        cast, lindhaga, karin, "Överenskommelse om grannsamverkan", "short", TermKind.MANDATE_PERIOD, None, None
    )
    _sign(undated, karin, None)
    summer = _agreement(
        cast, lindhaga, karin, "Överenskommelse om sommarens evenemang", "short",
        TermKind.FIXED, date(day.year, 1, 1), date(day.year + 1, 12, 31), number=f"KS {day.year - 1}/318",
    )  # fmt: skip
    _fill(summer, {"Trygga offentliga miljöer": "Festivalen och marknaden är lugna också efter midnatt."})
    _sign(summer, karin, date(day.year - 1, 12, 1))
    reason = "Evenemangen ingår i samverkansöverenskommelsen."
    steps.end(summer.document, by=karin, on=day - timedelta(days=30), reason=reason)


def _before_and_beside(cast: Cast, day: date) -> None:
    """One that waits for its decision, one that came to nothing, and one whose time is over."""
    lindhaga, karin = cast.lindhaga, cast.coordinator
    first = date(day.year + 1, 1, 1)
    swimming = _agreement(
        cast, lindhaga, karin, "Överenskommelse om badplatsen", "short", TermKind.FIXED, first,
        last_day_of_year_from(first), number=f"KS {day.year}/388",
    )  # fmt: skip
    _fill(swimming, {"Trygga offentliga miljöer": ""})
    steps.lock(swimming.document, by=karin)
    given_up = _agreement(
        cast, lindhaga, karin, "Överenskommelse om kameror på torget", "short", TermKind.FIXED, first, None
    )
    steps.discard(given_up.document, by=karin, reason="Parterna valde belysning och fler vandringar i stället.")
    school = _agreement(
        cast, lindhaga, karin, "Överenskommelse om säkra skolvägar", "short",
        TermKind.FIXED, date(day.year - 3, 1, 1), date(day.year - 2, 12, 31),
    )  # fmt: skip
    _sign(school, karin, date(day.year - 4, 12, 5))


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _draft_of_next(current: Agreement, by, day: date) -> Document:
    """A colleague has begun on the next one."""
    first = current.ends_on + timedelta(days=1)
    access = access_of(by, current.document)
    title = f"Samverkansöverenskommelse {first.year}–{first.year + 3}"
    draft = steps.make_from(access, by=by, owner=current.document.owner, title=title).agreement
    draft.starts_on, draft.ends_on = first, date(first.year + 3, 12, 31)
    draft.save()
    board = Body.objects.get(organisation=current.document.owner, short_name="KS")
    number = f"KS {day.year}/402"
    case = Case.objects.create(
        organisation=board.organisation, authority=board, registry_number=number, title="Ny samverkansöverenskommelse"
    )
    Filing.objects.create(document=draft.document, case=case)
    written(draft.document)
    return draft.document


def _norrvika(cast: Cast, day: date) -> None:
    norrvika, police, stig = cast.norrvika, cast.police, cast.other_coordinator
    runs_on = _agreement(
        cast, norrvika, stig, "Samverkansöverenskommelse Norrvika", "short",
        TermKind.FIXED_THEN_UNTIL_REPLACED, date(day.year - 5, 1, 1), date(day.year - 2, 12, 31),
        number=f"KS {day.year - 6}/19",
    )  # fmt: skip
    _fill(runs_on, {"Trafik": "Buskörningen i hamnen upphör.", "Skadegörelse och klotter": ""})
    _sign(runs_on, stig, date(day.year - 6, 12, 12), open_for=[police])
    successor = _agreement(
        cast, norrvika, stig, "Ny samverkansöverenskommelse Norrvika", "short",
        TermKind.MANDATE_PERIOD, day + timedelta(days=45), date(day.year + 4, 12, 31), after=runs_on,
    )  # fmt: skip
    _fill(successor, {"Trafik": "", "EST": ""})
    _sign(successor, stig, day - timedelta(days=5), open_for=[police])
    ice = _agreement(
        cast, norrvika, stig, "Överenskommelse om isbanan", "short",
        TermKind.FIXED, date(day.year + 1, 1, 1), date(day.year + 1, 12, 31),
    )  # fmt: skip
    why = "Vi vill enas om vem som är på plats när isbanan har öppet på kvällarna."
    demo_exchange.ask_police(ice.document, cast, day, by=stig, why=why)
    yearly = _agreement(
        cast, norrvika, stig, "Avtal om nattvandring", "short",
        TermKind.ROLLING_YEARLY, day - timedelta(days=800), None, type_label="Samverkansavtal",
    )  # fmt: skip
    _sign(yearly, stig, day - timedelta(days=810))
    _renew(yearly, day, years=2)
    forgotten = _agreement(
        cast, norrvika, stig, "Avtal om skolpolis", "short",
        TermKind.ROLLING_YEARLY, day - timedelta(days=500), None, type_label="Samverkansavtal",
    )  # fmt: skip
    _sign(forgotten, stig, day - timedelta(days=505))
    harbour = _agreement(
        cast, norrvika, stig, "Överenskommelse om hamnen", "short",
        TermKind.FIXED, day - timedelta(days=760), day - timedelta(days=30),
    )  # fmt: skip
    _sign(harbour, stig, day - timedelta(days=770))
    longer = _agreement(
        cast, norrvika, stig, "Överenskommelsen om hamnen förlängs", "extension",
        TermKind.FIXED, day - timedelta(days=29), day + timedelta(days=335), after=harbour, relation=Relation.EXTENSION,
        type_label="Förlängning av samverkansöverenskommelse",
    )  # fmt: skip
    _sign(longer, stig, day - timedelta(days=50))
    _signed_before_all_had_decided(cast, day)


def _signed_before_all_had_decided(cast: Cast, day: date) -> None:
    """One waits for the board, and one was refused by it."""
    for title, is_refused in (("Överenskommelse om hamnfesten", False), ("Överenskommelse om parkeringshuset", True)):
        made = _agreement(
            cast, cast.norrvika, cast.other_coordinator, title, "short",
            TermKind.FIXED, day + timedelta(days=50), day + timedelta(days=400),
        )  # fmt: skip
        _sign(made, cast.other_coordinator, day - timedelta(days=20), condition="kommunstyrelsens godkännande")
        if is_refused:
            refusal = Decision(
                document=made.document, revision=Document.objects.get(pk=made.pk).locked_revision,
                organisation=cast.norrvika, way=DecisionWay.BOARD, by_whom="Kommunstyrelsen",
                outcome=Decision.Outcome.REJECTED, decided_on=day - timedelta(days=6), paragraph="204",
            )  # fmt: skip
            decide(refusal, by=cast.other_coordinator)


def _agreement(
    cast: Cast, owner: Organisation, by, title: str, text: str, kind: str, starts_on, ends_on, *,
    after: Agreement | None = None, relation: str = "", other: Organisation | None = None, number: str = "",
    type_label: str = "",
) -> Agreement:  # fmt: skip
    other = other or cast.police
    chair = ("Maria Holst" if owner == cast.lindhaga else "Åke Bergdahl", "Kommunstyrelsens ordförande")
    chief = (
        ("Johan Rask", "Lokalpolisområdeschef") if other == cast.police else ("Eva Lindroth", "Verkställande direktör")
    )
    document = paper(
        kind="agreement", title=title, text=(TEXTS / f"{text}.txt").read_text(), owner=owner, by=by,
        parties=[owner, other], type_label=type_label, number=number, signs={owner: chair, other: chief},
    )  # fmt: skip
    agreement = document.agreement
    agreement.term_kind, agreement.starts_on, agreement.ends_on = kind, starts_on, ends_on
    if after:
        agreement.follows, agreement.relation = after, relation or Relation.SUCCESSOR
    agreement.save()
    for position, purpose in enumerate(PURPOSES):
        Aim.objects.create(agreement=agreement, kind=Aim.Kind.PURPOSE, text=purpose, position=position)
    written(document)
    return agreement


def _fill(agreement: Agreement, areas: dict[str, str]) -> None:
    """Areas with their goals, measurable goals, and the council with the representation promised."""
    for position, (name, goal) in enumerate(areas.items()):
        area = area_named(name, agreement.document.owner)
        FocusArea.objects.create(agreement=agreement, area=area, goal=goal, position=position)
    for position, goal in enumerate(GOALS):
        Aim.objects.create(agreement=agreement, kind=Aim.Kind.GOAL, text=goal, position=position)
    council = Body.objects.get(organisation=agreement.document.owner, short_name="Brå")
    promise = BodyPromise.objects.create(agreement=agreement, body=council, name_as_written=council.name)
    for party, what in zip(
        agreement.document.parties.all(), ("Ordförande och två chefer", "Chef och kommunpolis"), strict=True
    ):
        PromisedSeat.objects.create(promise=promise, party=party, what=what)
    written(agreement.document)


def _sign(agreement: Agreement, by, on: date | None, open_for=(), condition: str = "") -> None:
    place = agreement.document.owner.name.split()[0] if on else ""
    steps.register(agreement.document, by=by, on=on, place=place, open_for=list(open_for), condition=condition)


def _renew(agreement: Agreement, day: date, *, years: int) -> None:
    """The discussions that the years after the first rest on."""
    ends_on = agreement.ends_on
    for _year in range(years):
        starts_on = ends_on + timedelta(days=1)
        ends_on = last_day_of_year_from(starts_on)
        Renewal.objects.create(
            agreement=agreement, starts_on=starts_on, ends_on=ends_on, discussed_on=starts_on - timedelta(days=40)
        )
