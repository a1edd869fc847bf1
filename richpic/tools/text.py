"""Text tool: writes on the paper."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id, z_above
from richpic.elements.text import TEXT_SIZE, Text
from richpic.model.geometry import Rect
from richpic.tools.gestures.make import Make
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class TextTool(Tool):
    """Click and write; drag a box first to make lines wrap in it. A click on a text edits it."""

    name: ClassVar[str] = "text"
    caption: ClassVar[str] = "Text"
    key: ClassVar[str] = "T"
    hint: ClassVar[str] = "Click and write. Double-clicking empty paper does the same."
    makes: ClassVar[bool] = True
    cursor: ClassVar[str] = "text"

    def begin(self, pointer: Pointer) -> Gesture | None:
        """Begin a text, or edit the one that is here."""
        here = self.editor.element_at(pointer.at, pointer.reach)
        if here is not None and here.text_place(self.editor.context) is not None:
            self.editor.select([here.id])
            self.toolbox.finished()
            self.editor.edit_text(here.id, pointer.at)
            return None
        return Make(self.editor, self.toolbox, pointer, self._build, "wrote")

    def _build(self, rect: Rect | None, pointer: Pointer) -> Text:
        line = self.editor.context.text(" ", TEXT_SIZE).height
        x, y = (rect.x, rect.y) if rect else (pointer.at.x, pointer.at.y - line / 2)
        return Text(
            id=new_id(),
            z=z_above(self.editor.picture),
            x=round(x, 1),
            y=round(y, 1),
            width=round(max(rect.w, 40.0), 1) if rect else 0.0,
        )
