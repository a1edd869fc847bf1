"""The commands for copying and pasting in other ways: part of the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.editor.styling import style_of, styled
from richpic.ui.actions import Action
from richpic.ui.needs import NOT_EMPTY, SELECTED
from richpic.ui.notice import OK

if TYPE_CHECKING:
    from richpic.ui.window import Window


def _copy_image(window: Window) -> None:
    from richpic.ui.clipboard import copy_image

    window.settle()
    if copy_image(window.editor):
        window.notice.say("Copied as an image. Paste it into a message or a document.", [OK])


def _copy_svg(window: Window) -> None:
    from richpic.ui.clipboard import copy_svg

    window.settle()
    if copy_svg(window.editor):
        window.notice.say("Copied as SVG. Paste it into a drawing program or a web page.", [OK])


def _copy_style(window: Window) -> None:
    window.settle()
    if window.editor.selected:
        window.style_copied = style_of(window.editor.selected[0])


def _can_paste_style(window: Window) -> bool:
    return SELECTED(window) and window.style_copied is not None


def _paste_style(window: Window) -> None:
    window.settle()
    if window.style_copied is not None:
        editor = window.editor
        editor.commit(styled(editor.picture, editor.selection, window.style_copied))


COPYING = (
    Action(
        "copy-image",
        "Copy as an image",
        "Edit",
        _copy_image,
        ("Shift+Alt+C",),
        "image",
        1,
        NOT_EMPTY,
        also="png clipboard picture",
    ),
    Action("copy-svg", "Copy as SVG", "Edit", _copy_svg, (), "", 1, NOT_EMPTY, also="vector clipboard"),
    Action(
        "copy-style",
        "Copy the look",
        "Edit",
        _copy_style,
        ("Ctrl+Alt+C",),
        "eyedropper",
        1,
        SELECTED,
        also="style format painter colour",
    ),
    Action(
        "paste-style",
        "Paste the look",
        "Edit",
        _paste_style,
        ("Ctrl+Alt+V",),
        "paint-brush",
        1,
        _can_paste_style,
        also="style format painter colour",
    ),
)
