"""A canvas under a hand of real events: press, drag, turn wheels and type as the window system tells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from richpic.editor.camera import Camera
from richpic.editor.editor import Editor
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.display import DisplayList
from richpic.model.drawing import is_plain
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext
from richpic.render.paper import paper_items
from richpic.tools import TOOLS
from richpic.tools.toolbox import Toolbox
from richpic.ui.canvas import Canvas
from richpic.ui.text_edit import TextEdit

Held = Qt.KeyboardModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN_PAGE = Page()
# Pixels: Qt places letters that begin at a negative pixel a hair differently.
MARGIN = 64


class Paper:
    """A shown canvas of 800 by 600 with `elements` on it, at 100 % with page (0, 0) in its corner."""

    def __init__(
        self, *elements: Element, page: Page = PLAIN_PAGE, size: tuple[int, int] = (800, 600)
    ) -> None:
        library = symbol_library()
        picture = added(*elements).apply(Picture(page=page))
        self.editor = Editor(lambda shown: PictureContext(shown, library), picture)
        self.toolbox = Toolbox(self.editor, TOOLS)
        self.canvas = Canvas(self.editor, self.toolbox, library)
        self._at, self._button = Point(0, 0), Qt.MouseButton.NoButton
        self.canvas.resize(800, 600)
        self.canvas.show()
        QTest.qWaitForWindowExposed(self.canvas)
        self.canvas.activateWindow()
        self.canvas.setFocus()
        self.canvas.grab()
        self.look(0, 0, 1.0)

    # Looking

    def look(self, x: float, y: float, zoom: float) -> None:
        self.editor.look(Camera(x, y, zoom))
        QApplication.processEvents()

    def settle(self) -> None:
        """Wait until the picture at rest is painted."""
        self.canvas.update()
        for _ in range(2000):
            QApplication.processEvents()
            if self.canvas.is_sharp:
                break
        assert self.canvas.is_sharp
        QApplication.processEvents()

    def grab(self) -> QImage:
        return self.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def painted(self) -> QImage:
        """What the picture as shown looks like when all of it is painted at once by the same camera."""
        canvas, ratio = self.canvas, self.canvas.devicePixelRatioF()
        wide, high = round(canvas.width() * ratio), round(canvas.height() * ratio)
        image = QImage(wide + MARGIN, high + MARGIN, QImage.Format.Format_RGB32)
        scale = self.editor.camera.zoom * ratio
        x, y = round(self.editor.camera.x * scale) - MARGIN, round(self.editor.camera.y * scale) - MARGIN
        qpainter = QPainter(image)
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        qpainter.translate(-x, -y)
        qpainter.scale(scale, scale)
        area = Rect(x / scale, y / scale, image.width() / scale, image.height() / scale)
        for items in self._layers(scale, area):
            canvas.painting.painter.paint(qpainter, items)
        qpainter.end()
        return image.copy(MARGIN, MARGIN, wide, high)

    def _layers(self, scale: float, area: Rect) -> Iterator[DisplayList]:
        picture, context = self.editor.shown
        hand = context.plainly() if is_plain(scale, len(picture.elements)) else context
        yield paper_items(picture.page, context.palette, area.expanded(8))
        yield from (element.draw(hand) for element in picture.order if not element.hidden)
        yield from (element.guides(context) for element in picture.order if not element.hidden)

    # The hand. Places are page points.

    def view(self, x: float, y: float) -> QPoint:
        at = self.editor.camera.to_view((x, y))
        return QPoint(round(at.x), round(at.y))

    def press(self, x: float, y: float, button: Qt.MouseButton = LEFT, held: Held = NONE) -> Paper:
        QTest.mousePress(self.canvas, button, held, self.view(x, y))
        self._at, self._button = Point(x, y), button
        return self

    def move(self, x: float, y: float, held: Held = NONE, steps: int = 3) -> Paper:
        """Go to a place in a few steps, the button of the last press held."""
        start = self._at
        for step in range(1, steps + 1):
            at = start.towards((x, y), step / steps)
            self._send(QEvent.Type.MouseMove, self.view(at.x, at.y), Qt.MouseButton.NoButton, held)
        self._at = Point(x, y)
        return self

    def hover(self, x: float, y: float) -> Paper:
        self._button, self._at = Qt.MouseButton.NoButton, Point(x, y)
        return self.move(x, y, steps=1)

    def release(self, held: Held = NONE) -> Paper:
        QTest.mouseRelease(self.canvas, self._button, held, self.view(*self._at))
        self._button = Qt.MouseButton.NoButton
        return self

    def click(self, x: float, y: float, held: Held = NONE) -> Paper:
        return self.press(x, y, held=held).release(held)

    def double_click(self, x: float, y: float) -> Paper:
        """As the window system tells it: a click, then the second press by another name, then its release."""
        self.click(x, y)
        self._send(QEvent.Type.MouseButtonDblClick, self.view(x, y), LEFT, NONE)
        self._button = LEFT
        return self.release()

    def drag(self, start: tuple[float, float], end: tuple[float, float], held: Held = NONE) -> Paper:
        return self.press(*start, held=held).move(*end, held=held).release(held)

    def _send(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Held) -> None:
        buttons = button if kind == QEvent.Type.MouseButtonDblClick else self._button
        place = QPointF(at)
        event = QMouseEvent(kind, place, self.canvas.mapToGlobal(place), button, buttons, held)
        QApplication.sendEvent(self.canvas, event)

    def pull(self, *places: tuple[int, int], button: Qt.MouseButton = LEFT) -> None:
        """Drag over the view from pixel to pixel, and let go at the last."""
        QTest.mousePress(self.canvas, button, NONE, QPoint(*places[0]))
        self._button = button
        for at in places[1:]:
            self._send(QEvent.Type.MouseMove, QPoint(*at), Qt.MouseButton.NoButton, NONE)
        QTest.mouseRelease(self.canvas, button, NONE, QPoint(*places[-1]))

    def wheel(self, dx: int, dy: int, at: tuple[float, float] = (400, 300), held: Held = NONE) -> None:
        """Turn the wheel by eighths of a degree (120 a notch) over a view pixel."""
        place = QPointF(*at)
        event = QWheelEvent(
            place,
            self.canvas.mapToGlobal(place),
            QPoint(),
            QPoint(dx, dy),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    def key(self, key: Qt.Key, held: Held = NONE, repeats: int = 0) -> Paper:
        """Press a key, hold it for some auto-repeats, and let it go."""
        target = self.writing or self.canvas
        QTest.keyPress(target, key, held)
        for _ in range(repeats):
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held, "", True))
        QTest.keyRelease(target, key, held)
        return self

    # Writing

    @property
    def writing(self) -> TextEdit | None:
        """The editor of a text on the paper, if there is one."""
        found = [one for one in self.canvas.findChildren(TextEdit) if one.isVisible()]
        return found[0] if found else None

    def type(self, text: str) -> Paper:
        """Write as an input method does: it can say any letter of any script."""
        assert self.writing is not None
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.writing, event)
        return self

    def unmark(self) -> None:
        """Take away the caret and the marking of what is being written, to look at the words alone."""
        assert self.writing is not None
        cursor = self.writing.textCursor()
        cursor.clearSelection()
        self.writing.setTextCursor(cursor)
        self.writing.setCursorWidth(0)

    def get(self, identifier: str) -> Any:
        return self.editor.picture.elements[identifier]

    def all(self, kind: str) -> list[Any]:
        return [element for element in self.editor.picture.order if element.kind == kind]

    @property
    def steps(self) -> int:
        return self.editor.history.done


def difference(one: QImage, other: QImage) -> np.ndarray:
    """The largest difference of a colour channel at each pixel of two images of one size."""
    assert one.size() == other.size()
    return np.abs(_pixels(one) - _pixels(other)).max(axis=2)


def strayed(one: QImage, other: QImage, reach: int) -> int:
    """How many dark pixels of either image have none in the other within `reach` pixels."""
    dark, dark_too = (_pixels(image).min(axis=2) < 120 for image in (one, other))
    return int((dark & ~_widened(dark_too, reach)).sum() + (dark_too & ~_widened(dark, reach)).sum())


def _widened(mask: np.ndarray, reach: int) -> np.ndarray:
    wide = mask.copy()
    for axis in (0, 1):
        once = wide.copy()
        for step in range(1, reach + 1):
            wide |= np.roll(once, step, axis) | np.roll(once, -step, axis)
    return wide


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].astype(np.int16)
