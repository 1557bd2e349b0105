"""The fields that a municipality may write in its Word template, and what each becomes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """name: as it stands between the braces. is_block: becomes whole paragraphs, and stands alone in its own.

    slot: what the letter prints there, see `boards.kind.SLOTS`. headings: the beginnings of the heading of the section
    that the field takes out of the running text. is_usual: a letter of most municipalities has it.
    """

    name: str
    meaning: str | Promise
    is_block: bool = False
    slot: str = ""
    headings: tuple[str, ...] = ()
    is_usual: bool = False

    @property
    def written(self) -> str:
        return f"{{{{ {self.name} }}}}"


TEXT = "text"
POINTS = "förslag_till_beslut"
LEAD = "förslagsmening"
SENDER = "avsändare"
BODIES = (
    "föreslående_organ",
    "beslutande_organ",
    "föreslående_organ_i_mening",
    "beslutande_organ_i_mening",
)
FIELDS = (
    Field("rubrik", _("Skrivelsens rubrik."), is_usual=True),
    Field("datum", _("Skrivelsens datum, som 2026-11-22."), is_usual=True),
    Field("datum_med_ord", _("Datumet med ord, som 22 november 2026.")),
    Field("diarienummer", _("Kommunens diarienummer för ärendet."), is_usual=True),
    Field("skrivelsens_namn", _("Vad skrivelsen kallas, som Tjänsteskrivelse.")),
    Field("kommun", _("Kommunens namn.")),
    Field("handläggare", _("Handläggarens namn."), slot="officer", is_usual=True),
    Field("handläggarens_titel", _("Handläggarens befattning."), slot="officer"),
    Field("förvaltning", _("Handläggarens förvaltning."), slot="officer"),
    Field("e_post", _("Handläggarens e-post."), slot="officer"),
    Field("föreslående_organ", _("Organet som föreslår, som Kommunstyrelsens arbetsutskott.")),
    Field("beslutande_organ", _("Organet som beslutar, som Kommunstyrelsen.")),
    Field("föreslående_organ_i_mening", _("Detsamma inne i en mening, som kommunstyrelsens arbetsutskott.")),
    Field("beslutande_organ_i_mening", _("Detsamma inne i en mening, som kommunstyrelsen.")),
    Field("sekretess", _("Sekretessmarkeringen, när skrivelsen har någon. Annars tomt.")),
    Field("märkning", _("”Utkast” så länge texten inte är låst. Annars tomt.")),
    Field(
        LEAD,
        _("Hela meningen ovanför punkterna, som ”Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta:”."),
        True,
    ),
    Field(
        POINTS,
        _("Beslutspunkterna som numrerad lista, utan meningen ovanför."),
        True,
        slot="proposals",
        is_usual=True,
    ),
    Field("sammanfattning", _("Avsnittet ”Sammanfattning”, utan sin rubrik."), True, headings=("sammanfattning",)),
    Field(
        "ärende",
        _("Avsnittet ”Ärendet” eller ”Beskrivning av ärendet”, utan sin rubrik."),
        True,
        headings=("ärende", "beskrivning av ärende"),
    ),
    Field(
        TEXT,
        _("Alla andra avsnitt, med rubriker. Det som mallen inte har något eget fält för kommer också här."),
        True,
        is_usual=True,
    ),
    Field("konsekvenser", _("Konsekvenserna, var och en under sin rubrik."), True, slot="consequences"),
    Field("beslutsunderlag", _("Beslutsunderlagen som lista, med datum."), True, slot="bases"),
    Field("bilagor", _("Bilagorna som numrerad lista."), True, slot="appendices"),
    Field("beslutet_skickas_till", _("Vilka beslutet skickas till."), True, slot="recipients"),
    Field(
        SENDER,
        _("Den som skriver, som det står under texten: förvaltning, namn och befattning. Kommer aldrig i {{ text }}."),
        True,
        slot="sender",
    ),
)
LINES = [field.name for field in FIELDS if not field.is_block]
BLOCKS = [field.name for field in FIELDS if field.is_block]
