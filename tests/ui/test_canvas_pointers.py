"""Mouse, pen and things dropped: how real events reach the tools."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputDevice,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QApplication

from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.ui.canvas_dropping import SYMBOL_MIME
from tests.ui.paper import ALT, CTRL, LEFT, NONE, SHIFT, Paper

PEN_END, ERASER_END = QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser


@pytest.fixture
def paper(qtbot):
    made = Paper(
        Icon(id="a", symbol="council", x=200, y=200), Note(id="n", x=500, y=300, z="a1", groups=("g",))
    )
    qtbot.addWidget(made.canvas)
    return made


# Mouse


def test_a_drag_moves_and_the_picture_is_told_once(paper):
    told = []
    paper.editor.subscribe(lambda happened, _: told.append(happened))
    paper.drag((200, 200), (300, 260))
    assert (paper.get("a").x, paper.get("a").y) == (300, 260)
    assert told.count("change") == 1


def test_shift_alt_and_ctrl_reach_the_tools(paper):
    paper.drag((200, 200), (300, 220), SHIFT)  # with Shift the press adds to the selection
    assert paper.editor.selection == ("a",)
    paper.press(200, 200).move(300, 220, SHIFT).release(SHIFT)
    assert (paper.get("a").x, paper.get("a").y) == (300, 200)
    paper.press(300, 200).move(300, 400, ALT).release(ALT)
    assert len(paper.all("icon")) == 2
    paper.toolbox.choose("link")
    paper.press(300, 200).move(566, 366, CTRL).release(CTRL)
    assert paper.all("link")[0].end.element == ""


def test_only_the_left_button_works_tools(paper):
    paper.press(200, 200, Qt.MouseButton.RightButton).move(300, 300).release()
    assert paper.get("a").x == 200
    assert paper.steps == 0


def test_a_double_click_writes(paper):
    paper.double_click(200, 200)
    assert paper.writing.element.id == "a"


def test_the_rim_shows_under_the_pointer_before_anything_is_pressed(paper):
    outline = paper.get("a").outlines(paper.editor.context)[0]
    rim = max(outline).plus((5, 0))
    paper.hover(*rim)
    assert paper.canvas.overlay().targets
    assert paper.canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    paper.hover(20, 20)
    assert not paper.canvas.overlay().targets


def test_a_link_is_drawn_from_the_rim_by_real_events(paper):
    outline = paper.get("a").outlines(paper.editor.context)[0]
    paper.drag(tuple(max(outline).plus((5, 0))), (566, 366))
    (link,) = paper.all("link")
    assert (link.start.element, link.end.element) == ("a", "n")


# The menu


def menu(paper: Paper, x: float, y: float) -> list:
    asked = []
    paper.canvas.context_menu_requested.connect(lambda at, page: asked.append((at, page)))
    at = paper.view(x, y)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, paper.canvas.mapToGlobal(at))
    QApplication.sendEvent(paper.canvas, event)
    return asked


def test_the_menu_is_asked_for_where_the_pointer_is_and_what_is_there_is_selected(paper):
    paper.look(50, 20, 2.0)
    ((at, page),) = menu(paper, 200, 200)
    assert at == paper.canvas.mapToGlobal(paper.view(200, 200))
    assert page == pytest.approx((200, 200), abs=1)
    assert paper.editor.selection == ("a",)


def test_the_menu_keeps_a_selection_that_it_is_opened_on_and_drops_one_that_it_is_not(paper):
    paper.editor.select(["a", "n"])
    menu(paper, 200, 200)
    assert set(paper.editor.selection) == {"a", "n"}
    menu(paper, 50, 500)
    assert paper.editor.selection == ()


def test_the_menu_reaches_what_is_locked_so_that_it_can_be_unlocked(qtbot):
    paper = Paper(Note(id="l", x=100, y=100, locked=True))
    qtbot.addWidget(paper.canvas)
    menu(paper, 150, 150)
    assert paper.editor.selection == ("l",)


# Dropping


def drop(paper: Paper, data: QMimeData, x: float, y: float) -> bool:
    """Carry `data` over the paper and let it go; tells whether the paper welcomed it."""
    at, copy = paper.view(x, y), Qt.DropAction.CopyAction
    for event in (QDragEnterEvent(at, copy, data, LEFT, NONE), QDragMoveEvent(at, copy, data, LEFT, NONE)):
        event.ignore()
        QApplication.sendEvent(paper.canvas, event)
        if not event.isAccepted():
            return False
    QApplication.sendEvent(paper.canvas, QDropEvent(QPointF(at), copy, data, LEFT, NONE))
    return True


def test_a_symbol_from_the_tray_lands_where_it_is_dropped(paper):
    paper.look(100, 50, 2.0)
    data = QMimeData()
    data.setData(SYMBOL_MIME, b"youth-worker")
    assert drop(paper, data, 300, 150)
    made = next(icon for icon in paper.all("icon") if icon.id != "a")
    assert (made.symbol, made.x, made.y) == ("youth-worker", 300, 150)
    assert paper.editor.selection == (made.id,)
    assert paper.steps == 1


def test_files_are_passed_on_with_the_place_they_were_dropped_at(paper, tmp_path):
    dropped = []
    paper.canvas.file_dropped.connect(lambda path, at: dropped.append((path, at)))
    data = QMimeData()
    paths = [str(tmp_path / name) for name in ("ein Bild.png", "plan.richpic")]
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    assert drop(paper, data, 300, 200)
    assert dropped == [(path, (300, 200)) for path in paths]
    assert paper.steps == 0


def test_addresses_on_the_net_and_other_things_are_not_welcome(paper):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/picture.png")])
    assert not drop(paper, data, 300, 200)
    data = QMimeData()
    data.setText("words")
    assert not drop(paper, data, 300, 200)


# Pen


class Pen:
    """A tablet's pen over the paper."""

    def __init__(self, paper: Paper, end=PEN_END) -> None:
        self.paper = paper
        self.device = QPointingDevice(
            "pen",
            7,
            QInputDevice.DeviceType.Stylus,
            end,
            QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
            1,
            3,
        )

    def tell(self, kind: QEvent.Type, x: float, y: float, pressure: float) -> bool:
        at = QPointF(self.paper.view(x, y))
        down = LEFT if pressure else Qt.MouseButton.NoButton
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else LEFT
        event = QTabletEvent(
            kind,
            self.device,
            at,
            self.paper.canvas.mapToGlobal(at),
            pressure,
            0,
            0,
            0,
            0,
            0,
            NONE,
            button,
            down,
        )
        QApplication.sendEvent(self.paper.canvas, event)
        return event.isAccepted()

    def stroke(self, *samples: tuple[float, float, float]) -> None:
        assert self.tell(QEvent.Type.TabletPress, *samples[0])
        for sample in samples[1:]:
            assert self.tell(QEvent.Type.TabletMove, *sample)
        assert self.tell(QEvent.Type.TabletRelease, *samples[-1][:2], 0.0)


def test_a_pen_draws_with_its_pressure(paper):
    paper.toolbox.choose("ink")
    Pen(paper).stroke((50, 400, 0.2), (80, 420, 0.6), (120, 400, 1.0))
    (ink,) = paper.all("ink")
    assert ink.samples == ((0, 0, 0.2), (30, 20, 0.6), (70, 0, 1.0))
    assert paper.steps == 1


def test_a_pen_works_every_tool_like_a_mouse(paper):
    Pen(paper).stroke((200, 200, 0.5), (230, 210, 0.5), (260, 230, 0.5))
    assert (paper.get("a").x, paper.get("a").y) == (260, 230)


@pytest.mark.parametrize("tool", ["ink", "select", "eraser"])
def test_the_other_end_of_the_pen_erases_and_gives_back_the_tool(paper, tool):
    paper.toolbox.choose(tool)
    Pen(paper, ERASER_END).stroke((150, 200, 0.5), (200, 200, 0.5), (250, 200, 0.5))
    assert [element.id for element in paper.editor.picture.order] == ["n"]
    assert paper.toolbox.name == tool


def test_mouse_events_made_up_from_the_pen_are_not_taken_twice(paper):
    paper.toolbox.choose("ink")
    pen = Pen(paper)
    pen.tell(QEvent.Type.TabletPress, 50, 400, 0.5)
    paper.press(50, 400).move(300, 500)
    pen.tell(QEvent.Type.TabletMove, 80, 420, 0.5)
    paper.release()
    pen.tell(QEvent.Type.TabletRelease, 80, 420, 0.0)
    (ink,) = paper.all("ink")
    assert len(ink.samples) == 2


def test_a_pen_that_only_hovers_shows_what_it_would_do(paper):
    outline = paper.get("a").outlines(paper.editor.context)[0]
    Pen(paper).tell(QEvent.Type.TabletMove, *max(outline).plus((5, 0)), 0.0)
    assert paper.canvas.overlay().targets
    assert paper.steps == 0


def test_the_paper_tells_readers_what_it_is(paper):
    assert paper.canvas.accessibleName() == "Picture"
    assert "Arrow keys" in paper.canvas.accessibleDescription()
    assert paper.view(0, 0) == QPoint(0, 0)
