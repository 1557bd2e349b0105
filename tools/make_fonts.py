"""Makes the typeface of the papers from the npm package, once: `python tools/make_fonts.py [TARGET [PACKAGE]]`.

The package holds Source Sans 3 in one compressed file per weight and alphabet. Printing wants one plain file per
weight: compressed faces cost a quarter of the time of a short paper. The signs that papers need and that the package
leaves out are added, so no sign is ever taken from another font of the machine. The licence reserves the name "Source"
for the original, so the result has a name of its own. The same package gives the same bytes.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from paper_glyphs import add_missing_signs

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "@fontsource" / "source-sans-3"
FAMILY = "Samverka Sans"
ALPHABETS = ["latin", "latin-ext", "vietnamese", "greek", "cyrillic"]
STYLES = {
    "Regular": (400, "normal"),
    "Italic": (400, "italic"),
    "Semibold": (600, "normal"),
    "Bold": (700, "normal"),
    "BoldItalic": (700, "italic"),
}
# 1 January 2024, in seconds since 1904 as fonts count: a time of its own would make every file different.
MADE_AT = 3_786_912_000
KEPT_NAMES = {0, 5, 13, 14}


def main(target: Path = ROOT / "var" / "fonts", package: Path = PACKAGE) -> None:
    if not package.is_dir():
        sys.exit("Typsnittet saknas. Kör först: npm ci")
    target.mkdir(parents=True, exist_ok=True)
    for style, (weight, slant) in STYLES.items():
        make(package, style, (weight, slant), target / f"SamverkaSans-{style}.ttf")
    (target / "LICENSE").write_bytes((package / "LICENSE").read_bytes())


def make(package: Path, style: str, face: tuple[int, str], path: Path) -> None:
    with TemporaryDirectory() as folder:
        font = merged([unpacked(package, alphabet, face, Path(folder)) for alphabet in ALPHABETS])
    add_missing_signs(font)
    rename(font, style, face[0])
    font["head"].created = font["head"].modified = MADE_AT
    part = path.with_suffix(".part")
    font.save(part)
    part.replace(path)


def unpacked(package: Path, alphabet: str, face: tuple[int, str], folder: Path) -> str:
    weight, slant = face
    font = TTFont(package / "files" / f"source-sans-3-{alphabet}-{weight}-{slant}.woff2", recalcTimestamp=False)
    font.flavor = None
    path = folder / f"{alphabet}.ttf"
    font.save(path)
    return str(path)


def merged(paths: list[str]) -> TTFont:
    font = Merger().merge(paths)
    font.recalcTimestamp = False
    return font


def rename(font: TTFont, style: str, weight: int) -> None:
    words = {"BoldItalic": "Bold Italic"}.get(style, style)
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT_NAMES]
    full = f"{FAMILY} {words}"
    postscript = f"SamverkaSans-{style}"
    for name_id, text in {1: FAMILY, 2: words, 3: full, 4: full, 6: postscript, 16: FAMILY, 17: words}.items():
        table.setName(text, name_id, 3, 1, 0x409)
    if "STAT" in font:
        del font["STAT"]
    font["OS/2"].usWeightClass = weight
    is_bold, is_italic = style in {"Bold", "BoldItalic"}, "Italic" in style
    regular = style == "Regular"
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | is_italic | is_bold << 5 | regular << 6
    font["head"].macStyle = is_bold | is_italic << 1


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
