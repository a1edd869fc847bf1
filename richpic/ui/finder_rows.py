"""The rows of the finder: a picture, what it is called, what it is, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from richpic.ui.glyphs import paint_glyph
from richpic.ui.symbol_pixmaps import SymbolPixmaps
from richpic.ui.theme import Theme, interface_font

if TYPE_CHECKING:
    from richpic.ui.finder import Entry

ROW, PICTURE = 44, 34
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class EntryDelegate(QStyledItemDelegate):
    """Paints one entry."""

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._pixmaps, self._view = theme, pixmaps, view
        pixmaps.painted.connect(view.viewport().update)
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(200, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, picture, words and key."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        tokens, whole = self._theme.tokens, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = index == self._view.currentIndex()
        if current or (option.state & QStyle.StateFlag.State_MouseOver and entry.enabled):
            painter.setPen(QPen(QColor(tokens.link), 1.4) if current else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if current else tokens.hover))
            painter.drawRoundedRect(QRectF(whole).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_picture(painter, whole, entry)
        room = QRectF(whole).adjusted(50, 0, -10, 0)
        if entry.key:
            room.setRight(paint_key(painter, room, entry.key, tokens.edge, tokens.sunk, tokens.muted) - 10)
        self._paint_words(painter, room, entry)
        painter.restore()

    def _paint_picture(self, painter: QPainter, whole: QRect, entry: Entry) -> None:
        place = QRectF(whole.x() + 8, whole.y() + (ROW - PICTURE) / 2, PICTURE, PICTURE)
        if entry.symbol:
            pixmap = self._pixmaps.get(entry.symbol, PICTURE, self._view.devicePixelRatioF())
            if pixmap is not None:
                painter.drawPixmap(place.topLeft(), pixmap)
        elif entry.glyph:
            tokens = self._theme.tokens
            paint_glyph(painter, entry.glyph, place, tokens.text if entry.enabled else tokens.edge, 20)

    def _paint_words(self, painter: QPainter, room: QRectF, entry: Entry) -> None:
        tokens = self._theme.tokens
        font, small = interface_font(14), interface_font(12)
        metrics, fine = QFontMetricsF(font), QFontMetricsF(small)
        elide = Qt.TextElideMode.ElideRight
        caption = metrics.elidedText(entry.caption, elide, room.width() * (0.72 if entry.detail else 1.0))
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if entry.enabled else tokens.muted))
        painter.drawText(room, int(LEFT | MIDDLE), caption)
        if entry.detail:
            rest = room.adjusted(metrics.horizontalAdvance(caption) + 12, 0, 0, 0)
            painter.setFont(small)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(rest, int(RIGHT | MIDDLE), fine.elidedText(entry.detail, elide, rest.width()))


def parts_of(key: str) -> list[str]:
    """Return the caps of a key: "Ctrl++" is held Ctrl with a plus."""
    held, _, last = key[:-1].rpartition("+")
    return [*filter(None, held.split("+")), last + key[-1:]]


def paint_key(painter: QPainter, room: QRectF, key: str, edge: str, ground: str, ink: str) -> float:
    """Paint a key as caps at the right of `room`; return where its left edge is."""
    font = interface_font(11, 500)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    parts = parts_of(key)
    right = room.right()
    for part in reversed(parts):
        width = max(24.0, metrics.horizontalAdvance(part) + 14)
        cap = QRectF(right - width, room.center().y() - 12, width, 24)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(cap.translated(QPointF(0.5, 0.5)), 6, 6)
        painter.setPen(QColor(ink))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), part)
        right -= width + 4
    return right
