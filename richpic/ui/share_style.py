"""What the dialogs for sharing have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from richpic.ui.theme import Theme


def plain_button(words: str, run: Callable[[], None]) -> QPushButton:
    """Return a button that says `words` and runs `run`."""
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setToolTip(words)
    button.clicked.connect(lambda _=False: run())
    return button


def slim_bar(theme: Theme, name: str) -> QProgressBar:
    """Return a slim progress bar from 0 to 100, hidden; `name` is for those who do not see it."""
    tokens = theme.tokens
    bar = QProgressBar()
    bar.setRange(0, 100)
    bar.setTextVisible(False)
    bar.setAccessibleName(name)
    bar.setFixedHeight(8)
    bar.setStyleSheet(
        f"QProgressBar {{ background: {tokens.sunk}; border: none; border-radius: 4px }}"
        f"QProgressBar::chunk {{ background: {tokens.accent}; border-radius: 4px }}"
    )
    bar.hide()
    return bar


def trouble_label(theme: Theme) -> QLabel:
    """Return a label for what went wrong."""
    label = QLabel()
    label.setWordWrap(True)
    label.setStyleSheet(f"color: {theme.tokens.danger}")
    return label
