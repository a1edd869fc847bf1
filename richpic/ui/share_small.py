"""What is too small to be read on a phone, with two ways out: a thread of its parts, and bigger words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from richpic.render.legibility import Small
from richpic.ui.share_facts import too_small_words
from richpic.ui.share_notes import NoteRow
from richpic.ui.theme import Theme

BIGGER, BACK = "Make these words bigger", "Take it back"
GROWN = "The words are bigger, as far as there is room."
NO_ROOM = "There is no room for bigger words."
ALL_READ = "All words can be read on a phone now."
# A place, and the part that is shown there.
Where = tuple[str, str | None]


class SmallWords(NoteRow):
    """The note about small words.

    `bigger` is the button that makes them bigger, `back` the one that takes it back, where that is offered.
    """

    def __init__(self, theme: Theme, make_thread: Callable[[], None]) -> None:
        super().__init__(theme, "device-mobile", "Make a thread", make_thread)
        self.bigger: QPushButton | None = None
        self.back: QPushButton | None = None
        self._grown = False
        # Where it was tried, and whether anything became bigger for that.
        self._tried: dict[Where, bool] = {}

    def offer_bigger(self, make: Callable[[], None], take_back: Callable[[], None]) -> None:
        """Offer to make the words bigger, and then to take that back."""
        self.back = self.offer(BACK, take_back)
        self.bigger = self.offer(BIGGER, make)
        self.back.hide()

    def take_as_tried(self, where: Where, gained: bool) -> None:
        """Words were made bigger for `where`, as far as it went: what is small there still has no room."""
        self._tried[where] = gained
        self._grown |= gained

    def forget(self) -> None:
        """All words are as they were."""
        self._tried.clear()
        self._grown = False

    def tell_of(self, small: Sequence[Small], where: Where, in_thread: bool) -> None:
        """Say what is too small at `where`; `in_thread`: it is a part of a thread already."""
        self.tell(self._words_for(too_small_words(small), where), bool(small) and not in_thread)
        if self.bigger is None or self.back is None:
            return
        # What is done moves along with the hand: not to some other button of the dialog.
        held = self.bigger if self.bigger.hasFocus() else self.back if self.back.hasFocus() else None
        for button, shown in ((self.back, self._grown), (self.bigger, where not in self._tried)):
            button.setVisible(shown)
        if held is not None and held.isHidden():
            next_one = next(
                (one for one in (self.back, self.bigger, self.button) if not one.isHidden()), held
            )
            next_one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_for(self, told: str, where: Where) -> str:
        gained = self._tried.get(where)
        if gained is None:
            return told
        if not told:
            return ALL_READ if gained else ""
        return f"{GROWN if gained else NO_ROOM} {told}"
