"""Fonts inside an SVG: the same letters give the same bytes, whenever they are cut."""

import time

from richpic.render.font_subset import bundled_subset


def test_a_font_cut_later_is_the_same(monkeypatch):
    letters = frozenset("richpic")
    first = bundled_subset.__wrapped__("hand", 400, letters)
    # fontTools can write the hour of the cutting into the font.
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100_000)
    assert bundled_subset.__wrapped__("hand", 400, letters) == first
