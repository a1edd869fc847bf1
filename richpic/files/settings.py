"""What the program remembers of how this person likes it. A damaged file counts as none."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from richpic.files.places import settings_folder
from richpic.files.replacing import replace_file

THEMES = ("system", "light", "dark")


@dataclass(slots=True)
class Settings:
    """`theme` is one of THEMES; `window` the window's place as Qt gives it, in base64.

    `more` holds what has no field of its own: JSON values under names, such as `more["tray.category"]`.
    """

    hint_seen: bool = False
    theme: str = "system"
    window: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Settings:
        """Return the settings that were saved; the defaults for those missing or damaged."""
        found = cls()
        try:
            stored = json.loads(_file().read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return found
        for entry in fields(cls):
            value = stored.get(entry.name) if isinstance(stored, dict) else None
            if type(value) is type(getattr(found, entry.name)):
                setattr(found, entry.name, value)
        if found.theme not in THEMES:
            found.theme = "system"
        return found

    def save(self) -> bool:
        """Write the settings. Tells whether that went well; they are not worth an error."""
        text = json.dumps(asdict(self), indent=1, sort_keys=True)
        try:
            _file().parent.mkdir(parents=True, exist_ok=True)
            replace_file(_file(), text.encode())
        except OSError:
            return False
        return True


def _file() -> Path:
    return settings_folder() / "settings.json"
