"""What is drawn over the picture while working: boxes, handles, guides. Never part of the picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from richpic.model.display import DisplayList
from richpic.model.geometry import Point, Rect

HandleShape = Literal["square", "round", "turn", "link"]

# View pixels between a thing and the frame that shows it selected.
FRAME_PAD = 4.0
# How near a pointer in the room of a grip counts: near enough to grab, but any grip under it is nearer.
INSIDE_ROOM = 10.0


@dataclass(frozen=True, slots=True)
class Grip:
    """A point to grab, at `at` in page units, shifted by `offset` view pixels.

    With a `room`, all of that page rectangle can be grabbed, and it is shown instead of the point.
    """

    name: str
    at: Point
    shape: HandleShape = "square"
    cursor: str = "move"
    offset: Point = Point(0.0, 0.0)
    room: Rect | None = None

    def view_distance(self, view_point: Point, scale: float, to_view: tuple[float, float]) -> float:
        """Return the distance in view pixels; `to_view` is the page point at the view's upper left."""
        x = (self.at.x - to_view[0]) * scale + self.offset.x
        y = (self.at.y - to_view[1]) * scale + self.offset.y
        away = view_point.distance((x, y))
        page_point = (view_point.x / scale + to_view[0], view_point.y / scale + to_view[1])
        return min(away, INSIDE_ROOM) if self.room and self.room.contains(page_point) else away


@dataclass(frozen=True, slots=True)
class Overlay:
    """All lengths are page units. `targets` are outlines that glow: what a link would attach to.

    `spot` is the part to look at: what is around it is veiled, from 0 (seen) to 1 (paper only), by `veil`.
    `room` is the box around a group that was entered. `guides` are lines that what moves shares with other
    things, `gaps` distances that are equal.
    """

    boxes: tuple[Rect, ...] = ()
    frame: Rect | None = None
    room: Rect | None = None
    grips: tuple[Grip, ...] = ()
    brush: Rect | None = None
    lasso: tuple[Point, ...] = ()
    guides: tuple[tuple[Point, Point], ...] = ()
    gaps: tuple[tuple[Point, Point], ...] = ()
    targets: tuple[tuple[Point, ...], ...] = ()
    faded: frozenset[str] = frozenset()
    # The ends of links and other things without a box, where several are selected.
    marks: tuple[Point, ...] = ()
    # Lines of light, from 0 (faded) to 1 bright.
    laser: tuple[tuple[Point, ...], ...] = ()
    light: float = 1.0
    spot: Rect | None = None
    veil: float = 1.0
    items: DisplayList = field(default=())
