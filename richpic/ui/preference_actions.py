"""The commands for keys and settings: part of the action table."""

from __future__ import annotations

from richpic.ui.actions import Action
from richpic.ui.preferences import choose_keys, choose_settings, show_keys

ABOUT_KEYS = (
    Action(
        "keys",
        "All keys",
        "Help",
        show_keys,
        ("?", "Shift+?"),
        "keyboard",
        also="shortcuts cheat sheet",
    ),
    Action(
        "choose-keys", "Choose other keys…", "Help", choose_keys, (), "", also="shortcuts change customise"
    ),
)

SETTINGS = (
    Action(
        "settings",
        "Settings…",
        "View",
        choose_settings,
        ("Ctrl+,",),
        "gear-six",
        2,
        also="preferences options contrast text size motion theme light dark accessibility",
    ),
)
