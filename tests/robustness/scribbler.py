"""Somebody who draws without end: gestures of all kinds by chance, the same ones for the same seed."""

from __future__ import annotations

from random import Random
from typing import Any

from richpic.editor import operations
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.change import edited, page_edited
from richpic.model.drawing import TextBlock, TextLine
from richpic.model.element import Element
from richpic.render.context import PictureContext
from tests.driver import Driver

WIDE, HIGH = 1200.0, 800.0
# What is deleted once there is more, so that it is the session that is long, not the picture that is large.
MOST_THINGS = 60
WORDS = ("young person", "CAMHS", "waits 9 months", "nobody asked", "housing", "Ayọ̀ 👩🏽‍⚕️", "two\nlines", "")


class BareContext(PictureContext):
    """Measures words by counting letters: elements can be drawn where Qt has not been started."""

    def text(self, text: str, size: float, wrap: float = 0.0, weight: int = 400) -> TextBlock:
        """Return `text` as if all letters were half as wide as high, broken where the room ends."""
        letters = max(1, int(wrap / size * 2)) if wrap else max(1, len(text))
        parts = [
            line[at : at + letters] for line in text.split("\n") for at in range(0, len(line) or 1, letters)
        ]
        lines = tuple(TextLine(part, len(part) * size / 2) for part in parts)
        high = size * 1.28
        widest = max(line.width for line in lines)
        return TextBlock(lines, widest, high * len(lines), size, "plain", weight, high, size)


def furniture() -> tuple[Element, ...]:
    """Return what is on the paper at first: some of what is usually there, joined in several ways."""
    icons = [
        Icon(id=f"i{n}", symbol="youth-worker", x=120.0 * n, y=160.0, label=f"worker {n}") for n in range(8)
    ]
    links = [Link(id=f"l{n}", z="a1", start=End(f"i{n}"), end=End(f"i{n + 1}")) for n in range(5)]
    return (
        Boundary(id="b", x=0, y=0, w=WIDE, h=HIGH, title="our city"),
        *icons,
        *links,
        *(Note(id=f"n{n}", z="a2", x=200.0 * n, y=500.0, text=WORDS[n]) for n in range(4)),
        Ink(id="s", z="a3", x=60, y=420, samples=((0, 0, 0.5), (60, 60, 0.8), (120, 0, 0.2))),
    )


class Scribbler:
    """Draws on the paper of `drive`, from what chance of a `seed` says."""

    def __init__(self, drive: Driver, seed: int) -> None:
        self.drive, self.chance = drive, Random(seed)
        chance = {
            self._drag: 40, self._nudge: 12, self._write: 12, self._make: 9, self._stroke: 5, self._link: 5,
            self._delete: 4, self._undo: 8, self._redo: 3, self._page: 1, self._select: 4,
        }  # fmt: skip
        self._kinds, self._weights = list(chance), list(chance.values())

    def gesture(self) -> None:
        """Do one thing as people do, from the press to the release."""
        if len(self.drive.picture.elements) > MOST_THINGS:
            self._delete()
        else:
            self.chance.choices(self._kinds, self._weights)[0]()

    def _place(self) -> tuple[float, float]:
        return self.chance.uniform(0, WIDE), self.chance.uniform(0, HIGH)

    def _some(self) -> Any:
        return self.chance.choice(self.drive.picture.order) if self.drive.picture.order else None

    def _drag(self) -> None:
        thing = self._some()
        start = thing.centre(self.drive.editor.context) if thing else self._place()
        x, y = start
        far = (x + self.chance.uniform(-200, 200), y + self.chance.uniform(-200, 200))
        inside = (min(WIDE, max(0.0, far[0])), min(HIGH, max(0.0, far[1])))
        self.drive.tool("select").press(x, y).move(*inside, steps=2).release()

    def _nudge(self) -> None:
        editor = self.drive.editor
        editor.commit(operations.moved(editor.picture, editor.selection, self.chance.choice((-10, 1, 10)), 0))

    def _write(self) -> None:
        thing = self._some()
        if thing is not None and thing.text_field:
            self.drive.editor.commit(edited(thing, {thing.text_field: self.chance.choice(WORDS)}, "wrote"))

    def _make(self) -> None:
        x, y = self._place()
        self.drive.tool(self.chance.choice(("note", "icon", "bubble", "text"))).click(x, y)

    def _stroke(self) -> None:
        self.drive.tool("ink").press(*self._place())
        for _ in range(self.chance.randint(1, 4)):
            self.drive.move(*self._place(), steps=4)
        self.drive.release()

    def _link(self) -> None:
        one, other = self._some(), self._some()
        if one is not None and one is not other:
            centres = [thing.centre(self.drive.editor.context) for thing in (one, other)]
            self.drive.tool("link").press(*centres[0]).move(*centres[1], steps=2).release()

    def _delete(self) -> None:
        editor = self.drive.editor
        few = [self._some().id for _ in range(4) if editor.picture.order]
        editor.commit(operations.removed(editor.picture, few, editor.context))

    def _undo(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.drive.editor.undo()

    def _redo(self) -> None:
        self.drive.editor.redo()

    def _page(self) -> None:
        page = self.drive.picture.page
        self.drive.editor.commit(page_edited(page, {"title": self.chance.choice(WORDS[:5])}))

    def _select(self) -> None:
        self.drive.tool("select").drag(self._place(), self._place())
