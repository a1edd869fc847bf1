"""Bubble tool: what somebody says or thinks."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id, z_above
from richpic.editor.targets import target_at
from richpic.elements.bubble import BUBBLE_H, BUBBLE_W, Bubble
from richpic.elements.end import End
from richpic.model.geometry import Point, Rect
from richpic.tools.gestures.make import Make
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class BubbleTool(Tool):
    """Click on someone to let them speak, or on the paper; drag the bubble's size."""

    name: ClassVar[str] = "bubble"
    caption: ClassVar[str] = "Speech"
    key: ClassVar[str] = "B"
    hint: ClassVar[str] = "Click the person who says or thinks it, then write. Its key again: thoughts."
    makes: ClassVar[bool] = True
    option: ClassVar[str] = "bubble"
    values: ClassVar[tuple[object, ...]] = ("speech", "thought")

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a bubble."""
        return Make(self.editor, self.toolbox, pointer, self._build, "added a bubble")

    def place_by_key(self, middle: Point) -> Point:
        """Return where the one who is selected stands, to let them speak; else a free place."""
        chosen = self.editor.selected
        if len(chosen) == 1 and chosen[0].linkable:
            return chosen[0].centre(self.editor.context)
        return super().place_by_key(middle)

    def _build(self, rect: Rect | None, pointer: Pointer) -> Bubble:
        speaker = None if rect else target_at(self.editor, pointer.at, pointer.reach)
        if rect:
            box = Rect(rect.x, rect.y, max(rect.w, 60.0), max(rect.h, 44.0))
            tail = End("", box.x + box.w * 0.2, box.bottom + 42)
        elif speaker:
            body = speaker.body(self.editor.context)
            box = Rect(body.centre.x + 12, body.y - BUBBLE_H - 26, BUBBLE_W, BUBBLE_H)
            tail = End(speaker.id, *body.centre)
        else:
            box = Rect.centred(pointer.at, BUBBLE_W, BUBBLE_H)
            tail = End("", box.x + 36, box.bottom + 42)
        return Bubble(
            id=new_id(),
            z=z_above(self.editor.picture),
            style=self.toolbox.options.bubble,
            x=round(box.x, 1),
            y=round(box.y, 1),
            w=round(box.w, 1),
            h=round(box.h, 1),
            tail=tail,
        )
