"""What is around things by their links, link by link."""

from __future__ import annotations

from richpic.editor.reach import reach
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.link import Link
from richpic.elements.note import Note
from tests.driver import Driver


def chain() -> Driver:
    """Notes a – b – c – d in a row, somebody speaking at a, and a boundary around c and d."""
    notes = [Note(id=name, z=f"a{n}", x=n * 300, y=0, text=name) for n, name in enumerate("abcd")]
    links = [Link(id=a + b, z="b0", start=End(a), end=End(b)) for a, b in ("ab", "bc", "cd")]
    said = Bubble(id="s", z="b1", x=0, y=-300, text="nobody asked", tail=End("a"))
    around = Boundary(id="o", z="Zz", x=500, y=-200, w=700, h=400, title="our city")
    return Driver(*notes, *links, said, around)


def around(drive: Driver, *ids: str, steps: int = 1) -> set[str]:
    return set(reach(drive.picture, ids, steps, drive.editor.context))


def test_it_grows_link_by_link(qapp):
    drive = chain()
    assert around(drive, "b") == {"a", "b", "c", "ab", "bc", "s"}
    assert around(drive, "b", steps=2) == {"a", "b", "c", "d", "ab", "bc", "cd", "s"}


def test_from_a_link_its_ends_are_no_step_away(qapp):
    assert around(chain(), "ab", steps=1) == {"a", "b", "c", "ab", "bc", "s"}


def test_what_stands_in_a_boundary_belongs_to_it(qapp):
    assert around(chain(), "o", steps=0) == {"o", "c", "d", "cd"}
    assert around(chain(), "o", steps=1) == {"o", "b", "c", "d", "bc", "cd"}


def test_what_stands_alone_is_alone(qapp):
    drive = Driver(Note(id="n", z="a0"), Note(id="m", z="a1", x=400))
    assert around(drive, "n", "gone", steps=3) == {"n"}


def test_of_several_all_that_is_around_any_is_there(qapp):
    assert around(chain(), "a", "d") == {"a", "b", "c", "d", "ab", "bc", "cd", "s"}
