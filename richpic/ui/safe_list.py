"""The list of what there is to decide before a picture is shared, in sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from richpic.model.safe_choice import Deed
from richpic.share.concerns import SECTIONS, Concern, choosing
from richpic.share.repeats import OWN
from richpic.ui.panels import ScrollColumn, labelled
from richpic.ui.safe_rows import AllRow, ConcernRow, thumbnail
from richpic.ui.theme import Theme
from richpic.ui.timers import again

NOTHING = (
    "Nothing found. Look yourself, too: no list knows every name, and a story that only one family has "
    "can tell who they are."
)


class SafeList(ScrollColumn):
    """Rows of concerns. `chose` tells a list of SafeChoice, the others the Concern they are about.

    `shown` asks to see where it is, with True the next place.
    """

    chose = Signal(object)
    shown = Signal(object, bool)
    marked = Signal(object)
    forgot = Signal(object)

    def __init__(self, theme: Theme, photo: Callable[[Concern], bytes]) -> None:
        super().__init__()
        self._theme, self._photo = theme, photo
        self.rows: list[ConcernRow] = []
        self._unseen: list[ConcernRow] = []
        self._timer = again(self, 0, self._show_photo)
        self.column.setSpacing(2)

    def fill(self, found: Sequence[Concern]) -> None:
        """Show `found`, in rows made anew."""
        while (entry := self.column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._unseen = [], []
        for section, caption in SECTIONS.items():
            if inside := [one for one in found if one.section == section]:
                self._add_section(caption, inside)
        if not found:
            words = labelled(NOTHING, "")
            words.setWordWrap(True)
            self.column.addWidget(words)
        self.column.addStretch(1)

    def refresh(self, found: Sequence[Concern]) -> None:
        """Show `found`, which is about the same as before, in the rows that there are."""
        for row, concern in zip(self.rows, found, strict=True):
            row.show_concern(concern)

    def row(self, words: str) -> ConcernRow:
        """Return the row about `words`, or about the element of that id. Raises StopIteration."""
        return next(row for row in self.rows if words in (row.concern.words, row.concern.first.element))

    def _add_section(self, caption: str, inside: list[Concern]) -> None:
        common = tuple(deed for deed in inside[0].deeds if all(deed in one.deeds for one in inside))
        rows = [self._made(one) for one in inside]

        def choose_all(deed: Deed) -> None:
            choices = [choosing(row.concern, deed) for row in rows]
            self.chose.emit([replace(one, regions=()) if deed == "blur" else one for one in choices])

        head = AllRow(self._theme, caption, common if len(inside) > 1 else (), choose_all)
        for widget in (head, *rows):
            self.column.addWidget(widget)
        self.rows += rows

    def _made(self, concern: Concern) -> ConcernRow:
        row = ConcernRow(
            self._theme,
            concern,
            lambda choice: self.chose.emit([choice]),
            self.shown.emit,
            self.marked.emit,
            self.forgot.emit if concern.first.rule == OWN else None,
        )
        if concern.first.rule == "photo":
            self._unseen.append(row)
            self._timer.start()
        return row

    def _show_photo(self) -> None:
        """Show one photo in its row: a large one takes a while, and the window is there meanwhile."""
        if self._unseen:
            row = self._unseen.pop(0)
            row.show_thumb(thumbnail(self._photo(row.concern), self.devicePixelRatioF()))
        else:
            self._timer.stop()
