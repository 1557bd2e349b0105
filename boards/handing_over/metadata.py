"""What a secretary types into a case system, ready to be copied: out of the set as it was handed over."""

from django.utils.translation import gettext as _

from base.dates import from_iso, long_date
from boards.models import Package, PackagePart
from boards.packages.labels import case_title
from documents.content import read


def lines(package: Package) -> list[tuple[str, str]]:
    """Label and words, without what is not known."""
    content = read(package.revision)
    frame, facts = content["frame"], content["facts"]
    officer, proposals = facts.get("officer", {}), facts.get("proposals", {})
    who = ", ".join(filter(None, (officer.get(name) for name in ("name", "title", "department", "email"))))
    day = from_iso(frame["dated_on"])
    found = [
        (_("Ärendemening"), case_title(package)),
        *((_("Diarienummer, %(who)s") % {"who": row["organisation"]}, row["number"]) for row in frame["numbers"]),
        (_("Handlingstyp"), frame["type_label"]),
        (_("Datum"), long_date(day) if day else ""),
        (_("Handläggare"), who),
        (_("Föreslår"), proposals.get("proposing", "")),
        (_("Beslutar"), proposals.get("deciding", "")),
    ]
    return [(label, words) for label, words in found if words]


def points(package: Package) -> list[str]:
    """What is proposed to be decided, point by point."""
    return [point["text"] for point in read(package.revision)["facts"].get("proposals", {}).get("points", [])]


def as_text(package: Package, parts: list[PackagePart]) -> str:
    """All of it as lines of plain text."""
    said = [f"{label}: {words}" for label, words in lines(package)]
    proposed = [f"{number}. {text}" for number, text in enumerate(points(package), start=1)]
    named = [part_name(part) for part in parts]
    return "\n".join([*said, "", _("Förslag till beslut"), *proposed, "", _("Handlingar"), *named])


def part_name(part: PackagePart) -> str:
    """`Bilaga 2: Förslag till samverkansöverenskommelse, daterad 3 mars 2027`; the letter has no number."""
    name = _("Bilaga %(number)s: %(title)s") % vars(part) if part.number else part.title
    return _("%(name)s, daterad %(day)s") % {"name": name, "day": long_date(part.dated_on)} if part.dated_on else name
