"""The empty picture: a faint sketch and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.model.display import Group
from richpic.model.element import Element
from richpic.model.palette import Palette
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.painter import Painter
from richpic.ui.theme import hand_font, interface_font

SIZE = QSize(640, 400)
FAINT = 0.3
WAYS = (
    ("Drag an icon", "from the left onto the paper"),
    ("Press  /  and type", "young person > school: waits"),
    ("Look at one", ""),
)


def sketch() -> Picture:
    """Return the faint picture: two people and a place that belong together."""
    things: tuple[Element, ...] = (
        Boundary(id="edge", x=-330, y=-120, w=660, h=250, wash="", dashed=True, colour="grey"),
        Icon(id="one", symbol="young-person", x=-200, y=10, size=110),
        Icon(id="two", symbol="youth-worker", x=0, y=-20, size=110),
        Icon(id="three", symbol="school", x=200, y=15, size=110),
        Link(id="a", start=End("one"), end=End("two"), bend=0.12),
        Link(id="b", start=End("two"), end=End("three"), bend=0.12, heads="both"),
    )
    return Picture({thing.id: thing for thing in things})


class Welcome(QWidget):
    """Painted on the paper in the paper's colours. Clicks go through to it, except on the example."""

    def __init__(self, symbols: SymbolLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._symbols = symbols
        self._palette: Palette | None = None
        self._painter = Painter()
        self._sketch: list[Group] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Three ways to begin: drag an icon, type a line, or open the example")
        self.example = QPushButton("Open the example", parent)
        self.example.setAccessibleName("Open the example")
        self.example.setToolTip("A finished picture to look around in")
        self.example.setFixedSize(164, 40)

    def show_palette(self, palette: Palette) -> None:
        """Use the colours of the paper."""
        if palette is not self._palette:
            self._palette = palette
            self._sketch = []
            # Drawn after the window is up: it would hold up the first paint by a tenth.
            QTimer.singleShot(0, self._draw_sketch)
        self.update()

    def _draw_sketch(self) -> None:
        if self._palette is not None and self.isVisible():
            picture = sketch()
            context = PictureContext(picture, self._symbols, self._palette)
            # Each as one thing, so that a line does not shine through the body before it.
            self._sketch = [Group(element.draw(context), opacity=FAINT) for element in picture.order]
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the sketch soon, if it is not drawn yet."""
        super().showEvent(event)
        if not self._sketch:
            QTimer.singleShot(0, self._draw_sketch)

    def put(self, middle: QPointF, room: QSize) -> None:
        """Place it about `middle` (the parent's pixels), if there is `room` for it."""
        width, height = min(SIZE.width(), room.width()), min(SIZE.height(), room.height())
        self.setGeometry(round(middle.x() - width / 2), round(middle.y() - height / 2), width, height)
        third = self._column(2).center()
        at = self.mapToParent(third.toPoint())
        self.example.move(at.x() - self.example.width() // 2, at.y() - 30)
        self.example.raise_()

    def setVisible(self, visible: bool) -> None:
        """Show or hide the button with it."""
        super().setVisible(visible)
        self.example.setVisible(visible)

    def _column(self, index: int) -> QRectF:
        wide = self.width() / 3
        return QRectF(index * wide, self.height() - 84, wide, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sketch, heading and ways."""
        if self._palette is None:
            return
        qpainter = QPainter(self)
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.height() >= 320:
            self._paint_sketch(qpainter)
        ink = QColor(self._palette.ink)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        qpainter.setPen(ink)
        qpainter.setFont(hand_font(28, 600))
        top = self.height() - 146
        qpainter.drawText(QRectF(0, top, self.width(), 44), int(centred), "Draw the situation as you see it")
        for index, (head, words) in enumerate(WAYS):
            self._paint_way(qpainter, self._column(index), head, words, index > 0)

    def _paint_way(self, qpainter: QPainter, rect: QRectF, head: str, words: str, line: bool) -> None:
        assert self._palette is not None
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        qpainter.setPen(QColor(self._palette.ink))
        qpainter.setFont(interface_font(14, 600))
        if words:
            qpainter.drawText(rect.adjusted(8, 6, -8, 0), int(centred), head)
            qpainter.setPen(QColor(self._palette.text("grey")))
            qpainter.setFont(interface_font(13))
            qpainter.drawText(rect.adjusted(8, 29, -8, 0), int(centred | Qt.TextFlag.TextWordWrap), words)
        if line:
            faint = QColor(self._palette.ink)
            faint.setAlpha(40)
            qpainter.setPen(QPen(faint, 1))
            qpainter.drawLine(rect.topLeft() + QPointF(0, 6), rect.bottomLeft() - QPointF(0, 10))

    def _paint_sketch(self, qpainter: QPainter) -> None:
        qpainter.save()
        qpainter.translate(self.width() / 2, (self.height() - 166) / 2)
        scale = min((self.height() - 178) / 252, self.width() / 680)
        qpainter.scale(scale, scale)
        self._painter.paint(qpainter, self._sketch)
        qpainter.restore()
