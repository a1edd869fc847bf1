"""Little pictures of what a page setting does: the same scene on each paper, in each palette and hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.text import Text
from richpic.model.change import added
from richpic.model.display import DisplayList
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.picture import Page, Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.painter import Painter
from richpic.render.paper import palette_of, paper_items
from richpic.ui.controls import Paint, PaintedButton
from richpic.ui.theme import Theme, interface_font

# What the scene is seen through, in page units: as wide against its height as the buttons that show it.
VIEW = Rect(-105.0, -56.0, 210.0, 112.0)
# The fields of a page that decide how it looks.
LOOK = ("paper", "palette", "roughness", "font")


EDGE = Boundary(id="edge", x=-92, y=-46, w=184, h=92, shape="rectangle")
THINGS = (
    Icon(id="home", z="a1", symbol="home", x=-52, y=2, size=58),
    Icon(id="heart", z="a2", symbol="heart", x=58, y=2, size=50),
    Link(id="tie", z="a3", start=End("home"), end=End("heart"), relation="broken"),
)
# By what it is that the setting changes.
SCENES: Mapping[str, tuple[Element, ...]] = {
    "sheet": THINGS,
    "drawing": (EDGE, *THINGS),
    "letters": (Text(id="words", x=-70, y=-24, text="Our town", size=33),),
}


@lru_cache(maxsize=64)
def _drawn(look: tuple[str, ...], library: SymbolLibrary, scene: str) -> DisplayList:
    chosen: dict[str, Any] = dict(zip(LOOK, look, strict=True))
    page = Page(**chosen)
    picture = added(*SCENES[scene]).apply(Picture(page=page))
    ctx = PictureContext(picture, library)
    sheet = paper_items(page, palette_of(page), VIEW)
    return (*sheet, *(item for element in picture.order for item in element.draw(ctx)))


def page_paint(page: Callable[[], Page], library: SymbolLibrary, scene: str) -> Paint:
    """Return what paints one of SCENES as a picture on `page`, asked for each time, would show it."""
    painter = Painter()

    def paint(qpainter: QPainter, rect: QRectF) -> None:
        shown = page()
        look = tuple(getattr(shown, name) for name in LOOK)
        qpainter.save()
        card = QPainterPath()
        card.addRoundedRect(rect, 5, 5)
        qpainter.setClipPath(card)
        scale = max(rect.width() / VIEW.w, rect.height() / VIEW.h)
        qpainter.translate(rect.center())
        qpainter.scale(scale, scale)
        qpainter.translate(-VIEW.centre.x, -VIEW.centre.y)
        painter.paint(qpainter, _drawn(look, library, scene))
        qpainter.restore()

    return paint


class PreviewChoice(PaintedButton):
    """A choice that shows what it does, with its name below; the chosen one has a ring."""

    def __init__(self, theme: Theme, caption: str, name: str, paint: Paint, wide: int = 102) -> None:
        super().__init__(theme, name)
        self.setText(caption)
        self.setCheckable(True)
        self.setFixedSize(wide, 78)
        self._paint = paint

    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a soft ground under the pointer."""
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.tokens.hover))
            painter.drawRoundedRect(rect, self.radius, self.radius)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the preview, its ring and the name."""
        tokens = self.theme.tokens
        card = QRectF(rect.x() + 4, rect.y() + 4, rect.width() - 8, rect.height() - 26)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        self._paint(painter, card)
        painter.setOpacity(1.0)
        chosen = self.isChecked() or self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.link if chosen else tokens.edge), 2.4 if chosen else 1))
        painter.drawRoundedRect(card, 5, 5)
        painter.setFont(interface_font(12, 600 if self.isChecked() else 400))
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.muted))
        below = QRectF(rect.x(), card.bottom() + 2, rect.width(), 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
