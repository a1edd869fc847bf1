"""Images that stay smooth when they are painted small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage


class Pyramid:
    """An image in halves of halves. Painting one at a tenth of its size would skip pixels and glitter."""

    def __init__(self, image: QImage) -> None:
        self._levels = [image]

    @property
    def most_bytes(self) -> int:
        """What it takes with all its halves: a third more than the image."""
        return self._levels[0].sizeInBytes() * 4 // 3

    def fit(self, width: float) -> QImage:
        """Return the smallest level that is at least `width` pixels wide, or the image itself."""
        level = 0
        while self._level(level).width() >= 2 * max(1.0, width) and self._level(level).height() > 1:
            level += 1
        return self._level(level)

    def _level(self, level: int) -> QImage:
        while len(self._levels) <= level:
            last = self._levels[-1]
            self._levels.append(
                last.scaled(
                    max(1, last.width() // 2),
                    max(1, last.height() // 2),
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        return self._levels[level]
