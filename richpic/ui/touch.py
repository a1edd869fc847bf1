"""Fingers on the paper: one works as the tool does, two move and zoom, one that stays asks for the menu.

Two quick taps write. While a pen is near, and where the touch is as broad as a palm, fingers do nothing; once
there is a pen, it draws, and one finger pulls the paper with any tool but the one that selects.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QEventPoint, QTouchEvent

from richpic.editor.editor import Editor
from richpic.model.geometry import Point
from richpic.tools.pointer import Pointer
from richpic.tools.toolbox import Toolbox
from richpic.ui.timers import once

# Milliseconds: how long a finger has to stay for the menu, and how long a pen counts as near.
LONG_PRESS, PEN_NEAR = 550, 900
# Two taps within these milliseconds and view pixels are a double one.
TAPS, BESIDE = 400, 28.0
# View pixels: how far a resting finger strays, and how broad a palm is.
RESTING, PALM = 12.0, 70.0
TOUCHES = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)


class Touch(QObject):
    """Takes the touches of one canvas. `ask_menu` is given a view point, `before` is called at a press."""

    def __init__(
        self,
        editor: Editor,
        toolbox: Toolbox,
        ask_menu: Callable[[Point], None],
        before: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._editor, self._toolbox = editor, toolbox
        self._ask_menu, self._before = ask_menu, before
        self._pen = QElapsedTimer()
        self._first: Point | None = None
        self._at = Point(0.0, 0.0)
        self._last: tuple[Point, float] | None = None
        self._working = False
        self._pulls = False
        self._over = False
        # Where and when the last finger tapped.
        self._tap: Point | None = None
        self._tapped = QElapsedTimer()
        self._hold = once(self, LONG_PRESS, self._held)

    def pen_is_near(self) -> None:
        """A pen drew or hovered: the hand that holds it may lie on the screen."""
        self._pen.start()
        self._drop()

    def handle(self, event: QTouchEvent) -> None:
        """Take one touch event."""
        points = [point for point in event.points() if not _is_palm(point)]
        down = [point for point in points if point.state() != QEventPoint.State.Released]
        if self._pen.isValid() and self._pen.elapsed() < PEN_NEAR:
            self._over = True
        if event.type() == QEvent.Type.TouchCancel or self._over:
            self._drop()
            self._over = self._over and bool(down)
            return
        views = [Point(point.position().x(), point.position().y()) for point in down]
        if len(views) >= 2:
            self._two(views[0], views[1])
        elif len(views) == 1:
            self._one(views[0])
        else:
            self._lift(points)

    # One finger

    def _one(self, view: Point) -> None:
        if self._last is not None:
            return  # one of two fingers was lifted: what is left of them does nothing
        if self._first is None:
            self._begin(view)
            return
        if view.distance(self._first) > RESTING:
            self._hold.stop()
        if self._pulls:
            step = view.minus(self._at)
            self._at = view
            self._editor.look(self._editor.camera.panned(step.x, step.y))
        if self._working:
            self._toolbox.current.move(self._pointer(view))

    def _begin(self, view: Point) -> None:
        """Take the first finger: it works as the tool does, or pulls the paper where a pen draws."""
        self._first = self._at = view
        self._before()
        self._hold.start()
        tool = self._toolbox.current
        self._pulls = self._pen.isValid() and tool.name != "select"
        if self._pulls:
            return
        self._working = True
        tap, self._tap = self._tap, None
        twice = tap is not None and self._tapped.elapsed() < TAPS and tap.distance(view) < BESIDE
        (tool.double_click if twice else tool.press)(self._pointer(view))

    def _lift(self, points: list[QEventPoint]) -> None:
        self._hold.stop()
        if self._working and points and self._last is None:
            at = Point(points[0].position().x(), points[0].position().y())
            self._toolbox.current.release(self._pointer(at))
            if self._first is not None and at.distance(self._first) <= RESTING:
                self._tap = at
                self._tapped.start()
        self._forget()

    def _forget(self) -> None:
        self._working = self._pulls = False
        self._first = self._last = None

    def _held(self) -> None:
        """The finger has stayed: take back what it began, and ask for the menu."""
        at = self._first
        self._toolbox.current.cancel()
        self._working = self._pulls = False
        if at is not None:
            self._ask_menu(at)

    def _pointer(self, view: Point) -> Pointer:
        camera = self._editor.camera
        return Pointer(camera.to_page(view), view, device="touch", scale=camera.zoom)

    # Two fingers

    def _two(self, a: Point, b: Point) -> None:
        """Keep the paper under both fingers."""
        self._hold.stop()
        if self._working:
            self._toolbox.current.cancel()
            self._working = False
        self._pulls = False
        self._first = self._first or a
        middle, apart = a.towards(b, 0.5), max(1.0, a.distance(b))
        if self._last is not None:
            before, was_apart = self._last
            step = middle.minus(before)
            camera = self._editor.camera.panned(step.x, step.y)
            self._editor.look(camera.zoomed(apart / was_apart, middle))
        self._last = middle, apart

    def _drop(self) -> None:
        """Forget what fingers began."""
        self._hold.stop()
        if self._working:
            self._toolbox.current.cancel()
        self._forget()


def _is_palm(point: QEventPoint) -> bool:
    size = point.ellipseDiameters()
    return max(size.width(), size.height()) > PALM
