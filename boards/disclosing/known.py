"""Whether what is to be masked is masked already, however it was written."""

from text.printing.masking import covers, words_of


def is_known(mask: dict, masks: list[dict]) -> bool:
    """By whichever provision: words that others among the masks cover, or a box that is drawn just there."""
    if "words" in mask:
        (wanted,) = words_of([mask])
        return any(covers(each, wanted) for each in words_of(masks))
    return any((each.get("page"), each.get("box")) == (mask["page"], mask["box"]) for each in masks)
