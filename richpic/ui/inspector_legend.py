"""Rows of the inspector for a key: each of its lines can be left out or said in other words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from richpic.elements.legend import Legend
from richpic.elements.legend_lines import LegendLine
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.render.painter import Painter
from richpic.ui.controls import CheckBox, Choices, Sample
from richpic.ui.inspector_rows import ChoiceRow, Desk, Elements, LineField, Row

MOST_NAME = 200
MOST_COLUMNS = 4
SAMPLE_W = 58


class LineRow(QWidget):
    """One line of a key: a box to show it, what it is about, and its words."""

    def __init__(self, lines: LinesRow, line: LegendLine) -> None:
        super().__init__()
        self._lines, self.line = lines, line
        self._painter = Painter()
        self.shown = CheckBox(lines.desk.theme, "")
        self.shown.setAccessibleName(f"Show “{line.own_name}” in the key")
        self.shown.setToolTip("Show or leave out this line")
        self.shown.setFixedWidth(26)
        self.shown.clicked.connect(lambda shown: lines.show_line(line.key, shown))
        self.name = LineField(self._cancel)
        self.name.setMaxLength(MOST_NAME)
        self.name.setPlaceholderText(line.own_name)
        self.name.setAccessibleName(f"Words for “{line.own_name}”")
        self.name.setToolTip(f"What the key says of “{line.own_name}”")
        self.name.editingFinished.connect(self.settle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shown)
        row.addSpacing(SAMPLE_W)
        row.addWidget(self.name, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sample between the box and the words, in the colours of the window."""
        ctx = self._lines.window_context()
        items, box = self.line.sample.draw(ctx), self.line.sample.bounds(ctx)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(28, 2, SAMPLE_W - 8, self.height() - 4)
        scale = min(1.0, room.width() / box.w, room.height() / box.h)
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-box.centre.x, -box.centre.y)
        self._painter.paint(painter, items)

    def refresh(self, line: LegendLine, shown: bool) -> None:
        """Show the line as it is now."""
        self.line = line
        self.shown.setChecked(shown)
        self.name.setEnabled(shown)
        if self.name.text() != line.name and not self.name.hasFocus():
            self.name.setText(line.name)
        self.update()

    def settle(self) -> None:
        """Commit the words, if they are others; none are its own again."""
        words = self.name.text().strip()
        if words != self.line.name:
            self._lines.rename(self.line, words)

    def _cancel(self) -> None:
        self.name.setText(self.line.name)


class LinesRow(Row):
    """All lines of a key, those that are left out too."""

    for_many = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Lines")
        self._legend: Legend | None = None
        self.rows: dict[str, LineRow] = {}

    def window_context(self) -> PictureContext:
        """Return what draws samples so that they can be seen on a panel."""
        return PictureContext(Picture(), self.desk.pixmaps.library, self.desk.theme.picture_palette)

    def refresh(self, elements: Elements) -> None:
        """Show a row for each symbol and relation on the picture."""
        self._legend = next((one for one in elements if isinstance(one, Legend)), None)
        lines = self._legend.lines(self.desk.editor.context) if self._legend else ()
        if [line.key for line in lines] != list(self.rows):
            self._make(lines)
        left_out = self._legend.left_out if self._legend else ()
        for line in lines:
            self.rows[line.key].refresh(line, line.key not in left_out)

    def _make(self, lines: tuple[LegendLine, ...]) -> None:
        for row in self.rows.values():
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {line.key: LineRow(self, line) for line in lines}
        for row in self.rows.values():
            self.column.addWidget(row)
            row.show()

    def rename(self, line: LegendLine, words: str) -> None:
        """Give a line the user's own words; none, or its own, are its own again."""
        if self._legend is not None:
            name = "" if words == line.own_name else words
            self.desk.commit(self._legend.renamed_line(line.key, name), "renamed a line of the key")

    def show_line(self, key: str, shown: bool) -> None:
        """Show a line or leave it out."""
        if self._legend is not None:
            step = "showed a line of the key" if shown else "left out a line of the key"
            self.desk.commit(self._legend.with_line(key, shown), step)

    def settle(self) -> None:
        """Commit what is still being typed."""
        for row in list(self.rows.values()):
            row.settle()


class LettersRow(ChoiceRow):
    """How large the letters of a key are; its box grows with them."""

    for_many = False

    def __init__(self, desk: Desk) -> None:
        sizes = [(12.0, "S", None), (15.0, "M", None), (20.0, "L", None), (28.0, "XL", None)]
        super().__init__(desk, "Size", "size", sizes, 4)
        self._legend: Legend | None = None

    def _choose(self, value: object) -> None:
        if self._legend is not None:
            self.desk.commit(self._legend.in_letters(float(str(value))), "changed the size of the key")

    def refresh(self, elements: Elements) -> None:
        """Show the size as chosen."""
        super().refresh(elements)
        self._legend = next((one for one in elements if isinstance(one, Legend)), None)


class ColumnsRow(Row):
    """In how many columns the lines stand: the key becomes as wide as they need."""

    for_many = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Columns")
        self._legend: Legend | None = None
        counts = range(1, MOST_COLUMNS + 1)
        buttons = [(n, Sample(desk.theme, str(n), f"Columns: {n}")) for n in counts]
        self.choices = Choices(buttons, MOST_COLUMNS, self._choose)
        self.column.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignTop)

    def _choose(self, value: object) -> None:
        if self._legend is not None:
            self.desk.commit(self._legend.in_columns(int(str(value))), "changed the columns of the key")

    def refresh(self, elements: Elements) -> None:
        """Show how many there are."""
        self._legend = next((one for one in elements if isinstance(one, Legend)), None)
        self.choices.show_value(self._legend.columns if self._legend else None)
