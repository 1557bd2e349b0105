"""What a file tells readers to take instead of what is drawn, taken out of it before it is read."""

import io

import pikepdf


def without_stand_ins(data: bytes) -> bytes:
    """The file without the words that it tells readers to take instead of what is drawn.

    Otherwise a word would be looked for, and found, where it does not stand.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            _without_properties(pdf, page.obj.get("/Contents"))
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and ("/BBox" in thing or thing.get("/Type") == "/Pattern"):
                _without_properties(pdf, thing)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _without_properties(pdf, stream) -> None:
    """Leave of a marked piece of content its mark alone, but for layers, which may be hidden."""
    if not isinstance(stream, pikepdf.Stream) or b"BDC" not in stream.read_bytes():
        return
    kept = []
    for operands, operator in pikepdf.parse_content_stream(stream):
        if str(operator) == "BDC" and operands[0] != "/OC":
            kept.append(([operands[0]], pikepdf.Operator("BMC")))
        else:
            kept.append((operands, operator))
    stream.write(pikepdf.unparse_content_stream(kept))
