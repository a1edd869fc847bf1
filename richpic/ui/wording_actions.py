"""The commands for words: their size, and the title on the picture. Part of the action table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from richpic.ui.actions import Action
from richpic.ui.editing import put_or_show
from richpic.ui.needs import NOT_EMPTY, SELECTED, Need
from richpic.ui.notice import OK

if TYPE_CHECKING:
    from richpic.ui.window import Window

ALL_LEGIBLE = "All words can be read on a phone already."
TOO_MANY = "There is too much here to look at all words at once. Select a part, and choose Bigger words."
NO_GAIN = "There is no room for bigger words. Move things apart, or let Share… make a thread of parts."
NO_ROOM = "The words are bigger, as far as there is room. Some are still small on a phone: move things apart."


def _sizing(steps: int) -> Callable[[Window], None]:
    def run(window: Window) -> None:
        """Make the words of what is selected larger or smaller."""
        from richpic.editor.lettering import enlarged

        window.settle()
        editor = window.editor
        editor.commit(enlarged(editor.picture, editor.selection, steps, editor.context))

    return run


def _make_legible(window: Window) -> None:
    """Make all words large enough for a phone, as far as there is room, and say how that went."""
    from richpic.render.options import ExportOptions
    from richpic.share.legible import MOST, made_legible, too_small_in

    window.settle()
    editor, options = window.editor, ExportOptions()
    if len(editor.picture.elements) > MOST:
        window.notice.say(TOO_MANY, [OK])
        return
    change = made_legible(editor.picture, window.symbols, options, 1.0)
    small = too_small_in(change.apply(editor.picture), window.symbols, options, 1.0)
    editor.commit(change)
    if change.is_empty:
        window.notice.say(NO_GAIN if small else ALL_LEGIBLE, [OK])
    elif small:
        window.notice.say(NO_ROOM, [OK])


def put_title(window: Window) -> None:
    """Put the title over all that is drawn; show it if it is there, ask for it if there is none."""
    from richpic.editor.title import title_added, title_on

    window.settle()
    editor = window.editor
    if not editor.picture.page.title.strip():
        from richpic.ui.page_dialog import show_page

        show_page(window, shows_title=True)
        return
    put_or_show(window, title_on(editor.picture), lambda: title_added(editor.picture, editor.context))


def _show_voices(window: Window) -> None:
    """Show what the two sides of the selected tensions say, in bubbles, and bring those into view."""
    from richpic.editor.voices import show_voices

    window.settle()
    window.canvas.show_made(show_voices(window.editor))


_VOICED = Need(
    "select a tension with voices first",
    lambda window: any(getattr(one, "is_voiced", False) for one in window.editor.selected),
)
VOICES = Action(
    "voices",
    "Show the voices of a tension",
    "Edit",
    _show_voices,
    (),
    "chat-circle",
    2,
    _VOICED,
    also="quotes says bubbles conflict who",
)
TITLE = Action(
    "title",
    "Put the title on the picture",
    "Edit",
    put_title,
    (),
    "text-t",
    2,
    also="heading name caption headline",
)
LETTERING = (
    Action(
        "words-larger",
        "Bigger words",
        "Arrange",
        _sizing(1),
        ("Ctrl+Shift+.",),
        "text-aa",
        5,
        SELECTED,
        also="font size letters text larger label",
    ),
    Action(
        "words-smaller",
        "Smaller words",
        "Arrange",
        _sizing(-1),
        ("Ctrl+Shift+,",),
        "",
        5,
        SELECTED,
        also="font size letters text label",
    ),
    Action(
        "words-legible",
        "Make small words bigger",
        "Arrange",
        _make_legible,
        (),
        "device-mobile",
        5,
        NOT_EMPTY,
        also="read legible phone font size letters",
    ),
)
