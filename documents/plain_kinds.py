"""Papers that no app above owns: they have text, parties, numbers and a lifecycle, and nothing else."""

from django.utils.translation import gettext_lazy as _

from documents import kinds
from documents.models import Document

By = Document.FinalBy
PLAIN_KINDS = [
    kinds.Kind(
        "plain",
        _("Annan handling"),
        _("Andra handlingar"),
        By.DECISION,
        type_labels=(
            "Handling",
            "Reglemente",
            "Riktlinjer",
            "Policy",
            "Strategi",
            "Program",
            "Handlingsplan",
            "Åtgärdsplan",
            "Aktivitetsplan",
            "Verksamhetsplan",
            "Verksamhetsberättelse",
            "Protokollsutdrag",
            "Rapport",
        ),
        reads=("other",),
    ),
    kinds.Kind(
        "pledge_set",
        _("Medborgarlöften"),
        _("Medborgarlöften"),
        By.SIGNATURE,
        type_labels=("Medborgarlöften", "Medborgarlöfte"),
        may_end=True,
        reads=("pledge_set",),
    ),
    kinds.Kind(
        "notes",
        _("Minnesanteckningar"),
        _("Minnesanteckningar"),
        By.APPROVAL,
        type_labels=("Minnesanteckningar", "Protokoll"),
    ),
]


def register() -> None:
    for kind in PLAIN_KINDS:
        kinds.register(kind)
