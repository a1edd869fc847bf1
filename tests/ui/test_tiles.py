"""What is seen is the picture: at rest, while things move, right after, at every zoom, on fine screens."""

from random import Random

import pytest
from PySide6.QtGui import QImage

from richpic.editor import operations
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.relations import RELATIONS
from richpic.elements.text import Text
from richpic.model.change import edited, page_edited
from richpic.model.element import Element
from richpic.model.picture import Page
from richpic.ui.tiles import EDGE, SIDE
from tests.ui.fine_screen import assert_on_a_fine_screen
from tests.ui.paper import Paper, difference

# Of 255. Tiles and a painting made at once differ in nothing but roundings: Qt counts edges in 1/64 of a
# pixel and rounds them the other way left of a tile. Far out, where many lines overlap, that adds up.
ROUNDING = 2
ADDED_UP, FEW = 8, 0.0005
ZOOMS = (0.05, 0.11, 0.3, 0.45, 0.7, 1.0, 1.21, 2.0, 3.7, 8.0)


def icon(n: int) -> Icon:
    symbol = ("council", "youth-worker", "school", "missing-voice")[n % 4]
    return Icon(id=f"i{n}", z="a1", symbol=symbol, x=100 + n % 4 * 170, y=120 + n // 4 * 160, label=f"no {n}")


def link(n: int, relation: str) -> Link:
    ends = {"start": End(f"i{n % 12}"), "end": End(f"i{(n * 5 + 3) % 12}")}
    return Link(id=f"l{n}", z="a2", relation=relation, label=relation, **ends)


def town() -> tuple[Element, ...]:
    """A small picture with something of every kind, crowded enough that things lie on each other."""
    things: list[Element] = [
        Boundary(id="around", z="a0", x=20, y=20, w=700, h=520, title="Our city"),
        *(icon(n) for n in range(12)),
        *(link(n, name) for n, name in enumerate(RELATIONS)),
        Note(id="note", z="a3", x=250, y=230, text="thresholds keep rising"),
        Bubble(id="says", z="a3", x=420, y=60, text="Nobody asked us", tail=End("i5")),
        Bubble(id="thinks", z="a3", x=40, y=420, style="thought", text="Who pays?", tail=End("i8")),
        Ink(id="ink", z="a4", x=300, y=300, samples=tuple((n * 4.0, n * n % 37, 0.5) for n in range(60))),
        Ink(id="mark", z="a4", x=80, y=120, highlighter=True, width=22, colour="amber",
            samples=((0, 0, 0.5), (300, 30, 0.5))),
        Text(id="title", z="a4", x=200, y=-40, size=36, text="Nottingham: our local system"),
        Frame(id="frame", z="a5", x=60, y=60, w=400, h=300, name="Part 1"),
    ]  # fmt: skip
    return tuple(things)


@pytest.fixture
def make(qtbot):
    def made(*elements: Element, page: Page | None = None) -> Paper:
        paper = Paper(*elements, page=page or Page())
        qtbot.addWidget(paper.canvas)
        return paper

    return made


def assert_shows_the_picture(paper: Paper) -> None:
    """The paper shows what painting the picture at once gives; the overlay is out of the way."""
    paper.editor.select(())
    paper.hover(-900, -900)
    paper.settle()
    assert_same(paper.grab(), paper.painted())


def assert_same(one: QImage, other: QImage) -> None:
    found = difference(one, other)
    differ = found > ROUNDING
    assert found.max() <= ADDED_UP, f"{differ.sum()} pixels differ, by up to {found.max()}"
    assert differ.mean() <= FEW


# At rest


@pytest.mark.parametrize("zoom", ZOOMS)
def test_at_rest_every_pixel_is_that_of_the_display_lists(make, zoom):
    paper = make(*town())
    paper.look(-30.3, -60.7, zoom)
    assert_shows_the_picture(paper)


@pytest.mark.parametrize("sheet", ["dotted", "squared", "kraft", "board"])
def test_papers_join_without_seams(make, sheet):
    paper = make(*town(), page=Page(paper=sheet))
    for zoom in (0.7, 1.3):
        paper.look(-333.3, -217.1, zoom)
        assert_shows_the_picture(paper)


@pytest.mark.parametrize("seed", range(6))
def test_edits_repaint_all_that_they_touch_and_undo_as_well(make, seed):
    random = Random(seed)
    paper = make(*town())
    editor = paper.editor
    paper.look(-40, -70, random.choice(ZOOMS[3:8]))
    for _ in range(12):
        paper.settle()
        ids = random.sample(list(editor.picture.elements), min(3, len(editor.picture.elements)))
        x, y = random.randint(-90, 90), random.randint(-90, 90)
        way = random.choice(
            ["move", "move", "copy", "delete", "raise", "lower", "undo", "redo", "label", "pan"]
        )
        if way == "move":
            editor.commit(operations.moved(editor.picture, ids, x, y))
        elif way == "copy":
            editor.commit(operations.duplicated(editor.picture, ids, x, y))
        elif way == "delete":
            editor.commit(operations.removed(editor.picture, ids[:1], editor.context))
        elif way == "raise":
            editor.commit(operations.to_front(editor.picture, ids))
        elif way == "lower":
            editor.commit(operations.to_back(editor.picture, ids))
        elif way == "label":
            editor.commit(operations.nudged_fields(editor.picture, ids, {"label": "another label"}, "wrote"))
        elif way == "pan":
            editor.look(editor.camera.panned(x * 3, y * 3))
        else:
            (editor.undo if way == "undo" else editor.redo)()
    assert_shows_the_picture(paper)
    while editor.undo():
        pass
    assert_shows_the_picture(paper)


@pytest.mark.parametrize(
    "fields", [{"palette": "dark"}, {"roughness": "loose"}, {"font": "clear"}, {"paper": "dotted"}], ids=str
)
def test_the_page_repaints_everything(make, fields):
    paper = make(*town())
    paper.settle()
    paper.editor.commit(page_edited(paper.editor.picture.page, fields))
    assert_shows_the_picture(paper)
    paper.editor.undo()
    assert_shows_the_picture(paper)


def test_another_picture_leaves_nothing_of_the_last(make):
    paper = make(*town())
    paper.settle()
    other = make(Note(id="n", x=100, y=100)).editor.picture
    paper.editor.open(other)
    assert_shows_the_picture(paper)


# On the move


@pytest.mark.parametrize("held_for", [0, 1], ids=["at once", "after the tiles"])
@pytest.mark.parametrize("name", ["i5", "around", "note", "says", "mark", "l3"])
def test_what_moves_is_seen_where_it_is_now_and_nowhere_else_at_its_own_depth(make, name, held_for):
    paper = make(*town())
    paper.settle()
    for step in (20, 40, 60):
        paper.editor.show(operations.moved(paper.editor.picture, [name], step, step / 2))
        if held_for:
            paper.settle()
        assert_same(paper.grab(), paper.painted())


@pytest.mark.parametrize("end", ["commit", "escape"])
@pytest.mark.parametrize("name", ["i5", "around", "note", "title"])
def test_letting_go_shows_no_flash(make, name, end):
    """The very next frame is right, before any tile has been repainted."""
    paper = make(*town())
    paper.settle()
    change = operations.moved(paper.editor.picture, [name], 37, -21)
    paper.editor.show(change)
    paper.settle()
    if end == "commit":
        paper.editor.commit(change)
    else:
        paper.editor.show(None)
    assert_same(paper.grab(), paper.painted())
    assert_shows_the_picture(paper)


@pytest.mark.parametrize("end", ["release", "escape"])
def test_a_drag_by_hand_ends_in_the_right_picture(make, end):
    paper = make(*town())
    paper.settle()
    paper.press(260, 240)  # the note
    for at in ((300, 250), (400, 330), (460, 280)):
        paper.move(*at)
        paper.grab()
    if end == "release":
        paper.release()
        assert paper.get("note").x == pytest.approx(450, abs=8)  # it may snap to what is near
    else:
        paper.toolbox.current.cancel()
        paper.release()
        assert paper.get("note").x == 250
    assert_shows_the_picture(paper)


def test_a_change_by_another_way_is_seen_in_the_very_next_frame(make):
    paper = make(*town())
    paper.settle()
    paper.editor.commit(edited(paper.get("note"), {"tint": "coral"}))
    assert_same(paper.grab(), paper.painted())
    paper.editor.undo()
    assert_same(paper.grab(), paper.painted())


def test_more_than_a_frame_can_hold_moves_on_top_and_ends_right(make):
    many = [
        Icon(id=f"i{n:03}", symbol="council", x=30 + n % 25 * 30, y=30 + n // 25 * 30, size=28)
        for n in range(500)
    ]
    paper = make(*many, Boundary(id="o", z="Zz", x=0, y=0, w=780, h=580))
    paper.settle()
    change = operations.moved(paper.editor.picture, ["o", *(one.id for one in many[:200])], 9, 5)
    paper.editor.show(change)
    paper.settle()
    assert (difference(paper.grab(), paper.painted()) > 60).mean() < 0.2
    paper.editor.commit(change)
    assert_shows_the_picture(paper)


def test_what_the_eraser_marks_fades_and_its_surroundings_do_not(make):
    paper = make(*town())
    paper.settle()
    before = paper.grab()
    paper.toolbox.choose("eraser")
    outline = paper.get("around").outlines(paper.editor.context)[0]
    line = next(at for at in outline if paper.editor.element_at(at, 3.0).id == "around")
    paper.press(*line)
    assert paper.toolbox.current.overlay().faded == {"around"}
    now = paper.grab()
    faded = difference(now, before)
    assert faded[round(line.y) - 2 : round(line.y) + 3, round(line.x) - 2 : round(line.x) + 3].max() > 60
    note = paper.editor.camera.rect_to_view(paper.editor.content_bounds(["note"]))
    inside = faded[int(note.y) + 8 : int(note.bottom) - 8, int(note.x) + 60 : int(note.right) - 60]
    assert inside.max() <= ROUNDING
    paper.toolbox.current.cancel()
    paper.canvas.update()
    assert_same(paper.grab(), before)


# Zooming


def test_until_a_new_scale_is_painted_the_old_one_is_stretched(make):
    paper = make(*town())
    paper.settle()
    paper.editor.look(paper.editor.camera.zoomed(1.1, (400, 300)))
    stretched = paper.grab()
    assert not paper.canvas.is_sharp
    exact = paper.painted()
    assert (difference(stretched, exact) > 120).mean() < 0.05
    assert_shows_the_picture(paper)


def test_zooming_there_and_back_shows_the_picture(make):
    paper = make(*town())
    for notch in (1.1, 1.1, 1.1, 0.5, 0.5, 1 / 1.1, 2.0, 2.0):
        paper.editor.look(paper.editor.camera.zoomed(notch, (311, 207)))
        paper.grab()
    assert_shows_the_picture(paper)


def test_an_edit_between_two_zooms_is_not_forgotten_by_the_old_scale(make):
    paper = make(*town())
    paper.settle()
    camera = paper.editor.camera
    paper.editor.look(camera.zoomed(2.0, (400, 300)))
    paper.settle()
    paper.editor.commit(operations.moved(paper.editor.picture, ["i5"], 50, 50))
    paper.editor.look(camera)
    assert_shows_the_picture(paper)


# Memory


def test_tiles_stay_within_their_budget_however_far_one_wanders(make):
    paper = make(*town())
    tiles = paper.canvas.painting.tiles
    tiles._most = 40
    random = Random(1)
    for _ in range(25):
        zoom = random.choice(ZOOMS[2:8])
        paper.look(random.uniform(-900, 900), random.uniform(-900, 900), zoom)
        paper.settle()
        for _ in range(40):
            tiles.work(0.002)
        held = len(tiles._level.tiles) + (len(tiles._backing.tiles) if tiles._backing else 0)
        # What is in view and just around it is always kept.
        needed = len(tiles._level.keys(tiles._around()))
        assert held <= max(40, needed) + 1
    assert_shows_the_picture(paper)


def test_the_usual_budget_is_256_mib(make):
    tiles = make().canvas.painting.tiles
    assert 0.98 < tiles._most * (SIDE + EDGE) ** 2 * 4 / (256 * 1024 * 1024) <= 1


# Fine screens

ON_A_FINE_SCREEN = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tests.ui.paper import Paper
from tests.ui.test_tiles import assert_same, town
from richpic.editor import operations
paper = Paper(*town())
assert paper.canvas.devicePixelRatioF() == {ratio}, paper.canvas.devicePixelRatioF()
for zoom in (0.4, 1.0, 1.7):
    paper.look(-30.3, -60.7, zoom)
    for step in range(3):
        paper.settle()
        image = paper.grab()
        assert_same(image, paper.painted())
        paper.editor.commit(operations.moved(paper.editor.picture, ["i5", "around"], 33, 21))
assert image.width() == round(800 * {ratio})
"""


@pytest.mark.parametrize("ratio", [2.0, 1.5])
def test_on_a_fine_screen_every_pixel_is_used_and_right(ratio):
    assert_on_a_fine_screen(ON_A_FINE_SCREEN, ratio)
