"""Says what is selected: on the status line, and to screen readers through the paper's description."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from richpic.editor.editor import Editor
from richpic.editor.saying import selection_said
from richpic.ui.access import announce
from richpic.ui.timers import once

# Walking quickly over many things, only the last is worth saying.
WAIT_MS = 60


class Speaker(QObject):
    """Waits a moment after each change, then tells `show` the words ("" when nothing is selected)."""

    def __init__(self, editor: Editor, paper: QWidget, show: Callable[[str], None]) -> None:
        super().__init__(paper)
        self._editor, self._paper, self._show = editor, paper, show
        self._usual = paper.accessibleDescription()
        self._said = ""
        self._timer = once(self, WAIT_MS, self.say)
        stop = editor.subscribe(self._heard)
        self.destroyed.connect(stop)

    def _heard(self, happened: str, detail: Any) -> None:
        if happened in ("selection", "change", "picture"):
            self._timer.start()

    def say(self) -> None:
        """Say it now, if it is not what was said last. While something is dragged that has to wait."""
        if self._editor.preview is not None:
            self._timer.start()
            return
        words = selection_said(self._editor)
        if words == self._said:
            return
        self._said = words
        self._paper.setAccessibleDescription(words or self._usual)
        announce(self._paper, words)
        self._show(words)
