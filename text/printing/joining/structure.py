"""The tags of a file, made ready to stand beside those of others under one root (ISO 32000-1, 14.7)."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from text.printing.joining.destinations import tree_leaves


def make_ready(pdf: Pdf, *, first_key: int, prefix: str) -> tuple[Array, int]:
    """The file's parent tree as pairs that begin with first_key, and the first key that is free after them.

    Its elements then carry names that begin with prefix, standard types and their own attributes, so that nothing of
    the old root is needed.
    """
    root = pdf.Root.StructTreeRoot
    make_plain(root)
    for element in elements(root):
        _name_anew(element, prefix)
    _move_keys(pdf, first_key)
    pairs = [(first_key + int(key), value) for key, value in tree_leaves(root.ParentTree, "/Nums")]
    after = max((key for key, _value in pairs), default=first_key - 1) + 1
    return Array([each for pair in sorted(pairs, key=lambda pair: pair[0]) for each in pair]), after


def make_plain(root: Object) -> None:
    """Give every element the standard type and the attributes that it has by the root's tables, and drop those."""
    roles = {str(name): str(role) for name, role in root.get("/RoleMap", Dictionary()).items()}
    classes = root.get("/ClassMap", Dictionary())
    if not roles and not len(classes):
        return
    for element in elements(root):
        element.S = Name(_standard(str(element.S), roles))
        if "/C" in element:
            _take_attributes(element, classes)
    for table in {"/RoleMap", "/ClassMap"} & set(root.keys()):
        del root[table]


def kids(element: Object) -> list[Object]:
    """What stands directly below, whether it was written as one or as many."""
    below = element.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, Array) else [below]


def elements(root: Object) -> Iterator[Object]:
    """Every structure element below, from the top."""
    seen: set = set()
    waiting = kids(root)[::-1]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, Dictionary) or "/S" not in element:
            continue
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        yield element
        waiting += kids(element)[::-1]


def identified(root: Object) -> Dictionary:
    """A name tree from identifiers to elements, which headers of tables are found by."""
    found = {bytes(element.ID): element for element in elements(root) if "/ID" in element}
    names = Array([each for name in sorted(found) for each in (String(name), found[name])])
    limits = Array([String(name) for name in (min(found), max(found))]) if found else Array()
    return Dictionary(Kids=Array([Dictionary(Limits=limits, Names=names)])) if found else Dictionary(Names=Array())


def attributes(element: Object) -> list[Object]:
    held = element.get("/A")
    if held is None:
        return []
    return [each for each in held if isinstance(each, Dictionary)] if isinstance(held, Array) else [held]


def _name_anew(element: Object, prefix: str) -> None:
    mark = prefix.encode()
    if "/ID" in element:
        element.ID = String(mark + bytes(element.ID))
    for each in attributes(element):
        if "/Headers" in each:
            each.Headers = Array([String(mark + bytes(name)) for name in each.Headers])


def _standard(name: str, roles: dict[str, str]) -> str:
    seen = set()
    while name in roles and name not in seen:
        seen.add(name)
        name = roles[name]
    return name


def _take_attributes(element: Object, classes: Object) -> None:
    named = element.C
    found = [
        classes[str(name)] for name in (named if isinstance(named, Array) else [named]) if _is_class(name, classes)
    ]
    taken = [each for group in found for each in (group if isinstance(group, Array) else [group])]
    element.A = Array([*attributes(element), *taken])
    del element["/C"]


def _is_class(name, classes: Object) -> bool:
    return isinstance(name, Name) and str(name) in classes


def _move_keys(pdf: Pdf, first_key: int) -> None:
    """Every page, note and drawing says by a number where in the parent tree its elements are found."""
    loose = [note for page in pdf.pages for note in page.obj.get("/Annots", ()) if not note.is_indirect]
    for each in (*pdf.objects, *loose):
        if not isinstance(each, Dictionary | Stream):
            continue
        for key in ("/StructParents", "/StructParent"):
            if key in each:
                each[key] = first_key + int(each[key])
