"""A municipality's own Word template: tested before it is kept, shown as a trial letter, and filled with a letter."""

import base64
import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from base.models import StoredFile
from base.refusals import Refused
from boards.models import WordTemplate
from boards.settings_of import settings_of
from boards.word.fields import BLOCKS, BODIES, FIELDS, LEAD, LINES, POINTS, TEXT, Field
from boards.word.letter import mark_of, values_of
from boards.word.trial import trial_content
from documents.copies import DOCX
from documents.file_names import paper_name
from organisations.models import Organisation
from text.apart import run_apart
from text.word_templates.checking import check
from text.word_templates.filling import fill

LARGEST = 10 * 1024 * 1024
_HEAVY = "Mallen är för tung att öppna. Minska bilderna i den och försök igen."
_BROKEN = "Mallen gick inte att läsa. Öppna den i Word, spara den på nytt och försök igen."


@dataclass(frozen=True)
class Found:
    """Where a field stands in a template; places is empty when it does not."""

    field: Field
    places: str


@dataclass(frozen=True)
class Tested:
    """What is to be said of a template. problems hinder that it is kept."""

    problems: list[str]
    warnings: list[str]
    found: list[Found]


def test(data: bytes) -> Tested:
    """What the template holds. Raises Refused for a file that is no Word template or may not be used as one."""
    said = json.dumps({"lines": LINES, "blocks": BLOCKS, "required": [TEXT]})
    answer = run_apart(check, data, said, heavy=_HEAVY, broken=_BROKEN)
    found = answer["found"]
    rows = [Found(field, ", ".join(dict.fromkeys(found.get(field.name, [])))) for field in FIELDS]
    return Tested(answer["problems"], answer["warnings"] + _lacking(found), rows)


def _lacking(found: dict) -> list[str]:
    """What most letters have and this template has no field for."""
    said = []
    for field in FIELDS:
        if not field.is_usual or field.name in found or field.name == TEXT:
            continue
        if field.slot == "proposals":
            said.append(_("Mallen har inget fält %(field)s. Beslutspunkterna kommer i {{ text }} i stället.")
                        % {"field": field.written})  # fmt: skip
        else:
            said.append(_("Mallen har inget fält %(field)s. Ska det inte stå i skrivelsen är det i sin ordning.")
                        % {"field": field.written})  # fmt: skip
    return said + _of_lead(set(found))


def _of_lead(found: set[str]) -> list[str]:
    """That nobody, or the template and the letter both, say who proposes and who decides above the points."""
    if POINTS not in found:
        return []
    if LEAD not in found and not found & set(BODIES):
        return [_("Fältet {{ förslag_till_beslut }} ger bara punkterna. Skriv {{ förslagsmening }} ovanför, så "
                  "står det vem som föreslår och vem som beslutar.")]  # fmt: skip
    if LEAD in found and {"föreslående_organ_i_mening", "beslutande_organ_i_mening"} & found:
        return [_("Mallen har både {{ förslagsmening }} och en egen mening med organen. Se i provbrevet att det "
                  "inte står två gånger vem som föreslår.")]  # fmt: skip
    return []


def keep(organisation: Organisation, data: bytes, name: str, *, by) -> WordTemplate:
    """The template that counts from now on; the very file that counts already is not kept twice.

    Raises Refused, with the first thing that hinders, for one that cannot be used.
    """
    tested = test(data)
    if tested.problems:
        raise Refused(tested.problems[0])
    filled_with(data, trial_content(organisation, settings_of(organisation).letter_label))
    stored = StoredFile.objects.keep(data, DOCX)
    latest = organisation.word_templates.first()
    if latest and latest.file_id == stored.pk:
        return latest
    return WordTemplate.objects.create(organisation=organisation, file=stored, name=name[-200:], uploaded_by=by)


def filled_with(data: bytes, content: dict, *, is_frozen: bool = True) -> bytes:
    """The template filled with a letter's content; the same two give the same bytes. Raises Refused with a sentence."""
    values = values_of(content, mark=mark_of(content, is_frozen=is_frozen))
    answer = run_apart(fill, data, json.dumps(values), heavy=_HEAVY, broken=_BROKEN)
    return base64.b64decode(answer)


def trial_letter(template: WordTemplate) -> bytes:
    label = settings_of(template.organisation).letter_label
    return filled_with(template.file.read(), trial_content(template.organisation, label))


def letter_in(template: WordTemplate, content: dict, *, is_frozen: bool) -> tuple[str, bytes]:
    """The name and the bytes of the letter as the house wants it."""
    made = filled_with(template.file.read(), content, is_frozen=is_frozen)
    stem = paper_name(content["frame"], "docx").removesuffix(".docx")
    return f"{stem}{'' if is_frozen else '_' + _('utkast')}.docx", made
