"""A whole program on a screen of its own, and a person in front of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from richpic.app import make_application, make_window
from richpic.ui.window import Window

if TYPE_CHECKING:
    from tests.journeys.person import Person


@pytest.fixture
def person() -> Iterator[Person]:
    """Someone at the keyboard and mouse of an X server."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the hands of these journeys are those of an X server")
    from tests.journeys.person import Person

    made = Person()
    yield made
    made.leave()


@pytest.fixture
def start(qtbot: Any) -> Iterator[Callable[[], Window]]:
    """Start the program as `richpic` does: its real window with real settings, dialogs and journals."""
    windows: list[Window] = []
    # Qt's own dialogs: those of a desktop look different on each, and some are not on this screen.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    make_application()

    def begin() -> Window:
        window = make_window()
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield begin
    for window in windows:
        window.flow.may_leave = lambda: True  # type: ignore[method-assign]  # the journey is over
        window.close()
        window.deleteLater()
