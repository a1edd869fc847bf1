"""Notices words that this machine has no letters for, when they are written or opened, and says so once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject

from richpic.editor.editor import Editor
from richpic.model.change import Change
from richpic.model.element import Element
from richpic.render.lacking import lacking, lacking_words
from richpic.ui.timers import once

SLICE = 0.002
# Milliseconds between two slices: words can wait until the picture is painted.
PAUSE = 20


class LetterWatch(QObject):
    """Reads what is committed; `say` is told in a sentence what cannot be shown, each letter once."""

    def __init__(self, editor: Editor, say: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._say = editor, say
        self._told: set[str] = set()
        self._waiting: set[str] = set()
        self._lacking: dict[str, None] = {}
        self._timer = once(self, PAUSE, self._read)
        editor.subscribe(self._heard)

    def _heard(self, happened: str, detail: Any) -> None:
        if happened == "change":
            self._wait_for(_written(detail))
        elif happened == "picture":
            self._wait_for(self._editor.picture.elements)

    def _wait_for(self, ids: Iterable[str]) -> None:
        """Read `ids` once the paper has been painted."""
        self._waiting.update(ids)
        if self._waiting:
            self._timer.start(0)

    def _read(self) -> None:
        """Read for one slice; when all is read, say what is lacking."""
        until = perf_counter() + SLICE
        elements, context = self._editor.picture.elements, self._editor.context
        while self._waiting and perf_counter() < until:
            element = elements.get(self._waiting.pop())
            if element is not None:
                self._lacking.update(dict.fromkeys(lacking([element], context)))
        if self._waiting:
            self._timer.start(PAUSE)
            return
        lost = "".join(char for char in self._lacking if char not in self._told)
        self._lacking.clear()
        if lost:
            self._told.update(lost)
            self._say(lacking_words(lost))


def _written(change: Change) -> Iterable[str]:
    """Return the ids of elements that got other words, or came to the picture."""
    for identifier, patch in change.patches.items():
        after = patch.after
        words = after.values() if isinstance(after, Mapping) else ()
        if isinstance(after, Element) or any(isinstance(value, str) for value in words):
            yield identifier
