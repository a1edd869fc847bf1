"""How this person likes the program: keys, letters, contrast, motion. Asked in dialogs, kept in settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from richpic.files.settings import Settings
    from richpic.ui.theme import Theme
    from richpic.ui.window import Window


def show_keys(window: Window) -> None:
    """Show all keys on one sheet; from there other ones can be chosen."""
    from richpic.ui.key_sheet import KeySheet

    window.settle()
    sheet = KeySheet(window.theme, window.actions_, window)
    sheet.exec()
    wants_change = sheet.wants_change
    sheet.deleteLater()
    if wants_change:
        choose_keys(window)


def choose_keys(window: Window) -> None:
    """Let the user give commands other keys, and keep them."""
    from richpic.ui.keys_dialog import KeysDialog

    window.settle()
    dialog = KeysDialog(window.theme, window.actions_, window)
    dialog.exec()
    dialog.deleteLater()
    if window.settings is not None:
        window.settings.more["keys"] = window.actions_.keymap.stored()
        window.settings.save()


def choose_settings(window: Window) -> None:
    """Let the user choose how the window looks and what is kept, and keep that."""
    from richpic.files.version_rules import SETTING, Rules
    from richpic.ui.settings_dialog import SettingsDialog

    window.settle()
    rules = Rules.of(window.settings.more if window.settings is not None else {})
    dialog = SettingsDialog(window.theme, window, rules)
    dialog.exec()
    dialog.deleteLater()
    if window.settings is not None:
        window.settings.more[SETTING] = dialog.rules.stored()
        keep(window.theme, window.settings)
        window.settings.save()


def keep(theme: Theme, settings: Settings) -> None:
    """Put what holds now into `settings`."""
    settings.theme = theme.scheme
    settings.more["look"] = {
        "text_scale": theme.text_scale,
        "strong": theme.strong,
        "reduced_motion": theme.reduced_motion,
    }


def take(theme: Theme, settings: Settings) -> None:
    """Let what was kept hold; what makes no sense is passed over."""
    kept = settings.more.get("look")
    if not isinstance(kept, dict):
        return
    scale = kept.get("text_scale")
    if isinstance(scale, int | float):
        theme.choose_text_scale(scale)
    theme.choose_contrast(kept.get("strong") is True)
    theme.choose_motion(kept.get("reduced_motion") is True)
