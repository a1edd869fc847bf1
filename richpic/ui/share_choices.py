"""The right side of the share dialog: where to, which part, and how it is to look."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from richpic.render.export import EXPORTERS
from richpic.share.destinations import destinations
from richpic.ui.controls import CheckBox, Choices, Picker, Sample
from richpic.ui.panels import ScrollColumn, heading, labelled
from richpic.ui.share_wish import FILE, FILE_SUFFIXES, PARTS, SELECTION, WEB, Wish
from richpic.ui.theme import Theme, roomy

SIZES: tuple[tuple[str, int | None], ...] = (
    ("As drawn, twice as sharp", None),
    ("For a post: 1200 pixels wide", 1200),
    ("For a slide: 1920 pixels wide", 1920),
    ("For print: 4096 pixels wide", 4096),
)
GROUNDS = (("Paper", "paper"), ("White", "white"), ("None", "transparent"))
ROOMS: tuple[tuple[str, float | None], ...] = (("As usual", None), ("Little", 12.0), ("Much", 120.0))
WHOLE = "The whole picture"
# What is worth saying of each format.
WORDS = {
    ".png": "For posts, mail and slides. Opens everywhere.",
    ".jpg": "Small, for mail and old websites. Fine lines fray a little.",
    ".webp": "Smallest, for websites.",
    ".svg": "Sharp at any size. Letters can be searched and copied.",
    ".pdf": "For print. Sharp at any size.",
}
AS_SHAPES = "Sharp at any size. Letters become shapes, which look the same in each of these programs."
WEB_WORDS = (
    "One file to look around in, in any browser, with all there is to say of each thing. It needs no network."
)
# Drawing and office programs take no fonts from a file: they would show other letters in their place.
LETTERS = (
    ("For websites and browsers", False),
    ("For Inkscape, LibreOffice, PowerPoint", True),
)
COLUMNS, WIDTH = 4, 366


class ShareChoices(QWidget):
    """Writes what the user chooses into a Wish. `changed` tells that something else is wanted now."""

    changed = Signal()

    def __init__(self, theme: Theme, wish: Wish) -> None:
        super().__init__()
        self._theme, self.wish = theme, wish
        places = [(FILE, "A file", ""), (WEB, "Web page", WEB_WORDS)]
        places += [(one.key, one.name, "") for one in destinations().values()]
        buttons = [(key, Sample(theme, name, tip or f"For {name}")) for key, name, tip in places]
        self.places = Choices(buttons, COLUMNS, self._choose_place)
        self.formats = Choices(
            [(one, Sample(theme, one[1:].upper(), EXPORTERS[one].caption)) for one in FILE_SUFFIXES],
            len(FILE_SUFFIXES),
            self.choose_format,
        )
        self.words = labelled("", "muted")
        self.words.setWordWrap(True)
        self.web_words = labelled(WEB_WORDS, "muted")
        self.web_words.setWordWrap(True)
        self.part = self._picker("Part of the picture", self._part_items(), self._choose_part)
        self.size_box = self._picker("Size", list(SIZES), self._take)
        self.letters = self._picker("For which programs", list(LETTERS), self._take)
        self.ground = self._picker("Background", list(GROUNDS), self._take)
        self.room = self._picker("Room around it", list(ROOMS), self._take)
        self.dark = self._check("Dark: light lines on a dark ground", wish.dark)
        self.captioned = self._check("Title and date below", wish.captioned)
        self.credit = QLineEdit(wish.credit)
        self.credit.setPlaceholderText("Drawn by …, at …")
        self.credit.setAccessibleName("Credit")
        self.credit.setToolTip("Whom to thank: roles rather than names")
        self.credit.setMaxLength(120)
        self.credit.textEdited.connect(lambda _: self._take())
        self.keep = self._check("Can be opened again with richpic", wish.reopens)
        self.keep.setToolTip(
            "Keeps the whole picture inside the file, without your private remarks and what is hidden"
        )
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        scroll = ScrollColumn()
        column = scroll.column
        column.setSpacing(3)
        column.setContentsMargins(2, 0, 12, 0)
        column.addWidget(heading("Where to"))
        column.addWidget(self.places)
        self._file = QWidget()
        inside = QVBoxLayout(self._file)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        own: tuple[QWidget, ...] = (self.formats, self.letters, self.words, self.size_box)
        for widget in own:
            inside.addWidget(widget)
        column.addWidget(self._file)
        column.addWidget(self.web_words)
        column.addWidget(heading("What"))
        column.addWidget(self.part)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        for caption, picker in (("Background", self.ground), ("Room around", self.room)):
            side = QVBoxLayout()
            side.setSpacing(4)
            side.addWidget(heading(caption))
            side.addWidget(picker)
            pair.addLayout(side, 1)
        column.addLayout(pair)
        below: tuple[QWidget, ...] = (self.dark, self.captioned, self.credit, self.keep)
        for widget in below:
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        # With large letters, the names of the places need more; the scroll bar and the margins come on top.
        self.setFixedWidth(max(roomy(WIDTH), self.places.sizeHint().width() + 14) + 14)

    def _part_items(self) -> list[tuple[str, object]]:
        items: list[tuple[str, object]] = [(WHOLE, None)]
        if self.wish.selection:
            items.append(("What is selected", SELECTION))
        items += [(name, name) for name in self.wish.frames]
        what = "each frame" if self.wish.frames else "each part"
        return [*items, (f"A thread: the whole, then {what}", PARTS)]

    def _picker(self, name: str, items: Sequence[tuple[str, object]], changed: Callable[[], None]) -> Picker:
        box = Picker(self._theme, name)
        # As wide as there is room: the name of a frame may be long.
        box.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for caption, value in items:
            box.addItem(caption, value)
        box.currentIndexChanged.connect(lambda _: changed())
        return box

    def _check(self, words: str, checked: bool) -> CheckBox:
        box = CheckBox(self._theme, words)
        box.setChecked(checked)
        box.toggled.connect(lambda _: self._take())
        return box

    # What is chosen

    def choose_place(self, key: str) -> None:
        """Choose where it is to go."""
        self.places.show_value(key)
        self._choose_place(key)

    def choose_part(self, part: str | None) -> None:
        """Choose what is to be shown."""
        self.part.setCurrentIndex(max(0, self.part.findData(part)))

    def _choose_place(self, key: object) -> None:
        self.wish.where = str(key)
        self._take()

    def choose_format(self, suffix: object) -> None:
        """Choose the format of a file, by its suffix."""
        self.wish.suffix = str(suffix)
        self._take()

    def _choose_part(self) -> None:
        """A part holds no more than it shows, unless that is asked for: the whole picture would be inside."""
        self.keep.setChecked(self.part.currentData() is None)
        self._take()

    def _take(self) -> None:
        wish = self.wish
        wish.part = self.part.currentData()
        wish.width = self.size_box.currentData()
        wish.outlines = bool(self.letters.currentData())
        wish.background = self.ground.currentData()
        wish.padding = self.room.currentData()
        wish.dark = self.dark.isChecked()
        wish.captioned = self.captioned.isChecked()
        wish.credit = self.credit.text()
        wish.reopens = self.keep.isChecked()
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Show what is chosen, and only what there is to choose then."""
        wish = self.wish
        self.places.show_value(wish.where)
        self.formats.show_value(wish.suffix)
        self._file.setVisible(wish.where == FILE)
        self.words.setText(AS_SHAPES if wish.options.outlines else WORDS[wish.suffix])
        self.size_box.setVisible(wish.has_pixels)
        self.letters.setVisible(wish.suffix == ".svg")
        self.web_words.setVisible(wish.is_web)
        self.keep.setVisible(wish.where == FILE)
        self.keep.setEnabled(wish.can_reopen)
        # A web page says title and date by itself.
        self.captioned.setVisible(not wish.is_web)
        self.credit.setVisible(wish.captioned and not wish.is_web)
