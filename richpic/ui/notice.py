"""A notice beside the paper: something to know, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from richpic.ui.panels import Panel
from richpic.ui.theme import Theme

# As slim as the panels beside it: a button of 40 pixels, a border and what is around.
INSET, SIDE = 3, 10
Offer = tuple[str, Callable[[], None]]


def nothing() -> None:
    """Do nothing: for an offer that only closes the notice."""


OK: Offer = ("OK", nothing)


class _Said(NamedTuple):
    """One notice; see Notice.say."""

    words: str
    offers: Sequence[Offer]
    yields: bool
    lasts: bool
    about: str


class Notice(Panel):
    """Shows one notice at a time; the others wait. An offer that is taken closes it."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Notice", parent, inset=INSET)
        self._waiting: list[_Said] = []
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self.content)
        self._row.setContentsMargins(SIDE, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to show."""
        return bool(self._waiting)

    @property
    def text(self) -> str:
        """What it says."""
        return self._waiting[0].words if self._waiting else ""

    @property
    def yields(self) -> bool:
        """Whether it is better not seen than in the way of what is drawn."""
        return bool(self._waiting) and self._waiting[0].yields

    def say(
        self,
        words: str,
        offers: Sequence[Offer],
        first: bool = False,
        yields: bool = False,
        lasts: bool = False,
        about: str = "",
    ) -> None:
        """Show `words` with a button for each offer; the same words only once.

        They wait for what is shown, unless they are to be known `first`, or what is shown `yields`: that is
        not shown where it would lie on something drawn. What `lasts` is to be known also when another picture
        has been opened meanwhile. What is said `about` something stands in place of what was said about that
        before; no words leave nothing to say about it.
        """
        if about:
            self._keep(lambda one: one.about != about)
        if not words or any(words == waiting.words for waiting in self._waiting):
            return
        first = first or (self.yields and not yields)
        self._waiting.insert(0 if first else len(self._waiting), _Said(words, offers, yields, lasts, about))
        self._refresh()

    def begin_anew(self) -> None:
        """Say no more of the picture that was open before."""
        self._keep(lambda one: one.lasts)

    def take_back(self, words: str) -> None:
        """Say `words` no more: they do not hold any longer."""
        self._keep(lambda one: one.words != words)

    def dismiss(self) -> None:
        """Close what is shown."""
        if self._waiting:
            self._waiting.pop(0)
            self._refresh()

    def _keep(self, wanted: Callable[[_Said], bool]) -> None:
        left = [one for one in self._waiting if wanted(one)]
        if len(left) < len(self._waiting):
            self._waiting = left
            self._refresh()

    def _refresh(self) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        if self._waiting:
            words, offers, *_ = self._waiting[0]
            self.words.setText(words)
            self.setAccessibleDescription(words)
            for index, (caption, run) in enumerate(offers):
                self._add(caption, run, primary=index == 0 and len(offers) > 1)
        self.changed.emit()

    def _add(self, caption: str, run: Callable[[], None], primary: bool) -> None:
        button = QPushButton(caption)
        button.setAccessibleName(caption)
        button.setToolTip(caption)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda: self._take(run))
        self._row.addWidget(button)
        self.buttons.append(button)

    def _take(self, run: Callable[[], None]) -> None:
        self.dismiss()
        run()

    def height_for(self, width: int) -> int:
        """Return the height that the words need in a sheet of `width` pixels."""
        around = 2 * (1 + INSET)
        buttons = sum(button.sizeHint().width() + 8 for button in self.buttons)
        words = self.words.heightForWidth(max(80, width - around - SIDE - buttons))
        return max(48, words + around)
