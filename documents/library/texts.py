"""Templates and clauses: those that come with the software, common to all, and a municipality's own."""

import json
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from base.numbers import whole_number
from base.refusals import Refused
from documents.models import Clause, Template, TemplateSection
from organisations.models import Organisation
from text.cleaning import clean

FOLDER = Path(__file__).parent / "library_texts"
_SECTION = ("level", "heading", "guidance", "html", "slot", "audience")


def own_or_common(owners) -> Q:
    return Q(owner=None) | Q(owner__in=owners)


def templates_for(owners) -> QuerySet[Template]:
    """The common templates and those of the organisations (keys or rows), own ones first."""
    return Template.objects.filter(own_or_common(owners)).select_related("owner").order_by("-owner", "position", "name")


def clauses_for(owner: Organisation) -> QuerySet[Clause]:
    return Clause.objects.filter(own_or_common([owner])).order_by("heading", "pk")


def clause_for(owner: Organisation, pk) -> Clause:
    """The clause, if it is common or the owner's; raises Refused otherwise."""
    found = clauses_for(owner).filter(pk=whole_number(pk)).first()
    if found is None:
        raise Refused(_("Klausulen finns inte längre. Ladda om sidan och välj en annan."))
    return found


@transaction.atomic
def copy_template(template: Template, owner: Organisation) -> Template:
    """The organisation's own copy, to change as it likes. Raises Refused if it has one with the name."""
    if Template.objects.filter(owner=owner, name=template.name).exists():
        raise Refused(_("Ni har redan en mall med namnet ”%(name)s”. Ändra den i stället.") % {"name": template.name})
    copy = Template.objects.create(
        owner=owner,
        kind=template.kind,
        name=template.name,
        description=template.description,
        type_label=template.type_label,
        position=template.position,
    )
    rows = [
        TemplateSection(template=copy, position=position, **{name: getattr(row, name) for name in _SECTION})
        for position, row in enumerate(template.sections.all(), start=1)
    ]
    TemplateSection.objects.bulk_create(rows)
    return copy


@transaction.atomic
def load() -> tuple[int, int]:
    """Write the common templates and clauses anew from the files; own copies are left as they are. Returns how many."""
    names = [_load_template(json.loads(path.read_text())) for path in sorted(FOLDER.glob("template_*.json"))]
    Template.objects.filter(owner=None).exclude(name__in=names).delete()
    clauses = json.loads((FOLDER / "clauses.json").read_text())
    for row in clauses:
        Clause.objects.update_or_create(owner=None, heading=row["heading"], defaults={"html": clean(row["html"])})
    Clause.objects.filter(owner=None).exclude(heading__in=[row["heading"] for row in clauses]).delete()
    return len(names), len(clauses)


def _load_template(data: dict) -> str:
    sections = data.pop("sections")
    name = data.pop("name")
    template, _is_new = Template.objects.update_or_create(owner=None, name=name, defaults=data)
    template.sections.all().delete()
    TemplateSection.objects.bulk_create(
        TemplateSection(template=template, position=position, **{**row, "html": clean(row.get("html", ""))})
        for position, row in enumerate(sections, start=1)
    )
    return name
