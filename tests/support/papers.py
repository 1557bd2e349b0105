"""Contents of papers to print: every shape that a paper may have, with invented municipalities and texts."""

import base64
import copy

CREST = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 72" width="64" height="72">
<path d="M4 4h56v34c0 16-12 26-28 30C16 64 4 54 4 38z" fill="#1c5a8a"/>
<path d="M10 40c8-6 14-6 22 0s14 6 22 0v8c-8 6-14 6-22 0s-14-6-22 0z" fill="#fff"/>
<path d="M32 10l5 10 11 1-8 8 2 11-10-5-10 5 2-11-8-8 11-1z" fill="#f3c431"/></svg>"""
# 4 × 4 pixels, blue and half transparent.
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAAFUlEQVR42mNkYPj/n4EBCBhhDNwcAJ4WBAEs0W2dAAAAAElFTkSuQmCC"
)
LOGOS = {"crest": ("image/svg+xml", CREST), "dot": ("image/png", DOT)}

LINDHAGA = {
    "name": "Lindhaga kommun",
    "letterhead": {
        "logo": "crest",
        "postal_address": "Lindhaga kommun, 999 01 Lindhaga",
        "visiting_address": "Kommunhuset, Storgatan 1",
        "phone": "0999-12 30 00",
        "email": "kommun@lindhaga.example",
        "web": "www.lindhaga.example",
        "organisation_number": "999999-9999",
        "bank_giro": "999-9999",
    },
}
MUNICIPALITY = {"name": "Lindhaga kommun", "kind": "municipality", "logo": "crest"}
POLICE = {"name": "Polismyndigheten, lokalpolisområde Lindhaga-Norrvika", "kind": "police", "logo": "dot"}

PURPOSE = (
    "<p>Lindhaga kommun och lokalpolisområde Lindhaga-Norrvika samverkar för att fler ska vara trygga och färre "
    "utsättas för brott. Överenskommelsen bygger på den gemensamma lägesbilden från den 14 oktober 2026 och på det "
    "ansvar som följer av 4 § lagen (2023:196) om kommuners ansvar för brottsförebyggande arbete. Parterna är överens "
    "om vad som ska göras, vem som ansvarar och hur resultatet följs upp.</p>"
    "<p>Samverkan ska vara långsiktig och kunskapsbaserad. Den utgår från lokala behov, från det som "
    "trygghetsvandringar och medborgardialoger visar, och från brottsstatistik som parterna läser tillsammans minst "
    "två gånger om året.</p>"
)
WORKING = (
    "<p>Arbetet leds av en styrgrupp med mandat att besluta om gemensamma insatser:</p>"
    "<ul><li>Styrgruppen möts fyra gånger om året och går igenom lägesbilden.</li>"
    "<li>Lokala Brå bereder frågorna och ansvarar för<ul><li>åtgärdsplanen,</li><li>uppföljningen, och</li>"
    "<li>återkopplingen efter varje trygghetsvandring.</li></ul></li>"
    "<li>Kommunpolisen och säkerhetssamordnaren har löpande kontakt varje vecka.</li></ul>"
    "<h3>Gemensam lägesbild</h3><p>Parterna tar fram en gemensam lägesbild före den 1 november varje år. Den beskriver "
    "<strong>var</strong> och <strong>när</strong> problemen uppstår och <em>varför</em>. Frågor om underlaget ställs "
    'till <a href="mailto:bra@lindhaga.example">lokala Brå</a> eller läses på '
    '<a href="https://www.lindhaga.example/trygghet">kommunens webbplats</a>.</p>'
)
DUTIES = (
    "<table><caption>Återkommande uppgifter</caption><thead><tr><th scope='col'>Uppgift</th><th scope='col'>Kommunen"
    "</th><th scope='col'>Polisen</th></tr></thead><tbody>"
    "<tr><th scope='row'>Trygghetsvandring</th><td>Kallar och skriver protokoll, minst två gånger om året</td>"
    "<td>Deltar och redovisar brottsbilden</td></tr>"
    "<tr><th scope='row'>Tillsyn av serveringsställen</th><td>Alkoholhandläggare leder tillsynen</td>"
    "<td>Deltar vid varje planerat tillfälle</td></tr>"
    "<tr><th scope='row'>Orossamtal</th><td>Socialtjänsten erbjuder stöd inom 5 dagar</td><td>Kallar vårdnadshavare"
    "</td></tr></tbody></table>"
)
FOCUS = (
    "<p>Parterna prioriterar tre områden under perioden. Andelen elever i årskurs nio som har prövat narkotika ska "
    "minska från 9 % till högst 5 %, och antalet anmälda skadegörelsebrott vid skolorna med minst 12 000 kr i "
    "genomsnittlig kostnad ska halveras.</p><ol><li>Ungas uppväxtvillkor: tidiga insatser genom skola, socialtjänst, "
    "polis och fritid (SSPF).</li><li>Trygga mötesplatser: centrala Lindhaga, resecentrum och badplatsen vid "
    "Älvudden.</li><li>Trafiken vid skolorna: hastighetskontroller och ombyggda passager.</li></ol>"
)
FOLLOW_UP = (
    "<p>Överenskommelsen följs upp varje år före den 15 februari. Samordnaren sammanställer vad som har gjorts, vad "
    "det har gett och vad som behöver ändras, och lägger fram det för styrgruppen. Uppföljningen redovisas för "
    "kommunstyrelsen och för chefen för lokalpolisområdet.</p><p>Om förutsättningarna ändras väsentligt kan en part "
    "begära att överenskommelsen revideras. Tillägg ska vara skriftliga och undertecknas av båda parter.</p>"
)
TERM = (
    "<p>Överenskommelsen gäller från och med den 1 januari 2027 till och med den 31 december 2030. Den förlängs inte "
    "av sig själv: senast sex månader före utgången tar parterna ställning till en ny.</p>"
)


def section(heading, html="", *, level=1, slot="", audience="parties"):
    return {
        "key": f"{len(heading):08d}-0000-4000-8000-000000000000",
        "level": level,
        "heading": heading,
        "html": html,
        "slot": slot,
        "audience": audience,
    }


def signatory(party, name, title, signed_on=None, place=""):
    return {"party": party, "name": name, "title": title, "signed_on": signed_on, "place": place}


def agreement(**frame) -> dict:
    """A joint paper of three pages with two logos, lists, a table and four signatories."""
    return {
        "schema": 1,
        "kind": "agreement",
        "language": "sv",
        "frame": {
            "type_label": "Samverkansöverenskommelse",
            "title": "Överenskommelse om samverkan för ökad trygghet i Lindhaga 2027–2030",
            "dated_on": "2026-11-21",
            "place": "",
            "owner": copy.deepcopy(LINDHAGA),
            "parties": [dict(MUNICIPALITY), dict(POLICE)],
            "numbers": [
                {"organisation": "Lindhaga kommun", "number": "KS 2026/123"},
                {"organisation": "Polismyndigheten", "number": "A612.345/2026"},
            ],
            "final": None,
            "secrecy": None,
            **frame,
        },
        "sections": [
            section("Bakgrund och syfte", PURPOSE),
            section("Så arbetar vi tillsammans", WORKING),
            section("Vem gör vad", DUTIES, level=2),
            section("Prioriterade områden", FOCUS),
            section("Uppföljning", FOLLOW_UP),
            section("Giltighet", TERM),
            section("Underskrifter", slot="signatures"),
        ],
        "signatories": [
            signatory(0, "Anna Ek", "Kommunstyrelsens ordförande"),
            signatory(0, "Bo Lindgren", "Kommundirektör"),
            signatory(1, "Cecilia Norrman", "Chef för lokalpolisområdet"),
        ],
        "facts": {},
    }


def letter(**frame) -> dict:
    """One page from a single owner, with a letterhead and addresses at its foot."""
    content = agreement(
        type_label="Tjänsteskrivelse",
        title="Förslag till överenskommelse om samverkan med Polisen",
        parties=[],
        numbers=[{"organisation": "Lindhaga kommun", "number": "KS 2026/123"}],
        **frame,
    )
    content["kind"] = "board_letter"
    content["sections"] = [
        section(
            "Förslag till beslut",
            "<p>Kommunstyrelsen beslutar</p><ol><li>att godkänna uppföljningen av överenskommelsen för 2023–2026, "
            "och</li><li>att anta förslaget till överenskommelse för 2027–2030.</li></ol>",
        ),
        section("Sammanfattning", PURPOSE),
        section("Ekonomiska konsekvenser", "<p>Förslaget ryms inom ram: 412 tkr för 2027.</p>"),
    ]
    content["signatories"] = []
    return content


def signed_agreement() -> dict:
    content = agreement(final={"label": "Undertecknad", "on": "2027-01-15", "place": "Lindhaga"})
    for person in content["signatories"]:
        person.update(signed_on="2027-01-15", place="Lindhaga")
    return content


def report(chapters: int = 14) -> dict:
    """A long paper with tables: thirty pages with the usual number of chapters."""
    content = letter(dated_on="2028-02-01")
    content["frame"] |= {"type_label": "Årsrapport", "title": "Trygghetsarbetet i Lindhaga 2027"}
    content["sections"] = []
    for number in range(1, chapters + 1):
        content["sections"] += [
            section(f"{number}. Område {number}", PURPOSE + FOCUS),
            section("Lägesbild", WORKING + FOLLOW_UP, level=2),
            section("Genomförda insatser", FOLLOW_UP + _measures(number), level=2),
            section("Resultat", PURPOSE + TERM + FOCUS, level=2),
        ]
    return content


def _measures(chapter: int) -> str:
    rows = "".join(
        f"<tr><td>{chapter}.{row} Insats vid Älvudden och resecentrum</td><td>Kultur- och fritidsförvaltningen</td>"
        f"<td>{(chapter * row * 37) % 400} tkr</td><td>{1 + (chapter + row) % 28} mars 2027</td></tr>"
        for row in range(1, 13)
    )
    heads = "".join(f"<th scope='col'>{name}</th>" for name in ("Insats", "Ansvarig", "Kostnad", "Klar"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
