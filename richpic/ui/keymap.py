"""Which keys do what: those of the action table, unless the user gave an action others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from richpic.ui.actions import Action

MOST_KEYS = 3


def portable(key: str) -> str:
    """Return a shortcut in the one way in which it is compared and kept; "" if it is none."""
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString(
        QKeySequence.SequenceFormat.PortableText
    )


def shown_key(key: str) -> str:
    """Return a shortcut as it is written on this system's keyboards."""
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString(
        QKeySequence.SequenceFormat.NativeText
    )


class Keymap:
    """The keys of each action. No key ever does two things: what the user chose goes first.

    `stored` is what was kept of an earlier session; whatever in it makes no sense is passed over.
    """

    def __init__(self, table: Iterable[Action], stored: object = None) -> None:
        self._table = {action.id: action for action in table}
        self._chosen: dict[str, tuple[str, ...]] = {}
        if isinstance(stored, Mapping):
            for identifier, keys in stored.items():
                if identifier in self._table and isinstance(keys, Sequence) and not isinstance(keys, str):
                    self._chosen[identifier] = self._cleaned(keys)

    def _cleaned(self, keys: Iterable[Any]) -> tuple[str, ...]:
        taken = {key for others in self._chosen.values() for key in others}
        read = dict.fromkeys(portable(key) for key in keys if isinstance(key, str))
        return tuple(key for key in read if key and key not in taken)[:MOST_KEYS]

    def keys(self, identifier: str) -> tuple[str, ...]:
        """Return the keys of an action, the one to show first. Raises KeyError if there is no such action."""
        if identifier in self._chosen:
            return self._chosen[identifier]
        taken = {key for keys in self._chosen.values() for key in keys}
        return tuple(key for key in self._table[identifier].keys if portable(key) not in taken)

    def first(self, identifier: str) -> str:
        """Return the key to show as it is written on this system's keyboards, or ""."""
        keys = self.keys(identifier)
        return shown_key(keys[0]) if keys else ""

    def is_own(self, identifier: str) -> bool:
        """Tell whether the user chose the keys of an action."""
        return identifier in self._chosen

    @property
    def is_changed(self) -> bool:
        """Whether the user chose any keys."""
        return bool(self._chosen)

    def holder(self, key: str) -> str | None:
        """Return the id of the action that `key` does, or None."""
        wanted = portable(key)
        held = (one for one in self._table if any(portable(other) == wanted for other in self.keys(one)))
        return next(held, None)

    def choose(self, identifier: str, keys: Iterable[str]) -> None:
        """Give an action these keys and take them from all others."""
        chosen = tuple(dict.fromkeys(key for key in map(portable, keys) if key))[:MOST_KEYS]
        for other, held in self._chosen.items():
            self._chosen[other] = tuple(key for key in held if key not in chosen)
        self._chosen[identifier] = chosen
        self._forget_usual()

    def reset(self, identifier: str) -> None:
        """Give an action its usual keys again, taking them from others that have got them meanwhile."""
        self.choose(identifier, self._table[identifier].keys)

    def reset_all(self) -> None:
        """Give all actions their usual keys."""
        self._chosen.clear()

    def _forget_usual(self) -> None:
        """Keep no choice that is the usual one: it should follow the table when that changes."""
        usual = {one: tuple(map(portable, action.keys)) for one, action in self._table.items()}
        self._chosen = {one: keys for one, keys in self._chosen.items() if keys != usual[one]}

    def stored(self) -> dict[str, list[str]]:
        """Return what to keep for the next session."""
        return {identifier: list(keys) for identifier, keys in self._chosen.items()}
