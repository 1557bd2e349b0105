"""What an agreement's writers are advised of: each tip on an invented text, and none on a good one."""

from datetime import date

import pytest
from django.utils import timezone

from agreements.law.loading import load
from agreements.models import Agreement, Aim, Area, FocusArea, LawRule, Relation, TermKind
from documents import advice
from documents.content import canonical, content_of
from documents.editing.setting_aside import set_aside
from documents.models import Document, Revision, Section, State
from tests.agreements import factories

pytestmark = pytest.mark.django_db
GOOD = {
    "Syfte": "<p>Syftet är att färre ska utsättas för brott och att fler ska vara trygga.</p>",
    "Områden": "<p>Vi samverkar inom följande områden: trafik, ungas uppväxt och våld i hemmet.</p>",
    "Läget": "<p>Problemen finns i lägesbilden. De beror på få mötesplatser och mörka gångvägar.</p>",
    "Mål": "<p>Målet är att otryggheten minskar från 32 till 25 procent.</p>",
    "Organisation": "<p>Rådet träffas fyra gånger per år och för minnesanteckningar. Hanteringen av uppgifter följer "
    "offentlighets- och sekretesslagen (2009:400) och kommunallagen (2017:725).</p>",
    "Uppföljning": "<p>Arbetet följs upp varje år och redovisas för kommunstyrelsen.</p>",
    "Tid": "<p>Överenskommelsen gäller från och med den 1 januari 2027.</p>",
}


@pytest.fixture(autouse=True)
def _rules():
    load(LawRule)


@pytest.fixture
def draft() -> Document:
    made = factories.agreement(TermKind.FIXED, date(2027, 1, 1), date(2030, 12, 31), state=State.DRAFT).document
    say(made, **GOOD)
    return made


def say(paper: Document, **sections: str) -> None:
    for heading, html in sections.items():
        if not paper.sections.filter(heading=heading).update(html=html):
            Section.objects.create(document=paper, position=paper.sections.count(), heading=heading, html=html)


def swap(paper: Document, heading: str, new_heading: str, html: str) -> None:
    """Another section in the place of the one with the heading, which says something too."""
    paper.sections.filter(heading=heading).update(heading=new_heading, html=html)


def told(paper: Document) -> dict[str, str]:
    paper = Document.objects.get(pk=paper.pk)
    return {tip.code.split(":")[0]: tip.sentence for tip in advice.tips_for(paper, content_of(paper))}


def test_a_good_agreement_gets_none(draft):
    assert told(draft) == {}


def test_a_beginning_and_an_empty_paper_get_none(draft):
    draft.sections.exclude(heading="Tid").delete()
    assert told(draft) == {}
    draft.sections.all().delete()
    assert told(draft) == {}


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"Läget": "<p>Vi träffas ofta.</p>"}, "två saknas: vilka problem den gäller och vad problemen tros bero på."),
        ({"Mål": "<p>Målet är att tryggheten ökar under 2027.</p>"}, "en saknas: mål som går att mäta."),
        (
            {"Organisation": "<p>Rådet träffas fyra gånger per år.</p>", "Uppföljning": ""},
            "två saknas: hur arbetet dokumenteras och hur arbetet följs upp.",
        ),
    ],
)  # fmt: skip
def test_the_six_points_that_the_text_does_not_seem_to_say(draft, changes, lacks):
    say(draft, **changes)
    if draft.sections.get(heading="Läget").html.startswith("<p>Vi"):
        say(draft, Mål="<p>Målet är att andelen trygga ökar från 60 till 70 procent.</p>")
    assert told(draft)["bra"].endswith(lacks)


def test_a_goal_with_a_number_among_the_facts_is_measurable(draft):
    say(draft, Mål="<p>Fler ska vara trygga.</p>")
    assert "mål som går att mäta" in told(draft)["bra"]
    Aim.objects.create(agreement=draft.agreement, kind=Aim.Kind.GOAL, text="Skadegörelsen minskar med 10 procent.")
    assert told(draft) == {}


def test_the_act_asks_for_purposes_and_areas(draft):
    swap(draft, "Syfte", "Inledning", "<p>Parterna vill mer för tryggheten i hela kommunen, och arbetar för den.</p>")
    assert told(draft) == {"law": "Texten verkar inte säga vilka syften samverkan har."}
    swap(draft, "Områden", "Bredd", "<p>Vi samverkar i allt som rör trygghet och där båda har något att bidra med.</p>")
    assert told(draft) == {"law": "Texten verkar inte säga vilka syften och vilka områden samverkan har."}
    for name in ("Kvällsfrid", "Säkra skolvägar"):
        Area.objects.create(owner=draft.owner, name=name)
    say(
        draft, Bredd="<p>Tillsammans för kvällsfrid och säkra skolvägar, där båda parterna har något att bidra med.</p>"
    )
    assert told(draft) == {"law": "Texten verkar inte säga vilka syften samverkan har."}


def test_what_is_filled_in_and_printed_nowhere_is_told_so(draft):
    swap(draft, "Områden", "Bredd", "<p>Vi samverkar i allt som rör trygghet och där båda har något att bidra med.</p>")
    FocusArea.objects.create(agreement=draft.agreement, area=Area.objects.create(name="Badplatser"))
    assert told(draft)["law"] == (
        "Texten verkar inte säga vilka områden samverkan har. Områdena är ifyllda under Avtalstid och mål, men inget "
        "avsnitt skriver ut dem."
    )
    say(draft, Bredd="<p>Vi samverkar om badplatser, och i allt där båda har något att bidra med under året.</p>")
    assert told(draft) == {}
    say(draft, Bredd="<p>Vi samverkar i allt som rör trygghet och där båda har något att bidra med.</p>")
    Section.objects.create(document=draft, position=90, slot="focus_areas")
    assert told(draft) == {}


def test_the_act_is_read_as_it_stands_when_the_paper_begins_to_hold(draft):
    swap(draft, "Syfte", "Inledning", "<p>Parterna vill mer för tryggheten i hela kommunen, och arbetar för den.</p>")
    assert "law" in told(draft)
    LawRule.objects.filter(code="overenskommelse_9").update(to_on=date(2026, 12, 31))
    assert told(draft) == {}
    LawRule.objects.filter(code="overenskommelse_9").update(from_on=date(2027, 1, 2), to_on=None)
    assert told(draft) == {}
    Agreement.objects.filter(pk=draft.pk).update(starts_on=date(2027, 1, 2))
    assert "law" in told(draft)


def test_a_draft_with_days_long_past_is_read_by_the_law_of_today(draft):
    Agreement.objects.filter(pk=draft.pk).update(starts_on=date(2017, 1, 1))
    say(draft, Uppgifter="<p>Uppgifter lämnas enligt personuppgiftslagen (1998:204).</p>")
    assert "replaced_act" in told(draft)
    say(draft, Uppgifter="<p>Rikspolisstyrelsens handlingsplan följs.</p>")
    assert "replaced_authority" in told(draft)


def test_an_amendment_is_not_asked_for_the_whole(draft):
    say(draft, Syfte="", Läget="<p>Räddningstjänsten deltar i gruppen från och med mars, och har egna uppgifter.</p>")
    assert set(told(draft)) == {"law", "bra"}
    draft.agreement.follows = factories.agreement(TermKind.FIXED, date(2027, 1, 1), date(2030, 12, 31))
    draft.agreement.relation = Relation.AMENDMENT
    draft.agreement.save()
    assert told(draft) == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("enligt sekretesslagen (1980:100)", "Sekretesslagen (1980:100) gäller inte sedan 30 juni 2009. Nu gäller "
         "offentlighets- och sekretesslagen (2009:400)."),
        ("enligt personuppgiftslagen", "Personuppgiftslagen (1998:204) gäller inte sedan 25 maj 2018. Nu gäller EU:s "
         "dataskyddsförordning (2016/679) och lagen (2018:218) med kompletterande bestämmelser."),
        ("enligt PuL och annat", "Personuppgiftslagen (1998:204) gäller inte sedan 25 maj 2018. Nu gäller EU:s "
         "dataskyddsförordning (2016/679) och lagen (2018:218) med kompletterande bestämmelser."),
        ("med stöd av socialtjänstlagen (2001:453)", "Socialtjänstlagen (2001:453) gäller inte sedan 1 juli 2025. Nu "
         "gäller socialtjänstlagen (2025:400)."),
        ("enligt socialtjänstlagen (1980:620)", "Socialtjänstlagen (1980:620) gäller inte sedan 1 januari 2002. Nu "
         "gäller socialtjänstlagen (2025:400)."),
        ("enligt lag (1980:578) om ordningsvakter", "Lagen (1980:578) om ordningsvakter gäller inte sedan 1 januari "
         "2024. Nu gäller lagen (2023:421) om ordningsvakter."),
    ],
)  # fmt: skip
def test_an_act_that_has_been_replaced(draft, words, said):
    say(draft, Uppgifter=f"<p>Uppgifter lämnas {words}.</p>")
    assert told(draft) == {"replaced_act": said}


@pytest.mark.parametrize(
    "words",
    [
        "enligt offentlighets- och sekretesslagen",
        "enligt socialtjänstlagen",
        "enligt socialtjänstlagen (2025:400)",
        "enligt polislagen (1984:387)",
        "i ärende KS 1980:100",
        "så länge sekretesslagen (1980:100) gällde",
        "enligt lagen (2009:400), som ersatte sekretesslagen (1980:100)",
        "med den epulett som hör till",
    ],
)
def test_an_act_that_holds_or_is_told_of_as_past(draft, words):
    say(draft, Uppgifter=f"<p>Uppgifter lämnas {words}.</p>")
    assert told(draft) == {}


def test_the_years_of_the_agreement_before(draft):
    old = factories.agreement(TermKind.FIXED, date(2023, 1, 1), date(2026, 12, 31), title="Samverkan 2023–2026")
    say(draft, Inledning="<p>Under 2023 - 2026 arbetar vi tillsammans.</p>",
        Bakgrund="<p>Den ersätter överenskommelsen 2023–2026.</p>")  # fmt: skip
    assert told(draft) == {}
    Agreement.objects.filter(pk=draft.pk).update(follows=old, relation=Relation.SUCCESSOR)
    assert told(draft) == {"old_years": "Överenskommelsen gäller 2027–2030, men texten säger 2023–2026 på ett ställe."}
    say(draft, Inledning="<p>Vi arbetar tillsammans till och med den 31 december 2026.</p>")
    assert told(draft) == {
        "old_years": "Överenskommelsen gäller till och med 31 december 2030, men texten säger 31 december 2026 på ett "
        "ställe."
    }


def test_a_council_with_another_name_among_the_facts(draft):
    promise = draft.agreement.bodies.create(name_as_written="Trygghetsgruppen")
    say(draft, Organisation=GOOD["Organisation"] + "<p>Trygghetsgruppen leder arbetet.</p>")
    content = canonical(content_of(draft))
    Revision.objects.create(
        document=draft, number=1, schema=1, content=content, sha256="0" * 64, reason="Början", made_by=draft.created_by,
        made_at=timezone.now(),
    )  # fmt: skip
    assert told(draft) == {}
    promise.name_as_written = "Strategiska rådet"
    promise.save()
    assert told(draft) == {
        "leftover": "Det heter nu ”Strategiska rådet” bland uppgifterna, men i texten står ”Trygghetsgruppen” kvar på "
        "ett ställe."
    }


def test_an_activity_is_set_aside_with_what_the_tip_sends(draft):
    said = "Polisen ska genomföra minst tio trafikkontroller per termin."
    before = GOOD["Organisation"].replace("<p>", f"<p>Rådet leder arbetet. {said} ")
    say(draft, Organisation=before)
    paper = Document.objects.get(pk=draft.pk)
    tip = next(tip for tip in advice.tips_for(paper, content_of(paper)) if tip.code.startswith("what:"))
    data = dict(tip.presses[0].data)
    section = draft.sections.get(heading="Organisation")
    row = set_aside(draft.pk, section.key, data["place"], data["mark"], by=draft.created_by)
    assert row.html == f"<p>{said}</p>"
    assert draft.sections.get(heading="Organisation").html == before.replace(f"{said} ", "")
    assert told(draft) == {}


def test_a_paper_that_is_agreement_and_pledges_in_one_may_say_what(draft):
    say(draft, Arbetet="<p>Polisen ska göra tio trafikkontroller.</p>")
    assert "what" in told(draft)
    Document.objects.filter(pk=draft.pk).update(title="Överenskommelse med medborgarlöften")
    assert told(draft) == {}
    Document.objects.filter(pk=draft.pk).update(title="Överenskommelse")
    draft.sections.filter(heading="Arbetet").update(heading="Våra medborgarlöften")
    assert told(draft) == {}


@pytest.mark.parametrize(
    ("html", "now"),
    [
        ("<p>Rikspolisstyrelsens handlingsplan följs.</p>", "Skriv Polismyndigheten."),
        ("<p>Länspolismästaren och kommunalrådet träffas.</p>", "till exempel polisområdeschefen."),
        ("<p>Stöd finns hos SKL.</p>", "Skriv Sveriges Kommuner och Regioner (SKR)."),
        ("<p>Polismyndigheten i Södra Lindhaga län deltar.</p>", "Skriv Polismyndigheten, med polisområdet"),
    ],
)
def test_an_authority_that_is_no_more_is_told_of(draft, html, now):
    say(draft, Stöd=html)
    assert now in told(draft)["replaced_authority"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Polismyndigheten, lokalpolisområde Lindhaga, deltar.</p>",
        "<p>SKR och skl-nät.</p>",
        "<p>Polisen ersatte Rikspolisstyrelsen och länens myndigheter.</p>",
    ],
)
def test_authorities_of_today_and_of_what_has_been_are_left_in_peace(draft, html):
    say(draft, Stöd=html)
    assert "replaced_authority" not in told(draft)
