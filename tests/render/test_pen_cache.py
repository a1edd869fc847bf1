"""Outlines of strokes are made once, and kept only as far as there is room."""

import pytest

from richpic.render import pen_cache
from richpic.render.pen_cache import PenCache


def stroke(samples: int, x: float = 0.0) -> tuple[tuple[float, float, float], ...]:
    return tuple((x + 3.0 * number, number % 7 * 2.0, 0.5) for number in range(samples))


def test_a_stroke_that_was_drawn_is_not_made_again():
    pens = PenCache()
    assert pens.outline(stroke(20), 3.0) is pens.outline(stroke(20), 3.0)
    assert pens.outline(stroke(20), 3.0) is not pens.outline(stroke(20), 4.0)


def test_a_stroke_that_grows_leaves_no_more_behind_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(pen_cache, "MOST_NUMBERS", 20_000)
    pens = PenCache()
    for samples in range(2, 300, 3):
        pens.outline(stroke(samples), 3.0)
        assert pens.numbers <= 20_000 or len(pens._kept) == 1


@pytest.mark.parametrize("used", [True, False])
def test_what_was_used_last_stays(used, monkeypatch):
    pens = PenCache()
    first = pens.outline(stroke(30), 3.0)
    monkeypatch.setattr(pen_cache, "MOST_NUMBERS", 3 * pens.numbers)
    for number in range(1, 8):
        pens.outline(stroke(30, 100.0 * number), 3.0)
        if used:
            pens.outline(stroke(30), 3.0)
    assert (pens.outline(stroke(30), 3.0) is first) == used
