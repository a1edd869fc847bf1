"""Little pictures of pictures, made one after the other between events, so that no window waits for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from richpic.files.errors import FileError
from richpic.model.picture import Picture
from richpic.model.steps import Steps
from richpic.model.symbol import SymbolLibrary
from richpic.render.images import ImageCache
from richpic.render.options import ExportError, ExportOptions
from richpic.render.paint_steps import paint_steps
from richpic.render.paper import palette_of, paper_colour
from richpic.render.scene import artwork_steps
from richpic.ui.slices import Slices
from richpic.ui.theme import Theme, interface_font

RADIUS = 7
LOST, EMPTY = "This one can no longer be read", "Nothing is on it"
Supply = Callable[[], Picture]


class Thumbnail:
    """What came of a picture: its `image`, or in `words` why there is none; `picture` if it could be read."""

    def __init__(self, image: QPixmap | None, words: str = "", picture: Picture | None = None) -> None:
        self.image, self.words, self.picture = image, words, picture


class ThumbnailMaker(QObject):
    """Makes thumbnails in the order of asking. `made` tells the key and the Thumbnail."""

    made = Signal(object, object)

    def __init__(self, symbols: SymbolLibrary, parent: QObject) -> None:
        super().__init__(parent)
        self._symbols = symbols
        self._asked: deque[tuple[object, Supply, QSize, float]] = deque()
        self._slices = Slices(self, self._next)

    def ask(self, key: object, supply: Supply, size: QSize, ratio: float = 1.0) -> None:
        """Ask for a thumbnail that fills `size` (the screen has `ratio` pixels for one), told by `key`.

        `supply` returns the picture, and may raise FileError.
        """
        self._asked.append((key, supply, size, ratio))
        if not self._slices.is_working:
            self._next()

    def forget(self) -> None:
        """Make none of those that were asked for and are not begun."""
        self._asked.clear()

    def _next(self) -> None:
        if self._asked:
            self._slices.begin(self._made(*self._asked.popleft()))

    def _made(self, key: object, supply: Supply, size: QSize, ratio: float) -> Steps[None]:
        try:
            picture = supply()
        except FileError:
            self.made.emit(key, Thumbnail(None, LOST))
            return
        yield
        try:
            image = yield from self._painted(picture, size, ratio)
        except ExportError:
            self.made.emit(key, Thumbnail(None, EMPTY, picture))
            return
        self.made.emit(key, Thumbnail(image, "", picture))

    def _painted(self, picture: Picture, size: QSize, ratio: float) -> Steps[QPixmap]:
        artwork = yield from artwork_steps(picture, self._symbols, ExportOptions(width=size.width()), 1.0)
        area = artwork.area
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.fill(QColor(paper_colour(picture.page, palette_of(picture.page))))
        scale = min(size.width() / area.w, size.height() / area.h) * ratio
        onto = QTransform.fromTranslate(image.width() / 2, image.height() / 2)
        onto = onto.scale(scale, scale).translate(-area.centre.x, -area.centre.y)
        groups = (one.group for one in artwork.placed)
        yield from paint_steps(image, groups, onto, ImageCache(lambda: picture.images))
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)


def paint_thumbnail(painter: QPainter, rect: QRectF, thumbnail: Thumbnail | None, theme: Theme) -> None:
    """Paint a thumbnail as a card into `rect`; before it is made, an empty card."""
    tokens = theme.tokens
    card = QPainterPath()
    card.addRoundedRect(rect, RADIUS, RADIUS)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillPath(card, QColor(tokens.sunk))
    if thumbnail is not None and thumbnail.image is not None:
        painter.setClipPath(card)
        painter.drawPixmap(rect, thumbnail.image, QRectF(thumbnail.image.rect()))
        painter.setClipping(False)
    elif thumbnail is not None:
        painter.setFont(interface_font(12))
        painter.setPen(QColor(tokens.muted))
        inside = rect.adjusted(8, 8, -8, -8)
        wrapped = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(inside, wrapped, thumbnail.words)
    painter.setPen(QPen(QColor(tokens.edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(card)
    painter.restore()


class ThumbnailView(QWidget):
    """One thumbnail of a fixed size."""

    def __init__(self, theme: Theme, size: QSize, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.thumbnail: Thumbnail | None = None
        self.setFixedSize(size)
        self.setAccessibleName(name)

    def show_thumbnail(self, thumbnail: Thumbnail | None) -> None:
        """Show another one, or an empty card."""
        self.thumbnail = thumbnail
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        paint_thumbnail(
            QPainter(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.thumbnail, self._theme
        )
