"""What the Edit menu does: back and forward, the clipboard, what is selected, the page, the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from richpic.editor import operations
from richpic.files.errors import FileError
from richpic.model.change import Change, page_edited
from richpic.model.element import Element

if TYPE_CHECKING:
    from richpic.ui.window import Window


def undo(window: Window) -> None:
    """Take the last step back."""
    done = window.editor.history.done
    window.settle()
    # A text that was left empty has gone already, and its step with it.
    if window.editor.history.done >= done:
        window.editor.undo()


def redo(window: Window) -> None:
    """Do the next step again."""
    window.editor.redo()


def copy(window: Window) -> None:
    """Copy what is selected."""
    from richpic.ui import clipboard

    window.settle()
    clipboard.copy_selection(window.editor)


def cut(window: Window) -> None:
    """Copy what is selected, then delete it."""
    from richpic.ui import clipboard

    window.settle()
    if clipboard.copy_selection(window.editor):
        delete(window)


def paste(window: Window) -> None:
    """Put what is on the clipboard at the pointer, or in the middle of what is seen."""
    from richpic.ui import clipboard

    try:
        place, near = window.canvas.paste_point(), window.canvas.free_rect()
        pasted = clipboard.paste(window.editor, place, near, window.make_context)
    except FileError as error:
        window.dialogs.tell("That could not be pasted.", f"{error}\n\nNothing was changed.")
        return
    if pasted is not None:
        window.say_left(pasted.left)


def duplicate(window: Window) -> None:
    """Make copies of what is selected beside it, and select those."""
    window.settle()
    change = operations.duplicated(window.editor.picture, window.editor.selection)
    window.editor.commit(change)
    window.editor.select(change.patches)


def delete(window: Window) -> None:
    """Delete what is selected."""
    window.settle()
    editor = window.editor
    editor.commit(operations.removed(editor.picture, editor.selection, editor.context))


def select_all(window: Window) -> None:
    """Select all that is neither hidden nor locked."""
    window.toolbox.choose("select")
    window.editor.select(e.id for e in window.editor.picture.order if not e.hidden and not e.locked)


def toggle_dark_paper(window: Window) -> None:
    """Draw light on dark, or dark on light."""
    page = window.editor.picture.page
    palette = "light" if page.palette == "dark" else "dark"
    window.editor.commit(page_edited(page, {"palette": palette}, "changed the paper"))


def add_key(window: Window) -> None:
    """Put a key of the symbols and links in use where there is room; if there is one, show that."""
    from richpic.editor.key import key_added, legend_of

    window.settle()
    editor = window.editor
    put_or_show(window, legend_of(editor.picture), lambda: key_added(editor.picture, editor.context))


def put_or_show(window: Window, here: Element | None, put: Callable[[], Change]) -> None:
    """Select the one thing of its sort, `here` or what `put` adds where there is none; bring it to view."""
    editor = window.editor
    if here is None:
        change = put()
        editor.commit(change)
        (identifier,) = change.patches
    else:
        identifier = here.id
    window.toolbox.choose("select")
    editor.select([identifier])
    bounds = editor.content_bounds([identifier])
    if bounds is not None and not window.canvas.free_rect().contains_rect(bounds):
        window.canvas.fit()
