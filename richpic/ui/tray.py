"""The icon tray: search by meaning, categories, the grid of symbols, and faces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from richpic.model.symbol import MARKS, Symbol, SymbolLibrary
from richpic.ui.controls import Chip, PaintedButton
from richpic.ui.flow_rows import FlowRows
from richpic.ui.panels import Panel, heading, labelled
from richpic.ui.symbol_pixmaps import SymbolPixmaps, face_name
from richpic.ui.theme import Theme
from richpic.ui.tray_list import SymbolList

if TYPE_CHECKING:
    from richpic.ui.tray_question import TrayQuestion

EVERYTHING = "all"
# Before the prefix of a pack, where other categories have their names.
PACK = "pack "
RECENT = 6
FOUND = 48
# The heights in pixels from which there is room for faces and for categories, beside two rows of icons.
FACES_FROM, CHIPS_FROM = 430, 340
# Milliseconds in which clicks may belong to the double click that has answered a question.
ANSWERED = 700


class SearchField(QLineEdit):
    """Down goes on to what was found; Escape empties the field, and leaves it when it is empty."""

    downwards = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Down and Escape."""
        if event.key() == Qt.Key.Key_Down:
            self.downwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
            # Qt passes Enter on to the window as well, where it means something else.
            event.accept()


class FaceButton(PaintedButton):
    """A face to choose. The empty name is the symbol's own face."""

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, face: str) -> None:
        super().__init__(theme, f"{face} face")
        self.face = face
        self._pixmaps = pixmaps
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pixmaps.painted.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a narrow target: eight stand in a row."""
        return QSize(28, 40)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the face."""
        size = 27
        if pixmap := self._pixmaps.get(face_name(self.face), size, self.devicePixelRatioF()):
            painter.drawPixmap(rect.center() - QPointF(size / 2, size / 2), pixmap)


class Tray(Panel):
    """Signals: `armed` (draw with a symbol), `placed` (put a symbol down now), `face_chosen`, `left`."""

    armed = Signal(str)
    placed = Signal(str, bool)
    face_chosen = Signal(str)
    left = Signal()
    WIDTH = 256

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Icons", parent, inset=9)
        self._library = pixmaps.library
        self._category = EVERYTHING
        self._recent: list[str] = []
        self._question: TrayQuestion | None = None
        self._choose: Callable[[str], None]
        self._end: Callable[[], None]
        self._answered = QElapsedTimer()
        self.search = SearchField()
        self.search.setAccessibleName("Search icons")
        self.search.setToolTip("Search icons by meaning")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedHeight(42)
        self._show_count()
        self.list = SymbolList(theme, pixmaps)
        self.nothing = labelled("", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        self._top = QHBoxLayout()
        self._top.setSpacing(2)
        self._top.addWidget(self.search, 1)
        column.addLayout(self._top)
        self._chip_rows = self._chips()
        column.addWidget(self._chip_rows)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self._face_rows = (heading("Faces"), self._faces(pixmaps))
        for widget in self._face_rows:
            column.addWidget(widget)
        self._connect()
        self._show()

    def put_in_corner(self, button: QWidget) -> None:
        """Put a button beside the search field."""
        self._top.addWidget(button)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._take_first)
        self.search.downwards.connect(self._into_list)
        self.search.left.connect(self.left)
        self.list.armed.connect(lambda name: self._arm(name, by_mouse=True))
        self.list.placed.connect(self._place)

    def _show_count(self) -> None:
        count = len(self._all()) + sum(pack.count for pack in self._library.packs)
        self.search.setPlaceholderText(f"Search {count:,} icons")

    def _chips(self) -> QWidget:
        rows = FlowRows()
        self.chips: dict[str, Chip] = {}
        named = {category: category.capitalize() for category in (EVERYTHING, *self._library.categories)}
        named |= {PACK + pack.prefix: pack.title for pack in self._library.packs}
        for category, caption in named.items():
            chip = Chip(self.theme, caption, f"Show {caption} icons")
            chip.clicked.connect(lambda _=False, category=category: self.show_category(category))
            self.chips[category] = chip
            rows.add(chip)
        return rows

    def use(self, library: SymbolLibrary) -> None:
        """Offer another library, which differs in its packs."""
        self._library = library
        before = self._chip_rows
        self._chip_rows = self._chips()
        if (column := self.content.layout()) is not None:
            column.replaceWidget(before, self._chip_rows)
        self._chip_rows.setVisible(not before.isHidden())
        before.hide()
        before.deleteLater()
        self._show_count()
        self.show_category(self._category if self._category in self.chips else EVERYTHING)

    def _faces(self, pixmaps: SymbolPixmaps) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        self.faces = {face: FaceButton(self.theme, pixmaps, face) for face in self._library.faces}
        for face, button in self.faces.items():
            button.clicked.connect(lambda _=False, face=face: self.face_chosen.emit(face))
            layout.addWidget(button)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the icons come first: faces go, then the categories."""
        super().resizeEvent(event)
        for widget in self._face_rows:
            widget.setVisible(event.size().height() > FACES_FROM)
        self._chip_rows.setVisible(event.size().height() > CHIPS_FROM)

    # What is shown

    def _all(self) -> list[Symbol]:
        return [symbol for symbol in self._library if symbol.category != MARKS]

    def show_category(self, category: str) -> None:
        """Show one category, or EVERYTHING."""
        self._category = category
        if self.search.text():
            self.search.clear()
        else:
            self._show()

    def _show(self) -> None:
        query = self.search.text().strip()
        for category, chip in self.chips.items():
            chip.setChecked(not query and category == self._category)
        symbols = self._found(query) if query else self._browsed()
        self.list.show_symbols(symbols)
        self.nothing.setVisible(not symbols)
        self.nothing.setText(f"Nothing is called “{query}”. Try a plainer word, or write it as a note (N).")

    def _found(self, query: str) -> list[Symbol]:
        from richpic.editor.icon_search import search

        return [symbol for symbol in search(query, self._library, FOUND) if symbol.category != MARKS]

    def _browsed(self) -> Sequence[Symbol]:
        if self._category.startswith(PACK):
            return self._of_pack(self._category.removeprefix(PACK))
        if self._category != EVERYTHING:
            return [symbol for symbol in self._all() if symbol.category == self._category]
        recent = [self._library.get(name) for name in self._recent]
        return [*recent, *(symbol for symbol in self._all() if symbol.name not in self._recent)]

    def _of_pack(self, prefix: str) -> Sequence[Symbol]:
        return next((pack.listing for pack in self._library.packs if pack.prefix == prefix), ())

    # What is asked

    def ask(self, question: TrayQuestion, choose: Callable[[str], None], end: Callable[[], None]) -> None:
        """Show a `question` over the search: the next symbol taken answers it, by a call of `choose`.

        `end` is called when it is asked no more, whether it was answered or left.
        """
        self._question, self._choose, self._end = question, choose, end
        column = self.content.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, question)
        question.left.connect(self.left)
        self.search.clear()
        self.search.setAccessibleDescription(question.words.text())

    @property
    def asks(self) -> bool:
        """Whether it asks for a symbol."""
        return self._question is not None

    def stop_asking(self) -> None:
        """Take the question back, if there is one."""
        if self._question is None:
            return
        question, self._question = self._question, None
        question.hide()
        question.deleteLater()
        self.search.setAccessibleDescription("")
        self.search.clear()
        self.list.choose("")
        self._end()

    def _answers(self, name: str, by_mouse: bool) -> bool:
        """Take `name` as the answer to a question. Tells whether there was one to answer."""
        if self._question is None:
            # The rest of a double click that has answered one.
            return by_mouse and self._answered.isValid() and self._answered.elapsed() < ANSWERED
        self.remember([name])
        self._answered.start()
        self._choose(name)
        self.stop_asking()
        return True

    # What is done

    def remember(self, names: Sequence[str]) -> None:
        """Put what was used lately first, from the next time everything is shown."""
        known = [name for name in dict.fromkeys((*names, *self._recent)) if name in self._library]
        self._recent = known[:RECENT]

    @property
    def recent(self) -> tuple[str, ...]:
        """The symbols used last, the latest first."""
        return tuple(self._recent)

    def _arm(self, name: str, by_mouse: bool = False) -> None:
        if self._answers(name, by_mouse):
            return
        self.remember([name])
        self.armed.emit(name)

    def _place(self, name: str, by_mouse: bool) -> None:
        if self._answers(name, by_mouse):
            return
        self.remember([name])
        self.placed.emit(name, by_mouse)

    def _take_first(self) -> None:
        if self.list.symbols:
            self.list.choose(self.list.symbols[0].name)
            self._arm(self.list.symbols[0].name)

    def _into_list(self) -> None:
        if self.list.symbols:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.choose(self.list.symbols[0].name)

    def show_armed(self, name: str) -> None:
        """Mark the symbol that the icon tool draws with ("" for none)."""
        self.list.choose(name)

    def show_face(self, face: str) -> None:
        """Mark a face ("" for none)."""
        for one, button in self.faces.items():
            button.setChecked(one == face)
