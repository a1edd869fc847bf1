"""Which earlier versions are kept: all of today, fewer the older they are, and always the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

SETTING = "versions"
DAYS = (30, 90, 365, 0)
"""What can be chosen; 0 keeps them for ever."""
MEGABYTES = (100, 500, 2000)
_TODAY, _WEEK = timedelta(hours=24), timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Rules:
    """Versions go after so many `days` (0: never), and the oldest of all when they take more `megabytes`."""

    days: int = 90
    megabytes: int = 500

    @classmethod
    def of(cls, more: Mapping[str, Any]) -> Rules:
        """Return the rules among what Settings.more holds; the usual ones for what makes no sense."""
        stored = more.get(SETTING)
        found = stored if isinstance(stored, dict) else {}
        days, megabytes = found.get("days"), found.get("megabytes")
        return cls(
            days if type(days) is int and days in DAYS else cls().days,
            megabytes if type(megabytes) is int and megabytes in MEGABYTES else cls().megabytes,
        )

    @classmethod
    def in_force(cls) -> Rules:
        """Return the rules that the user has chosen, as they are on the disk."""
        from richpic.files.settings import Settings

        return cls.of(Settings.load().more)

    def stored(self) -> dict[str, int]:
        """Return what Settings.more is to hold."""
        return asdict(self)

    @property
    def oldest(self) -> datetime:
        """The time before which nothing needs to be kept."""
        if self.days:
            return datetime.now(UTC) - timedelta(days=self.days)
        return datetime.min.replace(tzinfo=UTC)

    @property
    def most_bytes(self) -> int:
        """How much all versions together may take."""
        return self.megabytes * 10**6


def superfluous(times: Iterable[datetime], rules: Rules, now: datetime) -> set[datetime]:
    """Return which of the versions of one picture may go: too old, or close to a later one.

    Of the last day all stay, of the week before the last of each hour, and of earlier ones that of each day.
    The latest of all never goes.
    """
    newest_first = sorted(set(times), reverse=True)
    gone: set[datetime] = set()
    taken: set[tuple[int, ...]] = set()
    for time in newest_first[1:]:
        age = now - time
        if time < rules.oldest:
            gone.add(time)
        elif age > _TODAY:
            slot = (time.year, time.month, time.day) + ((time.hour,) if age <= _WEEK else ())
            if slot in taken:
                gone.add(time)
            taken.add(slot)
    return gone


def too_much(histories: Sequence[Sequence[tuple[datetime, int]]], rules: Rules) -> list[tuple[int, datetime]]:
    """Return what may go when all versions take too much: the oldest, each as its history's place and time.

    `histories` lists for each picture its versions as times and bytes. The latest of each never goes.
    """
    total = sum(size for history in histories for _, size in history)
    spared = [max((time for time, _ in history), default=None) for history in histories]
    oldest_first = sorted(
        (time, place, size)
        for place, history in enumerate(histories)
        for time, size in history
        if time != spared[place]
    )
    gone: list[tuple[int, datetime]] = []
    for time, place, size in oldest_first:
        if total <= rules.most_bytes:
            break
        gone.append((place, time))
        total -= size
    return gone
