"""A person at a real screen: moves the X server's own pointer and presses the keys of its keyboard.

What a person does is written as a script, a generator that yields after each thing done: nothing, to give the
program a moment, or a question, to wait until it is answered with yes. The script goes on whatever loop the
program is in: its main loop, a dialog, or a drag.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from Xlib import XK, X, display
from Xlib.ext import xtest

Script = Iterator[Callable[[], bool] | None]
MOMENT_MS = 15
LONGEST_WAIT = 15.0
LEFT, MIDDLE = 1, 2
KEYS = {" ": "space", "\n": "Return", ">": "greater", "<": "less", ":": "colon", "!": "exclam", "/": "slash",
        ".": "period", "-": "minus", "_": "underscore", ",": "comma", "?": "question"}  # fmt: skip


class Person:
    """Works on the screen that the program is on. All points are on that screen, in its pixels."""

    def __init__(self) -> None:
        self._screen = display.Display()

    def leave(self) -> None:
        """Let go of the screen."""
        self._screen.close()

    # What hands do: each returns a script

    def move(self, x: float, y: float) -> Script:
        """Move the pointer there at once."""
        xtest.fake_input(self._screen, X.MotionNotify, x=round(x), y=round(y))
        self._screen.sync()
        yield None

    def click(self, x: float, y: float, times: int = 1) -> Script:
        """Click `times` times in a row."""
        yield from self.move(x, y)
        for _ in range(times):
            yield from self._button(LEFT, X.ButtonPress)
            yield from self._button(LEFT, X.ButtonRelease)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 12) -> Script:
        """Press at `start`, move to `end` as a hand does, let go."""
        yield from self.move(*start)
        yield from self._button(LEFT, X.ButtonPress)
        for step in range(1, steps + 1):
            share = step / steps
            x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            yield from self.move(x, y)
        # A drag out of the tray is between two windows for X: it settles before the hand lets go.
        for _ in range(4):
            yield None
        yield from self._button(LEFT, X.ButtonRelease)

    def press(self, key: str) -> Script:
        """Press a key, with what is held down meanwhile before it: "Ctrl+Shift+S", "Return", "F11"."""
        *held, last = key.split("+") if len(key) > 1 else [key]
        last = last.lower() if held and len(last) == 1 else last
        names = {"Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L"}
        code, shifted = self._code(last)
        held_codes = [self._code(names[one])[0] for one in held]
        held_codes += [self._code("Shift_L")[0]] if shifted and "Shift" not in held else []
        for one in held_codes:
            self._key(one, X.KeyPress)
        self._key(code, X.KeyPress)
        self._key(code, X.KeyRelease)
        for one in reversed(held_codes):
            self._key(one, X.KeyRelease)
        yield None

    def type(self, text: str) -> Script:
        """Type what a US keyboard has."""
        for letter in text:
            yield from self.press(KEYS.get(letter, letter))

    def _button(self, button: int, what: int) -> Script:
        xtest.fake_input(self._screen, what, button)
        self._screen.sync()
        yield None

    def _key(self, code: int, what: int) -> None:
        xtest.fake_input(self._screen, what, code)
        self._screen.sync()

    def _code(self, name: str) -> tuple[int, bool]:
        """Return the key that has this letter or name, and whether it takes Shift."""
        letter = XK.string_to_keysym(name)
        for code, level in self._screen.keysym_to_keycodes(letter):
            if level in (0, 1):
                return code, level == 1
        raise AssertionError(f"this keyboard has no {name!r}")

    def turn_to_program(self, name: str) -> bool:
        """Give the keys to the window of a program, as window managers do. Tells whether there is one yet."""
        for window in self._screen.screen().root.query_tree().children:
            shown = window.get_attributes().map_state == X.IsViewable
            if shown and name in (window.get_wm_class() or ()):
                window.set_input_focus(X.RevertToParent, X.CurrentTime)
                self._screen.sync()
                return True
        return False

    # What eyes and hands do together

    def click_on(self, widget: QWidget, times: int = 1) -> Script:
        """Click in the middle of a widget."""
        middle = widget.mapToGlobal(widget.rect().center())
        yield from self.click(middle.x(), middle.y(), times)

    def turn_to(self, window: QWidget) -> Script:
        """Give the keys to a window: there may be no window manager here to do it when a dialog closes."""
        yield lambda: QApplication.activeModalWidget() is None
        window.activateWindow()
        yield window.isActiveWindow

    def answer_file_dialog(self, path: Path) -> Script:
        """Wait for the dialog that asks for a file, type the path, and press Enter."""
        yield lambda: _open_file_dialog() is not None
        yield from self.press("Ctrl+a")
        yield from self.type(str(path))
        yield from self.press("Return")
        yield lambda: _open_file_dialog() is None


def _open_file_dialog() -> QFileDialog | None:
    """Return the file dialog that has the keys, if there is one."""
    here = QApplication.activeModalWidget()
    return here if isinstance(here, QFileDialog) and here.isActiveWindow() else None


def on_screen(widget: QWidget, x: float, y: float) -> tuple[float, float]:
    """Return where a widget's point is on the screen."""
    at = widget.mapToGlobal(QPoint(round(x), round(y)))
    return at.x(), at.y()


class _Play(QObject):
    """Goes through a script, a step a moment, from whichever loop runs."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script
        self._question: Callable[[], bool] | None = None
        self._asked = 0.0
        self.fault: BaseException | None = None
        self.done = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(MOMENT_MS)

    def _step(self) -> None:
        try:
            if self._question is not None and not self._question():
                if time.monotonic() - self._asked > LONGEST_WAIT:
                    raise AssertionError(f"waited in vain: {self._where()}")
                return
            self._question = next(self._script)
            self._asked = time.monotonic()
        except StopIteration:
            self._end()
        except BaseException as fault:
            self.fault = fault
            self._end()

    def _where(self) -> str:
        """Return the line on which each part of the script stands."""
        inner: Any = self._script
        lines: list[str] = []
        while getattr(inner, "gi_frame", None) is not None:
            lines.append(f"{inner.gi_code.co_name}, line {inner.gi_frame.f_lineno}")
            inner = inner.gi_yieldfrom
        return " > ".join(lines)

    def _end(self) -> None:
        self._timer.stop()
        self.done = True
        # A dialog left open would keep the test waiting for ever.
        while self.fault is not None and (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()


def play(qtbot: Any, script: Script, timeout: int = 60_000) -> None:
    """Go through `script` to its end. Raises what went wrong in it."""
    playing = _Play(script)
    qtbot.waitUntil(lambda: playing.done, timeout=timeout)
    if playing.fault is not None:
        raise playing.fault
