"""Whatever hands do in the window, on the paper and at its keys: no exception, nothing lost, and a way back.

The tools alone are tried harder in tests/tools/test_random_gestures.py; here their events come through the
canvas, with writing, shortcuts and commands in between.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QTextEdit

from richpic.model.picture import Picture
from richpic.ui.editing import redo, undo
from richpic.ui.text_edit import TextEdit
from richpic.ui.window import Window
from tests.ui.conftest import full_picture
from tests.ui.paper import CTRL, NONE, SHIFT

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SEEDS, STEPS = (range(20), 600) if LONG else (range(3), 70)
KEY, TYPE = Qt.Key, QEvent.Type
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
HELD = (NONE, NONE, NONE, NONE, SHIFT, CTRL, Qt.KeyboardModifier.AltModifier)
NAMES = (
    *"VHILTNBOPFERKMQACDGXYZ",
    *("Escape", "Return", "Tab", "Delete", "Backspace", "Left", "Right", "Up", "Down"),
    *("Space", "F2", "F6", "Home", "End", "Slash"),
)
KEYS = [KEY[f"Key_{name}"] for name in NAMES]
# These ask for files or windows of their own, leave the picture, or close the window.
ELSEWHERE = {"new", "open", "example", "quit", "present", "menu", "guide"}
WORDS = ("pays for", "refers", "hello there", "x", "a > b: trusts", "")


class Hands:
    """Does one thing after the other at random, and looks whether all is still right."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)
        self.mirror: Picture = window.editor.picture
        window.editor.subscribe(self._heard)
        table = window.actions_.table.values()
        self.commands = [one.id for one in table if one.id not in ELSEWHERE and one.menu != "File"]
        self.done: list[Any] = []

    def _heard(self, happened: str, detail: Any) -> None:
        if happened == "change":
            self.mirror = detail.apply(self.mirror)

    def step(self) -> None:
        ways: list[Callable[[], None]] = [self.drag] * 4 + [self.key] * 3
        ways += [self.double_click, self.type, self.command, self.place, self.travel]
        self.random.choice(ways)()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMenu):
                widget.close()
        if self.random.random() < 0.3:
            QApplication.processEvents()

    # What hands do

    def somewhere(self) -> QPoint:
        """A place on the paper, often at the edge of a thing."""
        editor = self.window.editor
        rimmed = [element for element in editor.picture.order if element.has_rim]
        if rimmed and self.random.random() < 0.4:
            outline = self.random.choice(rimmed).outlines(editor.context)[0]
            return QPointF(*editor.camera.to_view(self.random.choice(outline))).toPoint()
        return QPoint(self.random.randrange(290, 980), self.random.randrange(80, 580))

    def _send(self, kind: QEvent.Type, at: QPoint, button: Any, buttons: Any, held: Any = NONE) -> None:
        place, canvas = QPointF(at), self.window.canvas
        event = QMouseEvent(kind, place, canvas.mapToGlobal(place), button, buttons, held)
        QApplication.sendEvent(canvas, event)

    def drag(self) -> None:
        start, end, held = self.somewhere(), self.somewhere(), self.random.choice(HELD)
        self.done.append(("drag", start, end, held))
        self._send(TYPE.MouseMove, start, NO_BUTTON, NO_BUTTON, held)
        self._send(TYPE.MouseButtonPress, start, LEFT, LEFT, held)
        for part in range(1, 4):
            self._send(TYPE.MouseMove, start + (end - start) * part / 3, NO_BUTTON, LEFT, held)
        self._send(TYPE.MouseButtonRelease, end, LEFT, NO_BUTTON, held)

    def double_click(self) -> None:
        at = self.somewhere()
        self.done.append(("double click", at))
        for kind in (TYPE.MouseButtonPress, TYPE.MouseButtonDblClick):
            self._send(kind, at, LEFT, LEFT)
            self._send(TYPE.MouseButtonRelease, at, LEFT, NO_BUTTON)

    def key(self) -> None:
        key, held = self.random.choice(KEYS), self.random.choice(HELD)
        if held == CTRL and key in (KEY.Key_N, KEY.Key_O, KEY.Key_Q):
            return
        self.done.append((key, held))
        QTest.keyClick(self.window.focusWidget() or self.window.canvas, key, held)

    def type(self) -> None:
        field = self.window.focusWidget()
        if isinstance(field, QTextEdit | QLineEdit):
            self.done.append("type")
            QTest.keyClicks(field, self.random.choice(WORDS))

    def command(self) -> None:
        command = self.random.choice(self.commands)
        self.done.append(command)
        self.window.actions_.run(command)

    def place(self) -> None:
        self.done.append("place")
        at = self.window.editor.camera.to_page(self.somewhere().toTuple())
        symbol = self.random.choice(["school", "council", "young-person"])
        self.window.canvas.place_symbol(symbol, at)

    def travel(self) -> None:
        self.done.append("travel")
        self.random.choice([undo, undo, redo])(self.window)

    # What always holds

    def check(self) -> None:
        elements = self.window.editor.picture.elements
        assert self.mirror.elements == elements, self.done[-6:]
        assert all(one in elements for element in elements.values() for one in element.hangs_on())
        open_texts = [one for one in self.window.canvas.findChildren(TextEdit) if one.isVisible()]
        assert all(one.element.id in elements for one in open_texts), self.done[-6:]


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_hands_do_loses_anything(make_window, monkeypatch, seed):
    # Dialogs that commands open are closed at once.
    monkeypatch.setattr(QDialog, "exec", lambda self: 0)
    window = make_window()
    window.editor.open(full_picture())
    start = window.editor.picture
    hands = Hands(window, seed)
    for _ in range(STEPS):
        hands.step()
        hands.check()
    window.settle()
    window.toolbox.current.cancel()
    while window.editor.undo():
        pass
    assert window.editor.picture.elements == start.elements
