"""Painting in steps: what is shown on the screen while something else goes on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QImage, QPainter, QTransform

from richpic.model.display import Item
from richpic.model.steps import Steps, pausing
from richpic.render.images import ImageCache
from richpic.render.painter import Painter

# Items between two pauses: about a millisecond of painting.
TOGETHER = 10


def paint_steps(image: QImage, items: Iterable[Item], onto: QTransform, images: ImageCache) -> Steps[None]:
    """Paint items onto an image, smoothly; `onto` takes page units to its pixels."""
    qpainter = QPainter(image)
    try:
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        qpainter.setTransform(onto)
        painter = Painter(images.get)
        for item, pause in pausing(items, TOGETHER):
            painter.paint(qpainter, [item])
            if pause:
                yield
    finally:
        # Also when it is left half done: an image must not go before what paints on it.
        qpainter.end()
