"""The commands for posts: a kit of all that one needs, and frames to make a thread of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.ui.actions import Action
from richpic.ui.needs import NOT_EMPTY
from richpic.ui.notice import OK

if TYPE_CHECKING:
    from richpic.ui.window import Window

NO_MORE = "There are frames around all tensions and groups already."


def _kit(window: Window) -> None:
    from richpic.ui.sharing import make_kit

    make_kit(window)


def _suggest_frames(window: Window) -> None:
    from richpic.editor.suggesting import frames_added

    window.settle()
    editor = window.editor
    change = frames_added(editor.picture, editor.context)
    if change.is_empty:
        window.notice.say(NO_MORE, [OK])
        return
    editor.commit(change)
    window.toolbox.choose("select")
    editor.select(change.patches)
    window.canvas.fit()


POSTING = (
    Action(
        "kit",
        "Post kit: everything for a post…",
        "File",
        _kit,
        (),
        "package",
        2,
        NOT_EMPTY,
        also="images for posts thread alt text blog draft bluesky mastodon linkedin instagram",
        about="A folder with images for several places, their words, a thread and the draft of a post",
    ),
)
FRAMING = (
    Action(
        "suggest-frames",
        "Frames around tensions and groups",
        "Edit",
        _suggest_frames,
        (),
        "bounding-box",
        2,
        NOT_EMPTY,
        also="suggest clusters thread slides parts",
    ),
)
