"""A hand without a screen: tests speak in gestures, such as `drive.press(50, 50).move(90, 90).release()`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from richpic.editor.editor import Editor
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.geometry import Point
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.tools import TOOLS
from richpic.tools.grips import grips_of
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.toolbox import Toolbox


class Driver:
    """An editor with its toolbox, driven by page points at 100 %; `elements` are on the paper at first."""

    def __init__(self, *elements: Element, picture: Picture | None = None) -> None:
        library = symbol_library()
        start = picture or added(*elements).apply(Picture())
        self.editor = Editor(lambda shown: PictureContext(shown, library), start)
        self.toolbox = Toolbox(self.editor, TOOLS)
        self.writing: list[str] = []
        self.images_wanted: list[Any] = []
        self.editor.subscribe(self._heard)
        self.pointer = Pointer(Point(0, 0), Point(0, 0))

    def _heard(self, happened: str, detail: Any) -> None:
        if happened == "edit":
            self.writing.append(detail[0])
        elif happened == "image":
            self.images_wanted.append(detail)

    def _at(self, x: float, y: float, **more: Any) -> Pointer:
        view = self.editor.camera.to_view((x, y))
        scale = self.editor.camera.zoom
        self.pointer = replace(Pointer(Point(x, y), view, scale=scale), **more)
        return self.pointer

    # What a hand does

    def tool(self, name: str, **options: Any) -> Driver:
        """Take a tool, and set options of the toolbox."""
        for key, value in options.items():
            setattr(self.toolbox.options, key, value)
        self.toolbox.choose(name)
        return self

    def press(self, x: float, y: float, **more: Any) -> Driver:
        self.toolbox.current.press(self._at(x, y, **more))
        return self

    def move(self, x: float, y: float, steps: int = 4, **more: Any) -> Driver:
        start = self.pointer.at
        for step in range(1, steps + 1):
            at = start.towards((x, y), step / steps)
            self.toolbox.current.move(self._at(at.x, at.y, **more))
        return self

    def hover(self, x: float, y: float, **more: Any) -> Driver:
        self.toolbox.current.hover(self._at(x, y, **more))
        return self

    def release(self, **more: Any) -> Driver:
        at = self.pointer.at
        self.toolbox.current.release(self._at(at.x, at.y, **more))
        return self

    def click(self, x: float, y: float, **more: Any) -> Driver:
        return self.press(x, y, **more).release(**more)

    def double_click(self, x: float, y: float) -> Driver:
        """As screens tell it: a click, then the second press by another name, then its release."""
        self.click(x, y)
        self.toolbox.current.double_click(self._at(x, y))
        return self.release()

    def drag(self, start: tuple[float, float], end: tuple[float, float], **more: Any) -> Driver:
        return self.press(*start, **more).move(*end, **more).release(**more)

    def drag_grip(self, name: str, dx: float, dy: float, **more: Any) -> Driver:
        """Drag a grip of the selection; `more` is held from after the press, as people do."""
        at = self.grip(name)
        return self.press(*at).move(at.x + dx, at.y + dy, **more).release(**more)

    def escape(self) -> bool:
        return self.toolbox.current.escape()

    def select(self, *ids: str) -> Driver:
        self.editor.select(ids)
        return self

    # What came of it

    def grip(self, name: str) -> Point:
        """Where a grip of the selection is, in page units."""
        camera = self.editor.camera
        found = {grip.name: grip for grip in grips_of(self.editor)}[name]
        return camera.to_page(camera.to_view(found.at).plus(found.offset))

    @property
    def grips(self) -> set[str]:
        return {grip.name for grip in grips_of(self.editor)}

    @property
    def overlay(self) -> Overlay:
        return self.toolbox.current.overlay()

    @property
    def picture(self) -> Picture:
        return self.editor.picture

    @property
    def selection(self) -> set[str]:
        return set(self.editor.selection)

    def all(self, kind: str) -> list[Any]:
        return [element for element in self.picture.order if element.kind == kind]

    def one(self, kind: str) -> Any:
        (element,) = self.all(kind)
        return element

    def get(self, identifier: str) -> Any:
        return self.picture.elements[identifier]

    @property
    def steps(self) -> int:
        return self.editor.history.done

    def __iter__(self) -> Iterator[Element]:
        return iter(self.picture.order)
