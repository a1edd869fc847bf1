"""File → Versions: earlier states of the picture, each with its time and a little picture, to go back to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from richpic.files.versions import Version
from richpic.model.change import compared
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.share.differences import differences
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme, interface_font, roomy
from richpic.ui.thumbnails import Thumbnail, ThumbnailMaker, ThumbnailView, paint_thumbnail
from richpic.ui.when import clock_said, day_said, when_said

if TYPE_CHECKING:
    from richpic.files.versions import Why

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROLE = Qt.ItemDataRole
SMALL, LARGE = QSize(96, 66), QSize(470, 318)
ROW, LIST_WIDTH = 84, 288
MOST_LINES = 5
WHY: dict[Why, str] = {
    "saved": "saved",
    "found": "saved by another program",
    "drawing": "kept while you drew",
    "left": "closed without saving",
    "before": "before you went back",
    "previous": "before the last save",
}
AWAY, REALLY = "Throw all away", "Really all?"
NONE_YET = (
    "There is no earlier version yet. Each save keeps one, and so do every ten minutes of drawing.\n"
    "For the last few steps there is Undo."
)


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


class VersionsDialog(QDialog):
    """Shows the versions, and compares the one marked with the picture as it is `now`.

    `went_back` tells the Version and its Picture that the user wants in place of what is there; `opened_new`
    those to be opened by themselves. `thrown`: the history of the Version told is not wanted any more.
    """

    went_back = Signal(object, object)
    opened_new = Signal(object, object)
    thrown = Signal(object)

    def __init__(
        self,
        theme: Theme,
        symbols: SymbolLibrary,
        versions: list[Version],
        now: Picture,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._shown: tuple[Version, Picture] | None = None
        self.setWindowTitle("Versions")
        self._maker = ThumbnailMaker(symbols, self)
        self._large = ThumbnailMaker(symbols, self)
        self._large.made.connect(self._show)
        self.model = VersionsModel(versions, self._maker, self.devicePixelRatioF(), self)
        self.list = self._list(theme)
        self.view = ThumbnailView(theme, LARGE, "The version that is marked")
        self.heading = labelled("", "title")
        self.words = labelled("", "")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setMinimumHeight(104)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        if versions:
            column.addLayout(self._pair(), 1)
        else:
            none = labelled(NONE_YET, "")
            none.setWordWrap(True)
            none.setMinimumWidth(420)
            column.addWidget(labelled("Versions", "title"))
            column.addWidget(none)
            # They have no place then, but an owner: what nobody owns may outlive what it needs.
            for widget in (self.list, self.view, self.heading, self.words):
                widget.setParent(self)
                widget.hide()
        column.addLayout(self._buttons(bool(versions)))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._ask())
        if versions:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    def _list(self, theme: Theme) -> QListView:
        view = QListView(self)
        view.setModel(self.model)
        view.setItemDelegate(VersionRow(theme, self.model, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFixedWidth(roomy(LIST_WIDTH))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName("Earlier versions, the latest first")
        return view

    def _pair(self) -> QHBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self.heading, self.view, self.words):
            right.addWidget(widget)
        pair = QHBoxLayout()
        pair.setSpacing(18)
        pair.addWidget(self.list)
        pair.addLayout(right, 1)
        return pair

    def _buttons(self, are_there: bool) -> QHBoxLayout:
        self.close_ = QPushButton("Close")
        self.new = QPushButton("Open as a new picture")
        self.new.setToolTip("What is open now is asked about first, and its file is left alone")
        self.back = QPushButton("Go back to this")
        self.back.setToolTip("In place of what is there; undo takes that back")
        self.back.setProperty("role", "primary")
        self.away = QPushButton(AWAY)
        self.away.setToolTip("For good: none of them can be brought back. The picture and its file stay")
        self.away.setVisible(are_there)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.close_)
        row.addWidget(self.away)
        row.addStretch(1)
        for button in (self.close_, self.away, self.new, self.back):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
        for button in (self.new, self.back):
            button.setVisible(are_there)
            button.setEnabled(False)
            row.addWidget(button)
        self.close_.clicked.connect(self.reject)
        self.away.clicked.connect(self._throw_away)
        self.new.clicked.connect(lambda: self._choose(self.opened_new.emit))
        self.back.clicked.connect(lambda: self._choose(self.went_back.emit))
        return row

    # The version that is marked

    def _ask(self) -> None:
        version = self.model.versions[self.list.currentIndex().row()]
        self._shown = None
        self.back.setEnabled(False)
        self.new.setEnabled(False)
        when = when_said(version.time)
        self.heading.setText(f"{when[:1].upper()}{when[1:]}")
        self.words.setText("")
        self._large.forget()
        self._large.ask(version, version.picture, LARGE, self.devicePixelRatioF())

    def _show(self, key: object, made: Thumbnail) -> None:
        """Show what was made, unless another one was marked meanwhile."""
        version = self.model.versions[self.list.currentIndex().row()]
        if key is not version:
            return
        self.view.show_thumbnail(made)
        if made.picture is None:
            self.words.setText("This version is damaged. The others are not touched by that.")
            return
        self._shown = version, made.picture
        same = compared(self._now, made.picture).is_empty
        self.words.setText(self._compared(made.picture, same))
        self.back.setEnabled(not same)
        self.new.setEnabled(True)

    def _compared(self, then: Picture, same: bool) -> str:
        if same:
            return "This is the picture as it is now."
        lines = differences(then, self._now)
        more = [f"and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
        told = "\n".join(f"•  {line}" for line in (*lines[:MOST_LINES], *more))
        return f"Since then:\n{told}"

    def _throw_away(self) -> None:
        """Throw all away at the second click: the first asks for it."""
        if self.away.text() == AWAY:
            self.away.setText(REALLY)
            return
        self.reject()
        kept = [one for one in self.model.versions if one.why != "previous"]
        if kept:
            self.thrown.emit(kept[0])

    def _choose(self, tell: Callable[[Version, Picture], None]) -> None:
        if self._shown is not None:
            version, picture = self._shown
            self.accept()
            tell(version, picture)
