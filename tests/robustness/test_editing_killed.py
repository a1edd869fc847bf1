"""Whoever is killed while they draw loses no more than what they were just doing.

500 rounds: `python -m tests.robustness edits`.
"""

import os

import pytest

from tests.robustness import editing

# Here other tests may keep the disk busy; the long form holds the journal to its promise.
PATIENCE = 2.0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed as Unix does")
def test_what_was_drawn_comes_back_after_a_kill():
    killed = editing.kill_at_random(12, seed=7, promised=PATIENCE)
    assert killed.rounds == 12 and killed.changes > 50
    assert not killed.faults, "\n".join(killed.faults)
