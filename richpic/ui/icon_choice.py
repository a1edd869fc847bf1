"""Another icon for what is there: asked for in the tray, or offered where one was dropped on another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from richpic.editor.looks import in_place_of, with_symbol
from richpic.editor.operations import counted
from richpic.elements.icon import Icon
from richpic.model.element import Element
from richpic.ui.access import announce
from richpic.ui.notice import nothing
from richpic.ui.tray_question import TrayQuestion

if TYPE_CHECKING:
    from richpic.ui.window import Window

# Letters of a name that are said in a question.
MOST = 40


def ask_icon(window: Window) -> None:
    """Ask in the tray for another icon for what is selected, until one is chosen or another thing is done."""
    window.settle()
    icons = [one for one in window.editor.selected if isinstance(one, Icon) and not one.guarded]
    if not icons:
        return
    if window.stage.zen:
        window.toggle_zen()
    window.toolbox.choose("select")
    what = _name(icons[0]) if len(icons) == 1 else f"these {counted(len(icons), 'icon')}"
    words = f"Choose another icon for {what}"
    tray = window.tray
    tray.stop_asking()
    tray.ask(TrayQuestion(window.theme, words), lambda symbol: _choose(window, symbol), _lend_room(window))
    window.stage.arrange()
    tray.show_armed(icons[0].symbol)
    tray.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    announce(tray.search, words)


def _choose(window: Window, symbol: str) -> None:
    editor = window.editor
    editor.commit(with_symbol(editor.picture, editor.selection, symbol))
    window.to_paper()


def _lend_room(window: Window) -> Callable[[], None]:
    """Have the icons shown where they are put away. Returns what puts them away again."""
    stage = window.stage
    side, wanted = stage.side, stage.tray_wanted
    stage.side, stage.tray_wanted = "", True

    def give_back() -> None:
        if not stage.side and stage.tray_wanted:
            stage.side, stage.tray_wanted = side, wanted
        stage.arrange()

    return give_back


def offer_in_place(window: Window, put_on: str, below: str) -> None:
    """Say that an icon was put on top of another one, and offer to let it take the place of that.

    The offer stands until it is taken or one of the two is not as it was; words may be written meanwhile.
    """
    editor, notice = window.editor, window.notice
    before = [_icon(window, one) for one in (put_on, below)]
    if None in before:
        return
    words = f"Put on top of {_name(editor.picture.elements[below])}. Replace it instead?"

    def holds() -> bool:
        now = [_icon(window, one) for one in (put_on, below)]
        return [_place(one) for one in now] == [_place(one) for one in before]

    def heard(happened: str, detail: Any) -> None:
        if happened in ("change", "picture") and not holds():
            notice.take_back(words)
            stop()

    def replace() -> None:
        window.settle()
        on, under = _icon(window, put_on), _icon(window, below)
        if on is not None and under is not None and holds():
            stop()
            editor.commit(in_place_of(editor.picture, on, under, editor.context))
            editor.select([below])
        window.to_paper()

    stop = _once(editor.subscribe(heard))
    notice.say(words, [("Replace it", replace), ("Leave it", nothing)], first=True)


def _once(run: Callable[[], None]) -> Callable[[], None]:
    """Return what calls `run` the first time, and nothing after."""
    left = [run]
    return lambda: left.pop()() if left else None


def _icon(window: Window, identifier: str) -> Icon | None:
    element = window.editor.picture.elements.get(identifier)
    return element if isinstance(element, Icon) else None


def _place(icon: Icon | None) -> object:
    return icon and (icon.symbol, icon.x, icon.y, icon.size, icon.locked)


def _name(element: Element) -> str:
    name = element.called()
    if len(name) <= MOST:
        return name
    return f"{name[:MOST].rpartition(' ')[0] or name[:MOST]}…"
