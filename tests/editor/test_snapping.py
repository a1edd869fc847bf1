"""Lines that things take from each other."""

import pytest

from richpic.editor.editor import Editor
from richpic.editor.snapping import Snapping
from richpic.elements.boundary import Boundary
from richpic.elements.note import Note
from richpic.model.change import added
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture


def note(identifier: str, x: float, y: float, w: float = 100, h: float = 100) -> Note:
    return Note(id=identifier, x=x, y=y, w=w, h=h)


@pytest.fixture
def lines(make_context):
    """Return what snaps to the given things at a zoom."""

    def make(*elements, zoom: float = 1.0, moving=()) -> Snapping:
        editor = Editor(make_context, added(*elements).apply(Picture()))
        return Snapping(editor.scene, frozenset(moving), zoom)

    return make


@pytest.mark.parametrize(
    ("box", "shift"),
    [
        (Rect(4, 300, 60, 60), (-4, 0)),  # left to left
        (Rect(36, 300, 60, 60), (4, 0)),  # right to right
        (Rect(17, 300, 60, 60), (3, 0)),  # middle to middle
        (Rect(103, 300, 60, 60), (-3, 0)),  # left to right
        (Rect(300, 5, 60, 60), (0, -5)),  # top to top
        (Rect(300, 105, 60, 60), (0, -5)),  # top to bottom
        (Rect(108, 300, 60, 60), (0, 0)),  # too far
    ],
)
def test_edges_take_edges_and_middles_take_middles(lines, box, shift):
    snap = lines(note("a", 0, 0)).moved(box)
    assert (snap.dx, snap.dy) == pytest.approx(shift)
    assert bool(snap.guides) == (shift != (0, 0))


def test_the_nearest_line_wins(lines):
    snap = lines(note("a", 0, 0), note("b", 2, 200)).moved(Rect(3, 400, 60, 60))
    assert snap.dx == -1


def test_a_guide_runs_along_all_that_share_the_line(lines):
    snap = lines(note("a", 0, 0), note("b", 0, 200)).moved(Rect(3, 400, 60, 60))
    assert snap.guides == ((Point(0, 0), Point(0, 460)),)


@pytest.mark.parametrize("zoom", [0.25, 1.0, 4.0])
def test_the_reach_is_the_same_on_the_screen_at_every_zoom(lines, zoom):
    snapping = lines(note("a", 0, 0), zoom=zoom)
    assert snapping.moved(Rect(5.9 / zoom, 140, 1000, 60)).dx == pytest.approx(-5.9 / zoom)
    assert snapping.moved(Rect(-6.5 / zoom, 140, 1000, 60)).dx == 0


def test_a_thing_between_two_others_takes_the_middle_of_the_gap(lines):
    snap = lines(note("a", 0, 0), note("b", 400, 20)).moved(Rect(225, 37, 60, 60))
    assert snap.dx == pytest.approx(-5)
    assert [(a.x, b.x) for a, b in snap.gaps] == [(100, 220), (280, 400)]


def test_a_thing_in_a_row_takes_the_gap_of_the_row(lines):
    things = note("a", 0, 0), note("b", 130, 0), note("c", 0, 500)
    right = lines(*things).moved(Rect(264, 33, 77, 77))
    assert right.dx == pytest.approx(-4)
    assert [(a.x, b.x) for a, b in right.gaps] == [(100, 130), (230, 260)]
    left = lines(*things).moved(Rect(-103, 33, 77, 77))
    assert left.dx == pytest.approx(-4)


def test_gaps_are_taken_downwards_too(lines):
    snap = lines(note("a", 0, 0), note("b", 0, 140)).moved(Rect(33, 283, 77, 77))
    assert snap.dy == pytest.approx(-3)
    assert [(a.y, b.y) for a, b in snap.gaps] == [(100, 140), (240, 280)]


def test_what_holds_a_row_is_no_member_of_it(lines):
    around = Boundary(id="r", x=-400, y=-300, w=1500, h=800, z="Zz")
    snap = lines(around, note("a", 0, 0), note("b", 130, 0)).moved(Rect(264, 33, 77, 77))
    assert snap.dx == pytest.approx(-4)


def test_what_moves_is_no_line(lines):
    assert lines(note("a", 0, 0), moving=["a"]).moved(Rect(4, 4, 60, 60)).dx == 0


def test_stretching_moves_only_the_edges_that_are_pulled(lines):
    snapping = lines(note("a", 0, 0))
    assert snapping.stretched(Rect(-300, 203, 304, 60), "e").dx == pytest.approx(-4)
    assert snapping.stretched(Rect(4, 203, 304, 60), "e").dx == 0
    assert snapping.stretched(Rect(4, 103, 304, 60), "nw")[:2] == pytest.approx((-4, -3))


def test_hidden_things_and_links_are_no_lines(lines):
    from dataclasses import replace

    from richpic.elements.end import End
    from richpic.elements.link import Link

    hidden = replace(note("a", 0, 0), hidden=True)
    link = Link(id="l", start=End("", 0, 0), end=End("", 100, 100))
    snap = lines(hidden, link).moved(Rect(4, 150, 60, 60))
    assert (snap.dx, snap.dy, snap.guides) == (0, 0, ())


def test_among_thousands_only_the_nearest_are_looked_at(lines):
    crowd = [note(f"n{i}", i % 100 * 130.0, i // 100 * 130.0) for i in range(3000)]
    snap = lines(*crowd).moved(Rect(130 * 50 + 3, 130 * 15 + 2, 100, 100))
    assert (snap.dx, snap.dy) == (-3, -2)
    assert all(abs(a.x - 6550) < 1500 and abs(a.y - 2000) < 1500 for a, _ in snap.guides)
