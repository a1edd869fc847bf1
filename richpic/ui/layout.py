"""Where the panels of the window are: a pure function of its size and of what is to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from richpic.editor.camera import Margins
from richpic.ui.tokens import GAP, MARGIN

BAR = 48
NARROW = 840
SCRIBE_MOST = 780
# The panels along the lower edge.
LOW = ("zoom", "tools", "scribe", "status")
SCRIBE_LEAST = 330
# Less paper than this is not left beside two panels.
PAPER_LEAST = 480


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be shown, and how large it would like to be, in pixels without shadows."""

    document: QSize
    history: QSize
    share: QSize
    tools: QSize
    zoom: QSize
    status: QSize
    tray_width: int
    inspector: QSize
    tray: bool = True
    selected: bool = False
    details: bool = True
    # Whether the properties are wanted on the left, because what they are about is on the right.
    details_left: bool = False


def placed_panels(size: QSize, wishes: Wishes) -> Mapping[str, QRect]:
    """Return the rectangle of each panel that is shown in a window of `size`; no two of them overlap."""
    w, h = size.width(), size.height()
    found: dict[str, QRect] = {}
    _top(w, wishes, found)
    _bottom(w, h, wishes, found)
    top = MARGIN + BAR + GAP
    free = h - top - MARGIN + GAP
    if wishes.selected and not wishes.details:
        found["inspector_tab"] = QRect(w - MARGIN - BAR, top, BAR, BAR)
    elif wishes.selected:
        width = wishes.inspector.width()
        x = w - MARGIN - width
        left = MARGIN + (wishes.tray_width if wishes.tray else BAR) + GAP
        if wishes.details_left and w - left - width >= PAPER_LEAST:
            x = left
        lowest = _lowest(QRect(x, top, width, free), found)
        found["inspector"] = QRect(x, top, width, min(wishes.inspector.height(), lowest - top))
    if wishes.tray and not ("inspector" in found and w < NARROW):
        lowest = _lowest(QRect(MARGIN, top, wishes.tray_width, free), found)
        found["tray"] = QRect(MARGIN, top, wishes.tray_width, lowest - top)
    elif not wishes.tray:
        found["tray_tab"] = QRect(MARGIN, top, BAR, BAR)
    return found


def _top(w: int, wishes: Wishes, found: dict[str, QRect]) -> None:
    share = QRect(w - MARGIN - wishes.share.width(), MARGIN, wishes.share.width(), BAR)
    room = share.left() - 2 * GAP - wishes.history.width() - MARGIN
    document = QRect(MARGIN, MARGIN, min(wishes.document.width(), room), BAR)
    found["document"] = document
    found["history"] = QRect(document.right() + 1 + GAP, MARGIN, wishes.history.width(), BAR)
    found["share"] = share


def _bottom(w: int, h: int, wishes: Wishes, found: dict[str, QRect]) -> None:
    y = h - MARGIN - BAR
    zoom = QRect(MARGIN, y, wishes.zoom.width(), BAR)
    found["zoom"] = zoom
    left = zoom.right() + 1 + 2 * GAP
    status = wishes.status
    right = w - MARGIN - (status.width() + 2 * GAP if status.width() else 0)
    half = min(w // 2 - left, right - w // 2, SCRIBE_MOST // 2)
    corner = QRect(w - MARGIN - status.width(), y, status.width(), BAR)
    room = max(2 * half, right - left)
    if status.width() and room >= SCRIBE_LEAST:
        found["status"] = corner
    if 2 * half >= SCRIBE_LEAST:
        found["scribe"] = QRect(w // 2 - half, y, 2 * half, BAR)
    elif right - left >= SCRIBE_LEAST:
        found["scribe"] = QRect(left, y, right - left, BAR)
    else:
        found["scribe"] = QRect(left, y, w - MARGIN - left, BAR)
    tools = wishes.tools
    found["tools"] = QRect((w - tools.width()) // 2, y - GAP - tools.height(), tools.width(), tools.height())


def _lowest(column: QRect, found: Mapping[str, QRect]) -> int:
    """Return how far down a side panel may reach: to whatever is under it."""
    lowest = column.bottom()
    for name in LOW:
        rect = found.get(name)
        if rect and rect.right() + GAP >= column.left() and rect.left() - GAP <= column.right():
            lowest = min(lowest, rect.top())
    return lowest - GAP


def map_places(size: QSize, rects: Mapping[str, QRect], map_size: QSize) -> tuple[QRect, ...]:
    """Return where the map may go, the best first: the corners that are clear of all panels."""
    low = map_place(size, rects, map_size)
    left, right = left_of_paper(size, rects), right_of_paper(size, rects) - map_size.width()
    top = MARGIN + BAR + GAP
    column = QRect(left, 0, map_size.width(), size.height())
    places = [QRect(QPoint(x, top), map_size) for x in (right, left)]
    places.append(QRect(QPoint(left, _lowest(column, rects) - map_size.height()), map_size))
    clear = (
        place
        for place in places
        if place.bottom() < size.height() * 2 // 3 or place.top() > size.height() // 3
        if not any(rect.intersects(place.adjusted(-GAP, -GAP, GAP, GAP)) for rect in rects.values())
    )
    return (*((low,) if low else ()), *clear)


def map_place(size: QSize, rects: Mapping[str, QRect], map_size: QSize) -> QRect | None:
    """Return where the map goes: at the lower right, clear of all panels; None where there is no room."""
    right = right_of_paper(size, rects)
    column = QRect(right - map_size.width(), 0, map_size.width(), size.height())
    place = QRect(column.x(), _lowest(column, rects) - map_size.height(), map_size.width(), map_size.height())
    around = place.adjusted(-GAP, -GAP, GAP, GAP)
    crowded = any(rect.intersects(around) for name, rect in rects.items() if name not in LOW)
    return None if crowded or place.top() < size.height() // 3 else place


def left_of_paper(size: QSize, rects: Mapping[str, QRect]) -> int:
    """Return from where on the paper is free of side panels, in pixels."""
    tray, inspector = rects.get("tray"), rects.get("inspector")
    if inspector is not None and _stands_left(inspector, size):
        return inspector.right() + GAP
    return tray.right() + GAP if tray else MARGIN


def right_of_paper(size: QSize, rects: Mapping[str, QRect]) -> int:
    """Return how far right the paper is free of side panels, in pixels."""
    inspector = rects.get("inspector")
    if inspector is None or _stands_left(inspector, size):
        return size.width() - MARGIN
    return inspector.left() - GAP


def _stands_left(inspector: QRect, size: QSize) -> bool:
    return inspector.left() < size.width() // 2


def margins_of(size: QSize, rects: Mapping[str, QRect]) -> Margins:
    """Return what the panels cover, for showing the whole picture clear of them."""
    left, right = left_of_paper(size, rects), right_of_paper(size, rects)
    notice, lowest = rects.get("notice"), rects.get("tools")
    if notice and lowest and notice.top() > size.height() // 2:
        lowest = notice
    return Margins(
        left=left - GAP + MARGIN if left > MARGIN else MARGIN + BAR,
        top=MARGIN + BAR + GAP,
        right=size.width() - right - GAP + MARGIN if right < size.width() - MARGIN else MARGIN + 16,
        bottom=size.height() - lowest.top() + GAP if lowest else MARGIN,
    )
