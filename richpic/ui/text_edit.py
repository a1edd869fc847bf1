"""Writing on the picture: an editor laid exactly over the text of one element."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QRegion,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from richpic.editor import operations
from richpic.editor.camera import Camera
from richpic.editor.editor import Editor
from richpic.editor.meaning import follows_words, meant_by
from richpic.model.change import Change, Patch, edited
from richpic.model.display import DisplayList, Group, TextRun
from richpic.model.element import Element, TextPlace, longest_text
from richpic.model.geometry import Point
from richpic.render.fonts import FAMILIES
from richpic.render.text import LINE_HEIGHT

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_ROOM = 8
_KEY = QKeySequence.StandardKey
_FOR_THINGS = (_KEY.Undo, _KEY.Redo, _KEY.Cut, _KEY.Copy, _KEY.SelectAll, _KEY.Delete)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_GOING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _is_for_things(event: QEvent) -> bool:
    """Tell whether a key means things or the scribe line: no name begins with a slash."""
    if not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_Slash or any(event.matches(one) for one in _FOR_THINGS)


def _goes_elsewhere(event: QEvent) -> bool:
    """Tell whether a key goes from one thing to another or makes one beside it: arrows with Ctrl or Alt."""
    return isinstance(event, QKeyEvent) and event.key() in _ARROWS and bool(event.modifiers() & _GOING)


def without_words(items: DisplayList) -> DisplayList:
    """Return `items` without their texts: those of what is being written on are seen in the editor."""
    return tuple(
        replace(item, items=without_words(item.items), key="") if isinstance(item, Group) else item
        for item in items
        if not isinstance(item, TextRun)
    )


class TextEdit(QTextEdit):
    """Edits one text. Escape, Ctrl+Enter or a click elsewhere takes it; Enter where there is one line.

    What was `made` just now is one step with its words, and a new link takes the meaning that they say. As
    long as it `is_untouched`, the keys that do something to a thing do it to the thing and not to its words.
    """

    finished = Signal()
    tabbed = Signal()

    def __init__(
        self, parent: QWidget, editor: Editor, element: Element, at: Point | None, made: bool = False
    ) -> None:
        super().__init__(parent)
        self._made = made
        self._follows = made and follows_words(element)
        self._committing = False
        self.editor = editor
        self.element = element
        place = element.text_place(editor.context)
        assert place is not None
        self._field = place.field
        self._before = str(getattr(element, place.field))
        self._place = place
        self._longest = longest_text(type(element), place.field)
        self._done = False
        self._natural = self._natural_line_height(place)
        self._look(place)
        self.setPlainText(self._before)
        self._align(place)
        self._show()
        self.place(editor.camera)
        self._put_caret(at)
        self.document().contentsChanged.connect(self._grown)
        # A paragraph that is only laid out anew has not been written on.
        self.document().setModified(False)

    @property
    def is_untouched(self) -> bool:
        """Whether the thing was made just now and nothing has been written yet."""
        return self._made and not self.element.is_only_text and not self.document().isModified()

    @property
    def _is_as_made(self) -> bool:
        """Whether nobody has gone into its words either: all of them are marked still, or there are none."""
        return self.is_untouched and (self.textCursor().hasSelection() or self.document().isEmpty())

    @property
    def hides_grips(self) -> bool:
        """Whether grips would be in the way: those of a new icon stand around its words, not on them."""
        return not self.is_untouched or self.element.placed_by_ends

    def follow(self, change: Change) -> None:
        """Take in a Change of the picture: who chooses what a link means knows better than its words."""
        patch = change.patches.get(self.element.id)
        current = self.editor.picture.elements.get(self.element.id)
        if patch is None or current is None or self._done:
            return
        self._follows = self._follows and self._committing
        self.element = current
        if (place := current.text_place(self.editor.context)) is not None:
            self._colour(place)
        if not self._committing:
            self._show()
            self.place(self.editor.camera)

    def _look(self, place: TextPlace) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(f"Text of {self.element.speaks()}")
        self.document().setDocumentMargin(0)
        self._colour(place)
        option = QTextOption(_ALIGN[place.align])
        wraps = place.wrap > 0
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wraps else QTextOption.WrapMode.NoWrap
        )
        self.document().setDefaultTextOption(option)

    def _colour(self, place: TextPlace) -> None:
        """Write in the colour that the words have on the picture."""
        colour = self.editor.context.palette.text(place.colour)
        self.setStyleSheet(
            f"QTextEdit {{ color: {colour}; background: transparent;"
            " border: none; border-radius: 4px; padding: 0; selection-background-color: #b9c9f8;"
            f" selection-color: #2b2b33; }}"
        )

    def _align(self, place: TextPlace) -> None:
        """Give lines the height that they have on the picture."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = cursor.blockFormat()
        block.setAlignment(_ALIGN[place.align])
        share = 100.0 * LINE_HEIGHT / self._natural
        block.setLineHeight(share, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(block)
        self.document().clearUndoRedoStacks()

    def _natural_line_height(self, place: TextPlace) -> float:
        """Return how high the font makes its lines at this zoom, in whole pixels, as a share of the em."""
        layout = QTextLayout("x", self._font(place, self.editor.camera))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        height = line.height()
        layout.endLayout()
        return height / self._pixels(place, self.editor.camera)

    def _pixels(self, place: TextPlace, camera: Camera) -> float:
        return max(4.0, place.size * camera.zoom)

    def _font(self, place: TextPlace, camera: Camera) -> QFont:
        font = QFont(FAMILIES.get(self.editor.context.font, FAMILIES["hand"]))
        font.setPointSizeF(self._pixels(place, camera) * 72.0 / self.logicalDpiY())
        font.setWeight(QFont.Weight(place.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _show(self) -> None:
        """Let the picture make room for what is written now. The words themselves are seen here."""
        # A blank for no words: a line is cut for the caret as for a label.
        patch = Patch({self._field: self._before}, {self._field: self.toPlainText() or " "})
        self.editor.show(Change({self.element.id: patch}, "wrote"))

    def place(self, camera: Camera) -> None:
        """Lie over the text as `camera` shows it."""
        place = self._current_place()
        pixels = self._pixels(place, camera)
        self.setFont(self._font(place, camera))
        wide = place.wrap * camera.zoom if place.wrap else self._natural_width() + 2 * _ROOM
        self.document().setTextWidth(wide if place.wrap else -1)
        high = max(self.document().size().height(), pixels * LINE_HEIGHT)
        at = camera.rect_to_view(place.rect)
        if place.align == "centre":
            left = at.centre.x - wide / 2
        else:
            left = at.x if place.align == "left" else at.right - wide
        top = at.y
        if place.align == "centre" and place.wrap and place.lines:
            top = at.centre.y - high / 2
        # Lines closer than the font's own share what is lost between above and below.
        top += pixels * (LINE_HEIGHT - self._natural) / 2
        self.setGeometry(QRect(round(left), round(top), round(wide) + 2, round(high) + 2))
        self._let_through(place.align, round(wide) + 2, round(high) + 2)

    def _let_through(self, align: str, wide: int, high: int) -> None:
        """Take up no more than the words: what is beside them on the paper can be taken hold of."""
        taken = min(wide, round(max(self.document().idealWidth(), 24.0)) + 2 * _ROOM)
        left = {"left": 0, "centre": (wide - taken) // 2, "right": wide - taken}[align]
        self.setMask(QRegion(left, 0, taken, high))

    def _current_place(self) -> TextPlace:
        """Return where the text is with what is written now."""
        text = self.toPlainText() or " "
        fields: dict[str, Any] = {self._field: text}
        element = replace(self.element, **fields)
        return element.text_place(self.editor.context) or self._place

    def _natural_width(self) -> float:
        metrics = self.fontMetrics()
        return (
            max((metrics.horizontalAdvance(line) for line in self.toPlainText().split("\n")), default=0)
            + metrics.averageCharWidth()
        )

    def _put_caret(self, at: Point | None) -> None:
        if at is None:
            self.selectAll()
            return
        view = self.editor.camera.to_view(at)
        here = self.mapFromParent(QPoint(round(view.x), round(view.y)))
        self.setTextCursor(self.cursorForPosition(here))

    def _grown(self) -> None:
        over = len(self.toPlainText()) - self._longest
        if self._longest and over > 0:
            self._take_back(over)
            return
        self._mean()
        self._show()
        self.place(self.editor.camera)

    def _mean(self) -> None:
        """Let a new link mean what its words say."""
        current = self.editor.picture.elements.get(self.element.id)
        if not self._follows or current is None or not self.editor.history.made_last(current.id):
            return
        fields = meant_by(current, self.toPlainText())
        if fields:
            self._committing = True
            self.editor.commit(edited(current, fields, "linked"), extend=True)
            self._committing = False

    def _take_back(self, count: int) -> None:
        """Drop the last `count` characters before the caret: a file would not hold them."""
        cursor = self.textCursor()
        units = self.toPlainText().encode("utf-16-le")[: 2 * cursor.position()]
        kept = units.decode("utf-16-le", "replace")[:-count]
        cursor.setPosition(len(kept.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def event(self, event: QEvent) -> bool:
        """Leave the keys that do something to a thing to the window, as long as nothing is written."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and (self._has_nothing_to_undo(event) or (self.is_untouched and _is_for_things(event))):
            event.ignore()
            return True
        if asks and self._is_as_made and _goes_elsewhere(event):
            # These keys are the paper's own: it has to have the focus before they are looked up.
            self.finish()
            event.ignore()
            return True
        return super().event(event)

    def _has_nothing_to_undo(self, event: QEvent) -> bool:
        """Tell whether undo is asked for and means the picture: nothing was written here."""
        asks = isinstance(event, QKeyEvent) and event.matches(_KEY.Undo)
        return asks and not self.document().isUndoAvailable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the text on Escape or Ctrl+Enter, on Enter where there is one line, and on Tab.

        No name begins with a blank: who holds Space beside a new thing wants to pull the paper. Arrows move
        it, as they move all that is selected; Home and End go into its words.
        """
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and (ctrl or (not self._place.lines and not shift))):
            self.finish()
        elif event.key() == Qt.Key.Key_Tab:
            self.finish()
            self.tabbed.emit()
        elif (event.key() == Qt.Key.Key_Space and self.is_untouched) or (
            event.key() in _ARROWS and self._is_as_made
        ):
            self.finish()
            QApplication.sendEvent(self.parentWidget() or self, event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the text when the person turns to something else; menus only pass by."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.finish()

    def finish(self) -> None:
        """Commit what was written. An only-text element left empty goes away."""
        if self._done:
            return
        self._done = True
        self.editor.show(None)
        current = self.editor.picture.elements.get(self.element.id)
        if current is not None:
            self._commit(current)
        self.finished.emit()

    def _commit(self, current: Element) -> None:
        text = self.toPlainText().strip("\n")
        if current.is_only_text and not text.strip():
            # A link may have been made to it: that lets go.
            gone = operations.removed(self.editor.picture, [current.id], self.editor.context)
            gone = gone.named("deleted an empty text")
            self.editor.commit(gone, extend=self._is_new(current))
            return
        change = edited(current, {self._field: text}, "wrote")
        self.editor.commit(change, extend=self._is_new(current))

    def _is_new(self, current: Element) -> bool:
        """Whether the last step made this element: making and writing are one step."""
        return (self._made or not self._before) and self.editor.history.made_last(current.id)
