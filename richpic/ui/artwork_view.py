"""A view of artwork, made and painted in slices, so that its dialog answers with any picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from richpic.model.geometry import Rect
from richpic.model.steps import Steps
from richpic.render.images import ImageCache
from richpic.render.options import ExportError
from richpic.render.paint_steps import paint_steps
from richpic.render.scene import Artwork
from richpic.ui.slices import FIRST, Slices
from richpic.ui.theme import Theme
from richpic.ui.timers import once

# View pixels between the sheet and the edges of the view.
EDGE = 16
# Pixels for one on the screen: so small as it is shown, words would be drawn as bars.
FINER = 2
# Milliseconds after the last change of its size, until then what there is is stretched.
RESIZED = 80


class ArtworkView(QWidget):
    """Shows artwork as it will be written, a chequered ground where there is none.

    A view of its own kind says what comes of it being made (`_told`), which part is shown (`_area`) and what
    is painted over it (`_paint_over`) or instead of it (`_paint_nothing`).
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._artwork: Artwork | None = None
        self._image: QImage | None = None
        # The page rectangle that `_image` shows.
        self._seen: Rect | None = None
        # Photos are unfolded once, however often what is around them changes.
        self._images = ImageCache(lambda: self._artwork.images if self._artwork is not None else {})
        self._slices = Slices(self)
        self._is_making = False
        self._later = once(self, RESIZED, self._paint_again)

    def show_steps(self, steps: Steps[Artwork]) -> None:
        """Show what `steps` make; until then what was shown stays."""
        self._slices.begin(self._made(steps), FIRST)

    @property
    def is_working(self) -> bool:
        """Whether what is to be shown is still being made."""
        return self._slices.is_working

    def stop(self) -> None:
        """Leave what is half done."""
        self._slices.stop()

    # What a view of its own kind says

    def _told(self, artwork: Artwork | None, words: str) -> None:
        """Take in that the artwork is made, or in `words` why there is none."""

    def _area(self, artwork: Artwork) -> Rect:
        """Return the page rectangle to show."""
        return artwork.area

    def _paint_over(self, painter: QPainter, sheet: QRectF, seen: Rect) -> None:
        """Paint over the page rectangle `seen`, which is shown in `sheet` in view pixels."""

    def _paint_nothing(self, painter: QPainter) -> None:
        """Paint instead of artwork that is not there."""

    # Making it

    def _made(self, steps: Steps[Artwork]) -> Steps[None]:
        self._is_making = True
        try:
            artwork = yield from steps
        except ExportError as error:
            self._artwork = self._image = None
            self._told(None, str(error))
            self.update()
            return
        finally:
            self._is_making = False
        self._artwork = artwork
        self._told(artwork, "")
        yield from self._painted(artwork)

    def _paint_again(self, at_once: float = 0.0) -> None:
        """Paint what there is for another size or place, for `at_once` seconds now and then in slices."""
        if self._artwork is not None and not self._is_making:
            self._slices.begin(self._painted(self._artwork), at_once)

    def _painted(self, artwork: Artwork) -> Steps[None]:
        area, ratio = self._area(artwork), FINER * self.devicePixelRatioF()
        room = self._room()
        scale = max(1e-6, min(room.width() / area.w, room.height() / area.h))
        size = QSize(max(1, round(area.w * scale * ratio)), max(1, round(area.h * scale * ratio)))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        self._lay_ground(image, bool(artwork.paper))
        onto = QTransform.fromScale(scale * ratio, scale * ratio).translate(-area.x, -area.y)
        yield from paint_steps(image, artwork.items, onto, self._images)
        image.setDevicePixelRatio(ratio)
        self._image, self._seen = image, area
        self.update()

    def _lay_ground(self, image: QImage, paper: bool) -> None:
        """Fill an image with what shows where there is no artwork; chequered where there is no paper."""
        painter, sheet = QPainter(image), QRectF(image.rect())
        painter.fillRect(sheet, QColor(self._theme.tokens.surface))
        if not paper:
            painter.fillRect(sheet, QColor(self._theme.tokens.edge))
            painter.fillRect(sheet, Qt.BrushStyle.Dense4Pattern)
        painter.end()

    def _room(self) -> QRectF:
        """Return where the sheet may be, in view pixels."""
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint for the new size, once it is known."""
        super().resizeEvent(event)
        self._later.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.sunk))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        if self._image is None or self._seen is None:
            self._paint_nothing(painter)
            return
        room = self._room()
        size = self._image.deviceIndependentSize()
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        sheet = QRectF(QPointF(), size)
        sheet.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._image)
        painter.setClipRect(sheet)
        self._paint_over(painter, sheet, self._seen)


def on_sheet(rect: Rect, sheet: QRectF, seen: Rect) -> QRectF:
    """Return where the page rectangle `rect` lies on a `sheet` in view pixels that shows that of `seen`."""
    scale = sheet.width() / seen.w
    left, top = sheet.x() + (rect.x - seen.x) * scale, sheet.y() + (rect.y - seen.y) * scale
    return QRectF(left, top, rect.w * scale, rect.h * scale)
