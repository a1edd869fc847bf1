"""Linked neighbours, and walking along links."""

import pytest

from richpic.editor.editor import Editor
from richpic.editor.identity import numbered_ids
from richpic.editor.neighbours import along_link, neighbour
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.change import added
from richpic.model.picture import Picture


@pytest.fixture
def on_paper(make_context):
    return lambda *elements: Editor(make_context, added(*elements).apply(Picture()))


def icon(identifier: str, x: float, y: float, **more) -> Icon:
    return Icon(id=identifier, symbol="council", x=x, y=y, label=identifier, **more)


@pytest.mark.parametrize(
    ("direction", "where"),
    [("right", (1, 0)), ("left", (-1, 0)), ("up", (0, -1)), ("down", (0, 1))],
)
def test_a_neighbour_stands_in_its_direction_and_is_linked_and_unnamed(on_paper, direction, where):
    editor = on_paper(icon("a", 0, 0, tint="sky", note="private", locked=True))
    made = neighbour(editor.scene, editor.picture.elements["a"], direction, "money", numbered_ids("n"))
    editor.commit(made.change)
    new = editor.picture.elements[made.id]
    assert (new.symbol, new.tint, new.label, new.note, new.locked) == ("council", "sky", "", "", False)
    sign = tuple((value > 0) - (value < 0) for value in (new.x, new.y))
    assert sign == where
    (link,) = (e for e in editor.picture.order if isinstance(e, Link))
    assert (link.start.element, link.end.element, link.relation) == ("a", made.id, "money")
    assert editor.history.done == 1


def test_neighbours_in_one_direction_stand_beside_each_other(on_paper):
    editor = on_paper(icon("a", 0, 0))
    for _ in range(5):
        editor.commit(neighbour(editor.scene, editor.picture.elements["a"], "right", "flow").change)
    boxes = [e.bounds(editor.context) for e in editor.picture.order if isinstance(e, Icon)]
    assert len(boxes) == 6
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert sorted({e.y for e in editor.picture.order if isinstance(e, Icon)})[0] < 0


def test_a_neighbour_may_stand_in_the_same_boundary(on_paper):
    editor = on_paper(Boundary(id="r", x=-300, y=-300, w=1500, h=600, z="Zz"), icon("a", 0, 0))
    made = neighbour(editor.scene, editor.picture.elements["a"], "right", "flow")
    editor.commit(made.change)
    assert editor.picture.elements[made.id].y == 0


def joined(*pairs: tuple[str, str]) -> list[Link]:
    return [Link(id=f"{a}{b}", z=f"b{i}", start=End(a), end=End(b)) for i, (a, b) in enumerate(pairs)]


def test_walking_goes_to_what_is_joined_and_not_to_what_is_nearer(on_paper):
    editor = on_paper(
        icon("a", 0, 0),
        icon("near", 200, 0),
        icon("far", 600, 50),
        icon("up", 30, -400),
        Note(id="n", x=0, y=200),
        *joined(("far", "a"), ("a", "up")),
    )
    picture, ctx = editor.picture, editor.context
    a = picture.elements["a"]
    there = {way: along_link(picture, ctx, a, way) for way in ("right", "up", "left", "down")}
    assert {way: e.id if e else None for way, e in there.items()} == {
        "right": "far", "up": "up", "left": None, "down": None,
    }  # fmt: skip


def test_walking_from_a_link_goes_to_its_end(on_paper):
    editor = on_paper(icon("a", 0, 0), icon("b", 500, 0), *joined(("a", "b")))
    link = editor.picture.elements["ab"]
    assert along_link(editor.picture, editor.context, link, "left").id == "a"
    assert along_link(editor.picture, editor.context, link, "right").id == "b"
