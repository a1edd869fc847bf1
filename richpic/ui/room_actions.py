"""The commands that make room and tidy: part of the action table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from richpic.ui.actions import Action
from richpic.ui.needs import NOT_EMPTY
from richpic.ui.notice import OK

if TYPE_CHECKING:
    from richpic.editor.room import Axis
    from richpic.ui.window import Window

# How far things are pushed by a command, in page units: room for an icon with its label.
ROOM = 160.0
# More than this cannot be tidied while somebody waits.
MOST = 400


def _tidy(window: Window) -> None:
    """Tidy what is selected, or all there is."""
    from richpic.editor.tidy import tidied

    window.settle()
    editor = window.editor
    ids = editor.selection if len(editor.selection) > 1 else tuple(editor.picture.elements)
    if len(ids) > MOST:
        window.notice.say(f"That is too much to tidy at once. Select a part, of at most {MOST} things.", [OK])
        return
    window.glide.commit(tidied(editor.picture, ids, editor.context), window.theme.reduced_motion)


def _making_room(axis: Axis, step: float) -> Callable[[Window], None]:
    def run(window: Window) -> None:
        """Push on what is beyond the selection, or beyond the middle of what is seen."""
        from richpic.editor.room import movers, room_made

        window.settle()
        editor = window.editor
        box = editor.content_bounds(editor.selection)
        middle = window.canvas.centre_page_point()
        if axis == "across":
            line = middle.x if box is None else box.right if step > 0 else box.x
        else:
            line = middle.y if box is None else box.bottom if step > 0 else box.y
        change = room_made(movers(editor.picture, editor.context), line, step, axis)
        window.glide.commit(change, window.theme.reduced_motion)

    return run


_ROOMS: tuple[tuple[str, str, Axis, float, str], ...] = (
    ("right", "on the right", "across", ROOM, "arrow-line-right"),
    ("left", "on the left", "across", -ROOM, "arrow-line-left"),
    ("above", "above", "down", -ROOM, "arrow-line-up"),
    ("below", "below", "down", ROOM, "arrow-line-down"),
)

ROOMS = (
    Action(
        "tidy",
        "Tidy up",
        "Arrange",
        _tidy,
        ("Shift+T",),
        "sparkle",
        4,
        NOT_EMPTY,
        also="clean untangle overlap layout spread",
    ),
    *(
        Action(
            f"room-{words}",
            f"Make room {where}",
            "Arrange",
            _making_room(axis, step),
            (),
            glyph,
            4,
            NOT_EMPTY,
            also="insert space push apart",
        )
        for words, where, axis, step, glyph in _ROOMS
    ),
)
