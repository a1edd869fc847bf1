"""Camera: which part of the page the view shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from richpic.model.geometry import Point, Rect

SMALLEST, LARGEST = 0.05, 8.0


@dataclass(frozen=True, slots=True)
class Camera:
    """`x`, `y` is the page point at the view's upper left; `zoom` the view pixels a page unit."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    def to_view(self, page_point: tuple[float, float]) -> Point:
        """Return the view pixel of a page point."""
        return Point((page_point[0] - self.x) * self.zoom, (page_point[1] - self.y) * self.zoom)

    def to_page(self, view_point: tuple[float, float]) -> Point:
        """Return the page point under a view pixel."""
        return Point(view_point[0] / self.zoom + self.x, view_point[1] / self.zoom + self.y)

    def rect_to_view(self, rect: Rect) -> Rect:
        """Return the view rectangle of a page rectangle."""
        at = self.to_view((rect.x, rect.y))
        return Rect(at.x, at.y, rect.w * self.zoom, rect.h * self.zoom)

    def seen(self, width: float, height: float) -> Rect:
        """Return the page rectangle that a view of `width` by `height` pixels shows."""
        return Rect(self.x, self.y, width / self.zoom, height / self.zoom)

    def panned(self, dx: float, dy: float) -> Camera:
        """Return the camera after the paper was pulled by (`dx`, `dy`) view pixels."""
        return replace(self, x=self.x - dx / self.zoom, y=self.y - dy / self.zoom)

    def zoomed(self, factor: float, at: tuple[float, float]) -> Camera:
        """Return the camera zoomed by `factor`, the page under view pixel `at` staying where it is."""
        zoom = min(LARGEST, max(SMALLEST, self.zoom * factor))
        fixed = self.to_page(at)
        return Camera(fixed.x - at[0] / zoom, fixed.y - at[1] / zoom, zoom)

    @staticmethod
    def fitting(rect: Rect, width: float, height: float, margins: Margins, largest: float = 1.5) -> Camera:
        """Return the camera that shows all of `rect` in a view, clear of the `margins` that panels cover."""
        free_w = max(50.0, width - margins.left - margins.right)
        free_h = max(50.0, height - margins.top - margins.bottom)
        zoom = min(free_w / max(rect.w, 1.0), free_h / max(rect.h, 1.0), largest)
        zoom = min(LARGEST, max(SMALLEST, zoom))
        middle = rect.centre
        return Camera(
            middle.x - (margins.left + free_w / 2) / zoom, middle.y - (margins.top + free_h / 2) / zoom, zoom
        )


@dataclass(frozen=True, slots=True)
class Margins:
    """What floating panels cover at the edges of the view, in view pixels."""

    left: float = 40.0
    top: float = 40.0
    right: float = 40.0
    bottom: float = 40.0
