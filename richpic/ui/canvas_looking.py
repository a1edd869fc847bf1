"""Looking on the canvas: which part of the page is seen beside the panels, and how it moves and grows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from richpic.editor.camera import Camera, Margins
from richpic.editor.editor import Editor
from richpic.model.geometry import Point, Rect

ZOOM_STEP = 1.1
# What Qt says for one notch of a wheel: eighths of a degree.
WHEEL_NOTCH = 120.0
# View pixels that the paper is pulled by for each of these.
WHEEL_PACE = 0.6
# Page units left free around what is shown whole.
AIR = 24.0
# View pixels that panels leave of the paper at least.
LEAST_FREE = 50.0
# At this many view pixels a page unit, labels of usual size can still be read.
STILL_READ = 0.5
# View pixels around what is selected in which its grips are.
GRIPS = 24.0


class Looking:
    """Moves the camera of `editor` for `canvas`. While `is_blind` nobody knows yet what lies where."""

    def __init__(self, canvas: QWidget, editor: Editor, is_blind: Callable[[], bool]) -> None:
        self._canvas, self._editor, self._is_blind = canvas, editor, is_blind
        self._margins = Margins()
        # The camera that showed all of the picture, while a new size of the window shall show all of it too.
        self._whole: Camera | None = None
        # Whether the window has another size, and fitting waits until the panels have their new places.
        self._refits = False
        self._has_looked = False

    @property
    def _camera(self) -> Camera:
        return self._editor.camera

    def start_over(self) -> None:
        """Have the next first look show all of what is there then."""
        self._has_looked = False

    def first_look(self) -> None:
        """Show the whole picture, if nothing of it was seen yet."""
        if not self._has_looked:
            self._has_looked = True
            self.fit()

    def resized(self) -> None:
        """Take in another size: the upper left stays; or all is seen still, if all was."""
        is_whole = self._camera == self._whole or not self._editor.picture.elements
        self._refits = self._has_looked and is_whole

    def set_margins(self, margins: Margins) -> None:
        """Say what floating panels cover, so that fitting keeps clear of them."""
        self._margins = margins
        if self._refits:
            self._refits = False
            self.fit()

    def fit(self) -> None:
        """Show the whole picture, also when the window's size changes, until it is looked at otherwise."""
        if self._is_blind():
            # The first paint after that shows it whole.
            self._has_looked = False
            self._canvas.update()
            return
        content = self._editor.content_bounds()
        self._fit(content)
        self._whole = self._camera if content else None

    def fit_selection(self) -> None:
        """Show what is selected."""
        self._fit(self._editor.content_bounds(self._editor.selection))

    def _fit(self, rect: Rect | None) -> None:
        if rect is None:
            middle = self.free_middle()
            self._editor.look(Camera(-middle.x, -middle.y, 1.0))
            return
        width, height = self._canvas.width(), self._canvas.height()
        self._editor.look(Camera.fitting(rect.expanded(AIR), width, height, self._margins))

    def zoom_by(self, factor: float, at: Point | None = None) -> None:
        """Zoom about a view pixel, or about the middle of what is free of panels."""
        self._editor.look(self._camera.zoomed(factor, at or self.free_middle()))

    def wheel(self, event: QWheelEvent) -> None:
        """Pan; with Ctrl zoom at the pointer."""
        modifiers, pixels, angle = event.modifiers(), event.pixelDelta(), event.angleDelta()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            notches = (angle.y() or pixels.y()) / WHEEL_NOTCH
            at = Point(event.position().x(), event.position().y())
            self.zoom_by(ZOOM_STEP ** max(-4.0, min(4.0, notches)), at)
            return
        step = angle * WHEEL_PACE if pixels.isNull() else pixels
        dx, dy = step.x(), step.y()
        if modifiers & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0
        self._editor.look(self._camera.panned(dx, dy))

    def free_middle(self) -> Point:
        """Return the view pixel in the middle of what is free of panels."""
        m, width, height = self._margins, self._canvas.width(), self._canvas.height()
        return Point(m.left + (width - m.left - m.right) / 2, m.top + (height - m.top - m.bottom) / 2)

    def free_rect(self) -> Rect:
        """Return the page rectangle that is seen and free of panels."""
        m, camera = self._margins, self._camera
        at = camera.to_page((m.left, m.top))
        wide = max(LEAST_FREE, self._canvas.width() - m.left - m.right)
        high = max(LEAST_FREE, self._canvas.height() - m.top - m.bottom)
        return Rect(at.x, at.y, wide / camera.zoom, high / camera.zoom)

    def selection_rect(self) -> QRect | None:
        """Return the view rectangle of what is selected, with its grips; None without a selection."""
        bounds = self._editor.content_bounds(self._editor.selection)
        if bounds is None:
            return None
        return QRectF(*self._camera.rect_to_view(bounds).expanded(GRIPS)).toAlignedRect()

    def uncover(self, panel: QRect) -> None:
        """Move the paper sideways, just enough that `panel` hides nothing selected, if there is room."""
        selected, m = self.selection_rect(), self._margins
        room = self._canvas.width() - m.left - m.right
        if selected is None or not panel.intersects(selected) or selected.width() > room:
            return
        beyond = selected.right() - (self._canvas.width() - m.right)
        short = m.left - selected.left()
        self._editor.look(self._camera.panned(-beyond if beyond > 0 else max(0.0, short), 0.0))

    def show_made(self, identifiers: Sequence[str]) -> None:
        """Look at what was just made, if not all of it is in sight: with the whole picture, or by itself."""
        rect, seen = self._editor.content_bounds(identifiers), self.free_rect()
        content = self._editor.content_bounds()
        if rect is None or content is None or seen.contains_rect(rect):
            return
        width, height = self._canvas.width(), self._canvas.height()
        whole = Camera.fitting(content.expanded(AIR), width, height, self._margins)
        if whole.zoom >= min(STILL_READ, self._camera.zoom):
            self.fit()
        else:
            away = rect.centre.minus(seen.centre).times(-self._camera.zoom)
            self._editor.look(self._camera.panned(away.x, away.y))

    def bring_into_view(self, identifier: str) -> None:
        """Look at an element, if it is out of sight or under a panel."""
        rect, seen = self._editor.content_bounds([identifier]), self.free_rect()
        if rect is None or seen.contains_rect(rect) or (rect.w > seen.w and seen.intersects(rect)):
            return
        away = rect.centre.minus(seen.centre).times(-self._camera.zoom)
        self._editor.look(self._camera.panned(away.x, away.y))
