"""What was not saved: a card for each picture, with its look, its name and time, and a click to have it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from richpic.editor.operations import counted
from richpic.files.recovery import Recovery
from richpic.files.versions import Version, forget_history
from richpic.model.symbol import SymbolLibrary
from richpic.ui.panels import ScrollColumn, labelled
from richpic.ui.theme import Theme, interface_font, roomy
from richpic.ui.thumbnails import Thumbnail, ThumbnailMaker, ThumbnailView
from richpic.ui.when import when_said

# Of one that is alone, and of each of several.
LARGE, SIZE = QSize(390, 260), QSize(252, 168)
SPACE, SCROLLBAR = 18, 14
# What heading, words, button and the frame of a window take, in pixels.
AROUND = 240
IN_A_ROW, ROWS_SEEN = 3, 2
NAMELESS = "Picture without a name"
AWAY, REALLY = "Throw away", "Really?"
Found = Recovery | Version


class Card(QWidget):
    """One picture. `taken`: it is wanted; `thrown`: it is not, and that was said twice."""

    taken = Signal()
    thrown = Signal()

    def __init__(self, theme: Theme, found: Found, size: QSize, first: bool) -> None:
        super().__init__()
        self.found = found
        self.title = NAMELESS
        self.view = ThumbnailView(theme, size, NAMELESS)
        self._name = labelled("", "name")
        self._name.setFont(interface_font(13, 600))
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.back, self.away = QPushButton("Bring it back"), QPushButton(AWAY)
        self.back.setProperty("role", "primary" if first else "")
        self.away.setToolTip("It cannot be brought back after that")
        for button in (self.back, self.away):
            button.setAutoDefault(False)
        self.back.clicked.connect(self.taken)
        self.away.clicked.connect(self._ask_away)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back, 1)
        row.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.view, self._name, labelled(_when(found), "muted")):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(row)
        self.setFixedWidth(size.width())
        self.call(_title(found))

    def call(self, title: str) -> None:
        """Show the name of the picture."""
        self.title = " ".join(title.split())
        metrics = QFontMetrics(self._name.font())
        self._name.setText(metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, self.width() - 4))
        told = f"{self.title}, {_when(self.found)}"
        self.view.setAccessibleName(told)
        self.back.setAccessibleName(f"Bring back {told}")
        self.away.setAccessibleName(f"Throw away {told}")

    def show_thumbnail(self, made: Thumbnail) -> None:
        """Show what the picture looks like, and its own title if it has no other name."""
        self.view.show_thumbnail(made)
        if made.picture is not None and self.title == NAMELESS and made.picture.page.title:
            self.call(made.picture.page.title)

    def _ask_away(self) -> None:
        """Ask at the first click, by the button itself; believe the second."""
        if self.away.text() == REALLY:
            self.thrown.emit()
            return
        self.away.setText(REALLY)
        self.away.setToolTip("Click again to throw it away for good")


class UnsavedDialog(QDialog):
    """Offers what a crash left (`crashed`) and what was closed without saving (`closed`).

    `chosen` tells the Recovery or Version that is wanted; its card goes then. What is not wanted now stays
    for later, until the user throws it away.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        symbols: SymbolLibrary,
        crashed: list[Recovery],
        closed: list[Version],
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._maker = ThumbnailMaker(symbols, self)
        self._maker.made.connect(self._show)
        found: list[Found] = [*crashed, *closed]
        usual = SIZE if len(found) > 1 else LARGE
        size = QSize(roomy(usual.width()), roomy(usual.height()))
        self.cards = {one: Card(theme, one, size, first=one is found[0]) for one in found}
        self.setWindowTitle("Not saved yet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(labelled("This was not saved", "title"))
        told = labelled(" ".join(filter(None, (words, _said(len(found))))), "muted")
        told.setWordWrap(True)
        column.addWidget(told)
        column.addSpacing(4)
        column.addWidget(self._area(), 1)
        column.addWidget(self._later(), 0, Qt.AlignmentFlag.AlignRight)
        for one, card in self.cards.items():
            card.taken.connect(lambda one=one: self._take(one))
            card.thrown.connect(lambda one=one: self._throw(one))
            self._maker.ask(one, one.picture, size, self.devicePixelRatioF())
        first = next(iter(self.cards.values()))
        first.back.setDefault(True)
        first.back.setFocus()

    def _area(self) -> ScrollColumn:
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        for place, card in enumerate(self.cards.values()):
            grid.addWidget(card, place // IN_A_ROW, place % IN_A_ROW, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(IN_A_ROW, 1)
        area = ScrollColumn()
        area.column.addLayout(grid)
        area.column.addStretch(1)
        across, down = min(IN_A_ROW, len(self.cards)), -(-len(self.cards) // IN_A_ROW)
        card = next(iter(self.cards.values()))
        wide = across * (card.width() + SPACE) - SPACE
        # Its buttons are higher once they are styled.
        high = min(down, ROWS_SEEN) * (card.sizeHint().height() + 20 + SPACE) - SPACE
        room = self.screen().availableSize().height() - AROUND
        area.setMinimumSize(wide if down <= ROWS_SEEN and high <= room else wide + SCROLLBAR, min(high, room))
        return area

    def _later(self) -> QPushButton:
        later = QPushButton("Not now")
        later.setAccessibleName("Not now")
        later.setToolTip("They stay, and are offered again: File → Bring back unsaved work")
        later.setAutoDefault(False)
        later.clicked.connect(self.reject)
        return later

    def _show(self, key: object, made: Thumbnail) -> None:
        if isinstance(key, Recovery | Version) and key in self.cards:
            self.cards[key].show_thumbnail(made)

    def _take(self, found: Found) -> None:
        self._remove(found)
        self.chosen.emit(found)

    def _throw(self, found: Found) -> None:
        if isinstance(found, Recovery):
            found.discard()
        else:
            forget_history(found)
        self._remove(found)

    def _remove(self, found: Found) -> None:
        card = self.cards.pop(found)
        card.hide()
        card.deleteLater()
        if not self.cards:
            self.accept()


def _title(found: Found) -> str:
    if isinstance(found, Recovery):
        return found.title or (found.source.stem if found.source else NAMELESS)
    return NAMELESS


def _when(found: Found) -> str:
    if isinstance(found, Recovery):
        return f"{when_said(found.time)} · {counted(found.changes, 'change')}"
    return f"closed without saving {when_said(found.time)}"


def _said(count: int) -> str:
    one = "It is as it was last" if count == 1 else "Each is as it was last"
    return f"{one}. What you do not bring back now stays for later."
