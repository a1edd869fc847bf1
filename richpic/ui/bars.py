"""The small panels of the window: document, undo and redo, share, zoom, tools, status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from richpic.model.palette import Palette
from richpic.model.picture import Picture
from richpic.tools.toolbox import Toolbox
from richpic.ui.actions import ActionSet
from richpic.ui.controls import GlyphButton, PaintedButton, TextButton
from richpic.ui.panels import Panel
from richpic.ui.theme import Theme, hand_font, interface_font, roomy

TOOL_GLYPHS = {
    "select": "cursor",
    "hand": "hand",
    "icon": "user",
    "link": "arrow-bend-up-right",
    "text": "text-t",
    "note": "note",
    "bubble": "chat-circle",
    "boundary": "circle-dashed",
    "ink": "pencil-simple",
    "bubble-thought": "cloud",
    "boundary-rectangle": "square",
    "boundary-blob": "scribble-loop",
    "ink-True": "highlighter-circle",
    "image": "image",
    "frame": "crop",
    "eraser": "eraser",
    "room": "arrows-out-line-horizontal",
    "laser": "magic-wand",
    "legend": "list-dashes",
}
# Pixels of one line of the status, where letters are of usual size.
STATUS_MOST = 300
# Pixels left and right of its words, together.
AROUND = 6


class Bar(Panel):
    """A panel whose controls stand in a row."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, inset: int = 3) -> None:
        super().__init__(theme, name, parent, inset)
        self.row = QHBoxLayout(self.content)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(2)


class SavedState(PaintedButton):
    """The name of the picture, in the hand, with its saved state as a dot and a word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "About this picture")
        self._name, self._state, self._safe = "", "", True
        self._most = 260

    @property
    def most(self) -> int:
        """The most pixels that the name may take; the rest of it is cut."""
        return self._most

    @most.setter
    def most(self, most: int) -> None:
        if most != self._most:
            self._most = most
            self.updateGeometry()  # else the layout goes on with the width that it remembers

    def show_state(self, name: str, state: str, safe: bool, file: str) -> None:
        """Show `name`, and `state` in words; `safe` if closing loses nothing; `file` is for the tool tip."""
        self._name, self._state, self._safe = name, state, safe
        self.setAccessibleName(f"{name}, {state}. About this picture")
        self.setToolTip(f"{name}: {state}\n{file}\nClick for its title, date and description")
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int]:
        name = QFontMetrics(hand_font(16, 600)).horizontalAdvance(self._name) + 2
        state = QFontMetrics(interface_font(12)).horizontalAdvance(self._state) + 2
        return min(name, self.most), state

    def sizeHint(self) -> QSize:
        """Return the room of both."""
        name, state = self._widths()
        return QSize(name + state + 40, 40)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the words are never cut by the layout."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint name, dot and state."""
        tokens = self.theme.tokens
        name, _ = self._widths()
        font = hand_font(16, 600)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        words = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, name)
        painter.drawText(rect.adjusted(9, 0, 0, 0), left, words)
        colour = QColor(tokens.good if self._safe else tokens.wait)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        x = rect.x() + name + 19
        painter.drawEllipse(QRectF(x, rect.center().y() - 4, 8, 8))
        painter.setFont(interface_font(12))
        painter.setPen(colour)
        painter.drawText(rect.adjusted(name + 33, 0, 0, 0), left, self._state)


class DocumentBar(Bar):
    """The menu button, and the name of the picture with its saved state."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Picture", parent)
        self.menu_button = GlyphButton(theme, "list", "Menu", parent=self)
        actions.describe(self.menu_button, "menu")
        self.state = SavedState(theme)
        self.row.addWidget(self.menu_button)
        self.row.addWidget(self.state)


class HistoryBar(Bar):
    """Undo and redo."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Undo and redo", parent)
        self.row.addWidget(actions.button("undo"))
        self.row.addWidget(actions.button("redo"))


class ShareButton(QPushButton):
    """The one primary button."""

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__("Share…", parent)
        self.setProperty("role", "primary")
        self.setAccessibleName("Share")
        actions.describe(self, "export")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Return as high as the panels beside it."""
        return QSize(108, 48)


class ToolBar(Bar):
    """The tools, each with its key in the corner."""

    def __init__(
        self, theme: Theme, toolbox: Toolbox, actions: ActionSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Tools", parent, inset=4)
        self._toolbox, self._actions = toolbox, actions
        self.buttons: dict[str, GlyphButton] = {}
        for tool in toolbox.tools:
            button = GlyphButton(theme, TOOL_GLYPHS.get(tool.name, "sparkle"), tool.caption)
            actions.describe(button, f"tool-{tool.name}", "\n".join(filter(None, (tool.caption, tool.hint))))
            button.setCheckable(True)
            button.setFixedSize(42, 42)
            button.clicked.connect(lambda _=False, name=tool.name: self._take(name))
            self.buttons[tool.name] = button
            self.row.addWidget(button)
        toolbox.subscribe(lambda _: self.refresh())
        actions.rekeyed.connect(self._show_keys)
        self._show_keys()
        self.refresh()

    def _show_keys(self) -> None:
        for name, button in self.buttons.items():
            key = self._actions.key(f"tool-{name}")
            # A longer one would cover the icon; it is in the tool tip.
            button.key = key if len(key) == 1 else ""
            button.update()

    def _take(self, name: str) -> None:
        """Take a tool; one that is in the hand makes the next of its kinds."""
        if name != self._toolbox.name or not self._toolbox.make_next_kind():
            self._toolbox.choose(name)

    def refresh(self) -> None:
        """Show which tool is in the hand, and what each makes."""
        for tool in self._toolbox.tools:
            button = self.buttons[tool.name]
            button.setChecked(tool.name == self._toolbox.name)
            kind = getattr(self._toolbox.options, tool.option) if tool.option else ""
            usual = TOOL_GLYPHS.get(tool.name, "sparkle")
            button.glyph = TOOL_GLYPHS.get(f"{tool.name}-{kind}", usual)
            button.update()


class ZoomBar(Bar):
    """Zoom out, the zoom in per cent (a click is 100 %), zoom in, fit."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Zoom", parent)
        self.percent = TextButton(theme, "100 %", "Zoom to 100 %")
        self.percent.weight = 600
        self.percent.setFixedWidth(62)
        actions.describe(self.percent, "zoom-100")
        self.percent.clicked.connect(lambda: actions.run("zoom-100"))
        fit = TextButton(theme, "Fit", "Show the whole picture")
        actions.describe(fit, "zoom-fit")
        fit.clicked.connect(lambda: actions.run("zoom-fit"))
        for widget in (
            actions.button("zoom-out"),
            self.percent,
            actions.button("zoom-in"),
            Divider(theme),
            fit,
        ):
            self.row.addWidget(widget)

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom; 1.0 is 100 %."""
        self.percent.setText(f"{round(zoom * 100)} %")
        self.percent.update()


class Divider(QWidget):
    """A thin upright line between controls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(9)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(QRectF(4, self.height() / 2 - 8, 1, 16), QColor(self._theme.tokens.edge))


class StatusLine(QWidget):
    """A quiet line on the paper itself, in the paper's own colours; clicks go through it."""

    def __init__(
        self, palette: Callable[[], Palette], paper: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._palette, self._paper = palette, paper
        self._text, self._strong = "", False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("What is on the picture")

    changed = Signal()

    def show_text(self, text: str, strong: bool = False) -> None:
        """Show `text`; a `strong` one is to be seen now."""
        if text != self._text:
            self._text, self._strong = text, strong
            self.setAccessibleDescription(text)
            self.changed.emit()
            self.update()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the room of the words, in two lines where they are many."""
        wide = QFontMetrics(self._letters()).horizontalAdvance(self._text) + AROUND + 2
        most = roomy(STATUS_MOST)
        return QSize(wide, 24) if wide <= most else QSize(most, 40)

    def _letters(self) -> QFont:
        return interface_font(12, 600) if self._strong else interface_font(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._letters())
        metrics = painter.fontMetrics()
        words = "\n".join(lines_that_fit(self._text, metrics, self.width() - AROUND, self.height()))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        room = self.rect().adjusted(0, 0, -3, 0)
        # Paper behind the words, for what is drawn may lie there.
        ground = QColor(self._paper())
        ground.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        if words:
            painter.drawRoundedRect(
                metrics.boundingRect(room, int(right), words).adjusted(-3, -2, 3, 2), 6, 6
            )
        painter.setPen(QColor(self._palette().ink if self._strong else self._palette().text("grey")))
        painter.drawText(room, int(right), words)


def folding(button: GlyphButton, glyph: str) -> GlyphButton:
    """Return the button of a switch as one that folds a panel away, to the side that `glyph` points to."""
    button.glyph, button.glyph_size = glyph, 16
    return button


def lines_that_fit(text: str, metrics: QFontMetrics, width: int, height: int) -> list[str]:
    """Return `text` in lines that fit into `width` and `height` pixels, at least one.

    Where it is too long, its middle is left out: the end tells where one is.
    """
    words = text.split()
    lines: list[str] = []
    most = max(1, height // metrics.lineSpacing())
    while words and len(lines) < most - 1:
        count = 1
        while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
            count += 1
        lines.append(_cut(" ".join(words[:count]), metrics, Qt.TextElideMode.ElideRight, width))
        words = words[count:]
    if words:
        lines.append(_cut(" ".join(words), metrics, Qt.TextElideMode.ElideMiddle, width))
    return lines


def _cut(line: str, metrics: QFontMetrics, mode: Qt.TextElideMode, width: int) -> str:
    """Return `line` as far as it fits. Qt cuts also what is a fraction of a pixel longer than its width."""
    return line if metrics.horizontalAdvance(line) <= width else metrics.elidedText(line, mode, width)


def counted_things(picture: Picture) -> str:
    """Return what is on the picture in a few words, such as "14 things · 3 tensions · 1 missing voice"."""
    shown = [element for element in picture.elements.values() if not element.hidden]
    kinds = Counter(element.kind for element in shown)
    tensions = sum(getattr(element, "relation", "") == "tension" for element in shown)
    missing = sum(getattr(element, "symbol", "") == "missing-voice" for element in shown)
    parts = []
    for count, noun in (
        (len(shown) - kinds["link"] - kinds["frame"], "thing"),
        (kinds["link"], "link"),
        (tensions, "tension"),
        (missing, "missing voice"),
    ):
        if count:
            parts.append(f"{count} {noun}" + ("" if count == 1 else "s"))
    return " · ".join(parts)
