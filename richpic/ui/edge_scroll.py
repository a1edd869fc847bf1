"""Edge scrolling: a drag that comes to the edge of the window goes on into what is beyond it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, QSize

from richpic.editor.editor import Editor
from richpic.model.geometry import Point
from richpic.tools.pointer import Pointer
from richpic.tools.toolbox import Toolbox
from richpic.ui.timers import again

# View pixels from the edge in which it begins, the most of them a tick, and milliseconds before it begins:
# who only passes the edge wants to go somewhere else.
BAND, FASTEST, WAITS, TICK = 26.0, 18.0, 220, 16


def speed_at(view: Point, size: QSize) -> Point:
    """Return how far the view goes in a tick, in view pixels, with the pointer at `view`."""
    return Point(_along(view.x, size.width()), _along(view.y, size.height()))


def _along(at: float, length: int) -> float:
    if at < BAND:
        return -FASTEST * min(1.0, (BAND - at) / BAND)
    if at > length - BAND:
        return FASTEST * min(1.0, (at - length + BAND) / BAND)
    return 0.0


class EdgeScroll(QObject):
    """Moves the view while a gesture is held at its edge, and the gesture with it."""

    def __init__(self, editor: Editor, toolbox: Toolbox, size: Callable[[], QSize], parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._toolbox, self._size = editor, toolbox, size
        self._pointer: Pointer | None = None
        self._since = QElapsedTimer()
        self._timer = again(self, TICK, self._tick)

    def follow(self, pointer: Pointer) -> None:
        """Take where the pointer of a gesture is now."""
        tool = self._toolbox.current
        at_edge = speed_at(pointer.view, self._size()) != (0.0, 0.0)
        if not at_edge or tool.gesture is None or not tool.scrolls:
            self.stop()
            return
        self._pointer = pointer
        if not self._timer.isActive():
            self._since.start()
            self._timer.start()

    def stop(self) -> None:
        """The gesture has ended, or has left the edge."""
        self._pointer = None
        self._timer.stop()

    def _tick(self) -> None:
        tool = self._toolbox.current
        if self._pointer is None or tool.gesture is None:
            self.stop()
            return
        if self._since.elapsed() < WAITS:
            return
        step = speed_at(self._pointer.view, self._size())
        self._editor.look(self._editor.camera.panned(-step.x, -step.y))
        self._pointer = replace(self._pointer, at=self._editor.camera.to_page(self._pointer.view))
        tool.move(self._pointer)
