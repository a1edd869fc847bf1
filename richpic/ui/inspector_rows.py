"""The rows of the inspector. Each shows one property of what is selected, and commits one Change an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from richpic.editor.editor import Editor
from richpic.editor.operations import nudged_fields
from richpic.model.element import Element
from richpic.ui.controls import CheckBox, Choices, Paint, Sample, Swatch
from richpic.ui.panels import heading
from richpic.ui.symbol_pixmaps import SymbolPixmaps
from richpic.ui.theme import Theme

Elements = Sequence[Element]


@dataclass(frozen=True, slots=True)
class Desk:
    """What rows need: the editor that they commit to, and what they are painted with."""

    editor: Editor
    theme: Theme
    pixmaps: SymbolPixmaps

    def commit(self, fields: Mapping[str, Any], name: str) -> None:
        """Give all that is selected new `fields`, as one step called `name`."""
        editor = self.editor
        editor.commit(nudged_fields(editor.picture, editor.selection, fields, name))

    def preview(self, fields: Mapping[str, Any] | None) -> None:
        """Show `fields` on what is selected without committing them; None takes that back."""
        editor = self.editor
        if fields is None:
            editor.show(None)
        else:
            editor.show(nudged_fields(editor.picture, editor.selection, fields, ""))


def shared(elements: Elements, name: str) -> Any:
    """Return the value of a field that all `elements` agree on, or None."""
    values = [getattr(element, name, None) for element in elements]
    return values[0] if values and all(value == values[0] for value in values) else None


class Row(QWidget):
    """A caption and a control. `for_many` rows are also shown when several things are selected."""

    for_many = True

    def __init__(self, desk: Desk, caption: str) -> None:
        super().__init__()
        self.desk = desk
        self.caption = caption
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        if caption:
            self.column.addWidget(heading(caption))

    def refresh(self, elements: Elements) -> None:
        """Show what `elements` have."""

    def settle(self) -> None:
        """Commit what is still being typed."""


MakeRow = Callable[[Desk], Row]


class ChoiceRow(Row):
    """One of a few values of a field."""

    def __init__(
        self,
        desk: Desk,
        caption: str,
        field: str,
        options: Sequence[tuple[Any, str, Paint | None]],
        columns: int = 3,
        name: str = "",
    ) -> None:
        super().__init__(desk, caption)
        self.field = field
        self._step = name or f"changed the {caption.lower()}"
        buttons = [
            (value, Sample(desk.theme, "" if paint else text, f"{caption}: {text}", paint))
            for value, text, paint in options
        ]
        self.choices = Choices(buttons, columns, self._choose)
        self.column.addWidget(self.choices)

    def _choose(self, value: object) -> None:
        self.desk.commit({self.field: value}, self._step)

    def refresh(self, elements: Elements) -> None:
        """Show the value as chosen."""
        self.choices.show_value(shared(elements, self.field))


class SwatchRow(Row):
    """A colour by name; the empty name is the thing's own colour."""

    def __init__(self, desk: Desk, caption: str, field: str, names: Sequence[str]) -> None:
        super().__init__(desk, caption)
        self.field = field
        swatches = [(name, Swatch(desk.theme, name, _colour_words(caption, name))) for name in names]
        for _, swatch in swatches:
            swatch.setFixedSize(34, 40)
        self.choices = Choices(swatches, 7, self._choose, spacing=0)
        self.column.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, value: object) -> None:
        self.desk.commit({self.field: value}, f"changed the {self.caption.lower()}")

    def refresh(self, elements: Elements) -> None:
        """Ring the colour in use."""
        self.choices.show_value(shared(elements, self.field))


def _colour_words(caption: str, name: str) -> str:
    return f"{caption}: {name.removeprefix('wash-')}" if name else f"{caption}: its own"


class ToggleRow(Row):
    """A yes or no."""

    def __init__(self, desk: Desk, words: str, field: str, step: str) -> None:
        super().__init__(desk, "")
        self.field, self._step = field, step
        self.box = CheckBox(desk.theme, words)
        self.box.clicked.connect(self._choose)
        self.column.addWidget(self.box)

    def _choose(self, value: bool) -> None:
        self.desk.commit({self.field: value}, self._step)

    def refresh(self, elements: Elements) -> None:
        """Show the value; mixed ones as no."""
        self.box.setChecked(bool(shared(elements, self.field)))


class LineField(QLineEdit):
    """A field whose Escape takes back what was typed."""

    def __init__(self, on_cancel: Callable[[], None]) -> None:
        super().__init__()
        self._on_cancel = on_cancel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)
            # Qt passes Enter on to the window as well, where it means something else.
            event.accept()


class PageField(QPlainTextEdit):
    """A field of several lines; Tab moves on, leaving it commits, Escape takes back."""

    def __init__(self, on_leave: Callable[[], None], on_cancel: Callable[[], None], lines: int = 3) -> None:
        super().__init__()
        self._on_leave, self._on_cancel = on_leave, on_cancel
        self.setTabChangesFocus(True)
        self.setFixedHeight(22 + 18 * lines)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit."""
        super().focusOutEvent(event)
        self._on_leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)


class TextRow(Row):
    """Words: shown on the picture while they are typed, committed as one step when the field is left."""

    for_many = False

    def __init__(self, desk: Desk, caption: str, field: str, placeholder: str = "", lines: int = 1) -> None:
        super().__init__(desk, caption)
        self.field = field
        self._value = ""
        self.input: LineField | PageField
        if lines == 1:
            self.input = LineField(self._cancel)
            self.input.setMaxLength(200)
            self.input.textEdited.connect(lambda _: self._typed())
            self.input.editingFinished.connect(self.settle)
        else:
            self.input = PageField(self.settle, self._cancel, lines)
            self.input.textChanged.connect(self._typed)
        self.input.setPlaceholderText(placeholder)
        self.input.setAccessibleName(caption)
        self.input.setToolTip(placeholder or caption)
        self.column.addWidget(self.input)

    def _text(self) -> str:
        return self.input.text() if isinstance(self.input, LineField) else self.input.toPlainText()

    def _put(self, text: str) -> None:
        self._value = text
        if self._text() == text:
            return
        if isinstance(self.input, LineField):
            self.input.setText(text)
        else:
            self.input.blockSignals(True)
            self.input.setPlainText(text)
            self.input.blockSignals(False)

    def _typed(self) -> None:
        if self.input.hasFocus():
            self.desk.preview({self.field: self._text()})

    def settle(self) -> None:
        """Commit the words if they differ."""
        text = self._text()
        if text != self._value:
            self._value = text
            self.desk.commit({self.field: text}, f"wrote the {self.caption.lower()}")

    def _cancel(self) -> None:
        self._put(self._value)
        self.desk.preview(None)

    def refresh(self, elements: Elements) -> None:
        """Show the words of the first."""
        self._put(str(getattr(elements[0], self.field, "")) if elements else "")
