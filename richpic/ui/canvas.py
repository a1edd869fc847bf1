"""Canvas: the sheet of paper. Takes mouse, pen, touch and keys to the tool; shows picture and overlay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
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
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from richpic.editor.camera import Camera, Margins
from richpic.editor.editor import Editor
from richpic.editor.linking import put_down
from richpic.editor.walking import Direction
from richpic.elements.icon import Icon
from richpic.model.change import Change
from richpic.model.display import DisplayList
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import PAGE_ID
from richpic.model.symbol import SymbolLibrary
from richpic.render.images import ImageCache
from richpic.render.painter import Painter, to_colour
from richpic.render.paper import paper_colour, paper_items
from richpic.tools.icon import IconTool
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.toolbox import Toolbox
from richpic.ui.canvas_keys import CanvasKeys
from richpic.ui.canvas_moving import MovingLayer
from richpic.ui.canvas_opening import Opening
from richpic.ui.canvas_overlay import overlay_areas, paint_overlay
from richpic.ui.canvas_pointers import PEN, Pointers
from richpic.ui.canvas_writing import Writing
from richpic.ui.cursors import cursor_named
from richpic.ui.eagle_eye import EagleEye
from richpic.ui.edge_scroll import EdgeScroll
from richpic.ui.page_view import PageView
from richpic.ui.swift_painter import SwiftPainter
from richpic.ui.text_edit import without_words
from richpic.ui.tiles import Tiles
from richpic.ui.touch import TOUCHES, Touch

if TYPE_CHECKING:
    from richpic.ui.focus import Focus

SYMBOL_MIME = "application/x-richpic-symbol"
SLICE = 0.0035
ZOOM_STEP = 1.1
WHEEL_NOTCH = 120.0
# View pixels around what is selected in which its grips are.
GRIPS = 24.0
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
# Milliseconds between two frames of what fades.
FRAME = 16


class Canvas(QWidget):
    """Shows one editor's picture and lets the toolbox work on it."""

    file_dropped = Signal(str, object)
    context_menu_requested = Signal(QPoint, object)
    looked = Signal()
    kind_wanted = Signal()

    def __init__(
        self, editor: Editor, toolbox: Toolbox, symbols: SymbolLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.toolbox = toolbox
        self.symbols = symbols
        self.accent = QColor("#3b5bdb")
        self._margins = Margins()
        self._whole: Camera | None = None
        self._resized = False
        self._images = ImageCache(lambda: editor.shown[0].images)
        self._painter = Painter(self._images.get)
        self._tiles = Tiles(lambda: editor.scene, self._painter, self._paint_paper)
        swift = SwiftPainter(self._images.get)
        self._moving = MovingLayer(editor, self._painter, swift, self._paint_paper, self._drawn)
        # What was painted last over the tiles, and where (None: anywhere): it has to go when that moves on.
        self._seen_areas: list[Rect] | None = None
        self._seen_overlay = Overlay()
        # Committed things that stay painted over the tiles until the tiles show them.
        self._held: frozenset[str] = frozenset()
        self._writing = Writing(self, editor, self.bring_into_view, self.kind_wanted.emit)
        # What recedes, once somebody asked for that.
        self.focus: Focus | None = None
        self._fitted = False
        self._opening = Opening(editor)
        self._edge = EdgeScroll(editor, toolbox, self.size, self)
        self._eagle = EagleEye(editor, self.fit, self.size)
        self._touch = Touch(editor, toolbox, self._ask_menu, self._before_press, self)
        self._pointers = Pointers(
            editor, toolbox, self._edge, self._before_press, lambda: self._opening.goes_on
        )
        self._keys = CanvasKeys(self, self._pointers, self._eagle)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)
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
            "preview": self._previewed,
            "change": self._changed,
            "areas": self._spoiled,
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

    def _previewed(self, change: Change | None) -> None:
        if change is None:
            self._held |= self._tiles.lifted
            self._tiles.lift(frozenset())
            self.update()
        else:
            before = self._tiles.lifted
            touched = self.editor.scene.touched(change, self.editor.shown[0])
            self._tiles.lift(frozenset(touched))
            self._update_areas(self._tiles.lifted == before)
        self._timer.start()

    def _update_areas(self, same: bool) -> None:
        """Have painted anew where things moved from and to; everything if not the `same` things move."""
        seen, now = self._seen_areas, self._moving.areas(self._over_tiles()) if same else None
        if seen is None or now is None:
            self.update()
            return
        view = self._view()
        for area in {*seen, *now}:
            self.update(view.pixels(area))

    def _update_overlay(self) -> None:
        """Have painted anew where the overlay is another than it was."""
        now = self.overlay()
        if now == self._seen_overlay:
            return
        areas = [overlay_areas(one, self.camera) for one in (self._seen_overlay, now)]
        if areas[0] is None or areas[1] is None:
            self.update()
            return
        for area in (*areas[0], *areas[1]):
            self.update(QRectF(*area).toAlignedRect())

    def _changed(self, change: Change) -> None:
        self._writing.follow(change)
        if PAGE_ID in change.patches:
            self._tiles.clear()

    def _spoiled(self, areas: list[Rect]) -> None:
        self._tiles.spoil(areas)
        self._timer.start()

    def _restart(self) -> None:
        self.finish_text()
        self._held = frozenset()
        self._tiles.lift(frozenset())
        self._tiles.clear()
        self._fitted = False
        self._timer.start()

    def _camera_moved(self) -> None:
        self._writing.stay_in_place()
        self._timer.start()
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
        self._margins = margins
        if self._resized:
            self._resized = False
            self.fit()

    def fit(self) -> None:
        """Show the whole picture, also when the window's size changes, until it is looked at otherwise."""
        if self._opening.goes_on:
            # The first paint after that shows it whole.
            self._fitted = False
            self.update()
            return
        content = self.editor.content_bounds()
        self._fit(content)
        self._whole = self.camera if content else None

    def fit_selection(self) -> None:
        """Show what is selected."""
        self._fit(self.editor.content_bounds(self.editor.selection))

    def _fit(self, rect: Rect | None) -> None:
        if rect is None:
            middle = self.free_middle()
            self.editor.look(Camera(-middle.x, -middle.y, 1.0))
            return
        self.editor.look(Camera.fitting(rect.expanded(24.0), self.width(), self.height(), self._margins))

    def zoom_by(self, factor: float, at: Point | None = None) -> None:
        """Zoom about a view pixel, or about the middle of what is free of panels."""
        self.editor.look(self.camera.zoomed(factor, at or self.free_middle()))

    def zoom_to(self, zoom: float) -> None:
        """Zoom to `zoom` view pixels a page unit."""
        self.zoom_by(zoom / self.camera.zoom)

    def free_middle(self) -> Point:
        """Return the view pixel in the middle of what is free of panels."""
        m = self._margins
        return Point(
            m.left + (self.width() - m.left - m.right) / 2, m.top + (self.height() - m.top - m.bottom) / 2
        )

    def free_rect(self) -> Rect:
        """Return the page rectangle that is seen and free of panels."""
        m, camera = self._margins, self.camera
        at = camera.to_page((m.left, m.top))
        wide = max(50.0, self.width() - m.left - m.right)
        high = max(50.0, self.height() - m.top - m.bottom)
        return Rect(at.x, at.y, wide / camera.zoom, high / camera.zoom)

    def selection_rect(self) -> QRect | None:
        """Return the view rectangle of what is selected, with its grips; None without a selection."""
        bounds = self.editor.content_bounds(self.editor.selection)
        if bounds is None:
            return None
        return QRectF(*self.camera.rect_to_view(bounds).expanded(GRIPS)).toAlignedRect()

    def centre_page_point(self) -> Point:
        """Return the page point in the middle of what is free of panels."""
        return self.camera.to_page(self.free_middle())

    def paste_point(self) -> Point:
        """Return the page point for something pasted: under the pointer, if that is on free paper."""
        at = self.camera.to_page(self._pointers.last_view)
        return at if self.underMouse() and self.free_rect().contains(at) else self.centre_page_point()

    # Painting

    def _view(self) -> PageView:
        """Return how the page lies on the canvas: on whole device pixels, so that tiles stay sharp."""
        zoom, ratio = self.camera.zoom, self.devicePixelRatioF()
        scale = zoom * ratio
        x, y = round(self.camera.x * scale), round(self.camera.y * scale)
        seen = Rect(x / scale, y / scale, self.width() * ratio / scale, self.height() * ratio / scale)
        return PageView(zoom, ratio, (x, y), seen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay down the tiles, then what moves, then the overlay."""
        if self._opening.goes_on:
            self._paint_opening(event.rect())
            return
        if not self._fitted:
            self._fitted = True
            self.fit()
        view = self._view()
        self._tiles.look(view.scale, view.rect)
        if self._tiles.has_work:
            self._timer.start()
        qpainter = QPainter(self)
        paper = self._paper()
        self._tiles.show(qpainter, view.origin, view.ratio, paper, event.rect())
        overlay, ids = self.overlay(), self._over_tiles()
        stale = self._tiles.stale(view.rect)
        self._moving.paint(qpainter, view, event.region(), ids | overlay.faded, overlay.faded, stale, paper)
        self._seen_areas, self._seen_overlay = self._moving.areas(ids), overlay
        if self.focus is not None and self.focus.ids:
            self._paint_focus(qpainter, view, self.focus)
        paint_overlay(qpainter, overlay, self.camera, self.accent, paper)
        qpainter.end()
        if overlay.laser:
            QTimer.singleShot(FRAME, self, self.update)

    def _paint_opening(self, dirty: QRect) -> None:
        """Show the paper, and how far it is with what is to be on it."""
        self._timer.start()
        qpainter = QPainter(self)
        qpainter.fillRect(dirty, self._paper())
        ink = to_colour(self.editor.context.palette.ink)
        self._opening.paint(qpainter, QPointF(*self.free_middle()), ink, self.accent)
        qpainter.end()

    def overlay(self) -> Overlay:
        """Return what the tool shows over the picture now."""
        overlay = self.toolbox.current.overlay()
        if (landing := self._eagle.landing(self._pointers.last_view)) is not None:
            overlay = replace(overlay, frame=landing)
        return replace(overlay, grips=(), boxes=()) if self._writing.hides_grips else overlay

    def _over_tiles(self) -> frozenset[str]:
        """Return the ids of what is painted over the tiles, which do not show it or not as it is."""
        ids = self._tiles.lifted | self._held
        preview = self.editor.preview
        return ids if preview is None else ids | preview.patches.keys()

    def _drawn(self, element: Element, items: DisplayList) -> DisplayList:
        """Return what to paint of something that moves or is written on."""
        return without_words(items) if self._writing.is_on(element.id) else items

    def _paint_focus(self, qpainter: QPainter, view: PageView, focus: Focus) -> None:
        """Let all recede but what is in focus."""
        qpainter.save()
        focus.veil(qpainter, self.rect(), self._paper())
        view.onto_page(qpainter)
        scene, context = self.editor.scene, self.editor.shown[1]
        moving = self._tiles.lifted | self._held
        for element in focus.kept(view.rect):
            still = element.id not in moving
            items = scene.display_list(element.id) if still else element.draw(context)
            self._painter.paint(qpainter, self._drawn(element, items))
        qpainter.restore()

    def _paint_paper(self, qpainter: QPainter, area: Rect) -> None:
        page, palette = self.editor.picture.page, self.editor.context.palette
        self._painter.paint(qpainter, paper_items(page, palette, area))

    def _paper(self) -> QColor:
        return to_colour(paper_colour(self.editor.picture.page, self.editor.context.palette))

    def _work(self) -> None:
        """Paint tiles for one slice."""
        if not self.isVisible():
            self._timer.stop()
            return
        if self._opening.goes_on:
            if self._opening.work(SLICE):
                self.update()
            elif self._opening.is_slow:
                self.update(self._opening.area(QPointF(*self.free_middle())))
            return
        finished = self._tiles.work(SLICE)
        if self._tiles.is_sharp and (finished or self._held):
            self._held = frozenset()
            self.update()
        view = self._view()
        for area in finished:
            self.update(view.pixels(area))
        if not self._tiles.has_work:
            self._timer.stop()

    @property
    def is_sharp(self) -> bool:
        """Whether all in view is painted as the picture is now."""
        return not self._opening.goes_on and self._tiles.is_sharp and not self._held

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the page, its upper left staying; or still all of it, if all is seen."""
        super().resizeEvent(event)
        # Fitting waits until the panels have their new places.
        self._resized = self._fitted and (self.camera == self._whole or not self.editor.picture.elements)
        self._timer.start()

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
        self._update_overlay()

    def show_cursor(self, pointer: Pointer | None = None) -> None:
        """Show what a press would do at a pointer, or where the last one was."""
        self.setCursor(cursor_named(self._pointers.cursor(pointer)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pan; with Ctrl zoom at the pointer."""
        modifiers = event.modifiers()
        at = Point(event.position().x(), event.position().y())
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            notches = (event.angleDelta().y() or event.pixelDelta().y()) / WHEEL_NOTCH
            self.zoom_by(ZOOM_STEP ** max(-4.0, min(4.0, notches)), at)
        else:
            step = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() * 0.6
            dx, dy = step.x(), step.y()
            if modifiers & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self.editor.look(self.camera.panned(dx, dy))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take pinches of a touchpad, and keep Tab for walking on the picture."""
        if self._opening.goes_on and event.type() in BEGINNINGS:
            # Nobody can see yet what they would hit.
            event.accept()
            return True
        if isinstance(event, QTouchEvent) and event.type() in TOUCHES:
            self._touch.handle(event)
            self._update_overlay()
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

    def bring_into_view(self, identifier: str) -> None:
        """Look there, if what is selected by keys is out of sight or under a panel."""
        rect, seen = self.editor.content_bounds([identifier]), self.free_rect()
        if rect is None or seen.contains_rect(rect) or (rect.w > seen.w and seen.intersects(rect)):
            return
        away = rect.centre.minus(seen.centre).times(-self.camera.zoom)
        self.editor.look(self.camera.panned(away.x, away.y))

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
        icon = self.make_icon(name, at or self._icon_tool.place_by_key(self.centre_page_point()))
        self.editor.commit(put_down(self.editor.scene, icon, "added an icon"))
        self.editor.select([icon.id])
        self.setFocus()
        if write:
            self.editor.edit_text(icon.id, made=True)
        return icon.id

    def make_icon(self, name: str, at: Point) -> Icon:
        """Return an icon of a symbol as the icon tool makes it, centred on a page point."""
        self.toolbox.options.symbol = name
        return self._icon_tool.make(at.x, at.y)

    @property
    def _icon_tool(self) -> IconTool:
        return next(tool for tool in self.toolbox.tools if isinstance(tool, IconTool))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome symbols and files."""
        if _is_welcome(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on welcoming them."""
        if _is_welcome(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place the symbol, or pass the files on to the window."""
        data = event.mimeData()
        at = self.camera.to_page((event.position().x(), event.position().y()))
        if data.hasFormat(SYMBOL_MIME):
            self.place_symbol(bytes(data.data(SYMBOL_MIME).data()).decode(), at)
        for url in data.urls():
            if url.isLocalFile():
                self.file_dropped.emit(str(Path(url.toLocalFile())), at)
        event.acceptProposedAction()

    def closeEvent(self, event: Any) -> None:
        """Stop listening."""
        self._unsubscribe()
        super().closeEvent(event)


def _is_welcome(data: QMimeData) -> bool:
    return data.hasFormat(SYMBOL_MIME) or any(url.isLocalFile() for url in data.urls())
