"""The people that every action is tried with, and a browser that can reach nothing but the test's own server."""

import hashlib
import json
import os
import shutil

import pytest
from django.core.cache import cache
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import expect

from base.refusals import Refused
from organisations.models import Membership, Organisation, Role, User
from tests.support.at_computer import Person
from tests.support.silence import requests_under_way
from tools.debian import BROWSERS

# Four runs go at once on two cores: a page may take its time without being wrong.
SECONDS_TO_WAIT = 30
expect.set_options(timeout=SECONDS_TO_WAIT * 1000)

BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
# Playwright's synchronous interface runs an event loop, in which Django would refuse the tests' own queries.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What opens a browser or a database is known by its fixtures.

    `make test` runs what opens a browser apart, and what opens no database once; `make test-fast` leaves browsers out.
    """
    for item in items:
        if "playwright" in item.fixturenames:
            item.add_marker("browser")
        # Without one of these pytest-django refuses every query.
        if item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames or "db" in item.fixturenames:
            item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The databases of the tests, whichever tests were chosen.

    pytest-django makes none when those that were chosen ask for one only as they run; they would meet the real one.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb="SAMVERKA_TEST_DATABASE" in os.environ)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _empty_cache(request):
    """Log-in limits count in the cache; one test's wrong passwords must not lock out the next one's browser."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        cache.clear()


@pytest.fixture(autouse=True)
def _server_falls_silent(request):
    """The tables are emptied after a browser's test; a page that is still being answered would be in the way."""
    if "playwright" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    with requests_under_way() as are_answered:
        yield
        assert are_answered.wait(SECONDS_TO_WAIT), "The server went on answering after the test."


@pytest.fixture
def municipality(db) -> Organisation:
    return Organisation.objects.create(kind=Organisation.Kind.MUNICIPALITY, name="Lindhaga kommun")


@pytest.fixture
def other_municipality(db) -> Organisation:
    return Organisation.objects.create(kind=Organisation.Kind.MUNICIPALITY, name="Norrvika kommun")


@pytest.fixture
def police(db) -> Organisation:
    return Organisation.objects.create(
        kind=Organisation.Kind.POLICE,
        police_level=Organisation.PoliceLevel.LOCAL_AREA,
        name="Lokalpolisområde Lindhaga-Norrvika",
    )


def person(name: str, organisation: Organisation, role: Role) -> User:
    """A user with one role; the password is that of every person in the tests."""
    email = f"{name.split()[0].lower()}@{organisation.pk}.example"
    user = User.objects.create_user(email=email, password="en lång mening att minnas", name=name)
    Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


@pytest.fixture
def coordinator(municipality) -> User:
    """Writes the municipality's papers."""
    return person("Karin Almqvist", municipality, Role.COORDINATOR)


@pytest.fixture
def second_coordinator(municipality) -> User:
    """Writes the same papers as the coordinator."""
    return person("Björn Sandell", municipality, Role.COORDINATOR)


@pytest.fixture
def registrar(municipality) -> User:
    """Reads the municipality's drafts and writes none."""
    return person("Rut Ekdahl", municipality, Role.REGISTRAR)


@pytest.fixture
def reader(municipality) -> User:
    """A member who reads the municipality's finished papers, and no drafts."""
    return person("Leo Marklund", municipality, Role.MEMBER)


@pytest.fixture
def administrator(municipality) -> User:
    return person("Ada Winge", municipality, Role.ADMINISTRATOR)


@pytest.fixture
def police_contact(police) -> User:
    """The other party."""
    return person("Petra Norling", police, Role.POLICE_CONTACT)


@pytest.fixture
def stranger(other_municipality) -> User:
    """A coordinator of another municipality."""
    return person("Stig Frändberg", other_municipality, Role.COORDINATOR)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail("Webbläsartesterna behöver Chromium: apt-get install chromium")
    return {"executable_path": path, "args": BROWSER_ARGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "sv-SE", "timezone_id": "Europe/Stockholm"}


@pytest.fixture
def complaints():
    """What the consoles say against the pages of those who sit at a computer."""
    said = []
    yield said
    assert said == []


@pytest.fixture
def at_computer(browser, live_server, complaints):
    """Opens a browser for a person; for nobody in particular one that has never logged in."""
    contexts = []

    def sit_down(user=None) -> Person:
        context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda line: complaints.append(f"{page.url}: {line.text}") if line.type == "error" else None)
        return Person(page, live_server.url, user)

    yield sit_down
    for context in contexts:
        context.close()


@pytest.fixture
def quick_printing(monkeypatch, settings):
    """The printer is tried in its own tests; here a line in place of the pages is enough, and takes no time.

    Such a print lies in a cache of this test's own, so that nobody else is given it for the real one.
    """
    own = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "quick-printing"}
    settings.CACHES = {**settings.CACHES, "prints": own}
    monkeypatch.setattr("documents.printing.render_pdf", _line_of_pdf)


@pytest.fixture
def read_here(monkeypatch):
    """A file is read at once; that it is read in a process of its own, and what that can stand, has its own tests."""
    for reader in ("documents.word.word_answers", "documents.recognising.files"):
        monkeypatch.setattr(f"{reader}.run_apart", _run_here)


def _run_here(work, data: bytes, *words: str, raises=Refused, broken: str, **_limits):
    try:
        return json.loads(json.dumps(work(data, *words)))
    except Refused as refusal:
        raise raises(str(refusal)) from None
    except Exception:  # what ends the process that reads
        raise raises(broken) from None


def _line_of_pdf(html: str, **_options) -> bytes:
    return b"%PDF-1.7 " + hashlib.sha256(html.encode()).hexdigest().encode()
