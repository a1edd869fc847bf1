"""How the page lies on the canvas: which page units are which pixels."""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from richpic.model.geometry import Rect


class PageView(NamedTuple):
    """A view at `zoom` view pixels a page unit, with `ratio` device pixels a view pixel.

    `origin` is the device pixel of the page at the view's upper left; `rect` the page rectangle that is seen.
    """

    zoom: float
    ratio: float
    origin: tuple[int, int]
    rect: Rect

    @property
    def scale(self) -> float:
        """Device pixels a page unit."""
        return self.zoom * self.ratio

    def pixels(self, rect: Rect) -> QRect:
        """Return the view pixels that a page rectangle may touch, smoothed edges and all."""
        scale, ratio, (x, y) = self.scale, self.ratio, self.origin
        left, top = floor((rect.x * scale - x - 2) / ratio), floor((rect.y * scale - y - 2) / ratio)
        right = ceil((rect.right * scale - x + 2) / ratio)
        bottom = ceil((rect.bottom * scale - y + 2) / ratio)
        return QRect(left, top, right - left, bottom - top)

    def onto_page(self, qpainter: QPainter) -> None:
        """Let `qpainter` paint in page units from now on, edges smoothed."""
        x, y = self.origin
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        qpainter.translate(-x / self.ratio, -y / self.ratio)
        qpainter.scale(self.zoom, self.zoom)
