"""Image tool: the window asks for a file, this tool says where it goes."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.editor import Editor
from richpic.editor.identity import new_id, z_above
from richpic.elements.image import Image
from richpic.model.change import Change, Patch
from richpic.model.geometry import Point, Rect
from richpic.model.picture import StoredImage
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool

USUAL_SIDE = 320.0


class Place(Gesture):
    """Takes the point or box for the image, then asks for the file."""

    def __init__(self, tool: ImageTool, start: Pointer) -> None:
        super().__init__(start)
        self.tool = tool
        self.rect: Rect | None = None

    def move(self, pointer: Pointer) -> None:
        """Show the box."""
        if self.is_drag(pointer):
            self.rect = Rect.of_corners(self.start.at, pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Ask for the file."""
        self.tool.editor.tell("image", self.rect or Rect(self.start.at.x, self.start.at.y, 0.0, 0.0))
        self.tool.toolbox.finished()

    def overlay(self) -> Overlay:
        """Return the box."""
        return Overlay(brush=self.rect)


class ImageTool(Tool):
    """Click where the image belongs, or drag its size; then choose the file."""

    name: ClassVar[str] = "image"
    caption: ClassVar[str] = "Picture"
    key: ClassVar[str] = "G"
    hint: ClassVar[str] = "Click where a photo or picture file belongs. You can also drop files on the paper."
    makes: ClassVar[bool] = True

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin to take the place."""
        return Place(self, pointer)


def image_added(
    editor: Editor, image_id: str, stored: StoredImage, size: tuple[int, int], room: Rect
) -> Change:
    """Return the addition of a stored image of `size` pixels.

    It fits `room` in page units; a room without size is the point for its centre.
    """
    wide, high = size
    box = room
    if room.w < 8 or room.h < 8:
        scale = min(1.0, USUAL_SIDE / max(wide, high))
        box = Rect.centred(Point(room.x, room.y), wide * scale, high * scale)
    scale = min(box.w / wide, box.h / high)
    fitted = Rect.centred(box.centre, wide * scale, high * scale)
    element = Image(
        id=new_id(),
        z=z_above(editor.picture),
        image_id=image_id,
        x=round(fitted.x, 1),
        y=round(fitted.y, 1),
        w=round(max(1.0, fitted.w), 1),
        h=round(max(1.0, fitted.h), 1),
    )
    return Change({element.id: Patch(None, element)}, "added an image", {image_id: stored})
