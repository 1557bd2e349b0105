"""A comparison in parts for a page: what changed, what stands beside it, and long stretches that are as they were."""

from dataclasses import dataclass

from text.comparing.tree import Text, Tree, as_html, is_changed

# So many blocks stay open on each side of a change, and fewer than so many are never folded away.
_BESIDE = 1
_LONG = 3


@dataclass(frozen=True)
class Stretch:
    """Some blocks of a comparison. count: how many; is_folded: they are many, and far from every change."""

    html: str
    count: int
    is_folded: bool


def stretches(tree: Tree) -> list[Stretch]:
    """The comparison from beginning to end, its blocks gathered by whether they are read or folded away."""
    open_places = {
        place + step for place, node in enumerate(tree) if is_changed((node,)) for step in range(-_BESIDE, _BESIDE + 1)
    }
    groups: list[tuple[bool, list]] = []
    for place, node in enumerate(tree):
        is_open = place in open_places or isinstance(node, Text)
        if not groups or groups[-1][0] != is_open:
            groups.append((is_open, []))
        groups[-1][1].append(node)
    return [
        Stretch(as_html(tuple(nodes)), len(nodes), not is_open and len(nodes) >= _LONG) for is_open, nodes in groups
    ]
