"""Editor: the picture being drawn, what is selected and seen, and the only way to change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from richpic.editor import operations
from richpic.editor.camera import Camera
from richpic.editor.carrying import with_symbols
from richpic.editor.history import History
from richpic.editor.scene import Scene
from richpic.model.change import Change
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, union
from richpic.model.picture import Picture

MakeContext = Callable[[Picture], DrawContext]


class Listener(Protocol):
    """Told of what happened in the editor. `happened` is one of the names in `Editor`'s docstring."""

    def __call__(self, happened: str, detail: Any) -> None:
        """React; must not raise."""


class Editor:
    """Holds one picture and everything about drawing it that is not on a screen.

    Listeners are told: "change" (the Change, after the picture changed by a commit, undo or redo), "areas"
    (the page rectangles that look different since), "picture" (None: another picture was opened), "preview"
    (the Change shown but not committed, or None), "selection" (the ids), "camera" (the Camera), "edit" (the
    id whose text is to be edited in place, the page point of the click or None, and whether it was made just
    now), "image" (the page rectangle for which an image is wanted), "link" (None: ask what to
    link the selection to), "inside" (the id of the group that was entered, "" outside of
    any), "interrupt" (None: undo, redo or another picture is about to
    come, so that gestures and writing have to end now).
    """

    def __init__(self, make_context: MakeContext, picture: Picture | None = None) -> None:
        self._make_context = make_context
        self._picture = picture or Picture()
        self._context = make_context(self._picture)
        self._scene = Scene(self._picture, self._context)
        self._preview: Change | None = None
        self._shown: tuple[Picture, DrawContext] | None = None
        self._listeners: list[Listener] = []
        self._selection: tuple[str, ...] = ()
        self._inside = ""
        self._camera = Camera()
        self.history = History()

    # Reading

    @property
    def picture(self) -> Picture:
        """The picture as it is committed."""
        return self._picture

    @property
    def context(self) -> DrawContext:
        """What the elements of `picture` are drawn and measured with."""
        return self._context

    @property
    def scene(self) -> Scene:
        """What is drawn of `picture` and where."""
        return self._scene

    @property
    def preview(self) -> Change | None:
        """The Change of the gesture in progress, if any."""
        return self._preview

    @property
    def shown(self) -> tuple[Picture, DrawContext]:
        """The picture with the preview applied, and its context: what the person sees."""
        if self._preview is None:
            return self._picture, self._context
        if self._shown is None:
            picture = self._preview.apply(self._picture)
            self._shown = picture, self._following(picture)
        return self._shown

    @property
    def selection(self) -> tuple[str, ...]:
        """The ids of what is selected, in the order of selecting."""
        return self._selection

    @property
    def selected(self) -> tuple[Element, ...]:
        """The selected elements as shown."""
        elements = self.shown[0].elements
        return tuple(elements[one] for one in self._selection if one in elements)

    @property
    def inside(self) -> str:
        """The id of the group whose members are selected one by one; "" outside of any."""
        return self._inside

    @property
    def camera(self) -> Camera:
        """Which part of the page the view shows."""
        return self._camera

    def content_bounds(self, ids: Iterable[str] | None = None) -> Rect | None:
        """Return the box around those of `ids` that are shown (None: all), or None if there are none."""
        if ids is None:
            return self._scene.content_bounds()
        return union(rect for one in ids if (rect := self._scene.bounds(one)))

    def element_at(self, point: Point, tolerance: float = 4.0, locked: bool = False) -> Element | None:
        """Return the topmost element hit at a page point; `locked` ones only when asked for."""
        return self._scene.element_at(point, tolerance, locked)

    def _following(self, picture: Picture) -> DrawContext:
        """Return a context for the picture after a Change, which keeps what it did not touch."""
        context = self._make_context(picture)
        context.follow(self._context)
        return context

    # Writing

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of what happens from now on; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, happened: str, detail: Any = None) -> None:
        """Tell all listeners."""
        for listener in tuple(self._listeners):
            listener(happened, detail)

    def commit(self, change: Change, extend: bool = False, exactly: bool = False) -> None:
        """Apply `change` as one undoable step, or as part of the last one. Ends the preview.

        An empty change does nothing. Words and lines that it leaves on something settle in a clear place, in
        the same step, unless it is to be done `exactly`: as where an earlier picture comes back.
        """
        self.show(None)
        if change.is_empty:
            return
        if not exactly:
            # Imported late: with all that finds clear places, it would take a twentieth of a start.
            from richpic.editor.settling import settled

            change = settled(change, self._scene, self._following)
        change = with_symbols(change, self._picture, self._context.symbols)
        if extend:
            self.history.extend(change)
        else:
            self.history.push(change)
        self._apply(change)

    def show(self, change: Change | None) -> None:
        """Show `change` without committing it; None takes the preview away."""
        if change is None and self._preview is None:
            return
        self._preview = change
        self._shown = None
        self.tell("preview", change)

    def undo(self) -> bool:
        """Take the last step back. Tells whether there was one."""
        return self._travel(self.history.back)

    def redo(self) -> bool:
        """Do the next step again. Tells whether there was one."""
        return self._travel(self.history.forward)

    def go_to_step(self, done: int) -> bool:
        """Go back or forth until the first `done` steps are in force. Tells whether that changed anything."""
        return self._travel(lambda: self.history.go_to(done))

    def _travel(self, step: Callable[[], Change | None]) -> bool:
        self.tell("interrupt")
        self.show(None)
        change = step()
        if change is None:
            return False
        self._apply(change)
        return True

    def _apply(self, change: Change) -> None:
        self._picture = change.apply(self._picture)
        self._context = self._following(self._picture)
        self._shown = None
        areas = self._scene.update(change, self._picture, self._context)
        left = tuple(one for one in self._selection if one in self._picture.elements)
        self.tell("change", change)
        self.tell("areas", areas)
        if left != self._selection:
            self.select(left)

    def open(self, picture: Picture) -> None:
        """Put another picture in place of this one; the history begins anew."""
        self.tell("interrupt")
        self.show(None)
        self._picture = picture
        self._context = self._make_context(picture)
        self._scene = Scene(picture, self._context)
        self.history.clear()
        self._selection = ()
        self.tell("picture")
        self.tell("selection", ())

    def renew(self) -> None:
        """Draw everything anew: what the picture is drawn with has changed, such as the symbols there are."""
        self.show(None)
        self._context = self._make_context(self._picture)
        self._scene = Scene(self._picture, self._context)
        self.tell("areas", [rect for rect in (self._scene.content_bounds(),) if rect])

    def select(self, ids: Iterable[str]) -> None:
        """Select `ids` and nothing else."""
        chosen = tuple(dict.fromkeys(one for one in ids if one in self._picture.elements))
        if chosen != self._selection:
            self._selection = chosen
            if self._inside and not all(self._inside in element.groups for element in self.selected):
                self._go("")
            self.tell("selection", chosen)

    def take(self, ids: Iterable[str]) -> None:
        """Select `ids` with all that is grouped with them, as far as the group entered goes."""
        self.select(operations.with_groups(self._picture, ids, self._inside))

    def enter(self, group: str, identifier: str) -> None:
        """Go inside a group and select `identifier`, or the group in there that holds it."""
        self._go(group)
        self.take([identifier])

    def step_out(self) -> bool:
        """Leave the group that was entered and select all of it. Tells whether there was one."""
        left = self._inside
        if not left:
            return False
        members = [element for element in self._picture.order if left in element.groups]
        groups = members[0].groups if members else ()
        outer = groups[groups.index(left) + 1 :] if members else ()
        self._go(outer[0] if outer else "")
        self.select(element.id for element in members)
        return True

    def leave(self) -> None:
        """Leave all groups that were entered; what is selected stays."""
        self._go("")

    def _go(self, group: str) -> None:
        if group != self._inside:
            self._inside = group
            self.tell("inside", group)

    def look(self, camera: Camera) -> None:
        """Show another part of the page."""
        if camera != self._camera:
            self._camera = camera
            self.tell("camera", camera)

    def edit_text(self, identifier: str, at: Point | None = None, made: bool = False) -> None:
        """Ask for the text of an element to be edited in place, the caret at page point `at`.

        `made`: it was made just now, and what is written belongs to the making.
        """
        self.tell("edit", (identifier, at, made))
