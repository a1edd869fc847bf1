"""What is too small to be read on a phone, with two ways out: a thread of its parts, and bigger words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton

from richpic.render.legibility import Small
from richpic.ui.share_facts import too_small_words
from richpic.ui.share_notes import NoteRow
from richpic.ui.theme import Theme

GROWN = "The words are bigger, as far as there is room."
# A place, and the part that is shown there.
Where = tuple[str, str | None]


class SmallWords(NoteRow):
    """The note about small words. `bigger` is the button that makes them bigger, where that is offered."""

    def __init__(self, theme: Theme, make_thread: Callable[[], None]) -> None:
        super().__init__(theme, "device-mobile", "Make a thread", make_thread)
        self.bigger: QPushButton | None = None
        self._grown: Where | None = None

    def offer_bigger(self, make: Callable[[], None]) -> None:
        """Offer to make the words bigger."""
        self.bigger = self.offer("Make these words bigger", make)

    def take_as_grown(self, where: Where) -> None:
        """Words were made bigger for `where`: what is small there still has no room."""
        self._grown = where

    def tell_of(self, small: Sequence[Small], where: Where, in_thread: bool) -> None:
        """Say what is too small at `where`; `in_thread`: it is a part of a thread already."""
        told = too_small_words(small)
        if self.bigger is not None:
            grown = self._grown == where
            told = f"{GROWN} {told}" if told and grown else told
            self.bigger.setVisible(not grown)
        self.tell(told, not in_thread)
