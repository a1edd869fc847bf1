"""Frame tool: names a part of the picture."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id
from richpic.editor.slides import z_in_turn
from richpic.elements.frame import Frame
from richpic.model.geometry import Point, Rect
from richpic.tools.gestures.make import Make, around_selection, make_in
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class FrameTool(Tool):
    """Drag around the part; its name is used when exporting."""

    name: ClassVar[str] = "frame"
    caption: ClassVar[str] = "Frame"
    key: ClassVar[str] = "F"
    hint: ClassVar[str] = "Drag around a part of the picture to name it and export it alone."
    makes: ClassVar[bool] = True

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a frame."""
        return Make(self.editor, self.toolbox, pointer, self._build, "added a frame")

    def make_by_key(self, middle: Point) -> bool:
        """Put it around what is selected, or of the usual size at `middle`."""
        around = around_selection(self.editor)
        if around is None:
            self.click(middle)
        else:
            make_in(self, around, self._build, "added a frame")
        return True

    def _build(self, rect: Rect | None, pointer: Pointer) -> Frame:
        box = rect or Rect.centred(pointer.at, 480.0, 300.0)
        taken = {e.name for e in self.editor.picture.elements.values() if isinstance(e, Frame)}
        name = next(f"Part {n}" for n in range(1, len(taken) + 2) if f"Part {n}" not in taken)
        return Frame(
            id=new_id(),
            z=z_in_turn(self.editor.picture, box),
            x=round(box.x, 1),
            y=round(box.y, 1),
            w=round(max(box.w, 20.0), 1),
            h=round(max(box.h, 20.0), 1),
            name=name,
        )
