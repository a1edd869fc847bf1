"""Canvas: the sheet of paper. Takes mouse, pen, touch and keys to the tool; shows picture and overlay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from richpic.editor.camera import Camera, Margins
from richpic.editor.editor import Editor
from richpic.editor.walking import Direction
from richpic.elements.icon import Icon
from richpic.model.change import Change
from richpic.model.geometry import Point, Rect
from richpic.model.picture import PAGE_ID
from richpic.model.symbol import SymbolLibrary
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.toolbox import Toolbox
from richpic.ui.canvas_dropping import Dropping
from richpic.ui.canvas_keys import CanvasKeys
from richpic.ui.canvas_looking import Looking
from richpic.ui.canvas_opening import Opening
from richpic.ui.canvas_painting import Painting
from richpic.ui.canvas_pointers import BEGINNINGS, PEN, Pointers
from richpic.ui.canvas_writing import Writing
from richpic.ui.cursors import cursor_named
from richpic.ui.eagle_eye import EagleEye
from richpic.ui.edge_scroll import EdgeScroll
from richpic.ui.touch import TOUCHES, Touch

if TYPE_CHECKING:
    from richpic.ui.focus import Focus


class Canvas(QWidget):
    """Shows one editor's picture and lets the toolbox work on it."""

    file_dropped = Signal(str, object)
    dropped_on = Signal(str, str)
    context_menu_requested = Signal(QPoint, object)
    looked = Signal()
    kind_wanted = Signal()
    # How the writing that has begun ends, in words; "" once it has.
    writing_changed = Signal(str)

    def __init__(
        self, editor: Editor, toolbox: Toolbox, symbols: SymbolLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.toolbox = toolbox
        self.symbols = symbols
        self.accent = QColor("#3b5bdb")
        # What recedes, once somebody asked for that.
        self.focus: Focus | None = None
        self._opening = Opening(editor)
        self._looking = Looking(self, editor, lambda: self._opening.goes_on)
        self._writing = Writing(
            self, editor, self.bring_into_view, self.kind_wanted.emit, self.writing_changed.emit
        )
        self.painting = Painting(self, self._opening, self._writing)
        self._dropping = Dropping(
            self, editor, toolbox, self.centre_page_point, self.file_dropped.emit, self.dropped_on.emit
        )
        self._edge = EdgeScroll(editor, toolbox, self.size, self)
        self._eagle = EagleEye(editor, self.fit, self.size)
        self._touch = Touch(editor, toolbox, self._ask_menu, self._before_press, self)
        self._pointers = Pointers(
            editor, toolbox, self._edge, self._before_press, lambda: self._opening.goes_on
        )
        self._keys = CanvasKeys(self, self._pointers, self._eagle)
        self._setup()

    def _setup(self) -> None:
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TabletTracking)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAccessibleName("Picture")
        self.setAccessibleDescription("The paper. Arrow keys move what is selected; Enter writes on it.")
        self._unsubscribe = self.editor.subscribe(self._heard)
        self.toolbox.subscribe(lambda _name: self._tool_chosen())

    # What the editor tells

    def _heard(self, happened: str, detail: Any) -> None:
        react: dict[str, Callable[[Any], None]] = {
            "preview": self.painting.preview,
            "change": self._changed,
            "areas": self.painting.spoil,
            "picture": lambda _: self._restart(),
            "camera": lambda _: self._camera_moved(),
            "edit": lambda asked: self.edit_text(*asked),
            "interrupt": lambda _: self.finish_text(),
            "selection": self._writing.keep_to,
        }
        if happened in react:
            react[happened](detail)
        if happened != "preview":
            self.update()

    def _changed(self, change: Change) -> None:
        self._writing.follow(change)
        if PAGE_ID in change.patches:
            self.painting.tiles.clear()

    def _restart(self) -> None:
        self.finish_text()
        self._looking.start_over()
        self.painting.restart()

    def _camera_moved(self) -> None:
        self._writing.stay_in_place()
        self.painting.go_on()
        self.looked.emit()

    def _tool_chosen(self) -> None:
        self.finish_text()
        self.show_cursor()
        self.update()

    # Looking

    @property
    def camera(self) -> Camera:
        """Which part of the page is shown."""
        return self.editor.camera

    def set_margins(self, margins: Margins) -> None:
        """Say what floating panels cover, so that fitting keeps clear of them."""
        self._looking.set_margins(margins)

    def fit(self) -> None:
        """Show the whole picture, also when the window's size changes, until it is looked at otherwise."""
        self._looking.fit()

    def fit_selection(self) -> None:
        """Show what is selected."""
        self._looking.fit_selection()

    def zoom_by(self, factor: float, at: Point | None = None) -> None:
        """Zoom about a view pixel, or about the middle of what is free of panels."""
        self._looking.zoom_by(factor, at)

    def zoom_to(self, zoom: float) -> None:
        """Zoom to `zoom` view pixels a page unit."""
        self.zoom_by(zoom / self.camera.zoom)

    def free_middle(self) -> Point:
        """Return the view pixel in the middle of what is free of panels."""
        return self._looking.free_middle()

    def free_rect(self) -> Rect:
        """Return the page rectangle that is seen and free of panels."""
        return self._looking.free_rect()

    def selection_rect(self) -> QRect | None:
        """Return the view rectangle of what is selected, with its grips; None without a selection."""
        return self._looking.selection_rect()

    def uncover(self, panel: QRect) -> None:
        """Move the paper sideways, just enough that `panel` hides nothing selected."""
        self._looking.uncover(panel)

    def show_made(self, identifiers: Sequence[str]) -> None:
        """Look at what was just made, if not all of it is in sight."""
        self._looking.show_made(identifiers)

    def bring_into_view(self, identifier: str) -> None:
        """Look there, if what is selected by keys is out of sight or under a panel."""
        self._looking.bring_into_view(identifier)

    def centre_page_point(self) -> Point:
        """Return the page point in the middle of what is free of panels."""
        return self.camera.to_page(self.free_middle())

    def paste_point(self) -> Point:
        """Return the page point for something pasted: under the pointer, if that is on free paper."""
        at = self.camera.to_page(self._pointers.last_view)
        return at if self.underMouse() and self.free_rect().contains(at) else self.centre_page_point()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay down the tiles, then what moves, then the overlay."""
        if self._opening.goes_on:
            self.painting.paint_opening(event.rect())
            return
        self._looking.first_look()
        self.painting.paint(event)

    def overlay(self) -> Overlay:
        """Return what the tool shows over the picture now."""
        overlay = self.toolbox.current.overlay()
        if (landing := self._eagle.landing(self._pointers.last_view)) is not None:
            overlay = replace(overlay, frame=landing)
        return replace(overlay, grips=(), boxes=()) if self._writing.hides_grips else overlay

    @property
    def is_sharp(self) -> bool:
        """Whether all in view is painted as the picture is now."""
        return self.painting.is_sharp

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the page, its upper left staying; or still all of it, if all is seen."""
        super().resizeEvent(event)
        self._looking.resized()
        self.painting.go_on()

    # Pointers

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, or pull the paper with the middle button or Space."""
        self._after(self._pointers.press(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._after(self._pointers.move(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self._after(self._pointers.release(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write on what is here."""
        if self._pointers.double_click(event) is not None:
            self.update()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen."""
        if event.type() not in PEN:
            return
        self._touch.pen_is_near()
        self._after(self._pointers.pen(event))
        event.accept()

    def _before_press(self) -> None:
        """Take over what was being written, and the keys."""
        self.finish_text()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _after(self, pointer: Pointer | None) -> None:
        # Before anything is seen there is nothing to point at.
        if pointer is None or self._opening.goes_on:
            return
        self.show_cursor(pointer)
        self.painting.update_overlay()

    def show_cursor(self, pointer: Pointer | None = None) -> None:
        """Show what a press would do at a pointer, or where the last one was."""
        self.setCursor(cursor_named(self._pointers.cursor(pointer)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pan; with Ctrl zoom at the pointer."""
        self._looking.wheel(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take pinches of a touchpad, and keep Tab for walking on the picture."""
        if event.type() in BEGINNINGS and self._opening.goes_on:
            # Nobody can see yet what they would hit.
            event.accept()
            return True
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            self._touch.handle(event)
            self.painting.update_overlay()
            event.accept()
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), Point(event.position().x(), event.position().y()))
            return True
        if isinstance(event, QKeyEvent) and self._keys.tab(event):
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what is here and ask for the menu."""
        self._ask_menu(Point(event.pos().x(), event.pos().y()))

    def _ask_menu(self, view: Point) -> None:
        at = self.camera.to_page(view)
        here = self.editor.element_at(at, 6.0 / self.camera.zoom, locked=True)
        if here is not None and here.id not in self.editor.selection:
            self.editor.take([here.id])
        elif here is None:
            self.editor.select(())
        self.context_menu_requested.emit(self.mapToGlobal(QPoint(round(view.x), round(view.y))), at)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Space, the arrows and Enter; everything else is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            self._edge.stop()
            if not self._keys.escape():
                event.ignore()
        elif not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the paper."""
        if not self._keys.release(event):
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of what is held: its release goes elsewhere now."""
        super().focusOutEvent(event)
        self._keys.lose()

    def go(self, direction: Direction) -> None:
        """Select the nearest thing in a direction from what is selected, or from the middle of the view."""
        self._keys.go(direction)

    def walk(self, step: int) -> None:
        """Select the next thing in reading order, or with -1 the one before."""
        self._keys.walk(step)

    def make_by_key(self) -> bool:
        """Make what the tool in the hand makes, in the middle of what is seen. Tells whether it makes any."""
        made = self.toolbox.current.make_by_key(self.centre_page_point())
        if made and self.editor.selection and not self.is_writing:
            self.bring_into_view(self.editor.selection[-1])
        return made

    # Writing

    def edit_text(self, identifier: str, at: Point | None = None, made: bool = False) -> None:
        """Edit the text of an element in place, the caret at page point `at` (or all of it selected).

        `made`: it was made just now, and what is written belongs to the making.
        """
        self._writing.begin(identifier, at, made)

    def finish_text(self) -> None:
        """Take what was written, if anything is being written."""
        self._writing.finish()

    @property
    def is_writing(self) -> bool:
        """Whether a text is being edited in place."""
        return self._writing.goes_on

    # Dropping

    def place_symbol(self, name: str, at: Point | None = None, write: bool = True) -> str:
        """Put a symbol on the paper at page point `at` (or where there is room), select it, return its id.

        If asked to `write`, its caption is open for other words.
        """
        return self._dropping.place_symbol(name, at, write)

    def make_icon(self, name: str, at: Point) -> Icon:
        """Return an icon of a symbol as the icon tool makes it, centred on a page point."""
        return self._dropping.make_icon(name, at)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome symbols and files."""
        if self._dropping.welcomes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on welcoming them."""
        if self._dropping.welcomes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place the symbol, or pass the files on to the window."""
        at = self.camera.to_page((event.position().x(), event.position().y()))
        self._dropping.take(event.mimeData(), at)
        event.acceptProposedAction()

    def closeEvent(self, event: Any) -> None:
        """Stop listening."""
        self._unsubscribe()
        super().closeEvent(event)
