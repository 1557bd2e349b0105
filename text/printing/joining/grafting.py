"""One file put after another: pages, tags, links and bookmarks, under one root."""

import hashlib
import io
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Stream, String

from text.printing.joining import destinations, structure
from text.printing.joining.bookmarks import Bookmark, outline

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


@dataclass
class Whole:
    """The file that grows. It begins as a print of ours, whose metadata, output intent and attachments it keeps."""

    pdf: Pdf
    bookmarks: list[Bookmark] = field(default_factory=list)
    _pairs: list = field(default_factory=list)
    _next_key: int = 0
    _pictures: dict[bytes, Object] = field(default_factory=dict)

    @classmethod
    def begun(cls, first: bytes, title: str) -> "Whole":
        """The whole with the pages of its first file, whose own bookmarks are put aside."""
        pdf = Pdf.open(io.BytesIO(first))
        destinations.resolve(pdf)
        pairs, after = structure.make_ready(pdf, first_key=0, prefix="0-")
        whole = cls(pdf, _pairs=list(pairs), _next_key=after)
        root = pdf.Root.StructTreeRoot
        part = _as_part(pdf, structure.kids(root), title)
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array([part]), P=root))
        part.P = document
        root.K = Array([document])
        whole.bookmarks.append(Bookmark(title, pdf.pages[0].obj))
        return whole

    def append(self, data: bytes, title: str) -> list[Page]:
        """The pages of the file, in their new place, with everything in it that leads somewhere."""
        with Pdf.open(io.BytesIO(data)) as source:
            before = len(self.pdf.pages)
            copied = self.pdf.copy_foreign(self._packed(source, title))
            for page in copied.Pages:
                page.Type = Name.Page
                self.pdf.pages.append(Page(page))
            added = [self.pdf.pages[number] for number in range(before, len(self.pdf.pages))]
        self._take_tags(copied)
        inner = copied.get("/Outline")
        below = (inner.First, inner.Last) if inner is not None and "/First" in inner else None
        self.bookmarks.append(Bookmark(title, added[0].obj, below))
        for page in added:
            self._share_pictures(page.obj.get("/Resources", Dictionary()))
        return added

    def saved(self) -> bytes:
        """The bytes of the whole; the same for the same parts."""
        root = self.pdf.Root
        tree = root.StructTreeRoot
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(self._pairs)))
        tree.ParentTreeNextKey = self._next_key
        tree.IDTree = self.pdf.make_indirect(structure.identified(tree))
        root.Outlines = outline(self.pdf, self.bookmarks)
        for name in ("/Dests", "/OpenAction"):
            if name in root:
                del root[name]
        if "/Dests" in root.get("/Names", Dictionary()):
            del root.Names["/Dests"]
        out = io.BytesIO()
        self.pdf.remove_unreferenced_resources()
        self.pdf.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=ObjectStreamMode.generate)
        return out.getvalue()

    def _packed(self, source: Pdf, title: str) -> Object:
        """All that is to be copied, hung on one object, so that what is shared by two of them stays one."""
        destinations.resolve(source)
        pages = [page.obj for page in source.pages]
        for page in source.pages:
            _inherit(page.obj)
        pairs, self._next_key = structure.make_ready(source, first_key=self._next_key, prefix=f"{len(self.bookmarks)}-")
        part = _as_part(source, structure.kids(source.Root.StructTreeRoot), title)
        language = source.Root.get("/Lang")
        if language is not None and "/Lang" not in part and str(language) != str(self.pdf.Root.Lang):
            part.Lang = language
        for page in pages:
            # As pages they would be left out where something leads to them before they are copied themselves.
            del page["/Type"]
            del page["/Parent"]
        packed = Dictionary(Pages=Array(pages), Part=part, Pairs=pairs)
        if "/Outlines" in source.Root:
            packed.Outline = source.Root.Outlines
        return source.make_indirect(packed)

    def _take_tags(self, copied: Object) -> None:
        document = self.pdf.Root.StructTreeRoot.K[0]
        copied.Part.P = document
        document.K.append(copied.Part)
        self._pairs += list(copied.Pairs)

    def _share_pictures(self, resources: Object, depth: int = 0) -> None:
        """A logo that stands in every part is held once."""
        drawn = resources.get("/XObject", Dictionary())
        for name, drawing in list(drawn.items()):
            if drawing.get("/Subtype") == Name.Image:
                about = drawing.stream_dict.unparse(resolved=True) if hasattr(drawing, "stream_dict") else b""
                digest = hashlib.sha256(about + drawing.read_raw_bytes()).digest()
                drawn[name] = self._pictures.setdefault(digest, drawing)
            elif isinstance(drawing, Stream) and depth < 5:
                self._share_pictures(drawing.get("/Resources", Dictionary()), depth + 1)


def _as_part(pdf: Pdf, kids: list[Object], title: str) -> Object:
    """What stood under the root of a file as one part of a larger document."""
    is_one = len(kids) == 1 and kids[0].get("/S") in {Name.Document, Name.Part}
    part = kids[0] if is_one else pdf.make_indirect(Dictionary(Type=Name.StructElem, K=Array(kids)))
    part.S, part.T = Name.Part, String(title)
    if not is_one:
        for kid in kids:
            kid.P = part
    if "/P" in part:
        del part["/P"]
    return part


def _inherit(page: Object) -> None:
    """What a page has from the node above it, said by itself."""
    for key in _INHERITED:
        node, steps = page, 0
        while node is not None and key not in node and steps < 50:
            node, steps = node.get("/Parent"), steps + 1
        if node is not None and key in node and key not in page:
            page[key] = node[key]
