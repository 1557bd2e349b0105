"""A logo draws; it does nothing, fetches nothing and is not too big."""

import io

import pytest
from PIL import Image

from base.refusals import Refused
from text.svg import check_logo

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def svg(inside: str) -> bytes:
    return f"{START}{inside}</svg>".encode()


def png(width=20, height=10) -> bytes:
    data = io.BytesIO()
    Image.new("RGBA", (width, height), "navy").save(data, "PNG")
    return data.getvalue()


def test_it_takes_a_png():
    assert check_logo(png()) == "image/png"


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9v9z" style="fill:#036"/>',
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)" width="9"/>',
        '<style>.a{fill:url(#b)}</style><g id="c"/><use xlink:href="#c"/>',
        '<metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:RDF/></metadata>',
    ],
)
def test_it_takes_a_drawing(inside):
    assert check_logo(svg(inside)) == "image/svg+xml"


def test_it_takes_what_drawing_programs_write_at_the_top():
    head = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert check_logo(head + svg('<circle r="3"/>')) == "image/svg+xml"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<image href="https://example.org/spy.png"/>',
        '<use href="https://example.org/x.svg#a"/>',
        "<foreignObject><p>hej</p></foreignObject>",
        '<rect style="fill:url(https://example.org/x)"/>',
        '<style>@import "https://example.org/x.css";</style>',
        '<animate attributeName="x"/>',
    ],
)
def test_it_refuses_what_acts_or_reaches_out(inside):
    with pytest.raises(Refused, match="SVG-filen"):
        check_logo(svg(inside))


def test_it_refuses_entities_before_they_are_read():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>")
    with pytest.raises(Refused, match="definitioner"):
        check_logo(bomb)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<html></html>", b"\x89PNG\r\n\x1a\nnonsense", START.encode(), b"<html><svg/></html>"]
)
def test_it_refuses_what_is_no_picture(data):
    with pytest.raises(Refused):
        check_logo(data)


def test_it_refuses_a_huge_picture():
    with pytest.raises(Refused, match="bildpunkter"):
        check_logo(png(5000, 5000))
    with pytest.raises(Refused, match="1 MB"):
        check_logo(b"\x89PNG\r\n\x1a\n" + b"0" * 1024 * 1024)
