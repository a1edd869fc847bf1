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
    """Yield each rectangle of `region`, in the painter's coordinates, while only that can be painted on.

    Rectangles that meet do so on every screen: Qt rounds their edges to pixels, and not their sizes.
    """
    qpainter.save()
    # PySide's stubs leave out that it can be gone through.
    for rect in cast("Iterable[QRect]", region):
        qpainter.setClipRect(rect)
        yield rect
    qpainter.restore()
