"""Places within a file: each named one becomes the place itself, since two files may use the same name."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def resolve(pdf: Pdf) -> None:
    """Let every link and bookmark lead to a page of the file, or nowhere where it led nowhere."""
    places = dict(_named(pdf))
    for page in pdf.pages:
        for note in page.obj.get("/Annots", ()):
            _resolve_in(note, places)
    outlines = pdf.Root.get("/Outlines")
    if outlines is not None:
        for item in items(outlines):
            _resolve_in(item, places)
            for key in {"/A", "/AA", "/SE"} & set(item.keys()):
                del item[key]


def top_of(page: Object) -> Array:
    """The place to lead to for the whole of a page."""
    return Array([page, Name.XYZ, 0, float(page.MediaBox[3]), 0])


def items(outline: Object) -> Iterator[Object]:
    """Every bookmark below, each once, however they are linked."""
    seen: set = set()
    waiting = [outline.get("/First")]
    while waiting:
        item = waiting.pop()
        if item is None or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield item
        waiting += [item.get("/Next"), item.get("/First")]


def tree_leaves(tree: Object, key: str) -> Iterator[tuple[Object, Object]]:
    """The pairs of a name tree (`/Names`) or a number tree (`/Nums`)."""
    seen: set = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if node.is_indirect and node.objgen in seen:
            continue
        seen.add(node.objgen)
        pairs = list(node.get(key, ()))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting += node.get("/Kids", ())


def _named(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    old = pdf.Root.get("/Dests")
    if old is not None:
        yield from ((name, _place(value)) for name, value in old.items())
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    if tree is not None:
        yield from ((str(name), _place(value)) for name, value in tree_leaves(tree, "/Names"))


def _place(value: Object) -> Object:
    return value["/D"] if isinstance(value, Dictionary) else value


def _resolve_in(thing: Object, places: dict[str, Object]) -> None:
    action = thing.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo and "/D" in action:
        thing.Dest = action.D
        del thing["/A"]
    if isinstance(thing.get("/Dest"), String | Name):
        place = places.get(str(thing.Dest))
        if place is None:
            del thing["/Dest"]
        else:
            thing.Dest = place
