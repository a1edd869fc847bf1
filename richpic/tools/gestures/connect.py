"""Drawing a link from one thing to another, or from and to free points."""

from __future__ import annotations

from dataclasses import replace

from richpic.editor.editor import Editor
from richpic.editor.identity import new_id, z_above
from richpic.editor.targets import target_at
from richpic.elements.end import End
from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.geometry import Point
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import CLICK_SLOP, Gesture
from richpic.tools.toolbox import Toolbox


class Connect(Gesture):
    """Draws a link of the chosen relation from `source` (or a free point) to what is under the pointer."""

    def __init__(self, editor: Editor, toolbox: Toolbox, start: Pointer, source: Element | None) -> None:
        super().__init__(start)
        self.editor = editor
        self.toolbox = toolbox
        relation = RELATIONS[toolbox.options.relation]
        self.link = Link(
            id=new_id(),
            z=z_above(editor.picture),
            relation=relation.name,
            heads=relation.heads,
            start=End(source.id if source else "", *start.at),
            end=End("", *start.at),
        )
        self.source = source
        self.glow: tuple[tuple[Point, ...], ...] = ()

    def move(self, pointer: Pointer) -> None:
        """Show the link to the pointer."""
        if not self.is_drag(pointer):
            return
        target = None if pointer.ctrl else target_at(self.editor, pointer.at, pointer.reach)
        if target is self.source and target is not None and not self._looping(pointer, target):
            target = None
        at = pointer.at
        if pointer.shift and target is None:
            at = _at_steps_of_15_degrees(self.start.at, at)
        self.glow = tuple(map(tuple, target.outlines(self.editor.context)[:1])) if target else ()
        self.link = replace(self.link, end=End(target.id if target else "", *at))
        self.editor.show(added(self.link, name="linked"))

    def _looping(self, pointer: Pointer, target: Element) -> bool:
        """Tell whether the pointer left the thing and came back: then a loop is meant."""
        return pointer.at.distance(self.start.at) > target.body(self.editor.context).h * 0.45

    def release(self, pointer: Pointer) -> None:
        """Commit the link and ask for its words; a click without a drag selects what was clicked."""
        if not self.moving or pointer.view.distance(self.start.view) < 2 * CLICK_SLOP:
            self.editor.show(None)
            if self.source is not None:
                self.editor.take([self.source.id])
            return
        self.editor.commit(added(self.link, name="linked"))
        self.editor.select([self.link.id])
        self.toolbox.finished()
        self.editor.edit_text(self.link.id, made=True)

    def overlay(self) -> Overlay:
        """Return the glow of what it would attach to."""
        return Overlay(targets=self.glow)


def _at_steps_of_15_degrees(start: Point, at: Point) -> Point:
    away = at.minus(start)
    best = max(
        (Point(1.0, 0.0).rotated(15.0 * step) for step in range(24)),
        key=lambda way: way.x * away.x + way.y * away.y,
    )
    return start.plus(best.times(best.x * away.x + best.y * away.y))
