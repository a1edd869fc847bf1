"""What the dialogs for sharing have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from richpic.ui.theme import Theme


def plain_button(words: str, run: Callable[[], None]) -> QPushButton:
    """Return a button that says `words` and runs `run`."""
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setToolTip(words)
    button.clicked.connect(lambda _=False: run())
    return button


def bar_style(theme: Theme) -> str:
    """Return the style of a slim progress bar."""
    tokens = theme.tokens
    return (
        f"QProgressBar {{ background: {tokens.sunk}; border: none; border-radius: 4px }}"
        f"QProgressBar::chunk {{ background: {tokens.accent}; border-radius: 4px }}"
    )
