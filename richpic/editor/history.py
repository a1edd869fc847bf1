"""History: what was done, for undo, redo and the list of steps."""

from __future__ import annotations

from richpic.editor.packed_steps import PackedSteps
from richpic.model.change import Change, squash


class History:
    """The Changes that were committed, in order, and how many of them are in force.

    It goes back to the beginning, but for sessions of hundreds of thousands of steps (see packed_steps).
    """

    def __init__(self) -> None:
        self._steps = PackedSteps()
        self._done = 0
        self._forgotten = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The plain names of all steps, the oldest first."""
        return tuple(step.name for step in self._steps)

    @property
    def count(self) -> int:
        """How many steps there are, with those that can be redone."""
        return len(self._steps)

    def step(self, number: int) -> Change:
        """Return one of the steps, the oldest being 0."""
        return self._steps[number]

    @property
    def done(self) -> int:
        """How many of the steps are in force; the others can be redone."""
        return self._done

    @property
    def forgotten(self) -> int:
        """How many steps were made before the oldest one that is kept."""
        return self._forgotten

    def push(self, change: Change) -> None:
        """Remember a step; what could be redone before it is forgotten."""
        self._steps.cut(self._done)
        gone = self._steps.append(change)
        self._forgotten += gone
        self._done += 1 - gone

    def extend(self, change: Change) -> None:
        """Make `change` part of the last step in force, as one undo; without one it is a step of its own."""
        if not self._done:
            self.push(change)
            return
        self._done -= 1
        joined = self._steps[self._done].then(change)
        self._steps.cut(self._done)
        if not joined.is_empty:
            self.push(joined)

    def made_last(self, identifier: str) -> bool:
        """Tell whether the last step in force put the element `identifier` on the picture."""
        if not self._done:
            return False
        patch = self._steps[self._done - 1].patches.get(identifier)
        return patch is not None and patch.before is None

    def back(self) -> Change | None:
        """Return the change that takes the last step back, or None at the beginning."""
        if not self._done:
            return None
        self._done -= 1
        return self._steps[self._done].inverse

    def forward(self) -> Change | None:
        """Return the next step again, or None at the end."""
        if self._done == len(self._steps):
            return None
        self._done += 1
        return self._steps[self._done - 1]

    def go_to(self, done: int) -> Change | None:
        """Return one change after which the first `done` steps are in force, or None if they are now."""
        done = max(0, min(len(self._steps), done))
        if done == self._done:
            return None
        if done < self._done:
            change = squash(self._steps[one].inverse for one in range(self._done - 1, done - 1, -1))
        else:
            change = squash(self._steps[one] for one in range(self._done, done))
        self._done = done
        return change

    def clear(self) -> None:
        """Forget everything: another picture was opened."""
        self._steps = PackedSteps()
        self._done = self._forgotten = 0
