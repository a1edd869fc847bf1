"""How to link and how to write, said once there are two things on the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from richpic.elements import KINDS
from richpic.elements.link import Link
from richpic.model.change import Change, Patch
from richpic.ui.notice import Notice

if TYPE_CHECKING:
    from richpic.files.settings import Settings

HINT = "Drag from the rim of an icon to another one to link them. Double-click anything to write on it."
# The fields that hold what is written on things.
WRITTEN = frozenset(kind.text_field for kind in KINDS.values())
# In so many sessions, unless it was dismissed before.
HINTS = 3


class LinkHint:
    """Says the hint once a session, until it was heeded, dismissed or said HINTS times.

    Without settings it is never said.
    """

    def __init__(self, notice: Notice, settings: Settings | None) -> None:
        self._notice, self._settings = notice, settings
        self._said = False
        self._steps = 0

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

    def heed(self, change: Change | None, steps: int) -> None:
        """Take the hint back for good once `change` links or writes as it says, as the last of so many steps.

        Words that are part of the step that made the thing are no sign: they are asked for by themselves.
        """
        is_step, self._steps = steps > self._steps, steps
        if change is None or not is_step or self._notice.text != HINT:
            return
        if any(map(_does_so, change.patches.values())):
            self._notice.take_back(HINT)
            self._forget()

    def _forget(self) -> None:
        if self._settings is not None:
            self._settings.hint_seen = True
            self._settings.save()


def _does_so(patch: Patch) -> bool:
    """Tell whether `patch` makes a link, or writes on what was there."""
    if isinstance(patch.after, Link):
        return patch.before is None
    return isinstance(patch.after, Mapping) and not WRITTEN.isdisjoint(patch.after)
