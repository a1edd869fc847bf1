"""The commands for finding, going and linking by keys: part of the action table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from richpic.editor.walking import WAYS, Direction
from richpic.ui.actions import Action
from richpic.ui.needs import NOT_EMPTY
from richpic.ui.panel_walk import go_to_panel

if TYPE_CHECKING:
    from richpic.ui.window import Window

GO_MENU = "Go"


def _going(direction: Direction) -> Callable[[Window], None]:
    return lambda window: window.canvas.go(direction)


def _has_source(window: Window) -> bool:
    return any(element.linkable for element in window.editor.selected)


GOING = (
    Action(
        "commands",
        "Find a command or a thing…",
        GO_MENU,
        lambda w: w.questions.command(),
        ("Ctrl+K", "Ctrl+/"),
        "command",
        also="palette search menu",
    ),
    Action(
        "go-to",
        "Go to a thing…",
        GO_MENU,
        lambda w: w.questions.thing(),
        ("Ctrl+J",),
        "crosshair-simple",
        0,
        NOT_EMPTY,
        also="jump find where",
    ),
    Action(
        "add-icon",
        "Add an icon by its name…",
        GO_MENU,
        lambda w: w.questions.icon(),
        ("Shift+I", "Ins"),
        "user-plus",
        1,
        also="insert symbol place",
    ),
    Action(
        "link-to",
        "Link to…",
        GO_MENU,
        lambda w: w.questions.target(),
        ("Shift+L",),
        "arrow-bend-up-right",
        1,
        _has_source,
        also="connect arrow join",
    ),
    Action(
        "link-kind",
        "Kind of link…",
        GO_MENU,
        lambda w: w.questions.relation(),
        ("Shift+A",),
        "",
        1,
        also="relation arrow meaning tension money referral",
    ),
    Action(
        "next-panel",
        "Next panel",
        GO_MENU,
        lambda w: go_to_panel(w, 1),
        ("F6",),
        "",
        3,
        also="focus keyboard properties tools",
    ),
    Action("last-panel", "Panel before", GO_MENU, lambda w: go_to_panel(w, -1), ("Shift+F6",), "", 3),
    *(
        Action(
            f"go-{direction}",
            f"Nearest thing {words}",
            GO_MENU,
            _going(direction),
            (f"Ctrl+{direction.capitalize()}",),
            f"arrow-{direction}",
            2,
            NOT_EMPTY,
            on_paper=True,
            also="walk",
        )
        for direction, words in zip(WAYS, ("to the left", "to the right", "above", "below"), strict=True)
    ),
)
