"""What was inked is kept packed, as it was, and only as much of it as there is room for."""

from hypothesis import given
from hypothesis import strategies as st

from richpic.model import inked
from richpic.model.inked import Inked, filled
from richpic.model.path import smooth

NUMBERS = st.integers(-32768, 32767)
POINTS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=12)
RINGS = POINTS.map(lambda points: [number for point in points for number in point])
MARKS = st.lists(st.lists(RINGS, max_size=4), max_size=5)


@given(marks=MARKS)
def test_what_is_kept_is_what_was_drawn(marks):
    ink = Inked()
    ink.keep("one", marks)
    assert ink.get("one") == marks
    assert Inked(lambda: ink.kept).get("one") == marks


def test_nothing_is_known_of_what_was_never_inked():
    assert Inked().get("one") is None
    assert not Inked().has_news


def test_what_was_kept_before_is_asked_for_once_and_only_when_wanted():
    asked = []

    def load():
        asked.append("")
        return {}

    ink = Inked(load)
    assert not asked
    ink.get("one")
    ink.get("two")
    ink.keep("two", [[[1, 2]]])
    assert len(asked) == 1


def test_what_is_far_off_is_not_kept():
    ink = Inked()
    ink.keep("far", [[[0, 40_000]]])
    assert ink.get("far") is None
    assert not ink.has_news


def test_there_is_a_most(monkeypatch):
    monkeypatch.setattr(inked, "MOST", 3)
    ink = Inked()
    for name in "abcde":
        ink.keep(name, [[[1, 2]]])
    assert list(ink.kept) == ["a", "b", "c"]


def test_strokes_are_filled_softly_each_for_itself():
    square, dot = [0, 0, 1000, 0, 1000, 1000, 0, 1000], [500, 500, 600, 500, 550, 600]
    outline = filled([square, dot])
    parts = [smooth([(0, 0), (10, 0), (10, 10), (0, 10)], True), smooth([(5, 5), (6, 5), (5.5, 6)], True)]
    assert outline.ops == "".join(part.ops for part in parts)
    assert outline.coords == sum((part.coords for part in parts), ())
