"""The picture of a local system as a person draws it by mouse, by keys, or by scribe, every action counted.

An action is a click, a double-click, a drag, a turn of the wheel, or a key with what is held down. Words that
are written or name what is looked for are not counted, but the keys before and after them are.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from richpic.model.geometry import Point, nearest_on_outline
from richpic.ui.inspector_link import RelationRow
from richpic.ui.window import Window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Thing(NamedTuple):
    """A symbol with its label, about where it stands in page units, and its face if it is not its own."""

    symbol: str
    label: str
    at: tuple[float, float]
    face: str = ""


class Joint(NamedTuple):
    """A link by the labels of its ends, its words, and what it means."""

    start: str
    end: str
    words: str
    relation: str = "flow"


TITLE = "Our local system, January"
QUOTE = "No one tells me what happens next"
THINGS = (
    Thing("young-person", "young person", (-300, -60)),
    Thing("youth-worker", "youth worker", (-110, -110)),
    Thing("missing-voice", "missing voice", (20, 40)),
    Thing("parent", "worried parent", (-150, 150), "worried"),
    Thing("council", "council", (310, -40)),
    Thing("school", "school", (170, 150)),
    Thing("charity", "charity", (140, -110)),
    Thing("watching-eye", "evaluators", (470, -190)),
    Thing("lightning", "lightning", (270, 70)),
    Thing("funding-tap", "3-year funding", (480, 90)),
    Thing("seedling", "trust is growing", (-440, 190)),
)
LINKS = (
    Joint("young person", "youth worker", "listens to"),
    Joint("young person", "worried parent", "refers, again and again"),
    Joint("youth worker", "worried parent", "who asks them?", "weak"),
    Joint("youth worker", "charity", "shares learning", "two-way"),
    Joint("charity", "council", "pays for", "money"),
    Joint("worried parent", "school", "waits 9 months", "weak"),
    Joint("council", "school", "thresholds keep rising", "tension"),
    Joint("3-year funding", "charity", "runs out", "weak"),
)


class Hand:
    """Does things to one window, and counts them by what they are for."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.counts: Counter[str] = Counter()
        self.purpose = ""

    def count(self) -> None:
        self.counts[self.purpose] += 1

    # What eyes see

    def page(self, at: tuple[float, float]) -> QPoint:
        view = self.window.editor.camera.to_view(at)
        return QPoint(round(view.x), round(view.y))

    def called(self, label: str) -> Any:
        return next(e for e in self._elements().values() if getattr(e, "label", "") == label)

    def _elements(self) -> dict[str, Any]:
        return dict(self.window.editor.picture.elements)

    def means(self, joint: Joint) -> bool:
        """Whether the link that was just made means what it should: its words may have said so."""
        (made,) = self.window.editor.selection
        return bool(self._elements()[made].relation == joint.relation)

    # What hands do

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.count()
        QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())

    def double_click(self, at: tuple[float, float]) -> None:
        self.count()
        canvas, place = self.window.canvas, self.page(at)
        QTest.mouseClick(canvas, LEFT, NONE, place)
        self._send(QEvent.Type.MouseButtonDblClick, place, LEFT, LEFT)
        QTest.mouseRelease(canvas, LEFT, NONE, place)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.count()
        canvas = self.window.canvas
        self._send(QEvent.Type.MouseMove, self.page(start), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
        QTest.mousePress(canvas, LEFT, NONE, self.page(start))
        for step in range(1, 6):
            at = Point(*start).towards(end, step / 5)
            self._send(QEvent.Type.MouseMove, self.page(at), Qt.MouseButton.NoButton, LEFT)
        QTest.mouseRelease(canvas, LEFT, NONE, self.page(end))

    def _send(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        canvas, place = self.window.canvas, QPointF(at)
        event = QMouseEvent(kind, place, canvas.mapToGlobal(place), button, buttons, NONE)
        QApplication.sendEvent(canvas, event)

    def wheel(self, widget: QWidget, pixels: int) -> None:
        self.count()
        place = QPointF(widget.rect().center())
        event = QWheelEvent(
            place,
            widget.mapToGlobal(place),
            QPoint(0, -pixels),
            QPoint(0, -pixels),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.count()
        QTest.keyClick(self.window.focusWidget(), key, held)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), words)


class MouseHand(Hand):
    """Uses keys for words only."""

    def symbol(self, thing: Thing) -> None:
        """Find the symbol in the tray and drag it onto the paper."""
        tray, symbols = self.window.tray, self.window.tray.list
        if not self._in_sight(thing.symbol):
            self.purpose = "looking for icons"
            self.click(tray.chips[self.window.symbols.get(thing.symbol).category])
            if not self._in_sight(thing.symbol):
                bottom = symbols.visualRect(self._index(thing.symbol)).bottom()
                self.wheel(symbols.viewport(), bottom - symbols.viewport().height() + 10)
        self.purpose = "icons"
        self.drag_from_tray(thing)

    def drag_from_tray(self, thing: Thing) -> None:
        """Drop on the paper what the tray gives into the hand: the drag between is the desktop's own."""
        self.count()
        canvas, place = self.window.canvas, self.page(thing.at)
        held = self.window.tray.list.model().mimeData([self._index(thing.symbol)])
        copy = Qt.DropAction.CopyAction
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(canvas, kind(place, copy, held, LEFT, NONE))
        QApplication.sendEvent(canvas, QDropEvent(QPointF(place), copy, held, LEFT, NONE))

    def _index(self, symbol: str) -> Any:
        model = self.window.tray.list.model()
        rows = [one.name for one in self.window.tray.list.symbols]
        return model.index(rows.index(symbol), 0)

    def _in_sight(self, symbol: str) -> bool:
        symbols = self.window.tray.list
        if symbol not in [one.name for one in symbols.symbols]:
            return False
        return symbols.viewport().rect().contains(symbols.visualRect(self._index(symbol)))

    def label(self, thing: Thing) -> None:
        self.purpose = "labels and faces"
        if thing.face:
            self.click(self.window.tray.faces[thing.face])
        symbol = self.window.symbols.get(thing.symbol)
        if thing.label == symbol.caption:
            return
        self.type(thing.label)

    def link(self, joint: Joint) -> None:
        context = self.window.editor.context
        start, end = self.called(joint.start), self.called(joint.end)
        rim = nearest_on_outline(end.centre(context), start.outlines(context)[0])
        self.purpose = "links"
        self.drag(rim, end.centre(context))
        self.type(joint.words)
        if not self.means(joint):
            self.purpose = "kinds of links"
            row = next(row for row in self.window.inspector.rows if isinstance(row, RelationRow))
            if not row.buttons[joint.relation].isVisible():
                self.click(row.more)
            self.click(row.buttons[joint.relation])


class KeyHand(Hand):
    """Never touches the mouse."""

    def symbol(self, thing: Thing) -> None:
        self.purpose = "icons"
        self.key(Qt.Key.Key_I, SHIFT)
        self.type(thing.label if thing.face else self.window.symbols.get(thing.symbol).caption)
        self.key(Qt.Key.Key_Return)

    def label(self, thing: Thing) -> None:
        self.purpose = "labels and faces"
        (made,) = self.window.editor.selection
        if thing.label != self._elements()[made].label:
            self.key(Qt.Key.Key_Return)
            self.type(thing.label)
            self.key(Qt.Key.Key_Return)

    def link(self, joint: Joint) -> None:
        self.purpose = "links"
        if self.window.editor.selection != (self.called(joint.start).id,):
            self.key(Qt.Key.Key_J, CTRL)
            self.type(joint.start)
            self.key(Qt.Key.Key_Return)
        self.key(Qt.Key.Key_L, SHIFT)
        self.type(joint.end)
        self.key(Qt.Key.Key_Return)
        self.type(joint.words)
        if not self.means(joint):
            self.purpose = "kinds of links"
            self.key(Qt.Key.Key_Tab)
            self.type(joint.relation)
            self.key(Qt.Key.Key_Return)


NOTES = (
    f"= {TITLE}",
    "young person > youth worker: listens to",
    "young person > worried parent: refers, again and again",
    "youth worker > worried parent: who asks them?",
    "youth worker <> charity: shares learning",
    "charity > council: pays for",
    "worried parent > school: waits 9 months",
    "council > school: thresholds keep rising !",
    "3-year funding [funding-tap] > charity: runs out",
    f"young person ({QUOTE})",
    "missing voice, lightning, evaluators [watching eye], trust is growing [seedling]",
    "# the system: young person, youth worker, charity, council, school, worried parent",
)
