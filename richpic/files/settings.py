"""What the program remembers of how this person likes it. A damaged file counts as none."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from richpic.files.places import settings_folder
from richpic.files.replacing import replace_file

THEMES = ("system", "light", "dark")


@dataclass(slots=True)
class Settings:
    """`theme` is one of THEMES; `window` the window's place as Qt gives it, in base64.

    `more` holds what has no field of its own: JSON values under names, such as `more["tray.category"]`.
    Several windows may be open, each with settings of its own: saving writes only what was changed here.
    """

    hint_seen: bool = False
    theme: str = "system"
    window: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    # What was on disk when it was last looked at.
    _known: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def load(cls) -> Settings:
        """Return the settings that were saved; the defaults for those missing or damaged."""
        found = cls()
        found.renew()
        return found

    def renew(self) -> None:
        """Take in what other windows have saved since; what was changed here stays."""
        stored = _stored()
        for name in PLAIN:
            value, mine = stored.get(name), getattr(self, name)
            if type(value) is type(mine) and mine == self._known.get(name, getattr(USUAL, name)):
                setattr(self, name, value)
        if self.theme not in THEMES:
            self.theme = "system"
        others, known = stored.get("more"), self._known.get("more", {})
        others = others if isinstance(others, dict) else {}
        changed = {name for name in self.more if self.more[name] != known.get(name)}
        self.more.update({name: value for name, value in others.items() if name not in changed})
        there = {name: stored.get(name, getattr(USUAL, name)) for name in PLAIN}
        self._known = copy.deepcopy({**there, "more": others})

    def _values(self) -> dict[str, Any]:
        return {**{name: getattr(self, name) for name in PLAIN}, "more": self.more}

    def save(self) -> bool:
        """Write the settings. Tells whether that went well; they are not worth an error."""
        self.renew()
        text = json.dumps(self._values(), indent=1, sort_keys=True)
        try:
            _file().parent.mkdir(parents=True, exist_ok=True)
            replace_file(_file(), text.encode())
        except OSError:
            return False
        self._known = copy.deepcopy(self._values())
        return True


PLAIN = ("hint_seen", "theme", "window")
USUAL = Settings()


def _stored() -> dict[str, Any]:
    """Return what is on disk; nothing if that is missing or damaged."""
    try:
        stored = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _file() -> Path:
    return settings_folder() / "settings.json"
