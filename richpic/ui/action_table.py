"""Every command of the window, in the order of the menus. To add one: one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from richpic.editor import operations
from richpic.model.change import Change
from richpic.model.picture import Picture
from richpic.tools import TOOLS
from richpic.ui import editing
from richpic.ui.actions import Action
from richpic.ui.copying_actions import COPYING
from richpic.ui.editing_actions import ARRANGE_MENU, ARRANGING, GROWING, LOCKING
from richpic.ui.export_actions import EXPORTING
from richpic.ui.file_actions import EARLIER, PROBLEM
from richpic.ui.going_actions import GOING
from richpic.ui.list_actions import HIDE, LISTS
from richpic.ui.needs import DONE, GROUPED, NOT_EMPTY, SELECTED, SEVERAL, UNDONE
from richpic.ui.posting_actions import FRAMING, POSTING
from richpic.ui.preference_actions import ABOUT_KEYS, SETTINGS
from richpic.ui.room_actions import ROOMS
from richpic.ui.sharing_actions import DESCRIBING, SHARING
from richpic.ui.showing_actions import SHOWING
from richpic.ui.tray_choices import CHANGE_ICON, find_icon
from richpic.ui.wording_actions import LETTERING, TITLE, VOICES

if TYPE_CHECKING:
    from richpic.ui.window import Window


def _change(plan: Callable[[Picture, tuple[str, ...]], Change]) -> Callable[[Window], None]:
    """Return what commits the plan for what is selected."""

    def run(window: Window) -> None:
        window.settle()
        window.editor.commit(plan(window.editor.picture, window.editor.selection))

    return run


def _taking(name: str) -> Callable[[Window], None]:
    return lambda window: window.take_tool(name)


def _holding(name: str) -> Callable[[Window], bool]:
    return lambda window: window.toolbox.name == name


def _can_be_dark(window: Window) -> bool:
    """Tell whether light and dark are a choice: a board is always dark."""
    return window.editor.picture.page.paper != "board"


def _show_guide(window: Window) -> None:
    from richpic.ui.guide import show_guide

    show_guide(window)


def _about_picture(window: Window) -> None:
    from richpic.ui.page_dialog import show_page

    show_page(window)


def _add_icons(window: Window) -> None:
    from richpic.ui.packs_dialog import add_icons

    add_icons(window)


def _dark_paper(window: Window) -> bool:
    return window.editor.picture.page.palette == "dark"


_FILE = (
    Action("new", "New", "File", lambda w: w.flow.new(), ("Ctrl+N",), "file"),
    Action("open", "Open…", "File", lambda w: w.flow.open(), ("Ctrl+O",), "folder-open"),
    Action("example", "Open the example", "File", lambda w: w.flow.open_example(), (), "sparkle"),
    Action("save", "Save", "File", lambda w: w.flow.save(), ("Ctrl+S",), "floppy-disk", 1),
    Action("save-as", "Save as…", "File", lambda w: w.flow.save_as(), ("Ctrl+Shift+S",), "", 1),
    *EARLIER,
    *SHARING,
    *POSTING,
    *DESCRIBING,
    Action("about-picture", "About this picture…", "File", _about_picture, ("Ctrl+I",), "info", 3),
    Action(
        "add-icons",
        "Add icons…",
        "File",
        _add_icons,
        (),
        "plus-circle",
        3,
        also="icon packs emoji svg iconify",
    ),
    Action("quit", "Quit", "File", lambda w: w.close(), ("Ctrl+Q",), "", 4),
)

_EDIT = (
    Action(
        "undo",
        "Undo",
        "Edit",
        editing.undo,
        ("Ctrl+Z",),
        "arrow-u-up-left",
        0,
        DONE,
    ),
    Action(
        "redo",
        "Redo",
        "Edit",
        editing.redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "arrow-u-up-right",
        0,
        UNDONE,
    ),
    Action("cut", "Cut", "Edit", editing.cut, ("Ctrl+X",), "scissors", 1, SELECTED),
    Action("copy", "Copy", "Edit", editing.copy, ("Ctrl+C",), "copy", 1, SELECTED),
    Action("paste", "Paste", "Edit", editing.paste, ("Ctrl+V",), "clipboard", 1),
    Action("duplicate", "Duplicate", "Edit", editing.duplicate, ("Ctrl+D",), "copy-simple", 1, SELECTED),
    Action("delete", "Delete", "Edit", editing.delete, ("Del", "Backspace"), "trash", 1, SELECTED),
    *COPYING,
    Action(
        "select-all",
        "Select all",
        "Edit",
        editing.select_all,
        ("Ctrl+A",),
        "selection-all",
        2,
        NOT_EMPTY,
    ),
    Action("key", "Add a key", "Edit", editing.add_key, ("Shift+K",), "list-dashes", 2, NOT_EMPTY),
    TITLE,
    VOICES,
    *FRAMING,
    Action(
        "find-words",
        "Find and replace words",
        "Edit",
        lambda w: w.find_panel.ask(),
        ("Ctrl+F", "Ctrl+H"),
        "text-aa",
        2,
        NOT_EMPTY,
        also="search text change rename",
    ),
    CHANGE_ICON,
    Action("find-icon", "Find an icon", "Edit", find_icon, ("Ctrl+Shift+F",), "magnifying-glass", 2),
    Action("scribe", "Type what is said", "Edit", lambda w: w.scribe.focus(), ("/",), "caret-right", 2),
)

_ARRANGE = (
    Action(
        "group",
        "Group",
        ARRANGE_MENU,
        _change(operations.grouped),
        ("Ctrl+G",),
        "selection-plus",
        0,
        SEVERAL,
    ),
    Action(
        "ungroup",
        "Ungroup",
        ARRANGE_MENU,
        _change(operations.ungrouped),
        ("Ctrl+Shift+G",),
        "selection-slash",
        0,
        GROUPED,
    ),
    *LOCKING,
    HIDE,
    Action(
        "front",
        "Bring to front",
        ARRANGE_MENU,
        _change(operations.to_front),
        ("Ctrl+Shift+]",),
        "stack-simple",
        1,
        SELECTED,
    ),
    Action(
        "forward", "Bring forward", ARRANGE_MENU, _change(operations.forward), ("Ctrl+]",), "", 1, SELECTED
    ),
    Action(
        "backward", "Send backward", ARRANGE_MENU, _change(operations.backward), ("Ctrl+[",), "", 1, SELECTED
    ),
    Action(
        "back",
        "Send to back",
        ARRANGE_MENU,
        _change(operations.to_back),
        ("Ctrl+Shift+[",),
        "arrow-line-down",
        1,
        SELECTED,
    ),
    *ARRANGING,
    *ROOMS,
    *LETTERING,
)

_VIEW = (
    Action("zoom-in", "Zoom in", "View", lambda w: w.canvas.zoom_by(1.25), ("Ctrl++", "Ctrl+="), "plus"),
    Action("zoom-out", "Zoom out", "View", lambda w: w.canvas.zoom_by(0.8), ("Ctrl+-",), "minus"),
    Action("zoom-100", "Zoom to 100 %", "View", lambda w: w.canvas.zoom_to(1.0), ("Shift+0", "Ctrl+0")),
    Action("zoom-fit", "Show everything", "View", lambda w: w.canvas.fit(), ("Shift+1",), "corners-out"),
    Action(
        "zoom-selection",
        "Show what is selected",
        "View",
        lambda w: w.canvas.fit_selection(),
        ("Shift+2",),
        "",
        0,
        SELECTED,
    ),
    Action(
        "tray",
        "Icons beside the paper",
        "View",
        lambda w: w.stage.toggle_tray(),
        ("Ctrl+B",),
        "squares-four",
        1,
        checked=lambda w: w.stage.tray_wanted,
    ),
    Action(
        "details",
        "Properties beside the paper",
        "View",
        lambda w: w.stage.toggle_details(),
        ("Ctrl+Shift+B",),
        "sliders-horizontal",
        1,
        checked=lambda w: w.stage.details_wanted,
    ),
    Action(
        "map",
        "Map of the picture",
        "View",
        lambda w: w.map.toggle(),
        ("M",),
        "map-trifold",
        1,
        checked=lambda w: w.map.wanted,
    ),
    *SHOWING,
    Action(
        "zen",
        "Only the paper",
        "View",
        lambda w: w.toggle_zen(),
        ("F11",),
        "frame-corners",
        1,
        checked=lambda w: w.stage.zen,
    ),
    Action(
        "dark-paper",
        "Dark paper",
        "View",
        editing.toggle_dark_paper,
        (),
        "moon",
        1,
        _can_be_dark,
        checked=_dark_paper,
    ),
    *LISTS,
    *SETTINGS,
    Action("menu", "Menu", "", lambda w: w.open_menu(), ("F10",), "list"),
)

_TOOLS = tuple(
    Action(
        f"tool-{name}",
        tool.caption,
        "Tools",
        _taking(name),
        (tool.key.upper(),),
        checked=_holding(name),
    )
    for name, tool in TOOLS.items()
)

_KEEP = Action(
    "keep-tool",
    "Keep the tool after use",
    "Tools",
    lambda w: w.toggle_keep_tool(),
    ("Q",),
    "",
    1,
    checked=lambda w: w.toolbox.options.keep_tool,
)

_HELP = (Action("guide", "Guide", "Help", _show_guide, ("F1",), "book-open"),)

ACTIONS: tuple[Action, ...] = (
    *_FILE,
    *EXPORTING,
    *_EDIT,
    *GOING,
    *GROWING,
    *_ARRANGE,
    *_VIEW,
    *_TOOLS,
    _KEEP,
    *_HELP,
    *ABOUT_KEYS,
    *PROBLEM,
)
# What the right-click menu offers, on a thing and on the bare paper.
ON_THINGS = (
    "cut",
    "copy",
    "paste",
    "duplicate",
    "change-icon",
    "front",
    "forward",
    "backward",
    "back",
    "group",
    "ungroup",
    "lock",
    "lock-background",
    "copy-style",
    "paste-style",
    "delete",
)
ON_PAPER = (
    "paste",
    "select-all",
    "scribe",
    "key",
    "title",
    "zoom-fit",
    "dark-paper",
    "about-picture",
    "export",
)
