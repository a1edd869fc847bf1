"""The floating panel: a rounded sheet over the paper with a thin border and a soft shadow."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from richpic.ui.clipping import rect_by_rect
from richpic.ui.theme import Theme, palette_of
from richpic.ui.tokens import RADIUS, Tokens

SHADOW = 10
CORNER = SHADOW + RADIUS + 4


class Panel(QWidget):
    """A sheet to put things on, in `content`. Its geometry includes `SHADOW` pixels around what is seen.

    The content is opaque: when the canvas under it repaints, Qt then leaves the content alone.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, inset: int = 6) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.content = QWidget(self)
        self.content.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        self._around = SHADOW + 1 + inset
        layout.setContentsMargins(self._around, self._around, self._around, self._around)
        layout.addWidget(self.content)
        theme.changed.connect(self._dress)
        self._sheet: QPixmap | None = None
        self._dress()

    def _dress(self) -> None:
        self._sheet = None
        self.content.setPalette(palette_of(self.theme.tokens))
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Be dressed as the theme is now: Qt gives what was hidden its old colours back."""
        super().showEvent(event)
        self._dress()

    def sizeHint(self) -> QSize:
        """Return the size that the content would like as it is at this moment, and what is around it."""
        inner = self.content.layout()
        hint = inner.sizeHint() if inner is not None else self.content.sizeHint()
        return hint.grownBy(self.contentsMargins()) + QSize(2 * self._around, 2 * self._around)

    def seen(self) -> QRect:
        """Return the sheet without its shadow, in the parent's pixels."""
        return self.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    def put(self, rect: QRect) -> None:
        """Place the sheet, its shadow outside of `rect` (the parent's pixels)."""
        self.setGeometry(rect.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shadow and the sheet."""
        size, ratio = self.size(), self.devicePixelRatioF()
        sheet = self._sheet
        if sheet is None or sheet.size() != size * ratio or sheet.devicePixelRatio() != ratio:
            # Kept whole: panels are painted anew whenever the paper moves under them.
            sheet = self._sheet = QPixmap(size * ratio)
            sheet.setDevicePixelRatio(ratio)
            sheet.fill(Qt.GlobalColor.transparent)
            painter = QPainter(sheet)
            paint_sheet(painter, self.rect(), self.theme.tokens)
            painter.end()
        painter = QPainter(self)
        for rect in rect_by_rect(painter, event.region()):
            place = QRectF(rect)
            painter.drawPixmap(place, sheet, QRectF(place.topLeft() * ratio, place.size() * ratio))
        painter.end()

    # Clicks and wheels on a panel are not meant for the paper under it.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the click."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Keep the wheel."""
        event.accept()


def paint_sheet(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    """Paint a rounded sheet into `rect`, its shadow in the outermost SHADOW pixels.

    It is put together from nine pieces of one small pixmap.
    """
    patch = _patch(tokens, painter.device().devicePixelRatioF())
    ratio = patch.devicePixelRatio()
    xs = (rect.x(), rect.x() + CORNER, rect.x() + rect.width() - CORNER, rect.x() + rect.width())
    ys = (rect.y(), rect.y() + CORNER, rect.y() + rect.height() - CORNER, rect.y() + rect.height())
    cuts = (0, CORNER, CORNER + 1, 2 * CORNER + 1)
    for column in range(3):
        for row in range(3):
            target = QRectF(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row])
            source = QRectF(
                cuts[column] * ratio,
                cuts[row] * ratio,
                (cuts[column + 1] - cuts[column]) * ratio,
                (cuts[row + 1] - cuts[row]) * ratio,
            )
            painter.drawPixmap(target, patch, source)


@lru_cache(maxsize=8)
def _patch(tokens: Tokens, ratio: float) -> QPixmap:
    """Return the smallest sheet with its shadow: two corners and one pixel in between, either way."""
    side = 2 * CORNER + 1
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet = QRectF(SHADOW, SHADOW, side - 2 * SHADOW, side - 2 * SHADOW)
    painter.setPen(Qt.PenStyle.NoPen)
    for step, alpha in _falloff(tokens.shadow_strength):
        painter.setBrush(QColor(*tokens.shadow, alpha))
        grown = sheet.adjusted(-step, -step, step, step).translated(QPointF(0, 2))
        painter.drawRoundedRect(grown, RADIUS + step, RADIUS + step)
    painter.setBrush(QColor(tokens.surface))
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.end()
    return pixmap


@lru_cache(maxsize=4)
def _falloff(strength: int) -> tuple[tuple[float, int], ...]:
    """Return (reach in pixels, alpha) of the rings of a shadow; together they fade out smoothly."""
    rings = 7
    return tuple(
        (rings - index, max(1, round(strength / rings * (0.35 + index / rings)))) for index in range(rings)
    )


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the small grey caption over a group of controls."""
    return labelled(text, "heading", parent)


def labelled(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """Return a label in one of the styles of the style sheet: heading, muted, title."""
    label = QLabel(text, parent)
    label.setProperty("role", role)
    return label


class ScrollColumn(QScrollArea):
    """A column of widgets that scrolls up and down when there is no room for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setProperty("role", "page")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.setWidget(self.page)
