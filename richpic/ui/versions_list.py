"""The list of earlier versions: what is in it, its little pictures, and how a row is painted."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from richpic.files.versions import Version, Why
from richpic.ui.theme import Theme, interface_font, roomy
from richpic.ui.thumbnails import Thumbnail, ThumbnailMaker, paint_thumbnail
from richpic.ui.when import clock_said, day_said, when_said

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROLE = Qt.ItemDataRole
SMALL = QSize(96, 66)
ROW, LIST_WIDTH = 84, 288
WHY: dict[Why, str] = {
    "saved": "saved",
    "found": "saved by another program",
    "drawing": "kept while you drew",
    "left": "closed without saving",
    "before": "before you went back",
    "previous": "before the last save",
}


class VersionsModel(QAbstractListModel):
    """The versions, the latest first, with thumbnails as they come."""

    def __init__(self, versions: list[Version], maker: ThumbnailMaker, ratio: float, parent: QObject) -> None:
        super().__init__(parent)
        self.versions = versions
        self._maker, self._ratio = maker, ratio
        self._asked: set[int] = set()
        self.thumbnails: dict[int, Thumbnail] = {}
        maker.made.connect(self._take)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.versions)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Return when a version was and why it was kept."""
        if not index.isValid():
            return None
        version = self.versions[index.row()]
        if role == ROLE.DisplayRole:
            return f"{day_said(version.time)}, {clock_said(version.time)}"
        if role == ROLE.AccessibleTextRole:
            return f"{when_said(version.time)}, {WHY[version.why]}"
        return None

    def thumbnail(self, row: int) -> Thumbnail | None:
        """Return the thumbnail of a row that is seen; it is made when it is first asked for."""
        if row not in self._asked:
            self._asked.add(row)
            self._maker.ask(row, self.versions[row].picture, SMALL, self._ratio)
        return self.thumbnails.get(row)

    def _take(self, key: object, made: Thumbnail) -> None:
        if isinstance(key, int):
            # Only what is shown is kept: pictures of all versions would fill the memory.
            self.thumbnails[key] = Thumbnail(made.image, made.words)
            self.dataChanged.emit(self.index(key), self.index(key))


class VersionRow(QStyledItemDelegate):
    """Paints a row: the thumbnail, the time, why it was kept."""

    def __init__(self, theme: Theme, model: VersionsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of every row."""
        return QSize(roomy(LIST_WIDTH) - 16, roomy(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(2, 2, -4, -2)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if chosen else tokens.hover))
            painter.drawRoundedRect(rect, 9, 9)
        card = QRectF(rect.x() + 7, rect.center().y() - SMALL.height() / 2, SMALL.width(), SMALL.height())
        paint_thumbnail(painter, card, self._model.thumbnail(index.row()), self._theme)
        version = self._model.versions[index.row()]
        words = QRectF(card.right() + 12, rect.y() + 12, rect.right() - card.right() - 14, rect.height() - 14)
        for text, size, weight, colour in (
            (f"{day_said(version.time)}, {clock_said(version.time)}", 13, 600, tokens.text),
            (WHY[version.why], 12, 400, tokens.muted),
        ):
            painter.setFont(interface_font(size, weight))
            painter.setPen(QColor(colour))
            painter.drawText(words, int(Qt.TextFlag.TextWordWrap), text)
            words.setTop(words.top() + painter.fontMetrics().height() + 3)
        painter.restore()
