"""The rows of what there is to decide before a picture is shared: what was found, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QImageReader, QPixmap, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from richpic.model.safe_choice import Deed, SafeChoice
from richpic.share.concerns import Concern, choosing
from richpic.ui.controls import GlyphButton, Picker
from richpic.ui.inspector_rows import LineField
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme, interface_font, roomy

WORDS_FOR: dict[Deed, str] = {
    "swap": "Say {instead}",
    "blur": "Black it out",
    "remove": "Leave it out",
    "keep": "Keep it",
}
ALL_OF_THEM: dict[Deed, str] = {
    "swap": "Replace all",
    "blur": "Black out all",
    "remove": "Leave out all",
    "keep": "Keep all",
}
OTHER_WORD = "Say something else…"
UNSEEN = "Not looked at yet"
MARK, BLUR_ALL = "Blur parts of it…", "Blur all of it"
# Of the row: its buttons and lists end flush, so that the eye goes down one edge.
PICKER_WIDTH = 214
THUMB = QSize(56, 44)
Chosen = Callable[[SafeChoice], None]


class DeedPicker(Picker):
    """A list of what can be done. The wheel scrolls the rows; taking the keys shows the place."""

    def __init__(self, theme: Theme, name: str, on_focus: Callable[[], None]) -> None:
        super().__init__(theme, name)
        self._on_focus = on_focus
        self.setFixedWidth(roomy(PICKER_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where it is, unless its own list was just closed."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._on_focus()


class ConcernRow(QWidget):
    """One thing to decide. `choose` is told the choice, `mark` marks a photo.

    `show` shows where it is; with True the next place, if there are several.
    """

    def __init__(
        self,
        theme: Theme,
        concern: Concern,
        choose: Chosen,
        show: Callable[[Concern, bool], None],
        mark: Callable[[Concern], None],
        forget: Callable[[Concern], None] | None = None,
    ) -> None:
        super().__init__()
        self.concern = concern
        self._choose, self._show, self._mark = choose, show, mark
        self.place = QPushButton()
        self.place.setProperty("role", "quiet")
        self.place.setAutoDefault(False)
        self.place.clicked.connect(lambda: self._show(self.concern, True))
        self.says = labelled("", "muted")
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        self.picker = DeedPicker(theme, "What to do", lambda: self._show(self.concern, False))
        self.picker.activated.connect(self._picked)
        self.other = LineField(self._leave_other)
        self.other.setFixedWidth(roomy(PICKER_WIDTH))
        self.other.setMaxLength(120)
        self.other.setPlaceholderText("Say instead …")
        self.other.setAccessibleName("What to say instead")
        self.other.setToolTip("What to say instead; Enter takes it")
        self.other.editingFinished.connect(self._take_other)
        self.other.hide()
        self.thumb = QLabel()
        self.thumb.hide()
        self._lay_out(theme, forget)
        self.show_concern(concern)

    def _lay_out(self, theme: Theme, forget: Callable[[Concern], None] | None) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.place)
        words.addWidget(self.says)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 8, 2)
        line.setSpacing(8)
        line.addWidget(self.thumb)
        line.addLayout(words, 1)
        if forget is not None:
            drop = GlyphButton(theme, "x", "Do not look for this any more")
            drop.glyph_size = 14
            drop.clicked.connect(lambda: forget(self.concern))
            line.addWidget(drop)
        line.addWidget(self.picker)
        line.addWidget(self.other)
        self.place.setStyleSheet("min-height: 22px; padding: 0; font-weight: 600")
        self.place.setMinimumWidth(80)

    # What it shows

    def show_concern(self, concern: Concern) -> None:
        """Show what was found, and what becomes of it."""
        self.concern = concern
        first, places = concern.first, len(concern.elements)
        self._name = concern.words or first.says
        self._elide()
        self.place.setToolTip(f"{self._name}\nShow where it is")
        self.place.setAccessibleName(f"Show where it is: {self._name}")
        where = f" · in {len(concern.findings)} places" if max(places, len(concern.findings)) > 1 else ""
        self.says.setText(f"{first.says}{where}")
        self.picker.setAccessibleName(f"What to do about {self._name}")
        self.picker.setToolTip(f"What to do about {self._name}")
        self._fill()

    def show_thumb(self, pixmap: QPixmap) -> None:
        """Show a little picture of the photo."""
        self.thumb.setPixmap(pixmap)
        self.thumb.setVisible(not pixmap.isNull())

    def _elide(self) -> None:
        room = max(80, self.place.width() - 8)
        font = interface_font(13, 600)
        self.place.setText(QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: object) -> None:
        """Cut the words to the room that there is."""
        self._elide()

    def _fill(self) -> None:
        concern, photo = self.concern, self.concern.first.rule == "photo"
        self.picker.clear()
        if photo and not concern.is_chosen:
            self.picker.addItem(UNSEEN, "")
        for deed in concern.deeds:
            if photo and deed == "blur":
                parts = len(concern.choice.regions)
                told = f"Blur {parts} part{'s' if parts > 1 else ''}…" if parts else MARK
                self.picker.addItem(told, "mark")
                self.picker.addItem(BLUR_ALL, "blur")
            else:
                # What stands in brackets is no name: it needs no quotation marks.
                said = concern.instead if concern.instead.startswith("(") else f"“{concern.instead}”"
                self.picker.addItem(WORDS_FOR[deed].format(instead=said), deed)
        if "swap" in concern.deeds:
            self.picker.insertItem(1, OTHER_WORD, "other")
        self.picker.setCurrentIndex(max(0, self.picker.findData(self._current())))

    def _current(self) -> str:
        choice = self.concern.choice
        if self.concern.first.rule == "photo":
            if not self.concern.is_chosen:
                return ""
            if choice.does == "blur":
                return "mark" if choice.regions else "blur"
        return choice.does

    # What is chosen

    def _picked(self, index: int) -> None:
        what = self.picker.itemData(index)
        if what == "mark":
            self._mark(self.concern)
        elif what == "other":
            self._ask_other()
        elif what:
            choice = choosing(self.concern, what)
            self._choose(replace(choice, regions=()) if what == "blur" else choice)
        self._fill()

    def _ask_other(self) -> None:
        self.other.setText(self.concern.choice.instead or self.concern.instead)
        self.picker.hide()
        self.other.show()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self.other.selectAll()

    def _take_other(self) -> None:
        if self.other.isVisible():
            words = " ".join(self.other.text().split())
            self._leave_other()
            self._choose(replace(choosing(self.concern, "swap"), instead=words))

    def _leave_other(self) -> None:
        self.other.hide()
        self.picker.show()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)


def thumbnail(data: bytes, ratio: float) -> QPixmap:
    """Return a little picture of an image file, cut to fill its place; a null one if it cannot be read."""
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer)
    size = THUMB * ratio
    # Read in small: of a photo, a tenth of the time.
    reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    whole = reader.read()
    left, top = (whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2
    cut = QPixmap.fromImage(whole.copy(left, top, size.width(), size.height()))
    cut.setDevicePixelRatio(ratio)
    return cut


class AllRow(QWidget):
    """The heading of a section, with what can be done to all in it at once."""

    def __init__(
        self, theme: Theme, caption: str, deeds: tuple[Deed, ...], choose: Callable[[Deed], None]
    ) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 6, 8, 0)
        line.addWidget(labelled(caption, "heading"), 1)
        self.picker = Picker(theme, f"{caption}: all at once")
        self.picker.addItem("All at once …", "")
        for deed in deeds:
            self.picker.addItem(ALL_OF_THEM[deed], deed)
        self.picker.setFixedWidth(roomy(PICKER_WIDTH))
        self.picker.setStyleSheet("QComboBox { border: none; background: transparent; min-height: 30px }")
        self.picker.setVisible(bool(deeds))
        self.picker.activated.connect(lambda index: self._picked(index, choose))
        line.addWidget(self.picker)

    def _picked(self, index: int, choose: Callable[[Deed], None]) -> None:
        if deed := self.picker.itemData(index):
            choose(deed)
        self.picker.setCurrentIndex(0)
