"""A window with the benchmark's picture, driven by events as the window system would send them.

A frame is an event delivered to the canvas, and then painted what that asked to have painted anew, with all
that floats over it: the window is told so as the window system tells it. After each frame the event loop
turns once, so that a slice of the tiles is painted as it would be between two events; that is in the
processor's time of a frame, but not in its time on the clock.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from richpic.app import make_application, sweep_while_resting
from richpic.editor.camera import Camera
from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.ui.theme import Theme
from richpic.ui.window import Window
from tests.benchmarks.measuring import Result, median, quantile

# The same view as that of the other programs, so that as much is to be painted.
VIEW_W, VIEW_H = 1600, 900
FILLS = 0.92
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier
WARM_UP = 8


@dataclass
class Frames:
    """What a row of frames took, in milliseconds. `pictures` counts how many different ones were seen."""

    took: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    cpu: float = 0.0
    pictures: int = 0
    expected: int = 0

    @property
    def result(self) -> Result:
        """The figures for the table."""
        return {
            "ms": median(self.took),
            "p95": quantile(self.took, 0.95),
            "longest": max((*self.took, *self.turns)),
            "cpu": self.cpu / len(self.took),
            "frames": len(self.took),
            "different_pictures": f"{self.pictures} of {self.expected}",
        }


class Session:
    """One window. It is shown on whatever platform Qt was told to use."""

    def __init__(self) -> None:
        self.application: QApplication = make_application()
        self.window = Window(Theme("light"), symbol_library(), None)
        self.window.resize(VIEW_W, VIEW_H)
        self.window.show()
        self.canvas, self.editor = self.window.canvas, self.window.editor
        name, id_ = "benchmark pen", 1
        self._pen = QPointingDevice(
            name,
            id_,
            QInputDevice.DeviceType.Stylus,
            QPointingDevice.PointerType.Pen,
            QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
            1,
            1,
            "",
            QPointingDeviceUniqueId.fromNumericId(1),
        )
        sweep_while_resting(self.window)
        self.settle()

    # Time

    def turn(self) -> float:
        """Let the event loop turn once. Returns how long that took, in milliseconds."""
        started = time.perf_counter()
        self.application.processEvents()
        return (time.perf_counter() - started) * 1000

    def until_sharp(self, limit: float = 120.0) -> Result:
        """Go on until all in view is painted. Tells how long it took, and the longest turn."""
        started, used = time.perf_counter(), time.process_time()
        self.canvas.repaint()
        longest = 0.0
        while not self.canvas.is_sharp and time.perf_counter() - started < limit:
            longest = max(longest, self.turn())
        self.canvas.repaint()
        took, cpu = time.perf_counter() - started, time.process_time() - used
        return {"ms": took * 1000, "cpu": cpu * 1000, "longest": longest, "sharp": self.canvas.is_sharp}

    def settle(self) -> None:
        """Wait until nothing is left to do."""
        self.until_sharp()
        for _ in range(2000):
            if self.turn() < 0.5:
                break

    # Looking

    def fit(self, width: float, height: float) -> None:
        """Show a page of `width` by `height` units as the other programs show it."""
        zoom = min(VIEW_W / width, VIEW_H / height) * FILLS
        self.look((width / 2, height / 2), zoom)

    def look(self, middle: tuple[float, float], zoom: float) -> None:
        """Show `middle` (page units) in the middle of the window."""
        self.editor.look(Camera(middle[0] - VIEW_W / 2 / zoom, middle[1] - VIEW_H / 2 / zoom, zoom))
        self.settle()

    def paint(self) -> None:
        """Have the window paint what was asked for, as the window system has it paint a frame."""
        self.application.sendEvent(self.window, QEvent(QEvent.Type.UpdateRequest))

    def shown(self) -> str:
        """Return a digest of what the window shows."""
        pixels = self.canvas.grab().toImage()
        return hashlib.md5(pixels.constBits()).hexdigest()

    # Events

    def wheel(self, dx: int, dy: int, zooms: bool = False) -> None:
        """Turn the wheel over the middle: in pixels, or with Ctrl in eighths of a degree."""
        middle = QPointF(VIEW_W / 2, VIEW_H / 2)
        step = QPoint(dx, dy)
        event = QWheelEvent(
            middle,
            self.canvas.mapToGlobal(middle),
            QPoint() if zooms else step,
            step if zooms else step * 8,
            _NONE,
            Qt.KeyboardModifier.ControlModifier if zooms else _PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self.application.sendEvent(self.canvas, event)

    def mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        """Press, move or release the left button at a pixel of the canvas."""
        held = _NONE if kind == QEvent.Type.MouseButtonRelease else _LEFT
        button = _NONE if kind == QEvent.Type.MouseMove else _LEFT
        event = QMouseEvent(kind, at, self.canvas.mapToGlobal(at), button, held, _PLAIN)
        self.application.sendEvent(self.canvas, event)

    def pen(self, kind: QEvent.Type, at: QPointF, pressure: float) -> None:
        """Let the pen touch, move or leave at a pixel of the canvas."""
        held = _NONE if kind == QEvent.Type.TabletRelease else _LEFT
        button = _NONE if kind == QEvent.Type.TabletMove else _LEFT
        event = QTabletEvent(
            kind, self._pen, at, self.canvas.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, _PLAIN, button, held
        )
        self.application.sendEvent(self.canvas, event)

    # Frames

    def frames(self, count: int, event: Callable[[int], None], look: bool = True) -> Frames:
        """Run `count` frames, the event of each from `event`; if to `look`, first a few to compare."""
        seen = Frames()
        if look:
            pictures = {self.shown()}
            for index in range(WARM_UP):
                event(index)
                pictures.add(self.shown())
            seen.pictures, seen.expected = len(pictures) - 1, WARM_UP
        used = time.process_time()
        for index in range(WARM_UP if look else 0, count + (WARM_UP if look else 0)):
            started = time.perf_counter()
            event(index)
            self.paint()
            seen.took.append((time.perf_counter() - started) * 1000)
            seen.turns.append(self.turn())
        seen.cpu = (time.process_time() - used) * 1000
        return seen

    def open(self, picture: Picture) -> None:
        """Put another picture into the window."""
        self.editor.open(picture)

    def close(self) -> None:
        """Close the window without a question."""
        self.editor.open(Picture())
        self.window.document.close()
        self.window.deleteLater()
