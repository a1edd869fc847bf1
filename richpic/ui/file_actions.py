"""The commands for earlier versions, unsaved work and problem reports: part of the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.ui.actions import Action

if TYPE_CHECKING:
    from richpic.ui.window import Window


def _show_versions(window: Window) -> None:
    from richpic.ui.going_back import show_versions

    show_versions(window)


def _bring_back(window: Window) -> None:
    from richpic.ui.going_back import bring_back_unsaved

    bring_back_unsaved(window)


def _show_problem(window: Window) -> None:
    from richpic.ui.crashing import show_last_report

    show_last_report(window)


EARLIER = (
    Action(
        "versions",
        "Versions…",
        "File",
        _show_versions,
        ("Ctrl+Alt+S",),
        "clock-counter-clockwise",
        1,
        also="history earlier older restore backup previous undo",
    ),
    Action(
        "unsaved",
        "Bring back unsaved work…",
        "File",
        _bring_back,
        (),
        "lifebuoy",
        1,
        also="recover crash lost closed restore",
    ),
)

PROBLEM = (
    Action(
        "problem",
        "Show the last problem report…",
        "Help",
        _show_problem,
        (),
        "first-aid",
        1,
        also="crash error bug fault report",
    ),
)
