"""Mouse and pen on the canvas: what they do becomes the pointer of the tool, or pulls the paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QTabletEvent

from richpic.editor.editor import Editor
from richpic.model.geometry import Point
from richpic.tools.pointer import Pointer
from richpic.tools.toolbox import Toolbox
from richpic.ui.edge_scroll import EdgeScroll

PEN = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
# What begins something at a place on the paper.
BEGINNINGS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TabletPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.ContextMenu,
    }
)


class Pointers:
    """Takes the mouse and the pen of one canvas. Each event returns where it was; None: it was not for us.

    `before` is called at a press. While `is_blind` there is nothing on the paper that could be pointed at.
    """

    def __init__(
        self,
        editor: Editor,
        toolbox: Toolbox,
        edge: EdgeScroll,
        before: Callable[[], None],
        is_blind: Callable[[], bool],
    ) -> None:
        self._editor, self._toolbox, self._edge = editor, toolbox, edge
        self._before, self._is_blind = before, is_blind
        # The view pixel of the last event.
        self.last_view = Point(0.0, 0.0)
        # Whether Space is held, with which the left button pulls the paper.
        self.holds_space = False
        self._pan_from: Point | None = None
        self._pen_down = False
        self._before_eraser = ""

    def press(self, event: QMouseEvent) -> Pointer | None:
        """Begin a gesture, or pull the paper with the middle button or Space."""
        if self._pen_down:
            return None
        self._before()
        pointer = self._pointer(event.position(), event)
        if event.button() == Qt.MouseButton.MiddleButton or self.holds_space:
            self._pan_from = pointer.view
        elif event.button() == Qt.MouseButton.LeftButton:
            self._toolbox.current.press(pointer)
        return pointer

    def move(self, event: QMouseEvent) -> Pointer | None:
        """Follow the mouse."""
        if self._pen_down:
            return None
        pointer = self._pointer(event.position(), event)
        if self._pan_from is not None:
            step = pointer.view.minus(self._pan_from)
            self._pan_from = pointer.view
            self._editor.look(self._editor.camera.panned(step.x, step.y))
        elif event.buttons() & Qt.MouseButton.LeftButton:
            self._toolbox.current.move(pointer)
            self._edge.follow(pointer)
        elif not self._is_blind():
            self._toolbox.current.hover(pointer)
        return pointer

    def release(self, event: QMouseEvent) -> Pointer:
        """End the gesture."""
        self._edge.stop()
        pointer = self._pointer(event.position(), event)
        if self._pan_from is not None and event.button() != Qt.MouseButton.RightButton:
            self._pan_from = None
        elif event.button() == Qt.MouseButton.LeftButton and not self._pen_down:
            self._toolbox.current.release(pointer)
        return pointer

    def double_click(self, event: QMouseEvent) -> Pointer | None:
        """Write on what is here."""
        if event.button() != Qt.MouseButton.LeftButton or self.holds_space:
            return None
        pointer = self._pointer(event.position(), event)
        self._toolbox.current.double_click(pointer)
        return pointer

    def pen(self, event: QTabletEvent) -> Pointer:
        """Draw with a pen (an event of PEN): pressure, and the other end erases."""
        erases = event.pointerType() == event.pointerType().Eraser
        device = "eraser" if erases else "pen"
        pointer = self._pointer(event.position(), event, pressure=event.pressure(), device=device)
        if event.type() == QEvent.Type.TabletPress:
            self._pen_down = True
            self._before()
            if erases:
                self._before_eraser = self._toolbox.name
                self._toolbox.choose("eraser")
            self._toolbox.current.press(pointer)
        elif event.type() == QEvent.Type.TabletMove and self._pen_down:
            self._toolbox.current.move(pointer)
            self._edge.follow(pointer)
        elif event.type() == QEvent.Type.TabletRelease:
            self._edge.stop()
            self._pen_down = False
            self._toolbox.current.release(pointer)
            if erases and self._before_eraser:
                self._toolbox.choose(self._before_eraser)
        elif not self._is_blind():
            self._toolbox.current.hover(pointer)
        return pointer

    def cursor(self, pointer: Pointer | None = None) -> str:
        """Return the name of the cursor at a pointer, or where the last event was."""
        if self._pan_from is not None:
            return "grabbing"
        if self.holds_space:
            return "grab"
        camera = self._editor.camera
        here = Pointer(camera.to_page(self.last_view), self.last_view, scale=camera.zoom)
        return self._toolbox.current.cursor_at(pointer or here)

    def _pointer(self, at: QPointF, event: Any, **more: Any) -> Pointer:
        self.last_view = view = Point(at.x(), at.y())
        modifiers, camera = event.modifiers(), self._editor.camera
        return Pointer(
            camera.to_page(view),
            view,
            shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            ctrl=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
            alt=bool(modifiers & Qt.KeyboardModifier.AltModifier),
            scale=camera.zoom,
            **more,
        )
