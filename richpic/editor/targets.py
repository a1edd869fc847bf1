"""What a link or a tail would attach to at a point."""

from __future__ import annotations

from richpic.editor.editor import Editor
from richpic.model.element import Element, inside_any
from richpic.model.geometry import Point, Rect


def target_at(editor: Editor, point: Point, reach: float, but_not: str = "") -> Element | None:
    """Return the topmost, smallest thing at `point` that links can attach to.

    The inside of a boundary counts only near its line, because it is full of other things.
    """
    context = editor.context
    near = Rect(point.x, point.y, 0.0, 0.0).expanded(reach)
    for element in reversed(editor.scene.within(near)):
        if element.id == but_not or but_not in element.hangs_on() or not element.linkable:
            continue
        if element.hit(point, context, reach):
            return element
        if element.hit(element.centre(context), context, 0.0) and inside_any(
            point, element.outlines(context)
        ):
            return element
    return None
