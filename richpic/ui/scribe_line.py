"""The scribe line: a line of text becomes icons and links as people talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from richpic.editor.editor import Editor
from richpic.model.change import Change, Patch
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.ui.glyphs import paint_glyph
from richpic.ui.panels import Panel
from richpic.ui.theme import Theme, hand_font, interface_font
from richpic.ui.timers import once

if TYPE_CHECKING:
    from richpic.editor.scribe import Plan

EXAMPLES = (
    "young person > CAMHS: waits 9 months !",
    "youth worker, worried parent, school",
    "council > charity: pays for 3 years",
    "parent: “nobody asked us”",
    "school <> social worker: shares learning",
)
THINK_MS = 120
TAKE = "Tab: the rest"


class KeyCap(QWidget):
    """The name of a key on a small cap."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self._text = theme, text
        self.setFixedSize(QSize(48, 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.edge))
        painter.setBrush(QColor(tokens.sunk))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(interface_font(11))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._text)


class Prompt(QWidget):
    """The sign before the line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(22, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign."""
        painter = QPainter(self)
        paint_glyph(painter, "caret-right-bold", QRectF(self.rect()), self._theme.tokens.link, 15)


class ScribeField(QLineEdit):
    """The field itself: Up and Down walk through earlier lines, Tab asks for another icon, Escape leaves.

    What is missing of a label that stands on the picture shows faintly behind the caret; Tab takes it.
    """

    walked = Signal(int)
    another = Signal(int)
    taken = Signal()
    left = Signal()
    focused = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rest = ""

    def offer(self, rest: str) -> None:
        """Show `rest` behind the caret as what Tab would add; "" offers nothing."""
        if rest != self._rest:
            self._rest = rest
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and what is offered."""
        super().paintEvent(event)
        if not self._rest or self.cursorPosition() != len(self.text()):
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.tokens.muted))
        at = QRectF(self.rect())
        at.setLeft(self.cursorRect().center().x() + 1)
        rest = self.fontMetrics().elidedText(self._rest, Qt.TextElideMode.ElideRight, int(at.width()))
        painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), rest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Up, Down and Escape; "/" begins a line and is none."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() == "/" and not self.text():
            # It goes to this line, and people press it to be sure of that.
            event.accept()
        else:
            super().keyPressEvent(event)
            # Qt passes Enter on to the window as well, where it means something else.
            event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take Tab for what is offered, or for another icon while the line is empty; else move on."""
        if forward and self._rest:
            self.taken.emit()
            return True
        if not self.text() and self.property("can_change"):
            self.another.emit(1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class Hint(QLabel):
    """What Enter would draw or Tab would do, in few words; a click does what Tab does."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of it."""
        self.clicked.emit()


class ScribeLine(Panel):
    """Enter draws the line as one Change. `near` gives the page rectangle in view, where new things go.

    Signals: `drawn` (a line was drawn: the ids of what it made), `remarked` (what should be known of it, ""
    for nothing), `left` (give the focus back to the paper).
    """

    drawn = Signal(object)
    remarked = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, editor: Editor, near: Callable[[], Rect], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Scribe", parent, inset=4)
        self._editor, self._near = editor, near
        self._history: list[str] = []
        self._place = 0
        self._alternatives: list[tuple[str, tuple[str, ...]]] = []
        self._turn: dict[str, int] = {}
        self._first: dict[str, Element] = {}
        self._offered: tuple[int, str] | None = None
        self.field = ScribeField(theme)
        self.field.setFrame(False)
        # What is typed here becomes the picture, so it is written in the picture's hand.
        self.field.setStyleSheet(
            "border: none; padding: 0; min-height: 34px; background: transparent;"
            f"font-family: '{hand_font().family()}'; font-size: 17px;"
        )
        self.field.setMaxLength(2000)
        self.field.setAccessibleName("Scribe: type what is said, Enter draws it")
        self.field.setToolTip("Type what is said and press Enter: it is drawn (/)")
        self.field.setPlaceholderText(EXAMPLES[0])
        self.hint = Hint()
        self.cap = KeyCap(theme, "Enter")
        row = QHBoxLayout(self.content)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        for widget in (Prompt(theme), self.field, self.hint, self.cap):
            row.addWidget(widget, 1 if widget is self.field else 0)
        self._thinking = once(self, THINK_MS, self._tell_reading)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.commit)
        self.field.walked.connect(self._walk)
        self.field.another.connect(self._other_icon)
        self.field.taken.connect(self._take_label)
        self.field.cursorPositionChanged.connect(lambda *_: self._offer_label())
        self.hint.clicked.connect(self._take_label)
        self.field.left.connect(self._leave)
        self.field.focused.connect(lambda _: self.update())

    def focus(self) -> None:
        """Put the caret into the line."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, with a strong edge while it is being written in."""
        super().paintEvent(event)
        if self.field.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(QColor(self.theme.tokens.link))
            pen.setWidthF(2)
            painter.setPen(pen)
            sheet = self.seen().translated(-self.pos())
            painter.drawRoundedRect(QRectF(sheet).adjusted(1, 1, -1, -1), 12, 12)

    # Reading the line

    def _plan(self, text: str) -> Plan:
        from richpic.editor.identity import new_id
        from richpic.editor.scribe import labels_on, parse, plan

        editor = self._editor
        notes = parse(text, labels_on(editor.picture))
        return plan(notes, editor.picture, editor.context, new_id, self._near())

    def _foreseen(self, text: str) -> str:
        from richpic.editor.scribe import foreseen, labels_on, parse

        picture = self._editor.picture
        return foreseen(parse(text, labels_on(picture)), picture, self._editor.context)

    def _typed(self, text: str) -> None:
        if text:
            self._alternatives = []
            self.field.setProperty("can_change", False)
            self._thinking.start()
        else:
            self._thinking.stop()
            self.hint.clear()
        self._offer_label()

    def _offer_label(self) -> None:
        """Offer the label on the picture that is being typed, if the caret stands behind it."""
        from richpic.editor.scribe import completion, labels_on

        text = self.field.text()
        at_end = text and self.field.cursorPosition() == len(text)
        before = self._offered
        self._offered = completion(text, labels_on(self._editor.picture)) if at_end else None
        rest = ""
        if self._offered:
            start, label = self._offered
            rest = label[len(" ".join(text[start:].split())) :]
            rest = rest.removeprefix(" ") if text.endswith(" ") else rest
            self.hint.setText(TAKE)
            self.field.setAccessibleDescription(f"Tab writes {label}")
        elif before:
            self.hint.clear()
            self.field.setAccessibleDescription("")
        self.field.offer(rest)

    def _take_label(self) -> None:
        """Write out the label that is offered."""
        if self._offered:
            start, label = self._offered
            self.field.setText(self.field.text()[:start] + label)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_reading(self) -> None:
        """Say quietly what Enter would draw."""
        text = self.field.text().strip()
        reading = _to_be_done(self._foreseen(text)) if text else ""
        self.hint.setText(f"{reading} · {TAKE}" if self._offered else reading)

    def commit(self) -> None:
        """Draw the line; an empty one gives the focus back."""
        text = self.field.text().strip()
        if not text:
            self._leave()
            return
        drawn = self._plan(text)
        self._history.append(text)
        self._place = len(self._history)
        self.field.clear()
        self._editor.commit(drawn.change)
        self._editor.select(())
        self._offer(drawn)
        self.field.setPlaceholderText(EXAMPLES[len(self._history) % len(EXAMPLES)])
        self.drawn.emit([one for one in drawn.change.patches if one in self._editor.picture.elements])
        self.remarked.emit(drawn.remark)

    def _offer(self, drawn: Plan) -> None:
        """Keep the runners-up of the icons that were just drawn, for Tab."""
        elements = self._editor.picture.elements
        self._alternatives = [
            (one, others) for one, others in drawn.alternatives.items() if one in elements and others
        ]
        self._turn, self._first = {}, {}
        self.field.setProperty("can_change", bool(self._alternatives))
        self.hint.setText("Tab: another icon" if self._alternatives else "")

    def _other_icon(self, step: int) -> None:
        """Show what was drawn last by its next runner-up; after the last comes what it was at first."""
        identifier, names = self._alternatives[-1]
        editor = self._editor
        element = editor.picture.elements.get(identifier)
        if element is None:
            return
        self._first.setdefault(identifier, element)
        turn = (self._turn.get(identifier, -1) + step) % (len(names) + 1)
        self._turn[identifier] = turn
        first = self._first[identifier]
        if turn == len(names):
            editor.commit(Change({identifier: Patch(element, first)}, "shown as before"))
        else:
            change = recast_of(first, names[turn], editor)
            editor.commit(Change({identifier: Patch(element, change)}, f"shown as {names[turn]}"))
        word = first.speaks() if turn == len(names) else names[turn].replace("-", " ")
        self.hint.setText(f"{word} · Tab: another")

    def _walk(self, step: int) -> None:
        """Show an earlier or a later line."""
        self._place = max(0, min(len(self._history), self._place + step))
        self.field.setText(self._history[self._place] if self._place < len(self._history) else "")

    def _leave(self) -> None:
        self.hint.clear()
        self.left.emit()


def _to_be_done(summary: str) -> str:
    """Return what a plan says that it did, as something that it will do."""
    for done, will in (("added ", "adds "), ("changed ", "changes ")):
        if summary.startswith(done):
            summary = will + summary.removeprefix(done)
        summary = summary.replace(f", {done}", f", {will}")
    return summary


def recast_of(element: Element, symbol: str, editor: Editor) -> Element:
    """Return `element` shown by another symbol; unchanged if its kind cannot be."""
    from richpic.editor.scribe import recast

    patch = recast(element, symbol, editor.context).patches.get(element.id)
    return patch.after if patch is not None and isinstance(patch.after, Element) else element
