"""The stage: the paper to all edges, and the panels that float over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from richpic.ui.access import announce
from richpic.ui.bareness import is_bare
from richpic.ui.bars import Bar, DocumentBar, HistoryBar, ShareButton, StatusLine, ToolBar, ZoomBar
from richpic.ui.in_sight import InSight
from richpic.ui.inspector import Inspector
from richpic.ui.layout import (
    BAR,
    NARROW,
    Wishes,
    left_of_paper,
    margins_of,
    placed_panels,
    right_of_paper,
)
from richpic.ui.panels import SHADOW, Panel
from richpic.ui.scribe_line import ScribeLine
from richpic.ui.theme import roomy
from richpic.ui.tokens import GAP, MARGIN
from richpic.ui.tray import Tray
from richpic.ui.welcome import Welcome

if TYPE_CHECKING:
    from richpic.ui.canvas import Canvas
    from richpic.ui.notice import Notice

NOTICE_MOST = 680
ZEN_WORDS = "F11 or Escape brings the panels back"


class Stage(QWidget):
    """Holds the canvas and the panels, and places them. `zen`: only the paper is shown."""

    arranged = Signal()
    # The properties are shown again.
    unfolded = Signal()
    tray_wanted: bool
    details_wanted: bool
    zen: bool
    side: str

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tray_wanted = self.details_wanted = True
        self.zen = False
        self.empty = True
        self._details_left = False
        # The list that stands in the place of the icons, or "".
        self.side = ""
        self.sides: set[str] = set()
        self._counts = self._said = self._writing = ""
        # Where each panel is that is shown, in pixels without shadows.
        self.placed: dict[str, QRect] = {}

    def take(
        self,
        canvas: Canvas,
        document: DocumentBar,
        history: HistoryBar,
        share: ShareButton,
        tray: Tray,
        tray_tab: Bar,
        tools: ToolBar,
        scribe: ScribeLine,
        zoom: ZoomBar,
        status: StatusLine,
        inspector: Inspector,
        inspector_tab: Bar,
        welcome: Welcome,
        notice: Notice,
    ) -> None:
        """Take the widgets, in the order in which Tab walks through them."""
        self.canvas, self.document, self.status = canvas, document, status
        self.inspector, self.welcome, self.notice = inspector, welcome, notice
        self.tray, self.scribe, self.share = tray, scribe, share
        self.panels: dict[str, QWidget] = {
            "document": document,
            "history": history,
            "share": share,
            "tray": tray,
            "tray_tab": tray_tab,
            "tools": tools,
            "scribe": scribe,
            "zoom": zoom,
            "status": status,
            "inspector": inspector,
            "inspector_tab": inspector_tab,
        }
        for widget in (canvas, welcome, welcome.example, *self.panels.values(), notice):
            widget.setParent(self)
            widget.raise_()
        InSight(self)

    def toggle_tray(self) -> None:
        """Show or hide the icons."""
        self.tray_wanted = bool(self.side) or not self.tray_wanted
        self.side = ""
        self.arrange()

    def add_side(self, name: str, panel: QWidget) -> None:
        """Take a list that can stand in the place of the icons."""
        self.sides.add(name)
        self.panels[name] = panel
        panel.raise_()
        panel.hide()

    def toggle_side(self, name: str) -> None:
        """Show a list in the place of the icons, or the icons again."""
        self.side = "" if self.side == name else name
        self.arrange()

    def toggle_details(self) -> None:
        """Show the properties of what is selected, or only a button for them."""
        self.details_wanted = not self.details_wanted
        self.arrange()
        if self.details_wanted:
            self.unfolded.emit()

    def keep_clear(self, rect: QRect | None) -> None:
        """Let the properties stand where they do not cover `rect`: what is selected, in pixels, or None.

        They stay where they are unless they would cover it and could stand beside it.
        """
        if rect is None:
            self._details_left = False
            return
        covers = [self._covers(rect, left) for left in (False, True)]
        if covers[self._details_left]:
            self._details_left = not covers[True]

    def _covers(self, rect: QRect, left: bool) -> bool:
        """Tell whether the properties would lie on `rect` if they stood there, or cannot stand there."""
        size = self.size()
        place = placed_panels(size, replace(self._wishes(size), details_left=left)).get("inspector")
        there = place is not None and (place.left() < size.width() // 2) == left
        return place is not None and (not there or place.intersects(rect))

    def show_writing(self, words: str) -> None:
        """Show how to write in place of all else ("": nobody is writing)."""
        if words != self._writing:
            self._writing = words
            announce(self.canvas, words)
            self.arrange()

    def set_zen(self, zen: bool) -> None:
        """Show only the paper, or the panels again."""
        self.zen = zen
        self.arrange()

    def show_counts(self, words: str) -> None:
        """Show what is on the picture."""
        self._counts = words
        self.arrange()

    def show_said(self, words: str) -> None:
        """Show what is selected in place of what is on the picture ("": nothing is)."""
        if words != self._said:
            self._said = words
            self.arrange()

    def rects(self, size: QSize | None = None) -> dict[str, QRect]:
        """Return where each panel is, or would be in a window of `size`, in pixels without shadows."""
        room = size or self.size()
        return dict(placed_panels(room, self._wishes(room)))

    def _wishes(self, size: QSize) -> Wishes:
        self.document.state.most = max(150, size.width() // 4)
        seen = {name: _seen_hint(widget) for name, widget in self.panels.items()}
        height = self.inspector.wanted_height() if self.inspector.is_wanted else 0
        return Wishes(
            document=seen["document"],
            history=seen["history"],
            share=seen["share"],
            tools=seen["tools"],
            zoom=seen["zoom"],
            status=QSize(self.status.sizeHint().width() if self.status.text else 0, 24),
            tray_width=roomy(Tray.WIDTH),
            inspector=QSize(roomy(Inspector.WIDTH), height),
            tray=self.tray_wanted or bool(self.side),
            # Who walks through a list, or is asked for an icon, needs that more than what can be set of it.
            selected=self.inspector.is_wanted
            and (size.width() >= NARROW or not (self.side or self.tray.asks)),
            details=self.details_wanted,
            details_left=self._details_left,
        )

    def arrange(self) -> None:
        """Place everything for the present size and wishes."""
        words = self._writing or (ZEN_WORDS if self.zen else self._said or self._counts)
        self.status.show_text(words, strong=bool(self._writing))
        self.canvas.setGeometry(self.rect())
        rects = self.rects()
        if self.zen:
            width = self.status.sizeHint().width()
            corner = QRect(self.width() - MARGIN - width, self.height() - MARGIN - 24, width, 24)
            rects = {"status": corner}
        for name, widget in self.panels.items():
            rect = rects.get(name)
            if name in self.sides or (name == "tray" and self.side):
                rect = rects.get("tray") if name == self.side else None
            if rect is not None:
                _put(widget, rect)
            widget.setVisible(rect is not None)
        self._arrange_welcome(rects)
        self._arrange_notice(rects)
        self.placed = rects
        self.canvas.set_margins(margins_of(self.size(), rects))
        self.arranged.emit()

    def _arrange_welcome(self, rects: dict[str, QRect]) -> None:
        shown = self.empty and not self.zen
        if shown:
            margins = margins_of(self.size(), rects)
            room = QSize(
                round(self.width() - margins.left - margins.right),
                round(self.height() - margins.top - margins.bottom),
            )
            middle = QPointF(margins.left + room.width() / 2, margins.top + room.height() / 2)
            self.welcome.put(middle, room)
        self.welcome.setVisible(shown)

    def _arrange_notice(self, rects: dict[str, QRect]) -> None:
        if not self.notice.is_wanted or self.zen:
            self.notice.hide()
            return
        place = self._notice_place(rects)
        if place is None:
            self.notice.hide()
            return
        rects["notice"] = place
        self.notice.put(place)
        self.notice.show()

    def _notice_place(self, rects: dict[str, QRect]) -> QRect | None:
        """Return where the notice hides nothing drawn, if it can: None where it had better not be seen."""
        places = self._notice_places(rects)
        bare = next((place for place in places if is_bare(self.canvas.editor, place)), None)
        return bare or (None if self.notice.yields else places[0])

    def _notice_places(self, rects: dict[str, QRect]) -> list[QRect]:
        """Return the room between the panels at the top, if that is enough, and that above the tools."""
        places = []
        left, right = rects["history"].right() + 1 + GAP, rects["share"].left() - GAP
        width = min(NOTICE_MOST, right - left)
        if self.notice.height_for(width) <= BAR:
            places.append(QRect(left + (right - left - width) // 2, MARGIN, width, BAR))
        left, right = left_of_paper(self.size(), rects), right_of_paper(self.size(), rects)
        width = min(NOTICE_MOST, right - left)
        height = self.notice.height_for(width)
        top = rects["tools"].top() - GAP - height
        return [*places, QRect(left + (right - left - width) // 2, top, width, height)]

    def make_way(self) -> None:
        """Let a notice stand elsewhere, or not at all, when other things are drawn under it now."""
        if self.notice.is_wanted and not self.notice.underMouse():
            self.arrange()

    def arrange_soon(self) -> None:
        """Place everything anew once all know of a change of their letters."""
        QTimer.singleShot(0, self, self.arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.arrange()


def _seen_hint(widget: QWidget) -> QSize:
    """Return the size that a widget would like, without its shadow."""
    hint = widget.sizeHint()
    return hint - QSize(2 * SHADOW, 2 * SHADOW) if isinstance(widget, Panel) else hint


def _put(widget: QWidget, rect: QRect) -> None:
    if isinstance(widget, Panel):
        widget.put(rect)
    else:
        widget.setGeometry(rect)
