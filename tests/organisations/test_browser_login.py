"""Ways in, with a real browser, the strict policy of the pages and a real provider on loopback."""

import copy
import hashlib
import re

import oidc_provider_mock
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from organisations.models import Role, User
from tests.organisations.factories import (
    PASSWORD,
    BodyFactory,
    InvitationFactory,
    MembershipFactory,
    PersonFactory,
    SeatFactory,
    SeatHoldingFactory,
    SittingDateFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
VERIFIED = {"email_verified": True}
TOKEN = "en-hemlighet-som-star-i-mejlet"


def invite(organisation, **details):
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    return InvitationFactory(organisation=organisation, token_digest=digest, **details)


@pytest.fixture
def complaints(page):
    """What the browser complains of: refused scripts and styles, errors in scripts, files that are not there."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def provider(settings, page):
    """The municipality's own login: an OpenID provider that knows three people."""
    people = [
        oidc_provider_mock.User(sub="karin", claims={"email": "Karin@lindhaga.example", "name": "Karin A", **VERIFIED}),
        oidc_provider_mock.User(sub="okand", claims={"email": "okand@lindhaga.example", "name": "Okänd", **VERIFIED}),
        oidc_provider_mock.User(sub="oprovad", claims={"email": "karin@lindhaga.example", "email_verified": False}),
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        origin = f"http://localhost:{server.server_port}"
        app = {
            "provider_id": "kommun",
            "name": "Lindhaga inloggning",
            "client_id": "samverka",
            "secret": "hemligt",
            "settings": {"server_url": origin},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
        policy["DIRECTIVES"]["form-action"] = [*policy["DIRECTIVES"]["form-action"], origin]
        settings.CONTENT_SECURITY_POLICY = policy
        page.route("**/cdn.jsdelivr.net/**", lambda route: route.abort())
        yield origin


def log_in(page, live_server, email, password=PASSWORD):
    page.goto(f"{live_server.url}/konto/login/")
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Lösenord", exact=True).fill(password)
    page.get_by_role("button", name="Logga in", exact=True).click()


def go_through_provider(page, live_server, who):
    page.goto(f"{live_server.url}/konto/login/")
    page.get_by_text("Logga in med Lindhaga inloggning").click()
    go_on, person = page.get_by_role("button", name="Fortsätt"), page.get_by_role("button", name=who, exact=True)
    expect(go_on.or_(person).first).to_be_visible()
    if go_on.is_visible():
        go_on.click()
    person.click()


def test_the_municipalitys_own_login_finds_the_account_by_its_verified_address(page, live_server, provider):
    user = MembershipFactory(user__email="karin@lindhaga.example").user
    go_through_provider(page, live_server, "karin")
    expect(page).to_have_url(f"{live_server.url}/")
    page.goto(f"{live_server.url}/organisation/{user.memberships.get().organisation_id}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("kommun")
    assert SocialAccount.objects.get().user == user
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_somebody_unknown_is_told_whom_to_ask(page, live_server, provider):
    go_through_provider(page, live_server, "okand")
    expect(page.get_by_text("Be den som är administratör för Samverka i din organisation")).to_be_visible()
    expect(page.get_by_text("okand@lindhaga.example")).to_be_visible()
    assert not User.objects.exists()


def test_an_address_that_is_not_verified_opens_nothing(page, live_server, provider):
    user = MembershipFactory(user__email="karin@lindhaga.example").user
    go_through_provider(page, live_server, "oprovad")
    expect(page.get_by_text("intygar inte att adressen är din")).to_be_visible()
    assert not SocialAccount.objects.filter(user=user).exists()


def test_an_invited_person_goes_on_with_the_own_login(page, live_server, provider, municipality):
    invite(municipality, email="okand@lindhaga.example", role=Role.REGISTRAR)
    page.goto(f"{live_server.url}/inbjudan/{TOKEN}/")
    page.get_by_role("button", name="Fortsätt med Lindhaga inloggning").click()
    page.get_by_role("button", name="okand", exact=True).click()
    page.get_by_role("button", name="Tacka ja").click()
    expect(page).to_have_url(f"{live_server.url}/")
    user = User.objects.get(email="okand@lindhaga.example")
    assert user.memberships.get().role == Role.REGISTRAR
    assert user.name == "Okänd"
    assert not user.has_usable_password()
    assert EmailAddress.objects.get(user=user).verified


def test_a_passkey_is_added_and_then_logs_in_alone(page, context, live_server, complaints, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    user = MembershipFactory(user__email="karin@lindhaga.example").user
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    log_in(page, live_server, user.email)
    expect(page).to_have_url(f"{live_server.url}/")
    page.goto(live_server.url + reverse("mfa_add_webauthn"))
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Fortsätt").or_(page.get_by_role("button", name="Bekräfta")).first.click()
    page.get_by_label("Nyckelns namn").fill("Jobbdatorn")
    page.get_by_label("Logga in med bara nyckeln").check()
    page.get_by_role("button", name="Lägg till nyckel").click()
    expect(page).not_to_have_url(re.compile("/add/"))
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()

    context.clear_cookies()
    page.goto(f"{live_server.url}/konto/login/")
    page.get_by_role("button", name="Logga in med passernyckel").click()
    expect(page).to_have_url(f"{live_server.url}/")
    assert complaints == []


def test_the_pages_of_an_administrator_break_no_rule_and_can_be_read_by_all(
    page, live_server, complaints, administrator, municipality
):
    body = BodyFactory(organisation=municipality)
    SittingDateFactory(body=body)
    held = SeatHoldingFactory(
        seat=SeatFactory(body=body), person=PersonFactory(organisation=municipality, user=administrator)
    )
    InvitationFactory(organisation=municipality)
    log_in(page, live_server, administrator.email)
    expect(page).to_have_url(f"{live_server.url}/")
    ours = ["", "brevhuvud/", "kollegor/", f"organ/{body.pk}/dagar/"]
    for place in ours:
        page.goto(f"{live_server.url}/organisation/{municipality.pk}/{place}")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.goto(f"{live_server.url}/admin/")
    body.name = "Nytt namn"
    body.save()
    office = [
        "organisation/",
        f"organisation/{municipality.pk}/change/",
        f"body/{body.pk}/change/",
        f"body/{body.pk}/history/",
        f"body/{body.pk}/delete/",
        f"seat/{held.seat_id}/change/",
        "person/add/",
        "invitation/add/",
        f"user/{administrator.pk}/change/",
    ]
    for place in office:
        page.goto(f"{live_server.url}/admin/organisations/{place}")
    assert complaints == []


def test_a_field_of_the_back_office_finds_while_one_types(page, live_server, complaints, administrator, municipality):
    BodyFactory(organisation=municipality, name="Kommunstyrelsen")
    log_in(page, live_server, administrator.email)
    page.goto(f"{live_server.url}/admin/organisations/seat/add/")
    page.get_by_role("combobox").first.click()
    page.locator(".select2-search__field").fill("kommunst")
    expect(page.get_by_role("option", name="Kommunstyrelsen")).to_be_visible()
    assert complaints == []


def test_the_invitation_page_can_be_read_by_all(page, live_server, complaints, municipality):
    invite(municipality)
    for place in (f"/inbjudan/{TOKEN}/", "/inbjudan/fel/"):
        page.goto(live_server.url + place)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert [text for text in complaints if "404" not in text] == []
