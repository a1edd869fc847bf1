"""The grid of the tray: symbols with their captions, to click, to drag, and to walk with arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from richpic.model.symbol import Symbol
from richpic.ui.canvas_dropping import SYMBOL_MIME
from richpic.ui.symbol_pixmaps import SymbolPixmaps
from richpic.ui.theme import Theme, hand_font

PICTURE = 50
CELL_H = 92
Index = QModelIndex | QPersistentModelIndex


class SymbolModel(QAbstractListModel):
    """The symbols that are shown, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbols: tuple[Symbol, ...] = ()

    def show_symbols(self, symbols: Sequence[Symbol]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._symbols = tuple(symbols)
        self.endResetModel()

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """What is shown."""
        return self._symbols

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._symbols)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the caption, or what the tool tip and the screen reader say."""
        if not index.isValid():
            return None
        symbol = self._symbols[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return symbol.caption
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{symbol.caption}: {symbol.meaning}" if symbol.meaning else symbol.caption
        return symbol.name if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every symbol can be chosen and dragged."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the kind of what is dragged."""
        return [SYMBOL_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the name of the dragged symbol."""
        mime = QMimeData()
        if indexes:
            mime.setData(SYMBOL_MIME, str(indexes[0].data(Qt.ItemDataRole.UserRole)).encode())
        return mime


class SymbolDelegate(QStyledItemDelegate):
    """Paints a symbol over its caption."""

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, view: SymbolList) -> None:
        super().__init__(view)
        self._theme = theme
        self._pixmaps = pixmaps
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        return self._view.cell()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground if it is chosen or under the pointer, the symbol, and the caption."""
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if chosen or hovered or focused:
            painter.setBrush(QColor(tokens.soft if chosen else tokens.hover))
            edge = QPen(QColor(tokens.link), 2 if focused else 1.4)
            painter.setPen(edge if chosen or focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1.5, -2, -1.5), 9, 9)
        name = str(index.data(Qt.ItemDataRole.UserRole))
        pixmap = self._pixmaps.get(name, PICTURE, self._view.devicePixelRatioF())
        if pixmap is not None:
            painter.drawPixmap(QPoint(rect.center().x() - PICTURE // 2 + 1, rect.y() + 6), pixmap)
        words = QRectF(rect.x() + 1, rect.y() + PICTURE + 8, rect.width() - 2, rect.height() - PICTURE - 9)
        painter.setFont(_fitting_font(str(index.data()), words.width()))
        painter.setPen(QColor(tokens.text))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), str(index.data()))
        painter.restore()


def _fitting_font(caption: str, width: float) -> QFont:
    """Return the caption's font, smaller where its longest word would not fit."""
    font = hand_font(12)
    longest = max(QFontMetricsF(font).horizontalAdvance(word) for word in caption.replace("-", "- ").split())
    return font if longest <= width else hand_font(max(9, int(12 * width / longest)))


class SymbolList(QListView):
    """The grid. `armed`: a symbol was clicked; `placed`: put it down at once, by the mouse or not."""

    armed = Signal(str)
    placed = Signal(str, bool)

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmaps = pixmaps
        self._model = SymbolModel(self)
        self.setModel(self._model)
        self.setItemDelegate(SymbolDelegate(theme, pixmaps, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setAccessibleName("Icons")
        self.clicked.connect(lambda index: self.armed.emit(index.data(Qt.ItemDataRole.UserRole)))
        self.doubleClicked.connect(lambda index: self.placed.emit(index.data(Qt.ItemDataRole.UserRole), True))
        pixmaps.painted.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """What is shown."""
        return self._model.symbols

    def show_symbols(self, symbols: Sequence[Symbol]) -> None:
        """Show these, from the top."""
        self._model.show_symbols(symbols)
        self.scrollToTop()

    def cell(self) -> QSize:
        """Return the size of a cell: three in a row."""
        words = QFontMetricsF(hand_font(12)).height()
        return QSize((self.viewport().width() - 2) // 3, max(CELL_H, round(PICTURE + 9 + 2 * words)))

    def choose(self, name: str) -> None:
        """Mark the symbol called `name`, or none."""
        for row, symbol in enumerate(self.symbols):
            if symbol.name == name:
                index = self._model.index(row)
                self.setCurrentIndex(index)
                return
        self.clearSelection()

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the symbol, looking like itself."""
        index = self.currentIndex()
        if not index.isValid():
            return
        name = str(index.data(Qt.ItemDataRole.UserRole))
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData([index]))
        size = 96
        drag.setPixmap(self._pixmaps.now(name, size, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(size // 2, size // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts the marked symbol on the paper."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.placed.emit(index.data(Qt.ItemDataRole.UserRole), False)
            return
        super().keyPressEvent(event)
