"""The commands for arranging, locking and copying what is on the picture: part of the action table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from richpic.editor import arrange, operations
from richpic.editor.neighbours import along_link, can_have_neighbour, neighbour
from richpic.editor.operations import counted
from richpic.editor.walking import Direction
from richpic.model.change import Change
from richpic.model.drawing import DrawContext
from richpic.model.picture import Picture
from richpic.ui.actions import Action
from richpic.ui.needs import SELECTED, SEVERAL, THREE

if TYPE_CHECKING:
    from richpic.ui.window import Window

ARRANGE_MENU = "Arrange"
Arranging = Callable[[Picture, tuple[str, ...], DrawContext], Change]


def _arranging(plan: Arranging) -> Callable[[Window], None]:
    """Return what commits the plan for what is selected."""

    def run(window: Window) -> None:
        window.settle()
        editor = window.editor
        editor.commit(plan(editor.picture, editor.selection, editor.context))

    return run


def _aligning(edge: str) -> Callable[[Window], None]:
    return _arranging(lambda picture, ids, ctx: arrange.aligned(picture, ids, edge, ctx))


def _matching(side: str) -> Callable[[Window], None]:
    return _arranging(lambda picture, ids, ctx: arrange.matched(picture, ids, side, ctx))


# Growing

_WORDS: dict[Direction, str] = {
    "left": "to the left",
    "right": "to the right",
    "up": "above",
    "down": "below",
}


def _single(window: Window) -> bool:
    return len(window.editor.selected) == 1


def _can_grow(window: Window) -> bool:
    return _single(window) and can_have_neighbour(window.editor.selected[0])


def _growing(direction: Direction) -> Callable[[Window], None]:
    def run(window: Window) -> None:
        """Make a linked neighbour, and let its words be written."""
        window.settle()
        # A text that was left empty is gone, and with it the selection.
        if not _can_grow(window):
            return
        editor = window.editor
        source = editor.picture.elements[editor.selection[0]]
        made = neighbour(editor.scene, source, direction, window.toolbox.options.relation)
        editor.commit(made.change)
        editor.select([made.id])
        window.canvas.bring_into_view(made.id)
        editor.edit_text(made.id, made=True)

    return run


def _walking(direction: Direction) -> Callable[[Window], None]:
    def run(window: Window) -> None:
        """Select what a link leads to."""
        editor = window.editor
        source = editor.picture.elements[editor.selection[-1]]
        there = along_link(editor.picture, editor.context, source, direction)
        if there is not None:
            editor.select([there.id])
            window.canvas.bring_into_view(there.id)

    return run


GROWING = (
    *(
        Action(
            f"neighbour-{direction}",
            f"Linked neighbour {words}",
            "Go",
            _growing(direction),
            (f"Ctrl+Shift+{direction.capitalize()}",),
            f"arrow-line-{direction}",
            3,
            _can_grow,
            on_paper=True,
            also="make next child branch mind map",
        )
        for direction, words in _WORDS.items()
    ),
    *(
        Action(
            f"along-{direction}",
            f"Along a link {words}",
            "Go",
            _walking(direction),
            (f"Alt+{direction.capitalize()}",),
            "",
            4,
            SELECTED,
            on_paper=True,
            also="follow walk",
        )
        for direction, words in _WORDS.items()
    ),
)

# Locking


def locked(window: Window) -> bool:
    """Tell whether all that is selected is locked."""
    selected = window.editor.selected
    return bool(selected) and all(element.locked for element in selected)


def guarded(window: Window) -> bool:
    """Tell whether all that is selected is locked as background."""
    selected = window.editor.selected
    return bool(selected) and all(element.guarded for element in selected)


def _toggle_lock(window: Window) -> None:
    """Lock what is selected, or unlock it; what is background only if the person means it."""
    editor = window.editor
    window.settle()
    if not locked(window):
        editor.commit(operations.locked(editor.picture, editor.selection, True))
        return
    background = sum(element.guarded for element in editor.selected)
    if not background or window.dialogs.unlock(counted(background)):
        editor.commit(operations.locked(editor.picture, editor.selection, False))


def _lock_background(window: Window) -> None:
    """Lock what is selected, or all there is, so that it takes a deliberate step to change it."""
    editor = window.editor
    window.settle()
    if guarded(window):
        _toggle_lock(window)
        return
    ids = editor.selection or tuple(editor.picture.elements)
    editor.commit(operations.locked(editor.picture, ids, True, guarded=True))
    editor.select(())


LOCKING = (
    Action(
        "lock",
        "Locked",
        ARRANGE_MENU,
        _toggle_lock,
        ("Ctrl+L",),
        "lock-simple",
        0,
        SELECTED,
        locked,
        also="fix pin",
    ),
    Action(
        "lock-background",
        "Locked as background",
        ARRANGE_MENU,
        _lock_background,
        ("Ctrl+Shift+L",),
        "lock-key",
        0,
        lambda window: bool(window.editor.picture.elements),
        guarded,
        also="facilitator protect base pin",
    ),
)

ARRANGING = (
    *(
        Action(f"align-{edge}", f"Align {words}", ARRANGE_MENU, _aligning(edge), (key,), glyph, 2, SEVERAL)
        for edge, words, key, glyph in (
            ("left", "left edges", "Alt+A", "align-left"),
            ("centre", "centres", "Alt+H", "align-center-horizontal"),
            ("right", "right edges", "Alt+D", "align-right"),
            ("top", "top edges", "Alt+W", "align-top"),
            ("middle", "middles", "Alt+V", "align-center-vertical"),
            ("bottom", "bottom edges", "Alt+S", "align-bottom"),
        )
    ),
    Action(
        "spread-across",
        "Spread evenly across",
        ARRANGE_MENU,
        _arranging(arrange.distributed),
        ("Alt+Shift+H",),
        "arrows-out-line-horizontal",
        3,
        THREE,
        also="distribute equal gaps horizontally",
    ),
    Action(
        "spread-down",
        "Spread evenly down",
        ARRANGE_MENU,
        _arranging(lambda picture, ids, ctx: arrange.distributed(picture, ids, ctx, down=True)),
        ("Alt+Shift+V",),
        "arrows-out-line-vertical",
        3,
        THREE,
        also="distribute equal gaps vertically",
    ),
    *(
        Action(
            f"match-{side}",
            f"Make equally {words}",
            ARRANGE_MENU,
            _matching(side),
            (key,),
            glyph,
            3,
            SEVERAL,
            also=f"match size same {side}",
        )
        for side, words, key, glyph in (
            ("width", "wide", "Alt+Shift+W", "arrows-left-right"),
            ("height", "high", "Alt+Shift+T", "arrows-down-up"),
            ("both", "large", "Alt+Shift+S", "bounding-box"),
        )
    ),
)
