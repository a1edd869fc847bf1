"""Tool: what the pointer does, as a small state machine. Gesture: what it does between press and release."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from richpic.editor.editor import Editor
from richpic.editor.free_spot import free_spot
from richpic.model.geometry import Point, Rect
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer

if TYPE_CHECKING:
    from richpic.tools.toolbox import Toolbox

# How much room, in page units, a thing that is made by a key looks for.
ROOM = (150.0, 150.0)
# View pixels that the pointer may stray in a click before it becomes a drag.
CLICK_SLOP = 4.0


class Gesture:
    """From press to release. `move` shows a preview; `release` commits it; `cancel` leaves no trace."""

    def __init__(self, start: Pointer) -> None:
        self.start = start
        self.moving = False

    def is_drag(self, pointer: Pointer) -> bool:
        """Tell whether the pointer has strayed from the start: hands shake, and a click is no drag."""
        if not self.moving:
            self.moving = pointer.view.distance(self.start.view) >= CLICK_SLOP
        return self.moving

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""

    def release(self, pointer: Pointer) -> None:
        """Commit what was previewed, or take it as a click."""

    def cancel(self) -> None:
        """Undo the preview."""

    def overlay(self) -> Overlay:
        """Return what to show over the picture meanwhile."""
        return Overlay()


class Tool:
    """One of the tools. Subclasses say which gesture a press begins."""

    name: ClassVar[str] = ""
    caption: ClassVar[str] = ""
    key: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    cursor: ClassVar[str] = "cross"
    # Whether the view goes on when a drag comes to its edge.
    scrolls: ClassVar[bool] = True
    # Whether a click makes something: then Enter makes it too, in the middle of what is seen.
    makes: ClassVar[bool] = False
    # Where a tool makes several kinds of thing: the option of the toolbox that says which, and its values.
    # The tool's own key goes through them.
    option: ClassVar[str] = ""
    values: ClassVar[tuple[object, ...]] = ()

    def __init__(self, editor: Editor, toolbox: Toolbox) -> None:
        self.editor = editor
        self.toolbox = toolbox
        self.gesture: Gesture | None = None

    # Events. Coordinates are in the Pointer.

    def press(self, pointer: Pointer) -> None:
        """Begin a gesture."""
        self.cancel()
        self.gesture = self.begin(pointer)

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer, its button held."""
        if self.gesture:
            self.gesture.move(pointer)

    def hover(self, pointer: Pointer) -> None:
        """Follow the pointer, no button held."""

    def release(self, pointer: Pointer) -> None:
        """End the gesture."""
        gesture, self.gesture = self.gesture, None
        if gesture:
            gesture.release(pointer)

    def double_click(self, pointer: Pointer) -> None:
        """Take the second press of two quick clicks. Tools that make things make no second one on top."""

    def cancel(self) -> bool:
        """End the running gesture without a trace. Tells whether there was one."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        self.editor.show(None)
        return True

    def escape(self) -> bool:
        """Take Escape: end what runs, or go one step back. Tells whether there was anything to do."""
        return self.cancel()

    def make_by_key(self, middle: Point) -> bool:
        """Make what a click makes, near the page point `middle`. Tells whether it makes anything so."""
        if self.makes:
            self.click(self.place_by_key(middle))
        return self.makes

    def place_by_key(self, middle: Point) -> Point:
        """Return where `make_by_key` clicks: in the first free room about `middle`."""
        return free_spot(self.editor.scene, Rect.centred(middle, *ROOM))

    def click(self, at: Point) -> None:
        """Press and release at a page point."""
        camera = self.editor.camera
        pointer = Pointer(at, camera.to_view(at), scale=camera.zoom)
        self.press(pointer)
        self.release(pointer)

    def leave(self) -> None:
        """Another tool is chosen."""
        self.cancel()

    # For subclasses

    def begin(self, pointer: Pointer) -> Gesture | None:
        """Return the gesture that a press here begins."""
        return None

    def overlay(self) -> Overlay:
        """Return what to show over the picture."""
        return self.gesture.overlay() if self.gesture else Overlay()

    def cursor_at(self, pointer: Pointer) -> str:
        """Return the name of the cursor for the pointer here."""
        return self.cursor
