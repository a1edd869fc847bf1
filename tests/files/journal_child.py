"""A session to be killed: `python journal_child.py COUNT` notes COUNT changes, says so, and goes on."""

import sys
import time
from pathlib import Path

from richpic.elements.note import Note
from richpic.files.journal import Journal
from richpic.model.change import Change, added, edited
from richpic.model.picture import Picture


def changes(count: int) -> list[Change]:
    """Return the addition of a note and then `count` - 1 shifts of it."""
    note = Note(id="n1", text="keep me")
    steps = [added(note)]
    for number in range(1, count):
        moved = {"x": number / 3}
        steps.append(edited(note, moved))
        note = Note(id="n1", text="keep me", **moved)
    return steps


def main() -> None:
    count = int(sys.argv[1])
    journal = Journal.begin(Picture(), Path("/no/such/plan.richpic"))
    for change in changes(count):
        journal.append(change)
    assert journal.drain()
    sys.stdout.write("on disk\n")
    sys.stdout.flush()
    for change in changes(100_000):  # more, on which nothing may depend
        journal.append(change)
    time.sleep(600)


if __name__ == "__main__":
    main()
