"""Select: the tool for everything that is already there. Also starts links from the rim of things."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import ClassVar, NamedTuple

from richpic.editor import operations
from richpic.editor.identity import new_id, z_above
from richpic.elements.text import TEXT_SIZE, Text
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, inside_polygon, nearest_on_outline, union
from richpic.model.picture import Picture
from richpic.tools.gestures.brush import Brush
from richpic.tools.gestures.connect import Connect
from richpic.tools.gestures.drag import Drag
from richpic.tools.gestures.handle import DragHandle
from richpic.tools.gestures.resize import Resize, Turn
from richpic.tools.grips import FINGER_REACH, REACH, grip_at, grips_of
from richpic.tools.overlay import Grip, Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool

# The band around the outline of a thing, in view pixels, in which a press starts a link.
RIM_INSIDE, RIM_OUTSIDE = 3.0, 12.0
# So near a line, in view pixels beside its own width, its end is meant; on the rim itself it is the rim.
LINE_REACH, ON_RIM = 2.0, 3.0
# Things that look smaller than this, in view pixels, have no rim: there would be nothing left to drag.
RIM_FROM = 30.0
# Of more links than this among what is selected, not each has its ends marked: nobody could tell them apart.
MOST_MARKED = 200


class Chosen(NamedTuple):
    """What shows that things are selected. Lengths are page units."""

    boxes: tuple[Rect, ...]
    frame: Rect | None
    grips: tuple[Grip, ...]
    marks: tuple[Point, ...]


class SelectTool(Tool):
    """Click, drag, resize, turn, box-select; drag from a rim to link; double-click to write."""

    name: ClassVar[str] = "select"
    caption: ClassVar[str] = "Select"
    key: ClassVar[str] = "V"
    hint: ClassVar[str] = "Click to select, drag to move. Drag from a thing's edge to link it."
    cursor: ClassVar[str] = "arrow"

    rim: tuple[Element, Point] | None = None
    # What was found of the selection, and of which: it is asked for at each move of the pointer.
    _found: tuple[tuple[tuple[str, ...], Picture, float], Chosen] | None = None

    def begin(self, pointer: Pointer) -> Gesture | None:
        """Begin what is under the pointer: a grip, a rim, a thing, or a box over empty paper."""
        reach = FINGER_REACH if pointer.device == "touch" else REACH
        grip = grip_at(self.editor, self._chosen().grips, pointer.view, reach)
        if grip is not None and not pointer.shift:
            return self._grip(grip, pointer)
        rim = self._rim_at(pointer)
        self.rim = None
        if rim is not None and not (pointer.shift or pointer.alt):
            at = replace(pointer, at=rim[1])
            return Connect(self.editor, self.toolbox, at, rim[0])
        here = self.editor.element_at(pointer.at, pointer.reach)
        if here is None:
            return Brush(self.editor, pointer)
        return self._press_on(here, pointer)

    def _press_on(self, here: Element, pointer: Pointer) -> Gesture | None:
        ids = operations.with_groups(self.editor.picture, [here.id], self.editor.inside)
        chosen = self.editor.selection
        if pointer.shift:
            if here.id in chosen:
                self.editor.select([one for one in chosen if one not in ids])
            else:
                self.editor.select((*chosen, *ids))
            return None
        handle = "" if pointer.alt or len(ids) > 1 else here.handle_at(pointer.at, self.editor.context)
        if here.id not in chosen:
            self.editor.select(ids)
            chosen = self.editor.selection
        if handle and len(chosen) == 1:
            return DragHandle(self.editor, pointer, here, handle)
        if len(chosen) == len(ids):
            return Drag(self.editor, pointer)
        return Drag(self.editor, pointer, here.id)

    def _grip(self, grip: Grip, pointer: Pointer) -> Gesture | None:
        what, _, which = grip.name.partition(" ")
        frame = self._chosen().frame
        if what == "handle":
            return DragHandle(self.editor, pointer, self.editor.selected[0], which)
        if what == "link":
            return Connect(self.editor, self.toolbox, pointer, self.editor.selected[0])
        if frame is None:
            return None
        if what == "turn":
            return Turn(self.editor, pointer, frame.centre)
        return Resize(self.editor, pointer, frame, which)

    def _rim_at(self, pointer: Pointer) -> tuple[Element, Point] | None:
        """Return the thing on whose rim the pointer is, and where; selected things have grips instead."""
        if pointer.device == "touch":
            return None
        near = Rect(*pointer.at, 0.0, 0.0).expanded(RIM_OUTSIDE / pointer.scale)
        context = self.editor.context
        for element in reversed(self.editor.scene.within(near)):
            if element.locked or element.id in self.editor.selection:
                continue
            if not element.has_rim:
                if element.hit(pointer.at, context, 0.0):
                    return None
                continue
            body, outline = element.body(context), element.outlines(context)[0]
            on_rim = nearest_on_outline(pointer.at, outline)
            away = on_rim.distance(pointer.at) * pointer.scale
            inside = inside_polygon(pointer.at, outline)
            wide_enough = max(body.w, body.h) * pointer.scale >= RIM_FROM
            if wide_enough and away <= (RIM_INSIDE if inside else RIM_OUTSIDE):
                return None if away > ON_RIM and self._is_on_line(pointer) else (element, on_rim)
            if inside:
                return None
        return None

    def _is_on_line(self, pointer: Pointer) -> bool:
        """Tell whether the pointer is on a link or its head: there a press selects it."""
        reach = LINE_REACH / pointer.scale
        near = Rect(*pointer.at, 0.0, 0.0).expanded(reach)
        return any(
            element.hit(pointer.at, self.editor.context, reach)
            for element in self.editor.scene.within(near)
            if element.placed_by_ends and not element.locked
        )

    def hover(self, pointer: Pointer) -> None:
        """Show the rim from which a link would start."""
        on_grip = grip_at(self.editor, self._chosen().grips, pointer.view) is not None
        self.rim = None if on_grip else self._rim_at(pointer)

    def double_click(self, pointer: Pointer) -> None:
        """Go inside the group that is here, or write: on the thing that is here, or on empty paper."""
        self.cancel()
        here = self.editor.element_at(pointer.at, pointer.reach)
        if here is None:
            self._write_at(pointer.at)
        elif group := operations.outer_group(here, self.editor.inside):
            self.editor.enter(group, here.id)
        elif here.text_place(self.editor.context) is not None:
            self.editor.select([here.id])
            self.editor.edit_text(here.id, pointer.at)

    def escape(self) -> bool:
        """End the gesture, or leave the group that was entered."""
        return super().escape() or self.editor.step_out()

    def _write_at(self, at: Point) -> None:
        line = self.editor.context.text(" ", TEXT_SIZE).height
        text = Text(
            id=new_id(), z=z_above(self.editor.picture), x=round(at.x, 1), y=round(at.y - line / 2, 1)
        )
        self.editor.commit(added(text, name="wrote"))
        self.editor.select([text.id])
        self.editor.edit_text(text.id, made=True)

    def leave(self) -> None:
        """Let no rim show."""
        super().leave()
        self.rim = None

    def overlay(self) -> Overlay:
        """Return the boxes and grips of the selection, or what the gesture shows."""
        editor = self.editor
        if self.gesture is not None:
            shown = self.gesture.overlay()
            return replace(shown, boxes=self._chosen().boxes) if editor.preview is None else shown
        chosen, room = self._chosen(), self._room()
        targets = (tuple(self.rim[0].outlines(editor.context)[0]),) if self.rim else ()
        rim = (Grip("rim", self.rim[1], "link"),) if self.rim else ()
        frame = chosen.frame if len(chosen.boxes) > 1 else None
        return Overlay(
            boxes=chosen.boxes,
            frame=frame,
            grips=(*chosen.grips, *rim),
            targets=targets,
            room=room,
            marks=chosen.marks,
        )

    def _chosen(self) -> Chosen:
        """Return what shows the selection, made anew when it, the picture or the zoom is another."""
        editor = self.editor
        selection, picture, zoom = editor.selection, editor.shown[0], editor.camera.zoom
        if self._found is not None:
            (before, shown, scale), found = self._found
            if before is selection and shown is picture and scale == zoom:
                return found
        context = editor.shown[1]
        bodies = [(element, element.body(context)) for element in editor.selected if element.resizable]
        frame = union(body for element, body in bodies if not element.locked)
        boxes = tuple(body for _, body in bodies)
        found = Chosen(boxes, frame, grips_of(editor, frame), self._marks())
        self._found = (selection, picture, zoom), found
        return found

    def _marks(self) -> tuple[Point, ...]:
        """Return what shows that things without a box are among several selected."""
        selected, context = self.editor.selected, self.editor.shown[1]
        if len(selected) < 2:
            return ()
        boxless = islice((element for element in selected if not element.resizable), MOST_MARKED)
        return tuple(handle.at for element in boxless for handle in element.handles(context)[:2])

    def _room(self) -> Rect | None:
        """Return the box around the group that was entered."""
        inside, elements = self.editor.inside, self.editor.picture.elements.values()
        if not inside:
            return None
        return self.editor.content_bounds(element.id for element in elements if inside in element.groups)

    def cursor_at(self, pointer: Pointer) -> str:
        """Return the cursor of what a press here would begin."""
        if self.gesture is not None:
            return "grabbing" if isinstance(self.gesture, Drag) else self.cursor
        grip = grip_at(self.editor, self._chosen().grips, pointer.view)
        if grip is not None:
            return grip.cursor
        if self.rim is not None:
            return "cross"
        here = self.editor.element_at(pointer.at, pointer.reach)
        return "move" if here is not None else self.cursor
