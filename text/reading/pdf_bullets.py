"""List signs that are drawn as small dots or squares, as browsers do, and therefore are no letters."""

_SMALLEST, _LARGEST = 1.5, 7
_MOST_SHAPES = 2000
_FARTHEST = 30


def drawn_bullets(page, words: list[dict]) -> list[dict]:
    """A word "•" for every small drawn shape that stands just before the first word of a line."""
    shapes = [*page.curves, *page.rects]
    if len(shapes) > _MOST_SHAPES:
        return []
    return [bullet for shape in shapes if _is_small(shape) and (bullet := _before_a_word(shape, words))]


def _is_small(shape: dict) -> bool:
    width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
    return all(_SMALLEST < side < _LARGEST for side in (width, height)) and abs(width - height) < 1


def _before_a_word(shape: dict, words: list[dict]) -> dict | None:
    middle = (shape["top"] + shape["bottom"]) / 2
    beside = [word for word in words if word["top"] < middle < word["bottom"]]
    after = [word for word in beside if 0 < word["x0"] - shape["x1"] < _FARTHEST]
    if not after or any(-_FARTHEST < word["x1"] - shape["x0"] <= 0 for word in beside):
        return None
    word = min(after, key=lambda word: word["x0"])
    return word | {"text": "•", "x0": shape["x0"], "x1": shape["x1"]}
