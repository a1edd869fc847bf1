"""The editor: the only one who writes, and those who listen to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.editor.camera import Camera, Margins
from richpic.editor.editor import Editor
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.files.symbols import symbol_library
from richpic.model.change import Change, Patch, added, edited, page_edited
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from tests.strategies import changes, numbers, pictures

A = Icon(id="a", symbol="wall", z="a1")
B = Icon(id="b", symbol="wall", x=400.0, z="a2")
AB = Link(id="ab", start=End("a"), end=End("b"), z="a3")


@pytest.fixture(autouse=True)
def fonts(qapp):
    return qapp


def context_of(picture):
    return PictureContext(picture, symbol_library())


def editor_of(*elements):
    return Editor(context_of, added(*elements).apply(Picture()))


class Ears:
    """Remembers what an editor tells."""

    def __init__(self, editor):
        self.heard = []
        self.stop = editor.subscribe(lambda happened, detail: self.heard.append((happened, detail)))

    def said(self, happened):
        return [detail for what, detail in self.heard if what == happened]


def test_committing_changes_the_picture_and_tells_what_and_where():
    editor = editor_of(A, B)
    ears = Ears(editor)
    change = edited(A, {"x": 50.0}, "moved 1 thing")
    editor.commit(change)
    assert editor.picture.elements["a"].x == 50
    assert ears.said("change") == [change]
    (areas,) = ears.said("areas")
    for x in (0.0, 50.0):
        body = Rect.centred((x, 0), 80, 80)
        assert any(area.contains_rect(body) for area in areas)
    assert editor.history.names == ("moved 1 thing",)


def test_an_empty_change_is_no_step():
    editor = editor_of(A)
    ears = Ears(editor)
    editor.commit(edited(A, {"x": 0.0}))
    assert ears.heard == []
    assert not editor.undo()


def test_undo_and_redo_are_changes_like_any_other():
    editor = editor_of(A)
    editor.commit(edited(A, {"x": 50.0}))
    ears = Ears(editor)
    assert editor.undo()
    assert editor.picture.elements["a"].x == 0
    assert editor.redo()
    assert editor.picture.elements["a"].x == 50
    assert not editor.redo()
    assert len(ears.said("change")) == 2


def test_one_undo_takes_back_a_step_and_what_extended_it():
    editor = editor_of()
    editor.commit(added(A))
    editor.commit(edited(A, {"label": "wall"}), extend=True)
    assert editor.undo()
    assert editor.picture.elements == {}
    assert editor.redo()
    assert editor.picture.elements["a"].label == "wall"


@given(pictures(), st.data())
def test_undoing_all_leads_to_the_first_picture_and_redoing_all_to_the_last(picture, data):
    editor = Editor(context_of, picture)
    for _ in range(data.draw(st.integers(1, 4))):
        editor.commit(data.draw(changes(editor.picture, 2)), extend=data.draw(st.booleans()))
    last = editor.picture
    while editor.undo():
        pass
    assert (editor.picture.elements, editor.picture.page) == (picture.elements, picture.page)
    while editor.redo():
        pass
    assert (editor.picture.elements, editor.picture.page) == (last.elements, last.page)


# Previews


def test_a_preview_is_seen_and_not_kept():
    editor = editor_of(A)
    ears = Ears(editor)
    change = edited(A, {"x": 50.0})
    editor.show(change)
    assert editor.shown[0].elements["a"].x == 50
    assert editor.picture.elements["a"].x == 0
    editor.show(None)
    assert editor.shown[0] is editor.picture
    assert ears.said("preview") == [change, None]
    assert not editor.undo()


def test_a_preview_of_a_move_takes_the_links_along():
    editor = editor_of(A, B, AB)
    editor.show(edited(B, {"y": 300.0}))
    picture, context = editor.shown
    assert picture.elements["ab"].route(context).line[-1].y > 150
    assert AB.route(editor.context).line[-1].y == pytest.approx(0, abs=20)


@pytest.mark.parametrize("ending", ["commit", "undo", "open"])
def test_whatever_changes_the_picture_ends_the_preview(ending):
    editor = editor_of(A)
    editor.commit(edited(A, {"y": 9.0}))
    editor.show(edited(A, {"x": 50.0}))
    {"commit": lambda: editor.commit(edited(A, {"label": "x"})), "undo": editor.undo}.get(
        ending, lambda: editor.open(Picture())
    )()
    assert editor.preview is None
    assert editor.shown[0] is editor.picture


def test_gestures_in_progress_hear_of_undo_before_it_happens():
    editor = editor_of(A)
    editor.commit(edited(A, {"x": 50.0}))
    ears = Ears(editor)
    editor.undo()
    names = [what for what, _ in ears.heard]
    assert names.index("interrupt") < names.index("change")


# Selecting


def test_only_what_is_there_is_selected_and_only_once():
    editor = editor_of(A, B)
    editor.select(["b", "nobody", "a", "b"])
    assert editor.selection == ("b", "a")
    assert [element.id for element in editor.selected] == ["b", "a"]


def test_selecting_the_same_again_tells_nobody():
    editor = editor_of(A)
    editor.select(["a"])
    ears = Ears(editor)
    editor.select(["a"])
    assert ears.heard == []


def test_what_is_deleted_leaves_the_selection():
    editor = editor_of(A, B)
    editor.select(["a", "b"])
    ears = Ears(editor)
    editor.commit(Change({"a": Patch(A, None)}))
    assert editor.selection == ("b",)
    assert ears.said("selection") == [("b",)]


def test_selected_elements_are_as_they_are_shown():
    editor = editor_of(A)
    editor.select(["a"])
    editor.show(edited(A, {"x": 50.0}))
    assert editor.selected[0].x == 50


def test_opening_begins_anew():
    editor = editor_of(A)
    editor.commit(edited(A, {"x": 5.0}))
    editor.select(["a"])
    ears = Ears(editor)
    editor.open(added(B).apply(Picture()))
    assert set(editor.picture.elements) == {"b"}
    assert editor.selection == ()
    assert not editor.undo()
    assert ears.said("picture") == [None]


def test_who_no_longer_listens_is_not_told():
    editor = editor_of(A)
    ears = Ears(editor)
    ears.stop()
    editor.select(["a"])
    assert ears.heard == []


# What is where


def test_the_topmost_thing_under_the_pointer_is_found():
    over = Icon(id="over", symbol="wall", x=20.0, z="a5")
    editor = editor_of(A, over)
    assert editor.element_at(Point(10, 0)).id == "over"
    assert editor.element_at(Point(-40, 0)).id == "a"
    assert editor.element_at(Point(0, 300)) is None


def test_hidden_things_are_not_found_and_locked_ones_only_when_asked_for():
    editor = editor_of(A)
    editor.commit(edited(A, {"locked": True}))
    assert editor.element_at(Point(0, 0)) is None
    assert editor.element_at(Point(0, 0), locked=True).id == "a"
    editor.commit(Change({"a": Patch({"hidden": False}, {"hidden": True})}))
    assert editor.element_at(Point(0, 0), locked=True) is None


def test_everything_shown_lies_within_the_bounds_of_the_content():
    editor = editor_of(A, B, AB)
    assert editor.content_bounds().contains_rect(Rect(-40, -40, 480, 80))
    assert editor.content_bounds(["b"]).x > 300
    assert editor.content_bounds([]) is None
    assert editor_of().content_bounds() is None


# The camera


@given(
    x=numbers(-500, 500),
    y=numbers(-500, 500),
    zoom=st.floats(0.1, 4),
    at=st.tuples(numbers(0, 1900), numbers(0, 1000)),
    factor=st.floats(0.2, 5),
)
def test_zooming_keeps_what_is_under_the_pointer_there(x, y, zoom, at, factor):
    camera = Camera(x, y, zoom)
    zoomed = camera.zoomed(factor, at)
    assert zoomed.to_view(camera.to_page(at)) == pytest.approx(at, abs=1e-6)
    assert camera.to_page(camera.to_view((x, y))) == pytest.approx((x, y), abs=1e-6)


@given(st.floats(0.1, 4), numbers(-300, 300))
def test_panning_moves_the_page_with_the_hand(zoom, dx):
    camera = Camera(zoom=zoom)
    assert camera.panned(dx, -dx).to_view((7, 8)) == pytest.approx(
        camera.to_view((7, 8)).plus((dx, -dx)), abs=1e-6
    )


@given(rect=st.builds(Rect, numbers(-900, 900), numbers(-900, 900), numbers(1, 3000), numbers(1, 3000)))
def test_fitting_shows_all_of_it_clear_of_the_panels(rect):
    margins = Margins(200, 80, 220, 60)
    camera = Camera.fitting(rect, 1280, 720, margins)
    seen = camera.rect_to_view(rect).expanded(-1e-6)
    assert Rect(200, 80, 1280 - 420, 720 - 140).contains_rect(seen)
    assert camera.zoom <= 1.5


def test_zoom_has_limits_in_both_directions():
    assert Camera().zoomed(1e-9, (0, 0)).zoom == 0.05
    assert Camera().zoomed(1e9, (0, 0)).zoom == 8


def test_listeners_hear_of_the_camera_only_when_it_moves():
    editor = editor_of(A)
    ears = Ears(editor)
    editor.look(Camera())
    editor.look(Camera(5, 5, 2))
    assert ears.said("camera") == [Camera(5, 5, 2)]


def test_changing_the_page_repaints_all_of_it():
    editor = editor_of(A, B)
    ears = Ears(editor)
    editor.commit(page_edited(editor.picture.page, {"palette": "dark"}))
    (areas,) = ears.said("areas")
    assert any(area.contains_rect(Rect(-40, -40, 480, 80)) for area in areas)
