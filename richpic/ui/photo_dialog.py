"""Blurring parts of a photo by hand: what is dragged over goes into squares at once."""

from __future__ import annotations

from PIL import Image as Pixels
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from richpic.model.safe_choice import Region
from richpic.share.blurring import in_squares, shown_pixels
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme

ABOUT = (
    "Drag over each face, and over names and badges. What is marked is blurred beyond recovery in the safe "
    "copy; the photo itself stays as it is."
)
KEYS = "By keys: Enter adds a mark, arrows move it, Shift+arrows size it, Delete takes it away, N the next."
LARGEST = (720, 440)
LEAST_WIDTH = 560
# A mark that is added by key, and the smallest one, as shares of a side; steps of the arrows likewise.
NEW, LEAST, STEP = 0.2, 0.01, 0.02
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class PhotoDialog(QDialog):
    """Marks parts of an image. `regions` are what is marked. Raises FileError if the image cannot be read."""

    def __init__(
        self, theme: Theme, data: bytes, regions: tuple[Region, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Blur parts of a photo")
        pixels, _ = shown_pixels(data)
        pixels.thumbnail((2 * LARGEST[0], 2 * LARGEST[1]))
        self.photo = MarkedPhoto(theme, pixels, regions)
        self.photo.changed.connect(self._refresh)
        self.drop = QPushButton("Take this mark away")
        self.clear = QPushButton("Take all marks away")
        self.ready = QPushButton("Done")
        self.ready.setProperty("role", "primary")
        self.drop.clicked.connect(self.photo.drop)
        self.clear.clicked.connect(self.photo.clear)
        self.ready.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.drop, self.clear, self.ready):
            button.setAccessibleName(button.text())
            button.setToolTip(button.text())
            button.setAutoDefault(False)
            if button is self.ready:
                row.addStretch(1)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(labelled("Blur parts of a photo", "title"))
        for words in (ABOUT, KEYS):
            line = labelled(words, "muted")
            line.setWordWrap(True)
            # Said beforehand: a dialog asks lines that wrap too late how high they are.
            line.setFixedWidth(max(self.photo.width(), LEAST_WIDTH))
            line.setMinimumHeight(line.heightForWidth(line.width()))
            column.addWidget(line)
        column.addWidget(self.photo, 1, Qt.AlignmentFlag.AlignCenter)
        column.addLayout(row)
        self._refresh()
        self.photo.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def regions(self) -> tuple[Region, ...]:
        """What is marked."""
        return self.photo.regions

    def _refresh(self) -> None:
        self.drop.setEnabled(self.photo.current is not None)
        self.clear.setEnabled(bool(self.photo.regions))


class MarkedPhoto(QWidget):
    """A photo with its marked parts in squares. `changed`: a mark came, went or was changed."""

    changed = Signal()

    def __init__(self, theme: Theme, pixels: Pixels.Image, regions: tuple[Region, ...]) -> None:
        super().__init__()
        self._theme, self._pixels = theme, pixels
        self.regions = regions
        self.current: int | None = len(regions) - 1 if regions else None
        self._from: QPointF | None = None
        self._drawn: Region | None = None
        scale = min(LARGEST[0] / pixels.width, LARGEST[1] / pixels.height)
        self.setFixedSize(max(1, round(pixels.width * scale)), max(1, round(pixels.height * scale)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("The photo")
        self._show()

    def sizeHint(self) -> QSize:
        """Return its size."""
        return self.size()

    def _set(self, regions: tuple[Region, ...], current: int | None) -> None:
        self.regions, self.current = regions, current
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        shown = in_squares(self._pixels, self.regions) if self.regions else self._pixels.convert("RGB")
        data = shown.tobytes()
        kind = QImage.Format.Format_RGB888
        self._image = QImage(data, shown.width, shown.height, 3 * shown.width, kind).copy()
        count = len(self.regions)
        self.setAccessibleDescription(f"{count} part{'' if count == 1 else 's'} marked")
        self.update()

    # Marks

    def add(self, region: Region) -> None:
        """Mark a part, unless it is too small to be meant."""
        if region[2] >= LEAST and region[3] >= LEAST:
            self._set((*self.regions, region), len(self.regions))

    def drop(self) -> None:
        """Take the current mark away."""
        if self.current is not None:
            left = tuple(one for at, one in enumerate(self.regions) if at != self.current)
            self._set(left, len(left) - 1 if left else None)

    def clear(self) -> None:
        """Take all marks away."""
        self._set((), None)

    def _change(self, region: Region) -> None:
        if self.current is not None:
            regions = list(self.regions)
            regions[self.current] = region
            self._set(tuple(regions), self.current)

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a mark, or begin one."""
        self._from = event.position()
        self._drawn = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the mark."""
        if self._from is not None:
            self._drawn = self._between(self._from, event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mark what was dragged over; a click makes the mark under it the current one."""
        if self._from is None:
            return
        region, self._from, self._drawn = self._between(self._from, event.position()), None, None
        if region[2] >= LEAST and region[3] >= LEAST:
            self.add(region)
            return
        at = event.position()
        under = [n for n, one in enumerate(self.regions) if self._rect(one).contains(at)]
        self._set(self.regions, under[-1] if under else self.current)

    def _between(self, a: QPointF, b: QPointF) -> Region:
        rect = QRectF(a, b).normalized().intersected(QRectF(self.rect()))
        wide, high = self.width(), self.height()
        return (
            max(0.0, rect.x() / wide),
            max(0.0, rect.y() / high),
            min(1.0, rect.width() / wide),
            min(1.0, rect.height() / high),
        )

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, move, size and take away marks."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add(((1 - NEW) / 2, (1 - NEW) / 2, NEW, NEW))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.drop()
        elif key == Qt.Key.Key_N and self.regions:
            self._set(self.regions, ((self.current or 0) + 1) % len(self.regions))
        elif key in ARROWS and self.current is not None:
            dx, dy = (STEP * way for way in ARROWS[key])
            self._step(dx, dy, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _step(self, dx: float, dy: float, sizing: bool) -> None:
        assert self.current is not None
        x, y, w, h = self.regions[self.current]
        if sizing:
            w, h = min(1 - x, max(LEAST, w + dx)), min(1 - y, max(LEAST, h + dy))
        else:
            x, y = min(1 - w, max(0.0, x + dx)), min(1 - h, max(0.0, y + dy))
        self._change((x, y, w, h))

    # Painting

    def _rect(self, region: Region) -> QRectF:
        wide, high = self.width(), self.height()
        return QRectF(region[0] * wide, region[1] * high, region[2] * wide, region[3] * high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo and the edges of the marks."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        tokens = self._theme.tokens
        marks = [(one, at == self.current) for at, one in enumerate(self.regions)]
        if self._drawn is not None:
            marks.append((self._drawn, True))
        for region, is_current in marks:
            for colour, width in (("#ffffff", 4.0), (tokens.accent if is_current else "#2b2b33", 2.0)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(self._rect(region))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.link), 3))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
