"""Eagle eye: hold a key to see everything, and let go where you want to land."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize

from richpic.editor.camera import Camera
from richpic.editor.editor import Editor
from richpic.model.geometry import Point, Rect


class EagleEye:
    """Looks from above. `fit` shows everything, `size` is that of the view in pixels."""

    def __init__(self, editor: Editor, fit: Callable[[], None], size: Callable[[], QSize]) -> None:
        self._editor, self._fit, self._size = editor, fit, size
        self._before: Camera | None = None

    def open(self) -> None:
        """Show everything."""
        if self._before is None and self._editor.picture.elements:
            before = self._editor.camera
            self._fit()
            self._before = before

    def landing(self, view: Point) -> Rect | None:
        """Return the page rectangle that will be seen when the key is let go with the pointer at `view`."""
        if self._before is None:
            return None
        size, zoom = self._size(), self._before.zoom
        return Rect.centred(self._editor.camera.to_page(view), size.width() / zoom, size.height() / zoom)

    def land(self, view: Point) -> None:
        """Go down to where the pointer is."""
        place, before = self.landing(view), self._before
        self._before = None
        if place is not None and before is not None:
            self._editor.look(replace(before, x=place.x, y=place.y))

    def close(self) -> bool:
        """Go back to where the view was. Tells whether the key was held."""
        before, self._before = self._before, None
        if before is not None:
            self._editor.look(before)
        return before is not None
