"""Image: a photo or a scan on the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from richpic.elements.standing import Boxed
from richpic.model.display import Bitmap, DisplayList, Group
from richpic.model.drawing import DrawContext
from richpic.model.element import Coordinate, Fields, TextPlace, Words, stretched_rect
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.limits import AtMost, Within

Side = Annotated[float, Within(1.0, 100_000.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Boxed):
    """The stored image `image_id` in the box at (`x`, `y`) of `w` by `h`, turned about its centre.

    `alt` says what it shows, for those who cannot see it.
    """

    text_field: ClassVar[str] = "alt"
    resizable: ClassVar[bool] = True
    has_rim: ClassVar[bool] = True
    keeps_ratio: ClassVar[bool] = True
    edges: ClassVar[str] = ""
    turns: ClassVar[bool] = True

    kind: Literal["image"] = "image"
    image_id: Annotated[str, AtMost(128)] = ""
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    w: Side = 100.0
    h: Side = 100.0
    rotation: Annotated[float, Within(-360.0, 360.0)] = 0.0
    alt: Words = ""

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the image."""
        bitmap = Bitmap(self.rect(), self.image_id)
        if not self.rotation:
            return (bitmap,)
        cx, cy = self.rect().centre
        turn = Transform.translation(-cx, -cy).then(Transform.rotation(self.rotation))
        return (Group((bitmap,), turn.then(Transform.translation(cx, cy))),)

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the upright box around it."""
        rect = self.rect()
        return Rect.around(corner.rotated(self.rotation, rect.centre) for corner in rect.corners)

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return its edges."""
        rect = self.rect()
        return [[corner.rotated(self.rotation, rect.centre) for corner in rect.corners]]

    def place(self) -> Point:
        """Return the centre."""
        return self.rect().centre

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return the stretched box; the image keeps its shape."""
        rect = stretched_rect(self.rect(), old, new)
        factor = max(rect.w / self.w, rect.h / self.h)
        box = Rect.centred(rect.centre, max(1.0, self.w * factor), max(1.0, self.h * factor))
        return {"x": box.x, "y": box.y, "w": box.w, "h": box.h}

    def turned(self, degrees: float, centre: Point) -> Fields:
        """Return the new place and rotation."""
        there = self.place().rotated(degrees, centre)
        rotation = (self.rotation + degrees + 180) % 360 - 180
        return {"x": there.x - self.w / 2, "y": there.y - self.h / 2, "rotation": rotation}

    def stored_images(self) -> tuple[str, ...]:
        """Return the image."""
        return (self.image_id,) if self.image_id else ()

    def text_place(self, ctx: DrawContext) -> TextPlace | None:
        """Return None: what an image shows is written in the side panel, not on it."""
        return None

    def speaks(self) -> str:
        """Return what it shows."""
        return f"image “{self.alt[:80]}”" if self.alt else "image without a description"
