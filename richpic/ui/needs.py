"""What must be so before a command can be done, in the words in which somebody is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from richpic.ui.window import Window


@dataclass(frozen=True, slots=True)
class Need:
    """A question to the window; `words` say what to do first where its answer is no."""

    words: str
    holds: Callable[[Window], bool]

    def __call__(self, window: Window) -> bool:
        """Tell whether it holds now."""
        return self.holds(window)


def _selected(least: int) -> Callable[[Window], bool]:
    return lambda window: len(window.editor.selection) >= least


SELECTED = Need("select something first", _selected(1))
SEVERAL = Need("select two things first", _selected(2))
THREE = Need("select three things first", _selected(3))
GROUPED = Need("select a group first", lambda window: any(one.groups for one in window.editor.selected))
NOT_EMPTY = Need("there is nothing on the paper yet", lambda window: bool(window.editor.picture.elements))
DONE = Need("there is nothing to undo", lambda window: window.editor.history.done > 0)
UNDONE = Need("nothing was undone", lambda window: window.editor.history.done < window.editor.history.count)
