"""What on a web page is not the paper: menus, heads and feet, cookie notices, search forms."""

import re

from text.nodes import Node, as_text

_CHROME = frozenset(("nav", "header", "footer", "aside"))
_CHROME_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog"))
_CHROME_NAME = re.compile(r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|skip-?link|skiplinks|share|menu|navbar|sidebar)", re.I)


def is_chrome(tag: str, attributes: dict[str, str], within: set[str]) -> bool:
    """Whether the element is left out; `within` are the main, article and form elements that it stands in."""
    if tag in ("header", "footer") and within & {"main", "article"}:
        return False
    if tag in _CHROME or attributes.get("role") in _CHROME_ROLES or attributes.get("aria-hidden") == "true":
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return tag not in ("main", "article", "form", "body") and bool(_CHROME_NAME.search(names))


def main_part(nodes: list[Node], regions: list[str]) -> list[Node]:
    """The smallest main or article with most of the words, without forms that have few of them."""
    sizes = [len(as_text([node])) for node in nodes]
    total = sum(sizes)
    inside = dict.fromkeys(range(len(regions)), 0)
    for node, size in zip(nodes, sizes, strict=True):
        for region in node.region:
            inside[region] += size
    large = {region for region, size in inside.items() if size * 2 > total}
    forms = {region for region, tag in enumerate(regions) if tag == "form" and region not in large}
    mains = [region for region in large if regions[region] != "form"]
    within = {max(mains)} if mains else set()
    return [node for node in nodes if within <= set(node.region) and not forms & set(node.region)]
