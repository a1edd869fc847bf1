"""A hand without a screen: tests speak to tools in gestures, such as `drive.press(50, 50).move(90, 90).release()`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from richpic.editor.editor import Editor
from richpic.files.symbols import symbol_library
from richpic.model.element import Element
from richpic.model.geometry import Point
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.tools import TOOLS
from richpic.tools.pointer import Pointer
from richpic.tools.toolbox import Toolbox


class Driver:
    """An editor with its toolbox, driven by page points at 100 %."""

    def __init__(self, picture: Picture | None = None) -> None:
        library = symbol_library()
        self.editor = Editor(lambda shown: PictureContext(shown, library), picture)
        self.toolbox = Toolbox(self.editor, TOOLS)
        self.writing: list[str] = []
        self.editor.subscribe(self._heard)
        self._pointer = Pointer(Point(0, 0), Point(0, 0))

    def _heard(self, happened: str, detail: object) -> None:
        if happened == "edit":
            assert isinstance(detail, tuple)
            self.writing.append(detail[0])

    def _at(self, x: float, y: float, **more: object) -> Pointer:
        view = self.editor.camera.to_view((x, y))
        scale = self.editor.camera.zoom
        self._pointer = replace(Pointer(Point(x, y), view, scale=scale), **more)  # type: ignore[arg-type]
        return self._pointer

    def tool(self, name: str, **options: object) -> Driver:
        """Take a tool, and set options of the toolbox."""
        for key, value in options.items():
            setattr(self.toolbox.options, key, value)
        self.toolbox.choose(name)
        return self

    def press(self, x: float, y: float, **more: object) -> Driver:
        self.toolbox.current.press(self._at(x, y, **more))
        return self

    def move(self, x: float, y: float, steps: int = 4, **more: object) -> Driver:
        start = self._pointer.at
        for step in range(1, steps + 1):
            at = start.towards((x, y), step / steps)
            self.toolbox.current.move(self._at(at.x, at.y, **more))
        return self

    def hover(self, x: float, y: float) -> Driver:
        self.toolbox.current.hover(self._at(x, y))
        return self

    def release(self, **more: object) -> Driver:
        at = self._pointer.at
        self.toolbox.current.release(self._at(at.x, at.y, **more))
        return self

    def click(self, x: float, y: float, **more: object) -> Driver:
        return self.press(x, y, **more).release(**more)

    def double_click(self, x: float, y: float) -> Driver:
        self.click(x, y)
        self.toolbox.current.double_click(self._at(x, y))
        return self

    def drag(self, start: tuple[float, float], end: tuple[float, float], **more: object) -> Driver:
        return self.press(*start, **more).move(*end, **more).release(**more)

    # What came of it

    @property
    def picture(self) -> Picture:
        return self.editor.picture

    def all(self, kind: str) -> list[Element]:
        return [element for element in self.picture.order if element.kind == kind]

    def one(self, kind: str) -> Element:
        (element,) = self.all(kind)
        return element

    @property
    def steps(self) -> int:
        return self.editor.history.done

    def __iter__(self) -> Iterator[Element]:
        return iter(self.picture.order)
