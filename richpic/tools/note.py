"""Note tool: sticks a note on."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id, z_above
from richpic.elements.note import NOTE_SIZE, Note
from richpic.model.geometry import Rect
from richpic.tools.gestures.make import Make
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class NoteTool(Tool):
    """Click to stick a note and write on it, or drag its size."""

    name: ClassVar[str] = "note"
    caption: ClassVar[str] = "Note"
    key: ClassVar[str] = "N"
    hint: ClassVar[str] = "Click to stick a note, then write. Tab makes the next one beside it."
    makes: ClassVar[bool] = True

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a note."""
        return Make(self.editor, self.toolbox, pointer, self._build, "added a note")

    def _build(self, rect: Rect | None, pointer: Pointer) -> Note:
        box = rect or Rect.centred(pointer.at, NOTE_SIZE, NOTE_SIZE)
        return Note(
            id=new_id(),
            z=z_above(self.editor.picture),
            x=round(box.x, 1),
            y=round(box.y, 1),
            w=round(max(box.w, 30.0), 1),
            h=round(max(box.h, 30.0), 1),
        )
