"""A window with nothing of the user's in it, and someone who answers its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.elements.legend import Legend
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.files.settings import Settings
from richpic.files.symbols import symbol_library
from richpic.model.element import Element
from richpic.model.picture import Page, Picture
from richpic.ui.theme import Scheme, Theme
from richpic.ui.window import Window


class Answers:
    """Stands in for the dialogs: what would be asked is answered from here, what would be told is kept."""

    def __init__(self) -> None:
        self.leave: str = "cancel"
        self.elsewhere: str = "cancel"
        self.takes_offers = False
        self.unlocks = False
        self.path: Path | None = None
        self.asked: list[str] = []
        self.told: list[str] = []

    def unsaved(self, name: str) -> str:
        self.asked.append(name)
        return self.leave

    def unlock(self, what: str) -> bool:
        self.asked.append(what)
        return self.unlocks

    def open_path(self, folder: str) -> Path | None:
        return self.path

    save_path = image_path = open_path

    def export_path(self, suggested: str, kind: str) -> Path | None:
        return self.path

    def changed_elsewhere(self, name: str, mine: Picture, theirs: Picture | None, modified: int) -> str:
        self.asked.append(f"{name} elsewhere")
        return self.elsewhere

    def offer(self, happened: str, detail: str, way: str) -> bool:
        self.told.append(f"{happened} {detail}")
        return self.takes_offers

    def problem(self, kept: str, report: Path | None) -> bool:
        self.told.append(kept)
        return False

    def folder(self, question: str, start: str) -> Path | None:
        self.asked.append(question)
        return self.path

    def tell(self, happened: str, detail: str = "") -> None:
        self.told.append(f"{happened} {detail}")


@pytest.fixture(autouse=True)
def own_data(private_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep to the private home even where a person has chosen a folder of their own."""
    monkeypatch.delenv("RICHPIC_DATA", raising=False)


@pytest.fixture(autouse=True)
def really_gone(own_data: None) -> Iterator[None]:
    """Delete what was to be deleted later: Qt leaves that to an event loop, and six hundred windows stay."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def make_window(qtbot: Any, answers: Answers) -> Iterator[Callable[..., Window]]:
    windows: list[Window] = []

    def make(
        size: tuple[int, int] = (1280, 720), scheme: Scheme = "light", settings: Settings | None = None
    ) -> Window:
        window = Window(Theme(scheme), symbol_library(), settings)
        window.flow.dialogs = window.dialogs = answers  # type: ignore[assignment]  # a stand-in
        window.resize(QSize(*size))
        window.show()
        qtbot.waitExposed(window)
        windows.append(window)
        return window

    yield make
    for window in windows:
        answers.leave = "discard"
        window.close()
        window.deleteLater()


@pytest.fixture
def window(make_window: Callable[..., Window]) -> Window:
    return make_window()


def one_of_each() -> dict[str, Element]:
    """Return an element of every kind that the window can select, by kind."""
    things: tuple[Element, ...] = (
        Icon(id="icon", z="a0", symbol="young-person", x=-200, y=0, label="Ayo"),
        Icon(id="other", z="a1", symbol="school", x=200, y=0, label="school"),
        Link(id="link", z="a2", start=End("icon"), end=End("other"), label="waits"),
        Text(id="text", z="a3", x=-100, y=-200, text="Our town"),
        Note(id="note", z="a4", x=-400, y=100, text="call them"),
        Bubble(id="bubble", z="a5", x=-400, y=-200, text="nobody asked", tail=End("icon")),
        Boundary(id="boundary", z="a6", x=-500, y=-300, w=900, h=600, title="the system"),
        Ink(id="ink", z="a7", x=300, y=200, samples=((0, 0, 0.5), (40, 20, 0.5), (80, 0, 0.5))),
        Image(id="image", z="a8", x=300, y=-200, w=80, h=60),
        Legend(id="legend", z="a8a", x=420, y=-300, tint="wash-sky"),
        Frame(id="frame", z="a9", x=-520, y=-320, w=940, h=640, name="all"),
    )
    return {thing.id: thing for thing in things}


def full_picture() -> Picture:
    """Return a picture with one of each kind."""
    return Picture(one_of_each(), Page(title="Our town"))


@pytest.fixture
def full_window(window: Window) -> Window:
    """A window with one of each kind."""
    window.editor.open(full_picture())
    return window
