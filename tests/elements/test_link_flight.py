"""A link in flight is drawn by a quicker way, and nobody may be able to tell."""

import itertools

import pytest

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.display import Stroke, TextRun
from richpic.model.picture import Picture
from richpic.render.context import PictureContext

PLACES = [(0, 0), (300, 40), (-250, 310), (20, -480), (0, 300), (400, 0), (90, 70), (1, 1), (-60, 20)]


def context(link, at):
    hub = Icon(id="hub", z="a1", symbol="council", x=at[0], y=at[1], label="the council")
    note = Note(id="note", z="a2", x=-40, y=-30, w=80, h=60)
    picture = added(hub, note, link).apply(Picture())
    return PictureContext(picture, symbol_library()).plainly()


def numbers(items):
    """All that decides how items look, one after the other."""
    for item in items:
        if isinstance(item, Stroke):
            yield from (item.path.ops, item.colour, item.width, *item.path.coords)
        else:
            assert isinstance(item, TextRun)
            yield from (item.text, item.colour, item.size, item.x, item.y)


@pytest.mark.parametrize("heads", ["end", "start", "both", "none"])
@pytest.mark.parametrize("label", ["", "asks", "asks again and again\nfor more time and more money"])
@pytest.mark.parametrize("relation", ["flow", "support"])
def test_wherever_the_hub_goes_its_links_are_drawn_as_ever(qapp, heads, label, relation):
    link = Link(id="l", start=End("hub"), end=End("note"), heads=heads, label=label, label_at=0.4,
                relation=relation)  # fmt: skip
    flight = link.in_flight(context(link, PLACES[0]))
    quick = 0
    for at in itertools.chain(PLACES, reversed(PLACES)):
        ctx = context(link, at)
        drawn = flight.draw(ctx) if flight else None
        if drawn is None:
            continue
        quick += 1
        expected = list(numbers(link.draw(ctx)))
        assert list(numbers(drawn)) == [
            pytest.approx(one, abs=1e-6) if isinstance(one, float) else one for one in expected
        ]
    if relation == "flow":
        assert quick >= len(PLACES)


@pytest.mark.parametrize(
    "fields",
    [
        {"bend": 0.3},
        {"relation": "tension"},
        {"relation": "information"},
        {"relation": "broken"},
        {"end": End("", 40, 40)},
        {"end": End("hub")},
    ],
)
def test_others_have_no_quicker_way(qapp, fields):
    link = Link(**{"id": "l", "start": End("hub"), "end": End("note"), "relation": "conflict", **fields})
    assert link.in_flight(context(link, (300, 0))) is None


def test_a_link_whose_thing_is_gone_has_to_be_asked_itself(qapp):
    link = Link(id="l", start=End("hub"), end=End("note"))
    flight = link.in_flight(context(link, (300, 0)))
    assert flight.draw(PictureContext(Picture(), symbol_library()).plainly()) is None
