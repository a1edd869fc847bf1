"""Bubble tool: what somebody says or thinks."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id, z_above
from richpic.editor.targets import speaker_near, target_at
from richpic.elements.bubble import BUBBLE_H, BUBBLE_W, Bubble
from richpic.elements.end import End
from richpic.model.geometry import Point, Rect
from richpic.tools.gestures.make import Make
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool

# Page units left between a bubble and its speaker, for the tail.
TAIL = 24.0


class BubbleTool(Tool):
    """Click on someone to let them speak, or near them, or on empty paper; drag the bubble's size."""

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
            tail = self._tail(box, End("", box.x + box.w * 0.2, box.bottom + 42))
        elif speaker:
            body = speaker.body(self.editor.context)
            box = Rect(body.centre.x + 12, body.y - BUBBLE_H - 26, BUBBLE_W, BUBBLE_H)
            tail = End(speaker.id, *body.centre)
        else:
            box = Rect.centred(pointer.at, BUBBLE_W, BUBBLE_H)
            tail = self._tail(box, End("", box.x + 36, box.bottom + 42))
            box = self._beside(box, tail.element)
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

    def _tail(self, box: Rect, at_nobody: End) -> End:
        """Return the tail of a bubble in `box`: at whoever stands near, or `at_nobody`."""
        speaker = speaker_near(self.editor, box)
        return End(speaker.id, *speaker.centre(self.editor.context)) if speaker else at_nobody

    def _beside(self, box: Rect, speaker: str) -> Rect:
        """Return `box` moved the shortest way, left, right or up, off its speaker: none is to be covered."""
        if not speaker:
            return box
        body = self.editor.picture.elements[speaker].body(self.editor.context)
        if not box.expanded(TAIL).intersects(body):
            return box
        steps = (
            (body.x - TAIL - box.right, 0.0),
            (body.right + TAIL - box.x, 0.0),
            (0.0, body.y - TAIL - box.bottom),
        )
        return box.moved(*min(steps, key=lambda step: abs(step[0]) + abs(step[1])))
