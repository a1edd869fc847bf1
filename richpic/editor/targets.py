"""What a link or a tail would attach to at a point."""

from __future__ import annotations

import math

from richpic.editor.editor import Editor
from richpic.elements.icon import Icon
from richpic.model.element import Element, inside_any
from richpic.model.geometry import Point, Rect

# Page units between a bubble and the one whose words they are taken to be: more than an icon's width.
EARSHOT = 120.0


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


def speaker_near(editor: Editor, box: Rect) -> Icon | None:
    """Return the icon nearest to a bubble in `box`, within EARSHOT: people before anything else."""
    context = editor.context
    near = [
        (not context.symbols.get(element.symbol).has_face, _gap(box, element.body(context)), element.id)
        for element in editor.scene.within(box.expanded(EARSHOT))
        if isinstance(element, Icon)
    ]
    found = min((one for one in near if one[1] <= EARSHOT), default=None)
    speaker = editor.picture.elements.get(found[2]) if found else None
    return speaker if isinstance(speaker, Icon) else None


def _gap(a: Rect, b: Rect) -> float:
    """Return how far two boxes are from each other; 0.0 where they overlap."""
    across = max(0.0, a.x - b.right, b.x - a.right)
    down = max(0.0, a.y - b.bottom, b.y - a.bottom)
    return math.hypot(across, down)
