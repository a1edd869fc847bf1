"""Gliding: things go to their new places in a quarter of a second, so that the eye can follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject

from richpic.editor.editor import Editor
from richpic.model.change import Change, Patch
from richpic.ui.timers import again

LASTS = 260
TICK = 16


class Glide(QObject):
    """Commits a Change at once, and shows the way there as a preview. Whatever else happens ends it."""

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._change = Change()
        self._own = False
        self._clock = QElapsedTimer()
        self._timer = again(self, TICK, self._tick)
        editor.subscribe(lambda happened, _: self._heard(happened))

    @property
    def is_running(self) -> bool:
        """Whether things are on their way."""
        return self._timer.isActive()

    def commit(self, change: Change, reduced: bool) -> None:
        """Commit `change`; unless motion is `reduced`, let it be seen."""
        self._stop()
        self._editor.commit(change)
        if reduced or change.is_empty:
            return
        self._change = change
        self._clock.start()
        self._timer.start()
        self._tick()

    def _heard(self, happened: str) -> None:
        if happened in ("preview", "change", "picture", "interrupt") and not self._own:
            self._timer.stop()

    def _stop(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._show(None)

    def _tick(self) -> None:
        share = self._clock.elapsed() / LASTS
        if share >= 1.0:
            self._stop()
            return
        # Fast at first, then slower: as things that are pushed.
        self._show(on_the_way(self._change, 1.0 - (1.0 - share) ** 3))

    def _show(self, change: Change | None) -> None:
        self._own = True
        try:
            self._editor.show(change)
        finally:
            self._own = False


def on_the_way(change: Change, share: float) -> Change:
    """Return the Change from the picture after `change` to where numbers have gone `share` of their way."""
    patches = {}
    for identifier, patch in change.patches.items():
        before, after = patch.before, patch.after
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            numbers: dict[str, Any] = {
                name: before[name] + (after[name] - before[name]) * share
                for name in after
                if isinstance(after[name], float | int)
                and not isinstance(after[name], bool)
                and name in before
            }
            if numbers:
                patches[identifier] = Patch({name: after[name] for name in numbers}, numbers)
    return Change(patches, change.name)
