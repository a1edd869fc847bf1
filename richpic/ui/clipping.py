"""Painting into a region rectangle by rectangle.

Qt clips to one rectangle at no cost, and to a region of several row by row: laying the tiles round the panels
took three times as long, and the shadow of a panel five times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion


def rect_by_rect(qpainter: QPainter, region: QRegion) -> Iterator[QRect]:
    """Yield each rectangle of `region`, in the painter's coordinates, while nothing but that is painted.

    On screens whose pixels are no whole part of these coordinates, rectangles would not meet: there it yields
    the one round all of them, and clips nothing.
    """
    if region.rectCount() < 2 or qpainter.device().devicePixelRatio() % 1:
        yield region.boundingRect()
        return
    qpainter.save()
    # PySide's stubs leave out that it can be gone through.
    for rect in cast("Iterable[QRect]", region):
        qpainter.setClipRect(rect)
        yield rect
    qpainter.restore()
