"""Who is to sign, in sentences: one text's signature block, and what became of it in another."""

from collections.abc import Iterator
from html import escape
from itertools import zip_longest

from django.utils.translation import gettext as _

from documents.head import condition_line
from documents.signing_block import rows
from documents.templatetags import paper as words


def in_words(content: dict) -> str:
    """The block as a list, a line for each party; the lines to sign on are not said."""
    people = _by_party(content)
    lines = [_line(party, ", ".join(_whole(each) for each in own)) for party, own in people.items()]
    lines = [*filter(None, [condition_line(content["frame"])]), *lines]
    return f"<ul>{''.join(f'<li>{escape(line, quote=False)}</li>' for line in lines)}</ul>" if lines else ""


def sentences(old: dict, new: dict) -> list[str]:
    """What changed from the old block to the new one: `Undertecknare för Polisen: A har blivit B.`"""
    left, right = _by_party(old), _by_party(new)
    found = []
    for party in [*right, *(party for party in left if party not in right)]:
        found += [_line(party, said) for said in _changed(left.get(party, []), right.get(party, []))]
    before, after = (condition_line(content["frame"]) for content in (old, new))
    if before != after:
        found.append(after or _("Borttaget: %(line)s") % {"line": before})
    return found


def _line(party: str, said: str) -> str:
    return _("Undertecknare för %(party)s: %(said)s.") % {"party": party, "said": said.rstrip(".")}


def _by_party(content: dict) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for column in (column for row in rows(content) for column in row if column):
        found.setdefault(column["party"], []).extend(
            each | {"is_signed": column["is_signed"]} for each in column["signatories"]
        )
    return found


def _changed(left: list[dict], right: list[dict]) -> Iterator[str]:
    """Those of the same name are the same; of the others the first became the first."""
    before, after = ({each["name"]: each for each in people if each["name"]} for people in (left, right))
    same = [name for name in after if name in before]
    for name in same:
        yield from _of_same(before[name], after[name])
    rest = [[each for each in people if each["name"] not in same] for people in (left, right)]
    for old, new in zip_longest(*rest):
        if old is None:
            yield _("%(new)s har kommit till") % {"new": _whole(new)}
        elif new is None:
            yield _("%(old)s är borttagen") % {"old": _person(old)}
        elif _person(old) != _person(new):
            yield _("%(old)s har blivit %(new)s") % {"old": _person(old), "new": _whole(new)}
        else:
            yield from _of_same(old, new)


def _of_same(old: dict, new: dict) -> Iterator[str]:
    if _person(old) != _person(new):
        yield _("%(old)s har blivit %(new)s") % {"old": _person(old), "new": _whole(new)}
    elif _signed(old) != _signed(new):
        yield _whole(new) if _signed(new) else _("%(who)s är inte längre undertecknad") % {"who": _person(new)}


def _person(row: dict) -> str:
    """`Eva Lindgren (kommunstyrelsens ordförande)`."""
    if row["name"] and row["title"]:
        return f"{row['name']} ({row['title']})"
    return row["name"] or row["title"] or _("namnet är inte ifyllt")


def _signed(row: dict) -> str:
    if not (row["is_signed"] or row["signed_on"]):
        return ""
    return " ".join(filter(None, [_("undertecknad"), words.place_and_day(row)]))


def _whole(row: dict) -> str:
    return ", ".join(filter(None, [_person(row), _signed(row)]))
