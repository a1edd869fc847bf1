"""Times as people say them: "today at 14:05", "on Monday at 9:30", "on 12 March at 16:00"."""

from __future__ import annotations

from datetime import datetime

# Not by strftime: that speaks the system's language, and the window speaks English.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_A_WEEK = 7


def when_said(time: datetime, now: datetime | None = None) -> str:
    """Return a time in words, seen from `now`; both with their zones, told in the local one."""
    at, here = time.astimezone(), (now or datetime.now().astimezone()).astimezone()
    clock = f"{at.hour}:{at.minute:02d}"
    return f"{_day(at, here)} at {clock}"


def day_said(time: datetime, now: datetime | None = None) -> str:
    """Return the day of a time in words, for the head of a list: "Today", "Monday", "12 March"."""
    words = _day(time.astimezone(), (now or datetime.now().astimezone()).astimezone()).removeprefix("on ")
    return words[:1].upper() + words[1:]


def clock_said(time: datetime) -> str:
    """Return the time of day: "14:05"."""
    at = time.astimezone()
    return f"{at.hour}:{at.minute:02d}"


def _day(at: datetime, here: datetime) -> str:
    ago = (here.date() - at.date()).days
    if ago == 0:
        return "today"
    if ago == 1:
        return "yesterday"
    if 1 < ago < _A_WEEK:
        return f"on {_DAYS[at.weekday()]}"
    year = f" {at.year}" if at.year != here.year else ""
    return f"on {at.day} {_MONTHS[at.month - 1]}{year}"
