"""The program is killed in the middle of a meeting; the next start brings the picture back."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from richpic.files.journal import SUFFIX, journals_folder
from richpic.ui.unsaved_dialog import UnsavedDialog
from richpic.ui.window import Window

pytestmark = pytest.mark.window
LINE = "young person > school: does not go any more"


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The program in a process of its own, as people start it."""
    running = subprocess.Popen([sys.executable, "-m", "richpic"], cwd=Path(__file__).parents[2])
    yield running
    running.kill()
    running.wait()


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Wait until `holds`."""
    ends = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < ends, f"waited in vain for {what}"
        time.sleep(0.05)


def journals() -> list[str]:
    """Return what the journals hold."""
    return [path.read_text("utf-8") for path in journals_folder().glob(f"*{SUFFIX}")]


def begin(window: Window) -> None:
    """Do what the program does after its first paint."""
    from richpic.files.recovery import recoverable

    window.flow.offer_recovery(recoverable())


def test_what_was_drawn_before_the_kill_is_brought_back_with_one_click(session, person, start, qtbot):
    from tests.journeys.person import play

    wait_for(lambda: person.turn_to_program("richpic"), "the window")
    for _ in person.type(f"/{LINE}\n"):
        time.sleep(0.02)
    wait_for(lambda: any("does not go" in text for text in journals()), "the journal")
    session.kill()
    session.wait()

    window = start()
    begin(window)
    dialog = window.findChild(UnsavedDialog)
    qtbot.waitExposed(dialog)
    (card,) = dialog.cards.values()
    play(qtbot, person.click_on(card.back))
    qtbot.waitUntil(lambda: len(window.editor.picture.elements) == 3)
    labels = {getattr(element, "label", "") for element in window.editor.picture.elements.values()}
    assert labels == {"young person", "school", "does not go any more"}
    assert window.document.state == "not saved yet"
    assert len([text for text in journals() if "does not go" in text]) == 1, "and it is journaled anew"
