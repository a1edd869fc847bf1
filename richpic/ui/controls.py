"""Small painted controls: icon buttons, chips, swatches. Each is a real button to keys and screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from richpic.ui.glyphs import paint_glyph
from richpic.ui.theme import Theme, interface_font
from richpic.ui.tokens import TARGET

Paint = Callable[[QPainter, QRectF], None]


class PaintedButton(QAbstractButton):
    """A button with a rounded ground that shows hover, focus and whether it is chosen."""

    radius = 8.0

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a square target."""
        return QSize(TARGET, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then `paint_face`."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        self.paint_face(painter, QRectF(self.rect()))

    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what lies behind the face."""
        tokens = self.theme.tokens
        ground = None
        if self.isChecked():
            ground = tokens.soft
        elif self.isDown() or (self.underMouse() and self.isEnabled()):
            ground = tokens.hover
        painter.setPen(QPen(QColor(tokens.link), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        if ground or self.hasFocus():
            painter.drawRoundedRect(rect, self.radius, self.radius)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what the button shows."""
        raise NotImplementedError

    @property
    def face_colour(self) -> str:
        """The colour of text and icons on it, as it is now."""
        tokens = self.theme.tokens
        if not self.isEnabled():
            return tokens.faint
        return tokens.link if self.isChecked() else tokens.text


class GlyphButton(PaintedButton):
    """An icon of the interface; `key` is shown small in its corner."""

    def __init__(
        self, theme: Theme, glyph: str, name: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent)
        self.glyph = glyph
        self.key = key
        self.glyph_size = 20

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the icon and its key."""
        shifted = rect.translated(-2, -2) if self.key else rect
        paint_glyph(painter, self.glyph, shifted, self.face_colour, self.glyph_size)
        if self.key:
            painter.setFont(interface_font(9.5, 600))
            painter.setPen(QColor(self.theme.tokens.link if self.isChecked() else self.theme.tokens.muted))
            corner = rect.adjusted(0, 0, -5, -3)
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self.key)


class TextButton(PaintedButton):
    """A short word on a flat ground, as wide as the word. `strong` ones are bordered."""

    def __init__(self, theme: Theme, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, name or text, parent)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.weight = 500

    def sizeHint(self) -> QSize:
        """Return the width of the word with room around it."""
        self.ensurePolished()
        font = interface_font(13, self.weight)
        return QSize(max(TARGET, QFontMetrics(font).horizontalAdvance(self.text()) + 20), TARGET)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the word."""
        painter.setFont(interface_font(13, self.weight))
        painter.setPen(QColor(self.face_colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())


class Chip(PaintedButton):
    """A rounded word that filters. Its target is taller than what is painted."""

    HEIGHT = 28

    def __init__(self, theme: Theme, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the width of the word with room around it."""
        return QSize(
            QFontMetrics(interface_font(12, 500)).horizontalAdvance(self.text()) + 22, self.HEIGHT + 6
        )

    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the pill."""
        tokens = self.theme.tokens
        pill = QRectF(1, (self.height() - self.HEIGHT) / 2, self.width() - 2, self.HEIGHT)
        ground = tokens.text if self.isChecked() else tokens.hover if self.underMouse() else tokens.sunk
        painter.setPen(QPen(QColor(tokens.link), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, self.HEIGHT / 2, self.HEIGHT / 2)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the word."""
        tokens = self.theme.tokens
        painter.setFont(interface_font(12, 500))
        painter.setPen(QColor(tokens.surface if self.isChecked() else tokens.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())


class Swatch(PaintedButton):
    """A colour to choose, as a disc; the chosen one has a ring. Empty colour: a slash, for "its own"."""

    def __init__(self, theme: Theme, value: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.value = value
        self.setCheckable(True)

    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the ring."""
        tokens = self.theme.tokens
        middle = rect.center()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() or self.isChecked():
            painter.setPen(QPen(QColor(tokens.link), 2))
            painter.drawEllipse(middle, 15, 15)
        elif self.underMouse():
            painter.setPen(QPen(QColor(tokens.edge), 2))
            painter.drawEllipse(middle, 15, 15)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the disc."""
        tokens, middle = self.theme.tokens, rect.center()
        if self.value:
            painter.setBrush(QColor(self.theme.picture_palette.colour(self.value)))
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.drawEllipse(middle, 11, 11)
            return
        painter.setBrush(QColor(tokens.surface))
        painter.setPen(QPen(QColor(tokens.muted), 1.5, Qt.PenStyle.DotLine))
        painter.drawEllipse(middle, 10.5, 10.5)
        painter.setPen(QPen(QColor(tokens.muted), 1.5))
        painter.drawLine(middle + QPointF(-6, 6), middle + QPointF(6, -6))


class CheckBox(QCheckBox):
    """A check box with a tick that is sharp at every scale."""

    SIDE = 18

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setMinimumHeight(TARGET)
        theme.changed.connect(self.update)

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on box and words alike."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the room of box and words."""
        words = QFontMetrics(interface_font(13)).horizontalAdvance(self.text())
        return QSize(self.SIDE + 14 + words, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        box = QRectF(2, (self.height() - self.SIDE) / 2, self.SIDE, self.SIDE)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.link), 1.5))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 6.5, 6.5)
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.muted), 1.5))
        painter.setBrush(QColor(tokens.accent if self.isChecked() else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        if self.isChecked():
            paint_glyph(painter, "check-bold", box, tokens.on_accent, 12)
        painter.setFont(interface_font(13))
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.muted))
        words = QRectF(self.rect()).adjusted(self.SIDE + 12, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class Picker(QComboBox):
    """A list to pick one from, with an arrow that says so."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = QRectF(self.width() - 34, 0, 28, self.height())
        paint_glyph(painter, "caret-down", side, self._theme.tokens.muted, 14)


class Sample(PaintedButton):
    """A choice that shows what it looks like, with or without a word beside it."""

    def __init__(
        self, theme: Theme, text: str, name: str, paint: Paint | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._paint = paint

    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a bordered field."""
        tokens = self.theme.tokens
        chosen = self.isChecked()
        ground = tokens.soft if chosen else tokens.hover if self.underMouse() else tokens.surface
        edge = tokens.link if chosen or self.hasFocus() else tokens.border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1.2))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), self.radius, self.radius)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the sample, and the word."""
        align = Qt.AlignmentFlag.AlignCenter
        if self._paint is not None:
            self._paint(
                painter, rect if not self.text() else QRectF(rect.x() + 10, rect.y(), 62, rect.height())
            )
            if self.text():
                rect = rect.adjusted(82, 0, -6, 0)
                align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(interface_font(13, 500 if self.isChecked() else 400))
        painter.setPen(QColor(self.face_colour))
        if self.text():
            painter.drawText(rect, align, self.text())


class Choices(QWidget):
    """Buttons of which at most one is chosen; `on_choose` is told the value when the user chooses."""

    def __init__(
        self,
        buttons: Sequence[tuple[object, QAbstractButton]],
        columns: int,
        on_choose: Callable[[object], None],
        spacing: int = 4,
    ) -> None:
        super().__init__()
        self.buttons = dict(buttons)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(spacing)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for index, (value, button) in enumerate(buttons):
            button.setCheckable(True)
            self._group.addButton(button)
            grid.addWidget(button, index // columns, index % columns)
            button.clicked.connect(lambda _=False, value=value: self._chosen(value, on_choose))

    def _chosen(self, value: object, on_choose: Callable[[object], None]) -> None:
        self.show_value(value)
        # With its ring on another button, two would look chosen. Keys that go elsewhere still do.
        if self.window().focusWidget() in self.buttons.values():
            self.buttons[value].setFocus(Qt.FocusReason.MouseFocusReason)
        on_choose(value)

    def show_value(self, value: object) -> None:
        """Show `value` as chosen; one that no button has shows none."""
        for one, button in self.buttons.items():
            button.setChecked(one == value)
