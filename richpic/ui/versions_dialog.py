"""File → Versions: earlier states of the picture, each with its time and a little picture, to go back to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from richpic.files.versions import Version
from richpic.model.change import compared
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.share.differences import differences
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme, roomy
from richpic.ui.thumbnails import Thumbnail, ThumbnailMaker, ThumbnailView
from richpic.ui.versions_list import LIST_WIDTH, VersionRow, VersionsModel
from richpic.ui.when import when_said

LARGE = QSize(470, 318)
MOST_LINES = 5
AWAY, REALLY = "Throw all away", "Really all?"
NONE_YET = (
    "There is no earlier version yet. Each save keeps one, and so do every ten minutes of drawing.\n"
    "For the last few steps there is Undo."
)


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
