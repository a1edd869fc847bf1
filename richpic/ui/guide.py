"""The guide in a window of its own: the pages of assets/guide, to read beside the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextTable,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from richpic.resources import assets_folder
from richpic.ui.controls import GlyphButton
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme, hand_font, interface_font, palette_of

if TYPE_CHECKING:
    from richpic.ui.window import Window

FIRST_PAGE = "index.md"
SIZE = QSize(720, 780)
TEXT = 15
HEADINGS = {1: 27, 2: 19, 3: 16}
LINE_PERCENT = 140


class Pages(QTextBrowser):
    """Shows pages of markdown in the look of the window. Reads only files of the guide's own folder."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._folder = folder
        self.setOpenLinks(True)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setFont(interface_font(TEXT))
        self.setAccessibleName("Guide")
        self.document().setDocumentMargin(28)
        self.sourceChanged.connect(lambda _: self._dress())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a file of the guide; nothing else is ever read."""
        wanted = QUrl(name)
        asked = wanted if wanted.isLocalFile() else self.source().resolved(wanted)
        path = Path(asked.toLocalFile())
        inside = asked.isLocalFile() and path.resolve().is_relative_to(self._folder.resolve())
        return super().loadResource(kind, name) if inside else ""

    def show_page(self, name: str) -> None:
        """Show the page in the file `name`."""
        self.setSource(
            QUrl.fromLocalFile(str(self._folder / name)), QTextDocument.ResourceType.MarkdownResource
        )

    def dress_anew(self) -> None:
        """Show the page in the colours in force, at the same place."""
        place = self.verticalScrollBar().value()
        self.reload()
        self.verticalScrollBar().setValue(place)

    # The look

    def _dress(self) -> None:
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress_block(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spaced.setTopMargin(18 if level > 1 else 0)
        in_table = isinstance(cursor.currentTable(), QTextTable)
        close = level > 0 or isinstance(block.textList(), QTextList)
        spaced.setBottomMargin(0 if in_table else 6 if close else 12)
        cursor.mergeBlockFormat(spaced)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if level:
            heading = QTextCharFormat()
            heading.setFont(hand_font(HEADINGS.get(level, TEXT), 600))
            cursor.mergeCharFormat(heading)
        self._dress_words(block)

    def _dress_words(self, block: QTextBlock) -> None:
        """Give what is to be typed a ground of its own, and links their colour."""
        tokens = self._theme.tokens
        for piece in _pieces(block):
            form = piece.charFormat()
            if not (form.fontFixedPitch() or form.isAnchor()):
                continue
            look = QTextCharFormat()
            if form.isAnchor():
                look.setForeground(QBrush(QColor(tokens.link)))
            else:
                look.setFont(hand_font(TEXT))
                look.setBackground(QBrush(QColor(tokens.sunk)))
            cursor = QTextCursor(block)
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def _dress_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setCellPadding(5)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(self._theme.tokens.border)))
        form.setTopMargin(6)
        form.setBottomMargin(12)
        table.setFormat(form)


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    """Return the pieces of `block` that look the same throughout."""
    found = []
    place = block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


class Guide(QWidget):
    """The window with the pages. Escape closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self.setWindowTitle("richpic guide")
        self.resize(SIZE)
        self.pages = Pages(theme, assets_folder() / "guide")
        self.back = GlyphButton(theme, "arrow-left", "Back")
        self.back.setToolTip("Back (Alt+Left)")
        self.start = GlyphButton(theme, "house", "First page")
        self.start.setToolTip("First page of the guide")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 12, 0)
        for button in (self.back, self.start):
            bar.addWidget(button)
        bar.addWidget(labelled("Guide", "title"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)
        self.back.clicked.connect(self.pages.backward)
        self.start.clicked.connect(lambda: self.pages.show_page(FIRST_PAGE))
        self.pages.backwardAvailable.connect(self.back.setEnabled)
        self.back.setEnabled(False)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        theme.changed.connect(self._dress)
        self._dress()
        self.pages.show_page(FIRST_PAGE)
        self.pages.setFocus()

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setPalette(palette_of(tokens))
        page = f"Guide, QTextBrowser {{ background: {tokens.surface}; color: {tokens.text}; border: none; }}"
        self.setStyleSheet(f"{self._theme.style}\n{page}")
        if not self.pages.source().isEmpty():
            self.pages.dress_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the letters of the guide when the style around it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "pages"):
            self.pages.setFont(QFont(interface_font(TEXT)))


def show_guide(window: Window) -> None:
    """Show the guide beside the window; one is enough."""
    here = window.findChild(Guide)
    guide = here if isinstance(here, Guide) else Guide(window.theme, window)
    guide.show()
    guide.raise_()
    guide.activateWindow()
