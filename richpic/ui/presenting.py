"""Showing a picture to others: all of it, then frame by frame, on the whole screen, with a laser pointer.

It shows a copy in an editor of its own: nothing that is done here reaches the picture, its steps or its view.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QResizeEvent

from richpic.editor.camera import Camera, Margins
from richpic.editor.editor import Editor
from richpic.editor.slides import Slide, slides, without_frames
from richpic.model.geometry import Point, Rect
from richpic.tools.laser import LaserTool
from richpic.tools.overlay import Overlay
from richpic.tools.toolbox import Toolbox
from richpic.ui.access import announce
from richpic.ui.canvas import Canvas
from richpic.ui.cursors import cursor_named
from richpic.ui.presenting_bar import PresentingBar
from richpic.ui.timers import again, once

if TYPE_CHECKING:
    from richpic.ui.window import Window

# Milliseconds: of the way from one part to the next, between two looks on it, and until the bar goes.
LASTS, TICK, RESTS = 480, 16, 2600
# What is around a part is still sensed; a part is shown no larger than this.
VEIL, LARGEST = 0.93, 3.0
ROOM = Margins(48.0, 40.0, 48.0, 64.0)
_KEY = Qt.Key
FORWARD = (_KEY.Key_Right, _KEY.Key_Down, _KEY.Key_PageDown, _KEY.Key_Space, _KEY.Key_Return, _KEY.Key_Enter)
BACK = (_KEY.Key_Left, _KEY.Key_Up, _KEY.Key_PageUp, _KEY.Key_Backspace)
# Clickers send a full stop or a B for "blank".
BLANK = (_KEY.Key_Period, _KEY.Key_B)


class Presenting(Canvas):
    """The whole screen with one slide at a time. Keys, clicks and clickers go on; dragging draws light."""

    left = Signal()

    def __init__(self, window: Window) -> None:
        picture = window.editor.picture
        editor = Editor(window.make_context, without_frames(picture))
        toolbox = Toolbox(editor, {LaserTool.name: LaserTool})
        super().__init__(editor, toolbox, window.symbols, window)
        # A window of its own, which goes when the one behind it goes.
        self.setWindowFlag(Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._slides = slides(picture)
        self._place = 0
        self._reduced = window.theme.reduced_motion
        self._spot: Rect | None = None
        self._way: tuple[Rect, Rect] | None = None
        self._blank = False
        self._clock = QElapsedTimer()
        self.bar = PresentingBar(window.theme, self)
        self._prepare(window)

    def _prepare(self, window: Window) -> None:
        self.setWindowTitle(f"{window.document.name} — richpic")
        self.setWindowIcon(window.windowIcon())
        self.setAccessibleName("Showing the picture")
        self.setAccessibleDescription("Right and Left go on and back. Escape ends it.")
        self.setAcceptDrops(False)
        self.accent = QColor(window.theme.tokens.accent)
        pointer = self.toolbox.current
        assert isinstance(pointer, LaserTool)
        pointer.on_click = lambda: self.step(1)
        self.bar.back.clicked.connect(lambda: self.step(-1))
        self.bar.forward.clicked.connect(lambda: self.step(1))
        self.bar.leave.clicked.connect(self.close)
        self._gliding = again(self, TICK, self._glide)
        self._resting = once(self, RESTS, self._rest)

    # Going

    @property
    def slide(self) -> Slide:
        """What is shown."""
        return self._slides[self._place]

    def start(self, frame: str = "") -> None:
        """Take the whole screen, at the frame with the id `frame` or at the beginning."""
        self._place = next((place for place, one in enumerate(self._slides) if one.frame == frame), 0)
        self.showFullScreen()
        self.setFocus()
        self._tell()

    def step(self, by: int) -> None:
        """Go on (1) or back (-1); after the last part all is shown again."""
        self._go((self._place + by) % len(self._slides))

    def _go(self, place: int) -> None:
        self._blank = False
        if place != self._place:
            self._place = place
            self._set_out()
        self._tell()
        self.update()

    def _tell(self) -> None:
        words = self.slide.name
        self.bar.show_place(words, self._place, len(self._slides) - 1)
        announce(self, f"{words}, {self._place} of {len(self._slides) - 1}" if self._place else words)
        self._stir()

    # Looking

    def _target(self) -> Rect:
        """Return the page rectangle that the view shows when it has arrived."""
        rect = self.slide.rect or self.editor.content_bounds() or Rect(-400.0, -300.0, 800.0, 600.0)
        if self.slide.rect is None:
            rect = rect.expanded(24.0)
        wide, high = self.width(), self.height()
        return Camera.fitting(rect, wide, high, ROOM, LARGEST).seen(wide, high)

    def fit(self) -> None:
        """Look at the slide at once."""
        self._gliding.stop()
        self._way = None
        self._spot = self.slide.rect
        self._look(self._target())

    def _look(self, seen: Rect) -> None:
        self.editor.look(Camera(seen.x, seen.y, self.width() / seen.w))

    def _set_out(self) -> None:
        if self._reduced or not self.isVisible():
            self.fit()
            return
        seen = self.camera.seen(self.width(), self.height())
        spot = self._spot or seen
        self._way = seen, spot
        self._clock.start()
        self._gliding.start()

    def _glide(self) -> None:
        share = self._clock.elapsed() / LASTS
        if self._way is None or share >= 1.0:
            self.fit()
            return
        share = share * share * (3.0 - 2.0 * share)
        seen, spot = self._way
        target = self._target()
        self._look(_between(seen, target, share))
        self._spot = _between(spot, self.slide.rect or target, share)
        self.update()

    def overlay(self) -> Overlay:
        """Return the light, and the veil over what is not shown now."""
        overlay = super().overlay()
        if self._blank:
            return replace(overlay, spot=Rect(0.0, 0.0, 0.0, 0.0), veil=1.0)
        return replace(overlay, spot=self._spot, veil=VEIL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the slide as large as there is room."""
        super().resizeEvent(event)
        self.fit()
        self.bar.arrange(self.size())

    # Keys and pointers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, show nothing for a moment, or end it."""
        key = _KEY(event.key())
        if key == _KEY.Key_Escape:
            self.close()
        elif key in FORWARD:
            self.step(1)
        elif key in BACK:
            self.step(-1)
        elif key in (_KEY.Key_Home, _KEY.Key_End):
            self._go(0 if key == _KEY.Key_Home else len(self._slides) - 1)
        elif key in BLANK:
            self._blank = not self._blank
            self.update()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nothing is held here."""
        event.ignore()

    def walk(self, step: int) -> None:
        """Go on, or back, as Tab means it here."""
        self.step(step)

    def _ask_menu(self, view: Point) -> None:
        """Go back: by the other button, or by a finger that stays."""
        self.step(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point, and let the bar be seen."""
        super().mouseMoveEvent(event)
        self._stir()

    def _stir(self) -> None:
        self.bar.show()
        self._resting.start()

    def _rest(self) -> None:
        """Let nothing but the picture be seen while the hand rests."""
        if self.bar.underMouse():
            self._resting.start()
            return
        self.bar.hide()
        self.setCursor(cursor_named("none"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the screen back."""
        self._gliding.stop()
        self._resting.stop()
        super().closeEvent(event)
        self.left.emit()


def present(window: Window) -> None:
    """Show the picture of a window, from the frame that is selected or from the beginning."""
    window.settle()
    selection = window.editor.selection
    screen = Presenting(window)
    screen.left.connect(window.shown_to_others)
    if (there := window.screen()) is not None:
        screen.setGeometry(there.geometry())
    window.presenting = screen
    screen.start(selection[0] if len(selection) == 1 else "")


def _between(a: Rect, b: Rect, share: float) -> Rect:
    """Return the rectangle `share` of the way from `a` to `b`."""
    return Rect(*(one + (other - one) * share for one, other in zip(a, b, strict=True)))
