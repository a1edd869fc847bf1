"""Focus: what is selected is seen with what it is linked to, and all else recedes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from richpic.editor.editor import Editor
from richpic.editor.reach import reach
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.picture import Picture

# The key widens it link by link, then ends it. `VEIL` is how far the others recede, 1 for out of sight.
WIDEST = 3
VEIL = 0.84


class Focus:
    """Looks at what is around the selection. `steps` is how many links away; 0 is off.

    Nothing recedes while nothing is selected. `changed` is called when it should be painted anew.
    """

    def __init__(self, editor: Editor, changed: Callable[[], None]) -> None:
        self._editor, self._changed = editor, changed
        self._known: tuple[object, ...] = ()
        # Held, so that its id is not another one's.
        self._picture: Picture | None = None
        self._ids: frozenset[str] = frozenset()
        self.steps = 0

    def widen(self) -> None:
        """Take in what is one link further away; from the widest on, everything."""
        self.steps = (self.steps + 1) % (WIDEST + 1)
        self._changed()

    def said(self) -> str:
        """Return in words what is seen."""
        return ("Everything is seen", "One link away", "Two links away", "Three links away")[self.steps]

    def end(self) -> None:
        """Let everything be seen."""
        self.steps = 0
        self._changed()

    @property
    def ids(self) -> frozenset[str]:
        """What does not recede; nothing if nothing does."""
        editor = self._editor
        if not self.steps or not editor.selection:
            return frozenset()
        known = (id(editor.picture), editor.selection, self.steps)
        if known != self._known:
            self._known, self._picture = known, editor.picture
            self._ids = reach(editor.picture, editor.selection, self.steps, editor.context)
        return self._ids

    def kept(self, view: Rect) -> list[Element]:
        """Return what does not recede in the page rectangle `view`, in the order of painting."""
        picture, context = self._editor.shown
        found = [picture.elements[one] for one in self.ids if one in picture.elements]
        seen = [one for one in found if not one.hidden and one.bounds(context).intersects(view)]
        return sorted(seen, key=lambda element: (element.z, element.id))

    def veil(self, qpainter: QPainter, area: QRect, paper: QColor) -> None:
        """Let all that is painted in `area` recede into the colour of the paper."""
        veil = QColor(paper)
        veil.setAlphaF(VEIL)
        qpainter.fillRect(area, veil)
