"""What a window takes over from the one before: its size, and the icons used last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from richpic.ui.tray import EVERYTHING

if TYPE_CHECKING:
    from richpic.files.settings import Settings
    from richpic.ui.window import Window


def restore(window: Window, settings: Settings) -> None:
    """Let `window` be as the last one was."""
    place = QByteArray.fromBase64(settings.window.encode())
    if not (settings.window and window.restoreGeometry(place)):
        window.resize(1280, 800)
    recent = settings.more.get("tray.recent", [])
    if isinstance(recent, list):
        window.tray.remember([str(name) for name in recent])
        window.tray.show_category(EVERYTHING)


def remember(window: Window, settings: Settings) -> None:
    """Keep how `window` is for the next one."""
    settings.window = bytes(window.saveGeometry().toBase64().data()).decode()
    settings.more["tray.recent"] = list(window.tray.recent)
    settings.save()
