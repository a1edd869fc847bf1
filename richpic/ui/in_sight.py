"""What is selected stays in sight: the properties make way for it, or the paper moves a little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from richpic.ui.timers import once

if TYPE_CHECKING:
    from richpic.ui.stage import Stage

# Milliseconds after the time in which a second click may come: nothing moves away under that.
MOMENT = 80


class InSight(QObject):
    """Lets the properties of `stage` lie on nothing selected, a moment after it was selected or changed.

    Whoever drags something has it where they want it: nothing moves until they let go.
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage, self._canvas = stage, stage.canvas
        self._timer = once(self, QApplication.doubleClickInterval() + MOMENT, self._look)
        self._canvas.editor.subscribe(self._heard)
        stage.unfolded.connect(self._look)

    def _heard(self, happened: str, detail: Any) -> None:
        if happened in ("selection", "change"):
            self._timer.start()

    def _look(self) -> None:
        stage, canvas = self._stage, self._canvas
        if QApplication.mouseButtons() or canvas.toolbox.current.gesture is not None:
            self._timer.start()
            return
        selected, panel = canvas.selection_rect(), stage.placed.get("inspector")
        if selected is None or panel is None or not panel.intersects(selected):
            return
        stage.keep_clear(selected)
        stage.arrange()
        if (panel := stage.placed.get("inspector")) is not None:
            canvas.uncover(panel)
