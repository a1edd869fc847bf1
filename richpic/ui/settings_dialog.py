"""Settings: light or dark, contrast, letters, motion, earlier versions. Each holds at once, to be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from richpic.files.version_rules import DAYS, MEGABYTES, Rules
from richpic.ui.controls import CheckBox, Choices, Sample
from richpic.ui.panels import labelled
from richpic.ui.theme import TEXT_SCALES, Scheme, Theme

SCHEMES: tuple[tuple[Scheme, str], ...] = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
KEPT = tuple(zip(DAYS, ("30 days", "90 days", "A year", "For ever"), strict=True))
ROOM = tuple(zip(MEGABYTES, ("100 MB", "500 MB", "2 GB"), strict=True))
SIZES = tuple(zip(TEXT_SCALES, ("Normal", "Large", "Largest"), strict=True))


class SettingsDialog(QDialog):
    """Sets the theme and the `rules` for earlier versions; whoever opened it keeps what was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, rules: Rules | None = None) -> None:
        super().__init__(parent)
        self.rules = rules or Rules()
        self._theme = theme
        self.setWindowTitle("Settings")
        self.setMinimumWidth(440)
        self.scheme = self._choice(SCHEMES, theme.scheme, theme.choose)
        self.size_of_text = self._choice(SIZES, theme.text_scale, theme.choose_text_scale)
        self.days = self._choice(KEPT, self.rules.days, self._keep_for)
        self.room = self._choice(ROOM, self.rules.megabytes, self._keep_within)
        self.contrast = self._switch(
            "High contrast", "Stronger edges and letters in the window", theme.strong, theme.choose_contrast
        )
        self.motion = self._switch(
            "Less motion",
            "Nothing glides or blinks; things are where they belong at once",
            theme.reduced_motion,
            theme.choose_motion,
        )
        close = QPushButton("Close")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(8)
        column.addWidget(labelled("Settings", "title"))
        for heading, widget in (("Window", self.scheme), ("Letters of the window", self.size_of_text)):
            column.addWidget(labelled(heading, "heading"))
            column.addWidget(widget)
        column.addWidget(self.contrast)
        column.addWidget(self.motion)
        for heading, widget in (
            ("Earlier versions are kept for", self.days),
            ("They take at most", self.room),
        ):
            column.addWidget(labelled(heading, "heading"))
            column.addWidget(widget)
        note = labelled(
            "The last version of each picture is always kept. How the picture looks is under "
            "“About this picture”.",
            "muted",
        )
        note.setWordWrap(True)
        column.addWidget(note)
        column.addSpacing(6)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _keep_for(self, days: int) -> None:
        self.rules = replace(self.rules, days=days)

    def _keep_within(self, megabytes: int) -> None:
        self.rules = replace(self.rules, megabytes=megabytes)

    def _choice(
        self, options: Sequence[tuple[object, str]], now: object, choose: Callable[..., None]
    ) -> Choices:
        made = Choices(
            [(value, Sample(self._theme, words, words)) for value, words in options], len(options), choose
        )
        made.show_value(now)
        return made

    def _switch(self, words: str, tip: str, now: bool, choose: Callable[[bool], None]) -> CheckBox:
        made = CheckBox(self._theme, words)
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
        made.setChecked(now)
        made.toggled.connect(choose)
        return made
