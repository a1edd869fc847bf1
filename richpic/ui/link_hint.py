"""How to link and how to write, said once there are two things on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.ui.notice import Notice

if TYPE_CHECKING:
    from richpic.files.settings import Settings

HINT = "Drag from the rim of an icon to another one to link them. Double-click anything to write on it."
# In so many sessions, unless it was dismissed before.
HINTS = 3


class LinkHint:
    """Says the hint once a session, until it was dismissed or said HINTS times; never without settings."""

    def __init__(self, notice: Notice, settings: Settings | None) -> None:
        self._notice, self._settings = notice, settings
        self._said = False

    def say_once(self, things: int) -> None:
        """Say it now that so many things are on the paper, if they are enough and it is wanted still."""
        settings = self._settings
        if settings is None or self._said or things < 2:
            return
        self._said = True
        if not settings.hint_seen:
            # It may have been dismissed in another window meanwhile.
            settings.renew()
        if settings.hint_seen:
            return
        said = settings.more.get("hint.said", 0)
        settings.more["hint.said"] = said = (said if isinstance(said, int) else 0) + 1
        settings.hint_seen = said >= HINTS
        settings.save()
        self._notice.say(HINT, [("Got it", self._forget)], yields=True)

    def _forget(self) -> None:
        if self._settings is not None:
            self._settings.hint_seen = True
            self._settings.save()
