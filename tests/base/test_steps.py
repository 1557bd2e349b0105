"""Steps as they are offered on a page."""

from base.steps import Lack, Offer, grouped

DAY, TEXT, PARTIES = Lack("Ingen dag hittades."), Lack("Skriv text."), Lack("Lägg till två parter.")


def offer(name: str, *missing: Lack, group: str = "") -> Offer:
    hindrance = "går inte än. Det här saknas:" if missing else ""
    return Offer(name, name, f"/{name}/", False, "", False, hindrance, list(missing), group)


def said(*offers: Offer) -> list[tuple[str, str, list[str]]]:
    steps = (step for group in grouped(offers) for step in group.steps)
    return [(step.name, step.hindrance, [lack.text for lack in step.missing]) for step in steps]


def test_what_several_steps_lack_is_told_once_in_the_order_of_the_page():
    assert said(
        offer("lock", DAY, TEXT, PARTIES),
        offer("send", DAY, TEXT, group="Skicka"),
        offer("inform", DAY, TEXT, group="Skicka"),
        offer("discard"),
    ) == [
        ("send", "går inte än. Det här saknas:", ["Ingen dag hittades.", "Skriv text."]),
        ("inform", "går inte än: detsamma saknas som ovan.", []),
        ("lock", "går inte än. Det här saknas, utöver det som står ovan:", ["Lägg till två parter."]),
        ("discard", "", []),
    ]


def test_a_single_thing_that_is_lacking_is_said_at_each_step():
    assert [lacks for _name, _hindrance, lacks in said(offer("send", DAY), offer("lock", DAY))] == [
        ["Ingen dag hittades."],
        ["Ingen dag hittades."],
    ]
