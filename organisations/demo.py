"""The people and organisations of the demo year: two invented municipalities and the police that they share."""

from dataclasses import dataclass
from datetime import date, timedelta

from base.models import StoredFile
from organisations.models import (
    Body,
    Department,
    Letterhead,
    Membership,
    Organisation,
    Person,
    Post,
    PostHolding,
    Role,
    Seat,
    ServiceArea,
    SittingDate,
    User,
)

# No secret: it opens nothing but the demo, and is printed when that starts.
PASSWORD = "vi-provar-samverka"  # noqa: S105

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 54" width="48" height="54"><title>{title}</title>'
    '<path d="M2 2h44v28c0 12-10 18-22 22C12 48 2 42 2 30z" fill="{ground}"/>{figure}</svg>'
)
LIME_TREE = '<circle cx="24" cy="19" r="11" fill="#fff"/><path d="M22 28h4v14h-4z" fill="#fff"/>'
WAVES = (
    '<path d="M6 20c6-6 12 6 18 0s12 6 18 0v6c-6 6-12-6-18 0s-12-6-18 0z" fill="#fff"/>'
    '<path d="M8 33c5-5 11 5 16 0s11 5 16 0v5c-5 5-11-5-16 0s-11-5-16 0z" fill="#fff"/>'
)
SHIELD = '<path d="M24 10l4 8 9 1-7 6 2 9-8-5-8 5 2-9-7-6 9-1z" fill="#fff"/>'


@dataclass(frozen=True)
class Cast:
    """Who plays in the demo."""

    lindhaga: Organisation
    norrvika: Organisation
    police: Organisation
    housing: Organisation
    coordinator: User
    colleague: User
    other_coordinator: User
    police_contact: User


def load(day: date) -> Cast:
    """Create the organisations, their bodies and people, as they are on the day."""
    lindhaga = _municipality("Lindhaga kommun", "#2f5d50", LIME_TREE, "212000-0001", "lindhaga")
    norrvika = _municipality("Norrvika kommun", "#1f4e79", WAVES, "212000-0002", "norrvika")
    police = _police(day, [lindhaga, norrvika])
    housing = Organisation.objects.create(kind="other", name="Lindhagabostäder AB")
    for municipality in (lindhaga, norrvika):
        _bodies(municipality, police, day)
    coordinator = _user("Karin Almqvist", "karin@lindhaga.example", lindhaga, Role.COORDINATOR)
    colleague = _user("Björn Sandell", "bjorn@lindhaga.example", lindhaga, Role.COORDINATOR)
    _user("Rut Ekdahl", "rut@lindhaga.example", lindhaga, Role.REGISTRAR)
    _user("Carl Stensson", "carl@lindhaga.example", lindhaga, Role.MANAGER)
    _user("Leo Marklund", "leo@lindhaga.example", lindhaga, Role.MEMBER)
    _user("Ada Winge", "ada@lindhaga.example", lindhaga, Role.ADMINISTRATOR)
    other_coordinator = _user("Stig Frändberg", "stig@norrvika.example", norrvika, Role.COORDINATOR)
    _user("Nora Bylund", "nora@norrvika.example", norrvika, Role.ADMINISTRATOR)
    police_contact = _user("Petra Norling", "petra@polisen.example", police, Role.POLICE_CONTACT)
    _posts(lindhaga, coordinator, "Trygghetssamordnare", day)
    _posts(norrvika, other_coordinator, "Säkerhetssamordnare", day)
    _posts(police, police_contact, "Kommunpolis", day)
    return Cast(lindhaga, norrvika, police, housing, coordinator, colleague, other_coordinator, police_contact)


def _municipality(name: str, ground: str, figure: str, number: str, domain: str) -> Organisation:
    organisation = Organisation.objects.create(kind="municipality", name=name)
    town = name.split()[0]
    Letterhead.objects.create(
        organisation=organisation,
        logo=_logo(f"{name}s vapen", ground, figure),
        postal_address=f"Stadshuset, 123 40 {town}",
        visiting_address="Stora Torget 1",
        phone="010-000 10 00",
        email=f"kommun@{domain}.example",
        web=f"{domain}.example",
        organisation_number=number,
        bank_giro="123-4567",
    )
    for department in ("Kommunledningskontoret", "Barn- och utbildningsförvaltningen", "Socialförvaltningen"):
        Department.objects.create(organisation=organisation, name=department)
    Department.objects.create(organisation=organisation, name="Kultur- och fritidsförvaltningen")
    return organisation


def _logo(title: str, ground: str, figure: str) -> StoredFile:
    return StoredFile.objects.keep(LOGO.format(title=title, ground=ground, figure=figure).encode(), "image/svg+xml")


def _police(day: date, municipalities: list[Organisation]) -> Organisation:
    """The tree from the authority down to the local area, which was two before it became one."""
    authority = _unit("Polismyndigheten", "authority")
    region = _unit("Polisregion Mitthav", "region", authority)
    area = _unit("Polisområde Norra Mitthav", "area", region)
    local = _unit(
        "Lokalpolisområde Lindhaga-Norrvika",
        "local_area",
        area,
        former_names="Närpolisområde Lindhaga\nNärpolisen Norrvika",
    )
    Letterhead.objects.create(
        organisation=local,
        logo=_logo("Polisens märke i provläget", "#14304f", SHIELD),
        postal_address="Box 12, 123 41 Lindhaga",
        visiting_address="Järnvägsgatan 4, Lindhaga",
        phone="010-000 20 00",
        email="lindhaga-norrvika@polisen.example",
    )
    for municipality in municipalities:
        ServiceArea.objects.create(police_unit=local, municipality=municipality, from_on=date(day.year - 10, 1, 1))
    return local


def _unit(name: str, level: str, parent: Organisation | None = None, **fields) -> Organisation:
    return Organisation.objects.create(kind="police", police_level=level, name=name, parent=parent, **fields)


def _bodies(municipality: Organisation, police: Organisation, day: date) -> None:
    board = Body.objects.create(
        organisation=municipality,
        kind="board",
        name="Kommunstyrelsen",
        short_name="KS",
        is_authority=True,
        registrar_email=f"registrator@{municipality.letterhead.web}",
    )
    committee = Body.objects.create(
        organisation=municipality,
        kind="committee",
        name="Kommunstyrelsens arbetsutskott",
        short_name="AU",
        parent=board,
    )
    Body.objects.create(
        organisation=municipality, kind="board", name="Socialnämnden", short_name="SN", is_authority=True
    )
    council = Body.objects.create(
        organisation=municipality,
        kind="council",
        name="Lokala Brottsförebyggande rådet",
        short_name="Brå",
        mandate="Samordnar det brottsförebyggande arbetet och följer upp överenskommelsen.",
        is_strategic_council=True,
    )
    Body.objects.create(organisation=municipality, kind="working", name="Operativa gruppen", parent=council)
    _seats(council, municipality, police)
    for body, weekday, weeks in ((board, 2, 4), (committee, 1, 4), (council, 3, 12)):
        _sittings(body, day, weekday, weeks)


def _seats(council: Body, municipality: Organisation, police: Organisation) -> None:
    for represents, title, is_leading in (
        (municipality, "Kommunstyrelsens ordförande, tillika ordförande i rådet", True),
        (municipality, "Kommundirektör", True),
        (municipality, "Socialchef", True),
        (police, "Lokalpolisområdeschef", True),
        (police, "Kommunpolis", False),
    ):
        Seat.objects.create(body=council, represents=represents, title=title, is_leading_position=is_leading)


def _sittings(body: Body, day: date, weekday: int, weeks: int) -> None:
    """A year of meetings around the day, on one weekday, with the papers due two weeks before."""
    first = day - timedelta(weeks=12)
    first += timedelta(days=(weekday - first.weekday()) % 7)
    for number in range(0, 60, weeks):
        on = first + timedelta(weeks=number)
        SittingDate.objects.create(body=body, on=on, papers_due_on=on - timedelta(days=14))


def _user(name: str, email: str, organisation: Organisation, role: str) -> User:
    user = User.objects.create_user(email=email, password=PASSWORD, name=name)
    Membership.objects.create(user=user, organisation=organisation, role=role)
    Person.objects.create(organisation=organisation, name=name, email=email, user=user)
    return user


def _posts(organisation: Organisation, user: User, title: str, day: date) -> None:
    post = Post.objects.create(organisation=organisation, title=title)
    PostHolding.objects.create(post=post, person=user.person, from_on=date(day.year - 2, 3, 1))
