"""A file whose pages are pictures of another's, each with the words of its page for those who do not see it."""

import io
import unicodedata
from contextlib import closing

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from text.printing.joining.page_pictures import picture_of
from text.printing.joining.pages import STRIP
from text.printing.joining.room import is_free

# In bytes: what the pictures may take together, and what one may take however many there are.
_LARGEST_IN_ALL = 40 * 1024 * 1024
_SMALLEST_SHARE = 150 * 1024
# In points; what is outside is no page to those who check archives.
_SIDES = (72.0, 14_400.0)
_MOST_WORDS = 30_000


def pictured(data: bytes, title: str) -> tuple[bytes, bool]:
    """The new file, tagged, and whether any page has words. Where no room is free at the top of a page it is made."""
    made, said = Pdf.new(), []
    root, part = _begun(made)
    with closing(pypdfium2.PdfDocument(data)) as source:
        if source.get_formtype():
            source.init_forms()
        count = len(source)
        share = max(_LARGEST_IN_ALL // count, _SMALLEST_SHARE)
        for number in range(count):
            with closing(source[number]) as page:
                said.append(_words(page))
                element = _add(made, page, share)
            element.Alt, element.P = String(_told(number + 1, count, title, said[-1])), part
            part.K.append(element)
            made.pages[number].obj.StructParents = number
    numbers = [each for number, element in enumerate(part.K) for each in (number, Array([element]))]
    root.ParentTree = made.make_indirect(Dictionary(Nums=Array(numbers)))
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue(), any(said)


def has_words(data: bytes) -> bool:
    """Whether any page has words that are not a picture of words."""
    with closing(pypdfium2.PdfDocument(data)) as source:
        for number in range(len(source)):
            with closing(source[number]) as page:
                if _words(page):
                    return True
    return False


def _begun(made: Pdf) -> tuple[Object, Object]:
    """The root of its tags, and the element that all pages stand below."""
    root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    part = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=root, K=Array()))
    root.K = Array([part])
    made.Root.StructTreeRoot, made.Root.MarkInfo = root, Dictionary(Marked=True)
    return root, part


def _words(page) -> str:
    with closing(page.get_textpage()) as text:
        said = unicodedata.normalize("NFC", text.get_text_range(errors="ignore"))
    shown = "".join(sign if unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs"} else " " for sign in said)
    return " ".join(shown.split())[:_MOST_WORDS]


def _told(number: int, count: int, title: str, words: str) -> str:
    if words:
        return f"Sida {number} av {count}. {words}"
    return f"Sida {number} av {count} i {title}. Sidan är en bild utan text som går att läsa upp."


def _size(page) -> tuple[float, float]:
    width, height = page.get_size()
    least, most = _SIDES
    return min(max(width, least), most), min(max(height, least), most)


def _add(made: Pdf, page, share: int) -> Object:
    """A page like the other with the picture of it, below the strip where there is one; gives what stands for it."""
    (width, height), strip = _size(page), 0 if is_free(page) else STRIP
    box = _box(width, height, strip)
    across, up = box[2] - box[0], box[3]
    said = f"/Figure <</MCID 0>> BDC q {across:.3f} 0 0 {up:.3f} {box[0]:.3f} 0 cm /Picture Do Q EMC"
    new = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=Dictionary(Picture=picture_of(page, made, share))),
        Contents=made.make_indirect(Stream(made, said.encode())),
        Tabs=Name.S,
    )
    made.pages.append(pikepdf.Page(new))
    about = Dictionary(O=Name.Layout, BBox=Array(box), Placement=Name.Block)
    place = made.pages[-1].obj
    return made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, K=0, Pg=place, A=about))


def _box(width: float, height: float, strip: float) -> list[float]:
    """Where the picture stands: as large as the strip leaves room for, in the middle."""
    scale = (height - strip) / height
    left = width * (1 - scale) / 2
    return [round(each, 3) for each in (left, 0, left + width * scale, height * scale)]
