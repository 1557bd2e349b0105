import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from text.images import BadImage, check_logo

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inner, attributes='viewBox="0 0 120 40"', before=""):
    return f"{before}<svg {XMLNS} {attributes}>{inner}</svg>".encode()


def png(size=(120, 40), mode="RGBA", **options):
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PNG", **options)
    return out.getvalue()


GOOD = svg(
    '<style>.a{fill:#036}</style><defs><linearGradient id="g"><stop stop-color="red"/></linearGradient></defs>'
    '<path class="a" d="M0 0h10v10z" fill="url(#g)"/><text x="1" y="2">Lind<tspan>haga</tspan> kommun</text>'
)


def test_a_drawing_keeps_its_shapes_colours_and_words():
    logo = check_logo(GOOD)
    assert (logo.media_type, logo.width, logo.height) == ("image/svg+xml", 120, 40)
    for kept in (b"M0 0h10v10z", b"url(#g)", b".a{fill:#036}", b"Lind<tspan>haga</tspan> kommun"):
        assert kept in logo.data


def test_a_checked_drawing_is_checked_again_to_the_same():
    assert check_logo(check_logo(GOOD).data).data == check_logo(GOOD).data


def test_width_and_height_go_before_the_view_box():
    logo = check_logo(svg("<path d='M0 0'/>", 'width="2in" height="96px" viewBox="0 0 1 1"'))
    assert (logo.width, logo.height) == (192, 96)


def test_what_drawing_programs_note_for_themselves_is_left_out():
    data = svg(
        '<metadata>x</metadata><n:view xmlns:n="http://example.com"/><path d="M1 1" n:x="1" xmlns:n="http://example.com"/>',
        before='<?xml version="1.0"?><!-- made by hand --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://a.b/c.dtd">',
    )
    cleaned = check_logo(data).data
    assert b"M1 1" in cleaned
    assert not any(word in cleaned for word in (b"metadata", b"example.com", b"DOCTYPE", b"made by hand"))


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>a</p></foreignObject>",
        '<path onclick="alert(1)" d="M0 0"/>',
        '<path ONLOAD="alert(1)" d="M0 0"/>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<use href="http://example.com/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml;base64,AAAA#a"/>',
        '<image href="http://example.com/x.png"/>',
        "<style>@import url(http://example.com/x.css);</style>",
        "<style>path{fill:url('http://example.com/x')}</style>",
        '<path style="fill:url(http://example.com/x)"/>',
        '<path fill="url( //example.com/x )"/>',
        '<animate attributeName="x"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        "<path fill=\"image-set('http://example.com/x.png' 1x)\"/>",
        "<path style=\"fill:src('http://example.com/x')\"/>",
        '<path fill="url(#a) url(x)"/>',
        '<path fill="u\\72l(x)"/>',
        "<style>@media print{path{fill:red}}</style>",
        "<style>path{mask:cross-fade(x, y)}</style>",
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<g id="a"><use href="#a"/></g>',
        '<clipPath id="a" clip-path="url(#a)"/>',
        '<style>.a{mask:url(#m)}</style><mask id="m"><path class="a"/></mask>',
        "<g>" * 100 + "</g>" * 100,
        "<g/>" * 6000,
    ],
)
def test_a_drawing_that_does_more_than_be_drawn_is_refused(inner):
    with pytest.raises(BadImage, match="PNG"):
        check_logo(svg(inner))


MANY = "<path/>" * 1000
LONG_PATH = f'<path id="a" d="{"M1 1" * 100_000}"/>'
LEVELS = "".join(f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(8)) + '<g id="a8"/>'
STYLE = "<style>g.b,.a {clip-path:url(#a)}</style>"


@pytest.mark.parametrize(
    "inner",
    [
        f'<g id="a">{MANY}</g>' + '<use href="#a"/>' * 100,
        f'<mask id="a">{MANY}</mask>' + "<g style=\"mask: url('#a')\"/>" * 100,
        f'{STYLE}<clipPath id="a">{MANY}</clipPath>' + '<g class="a"/>' * 100,
        LEVELS,
        LONG_PATH + '<use href="#a"/>' * 100,
        f"<text>{'a' * 1_000_000}</text>",
    ],
    ids=["use", "mask", "style", "levels", "path", "text"],
)
def test_a_drawing_that_grows_when_it_is_drawn_is_refused(inner):
    with pytest.raises(BadImage, match="för lång tid"):
        check_logo(svg(inner))


def test_what_a_drawing_points_to_in_itself_is_kept():
    logo = check_logo(
        svg(
            "<style>.a{clip-path:url(#c);fill:rgb(0,0,0)}</style>"
            "<clipPath id='c'><path id='p' d='M0 0h9v9z'/></clipPath>"
            "<g id='g'><use href='#p'/></g><use class='a' transform='translate (3 4)' href='#g'/>"
            "<linearGradient id='l' href='#k' spreadMethod='repeat'/><linearGradient id='k'/>"
        )
    )
    for kept in (b'href="#p"', b'href="#g"', b"clip-path:url(#c)", b"translate (3 4)"):
        assert kept in logo.data
    assert b"spreadMethod" not in logo.data


def test_entities_are_refused():
    with pytest.raises(BadImage):
        check_logo(svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>'))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_of_colour_is_taken(mode):
    logo = check_logo(png(mode=mode))
    assert (logo.media_type, logo.width, logo.height) == ("image/png", 120, 40)
    assert Image.open(io.BytesIO(logo.data)).size == (120, 40)


def test_what_a_png_says_of_its_maker_is_left_out():
    about = PngImagePlugin.PngInfo()
    about.add_text("Author", "Eva Ek")
    assert b"Eva Ek" not in check_logo(png(pnginfo=about)).data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"\xff\xd8\xff\xe0 jpeg",
        b"\x89PNG\r\n\x1a\n",
        png()[:60],
        png(size=(5000, 40), mode="1"),
        png(size=(8, 8)),
        b"<svg",
        b"<html><svg></svg></html>",
        svg("", attributes=""),
        svg("", attributes='viewBox="0 0 0 5"'),
        svg("<path/>") + b" " * 3_000_000,
    ],
)
def test_what_is_no_usable_picture_is_refused_with_a_sentence(data):
    with pytest.raises(BadImage, match=r"\.$"):
        check_logo(data)


@given(st.data())
@settings(deadline=None)
def test_a_broken_picture_is_read_or_refused(data):
    start = bytearray(data.draw(st.sampled_from([GOOD, png()])))
    for _ in range(data.draw(st.integers(1, 6))):
        start[data.draw(st.integers(0, len(start) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert check_logo(bytes(start)).width > 0
    except BadImage as refusal:
        assert str(refusal)  # noqa: PT017


@pytest.mark.parametrize(
    "box", ["NaN 0 9 9", "0 0 inf 9", "0 0 1e400 9", "0 0 0 0", "0 0 9 -9", "1e300 0 9 9", "0 0 9"]
)
def test_a_drawing_within_no_size_that_could_be_drawn_is_refused(box):
    for attributes, inner in [(f'viewBox="{box}" width="9" height="9"', ""), (f'viewBox="{box}"', "")]:
        with pytest.raises(BadImage):
            check_logo(svg(inner, attributes))
    with pytest.raises(BadImage):
        check_logo(svg(f'<symbol id="s" viewBox="{box}"/>'))


@pytest.mark.parametrize("path", ["M0 0" + "h1" * 400_000, "M0" + " " * 800_000 + "0"], ids=["letters", "spaces"])
def test_a_long_path_is_read_once_and_not_anew_from_each_letter(path):
    """Anew from each letter it would take hours."""
    assert check_logo(svg(f'<path d="{path}"/>')).width == 120


@pytest.mark.parametrize(
    "data",
    [svg(f"<style>{'a' * 800_000}</style>"), svg("", f'width="1{" " * 800_000}x" height="1"')],
    ids=["style", "width"],
)
def test_a_long_text_that_is_no_drawing_is_refused_without_being_read_anew_from_each_letter(data):
    with pytest.raises(BadImage):
        check_logo(data)
