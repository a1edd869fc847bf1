"""What keys and the mouse do on the paper whatever tool is in the hand: these cannot be given away."""

from __future__ import annotations

from typing import NamedTuple

from richpic.ui.keymap import portable


class FixedKey(NamedTuple):
    """What it does, and the keys (or what the mouse does) as people read them."""

    caption: str
    keys: tuple[str, ...]


ON_THE_PAPER = (
    FixedKey("Next thing, and the one before", ("Tab", "Shift+Tab")),
    FixedKey("Write on what is selected", ("Enter", "F2")),
    FixedKey("Make what the tool makes", ("Enter",)),
    FixedKey("Type what is said, with nothing selected", ("Enter",)),
    FixedKey("Move what is selected", ("Arrows",)),
    FixedKey("Move it by larger steps", ("Shift+Arrows",)),
    FixedKey("See everything; land where you let go", ("Z",)),
    FixedKey("Stop, put the tool away, select nothing", ("Esc",)),
)
WITH_THE_MOUSE = (
    FixedKey("Write on a thing, or on bare paper", ("Double-click",)),
    FixedKey("Link: drag from a thing’s edge", ("Drag",)),
    FixedKey("Add to what is selected", ("Shift+Click",)),
    FixedKey("Copy while moving", ("Alt+Drag",)),
    FixedKey("Move the paper", ("Space+Drag",)),
    FixedKey("Zoom at the pointer", ("Ctrl+Wheel",)),
)
_NAMES = frozenset(
    portable(name) for name in ("Tab", "Backtab", "Return", "Enter", "Esc", "Space", "F2", "Z")
)
_ARROWS = frozenset(f"{held}{arrow}" for held in ("", "Shift+") for arrow in ("Left", "Right", "Up", "Down"))


def is_fixed(key: str) -> bool:
    """Tell whether a shortcut has a meaning of its own on the paper."""
    return portable(key) in _NAMES | _ARROWS | {"Shift+Tab", "Shift+Backtab"}
