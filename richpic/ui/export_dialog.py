"""The export dialog: format, part, size and ground, with a preview painted from what will be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from richpic.files.picture_text import shared_text
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.export import EXPORTERS, ExportError, ExportOptions, export
from richpic.render.images import ImageCache
from richpic.render.painter import Painter
from richpic.render.scene import Artwork, make_artwork
from richpic.ui.controls import CheckBox, Choices, Picker, Sample
from richpic.ui.panels import heading, labelled
from richpic.ui.theme import Theme

if TYPE_CHECKING:
    from richpic.ui.dialogs import Dialogs

PREVIEW = QSize(420, 330)
SIZES: tuple[tuple[str, int | None], ...] = (
    ("As drawn, twice as sharp", None),
    ("For a post: 1200 pixels wide", 1200),
    ("For a slide: 1920 pixels wide", 1920),
    ("For print: 4096 pixels wide", 4096),
)
GROUNDS = (("paper", "Paper"), ("white", "White"), ("transparent", "None"))
WHOLE = "The whole picture"
# What is worth saying of each format; those without a line here speak for themselves.
WORDS = {
    ".png": "For posts, mail and slides. Opens everywhere.",
    ".svg": "For a website of your own, and for drawing programs. Sharp at any size.",
    ".pdf": "For print. Sharp at any size.",
}


class Preview(QWidget):
    """Shows artwork as it will be written, a chequered ground where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._artwork: Artwork | None = None
        self._painter = Painter()
        self.setFixedSize(PREVIEW)
        self.setAccessibleName("Preview")

    def show_artwork(self, artwork: Artwork | None) -> None:
        """Show `artwork`; None shows nothing."""
        self._artwork = artwork
        images = artwork.images if artwork else {}
        self._painter = Painter(ImageCache(lambda: images).get)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as large as there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sunk))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        if self._artwork is None:
            return
        area = self._artwork.area
        scale = min((self.width() - 32) / area.w, (self.height() - 32) / area.h)
        sheet = QRectF(0, 0, area.w * scale, area.h * scale)
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.setClipRect(sheet)
        self._chequer(painter, sheet)
        painter.translate(sheet.topLeft())
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        self._painter.paint(painter, self._artwork.items)

    def _chequer(self, painter: QPainter, sheet: QRectF) -> None:
        painter.fillRect(sheet, QColor(self._theme.tokens.surface))
        if self._artwork is not None and not self._artwork.paper:
            painter.fillRect(sheet, QColor(self._theme.tokens.edge))
            painter.fillRect(sheet, Qt.BrushStyle.Dense4Pattern)


class ExportDialog(QDialog):
    """Asks how to export, and does it. `remembered` is the file that was written, if any."""

    def __init__(
        self,
        theme: Theme,
        picture: Picture,
        symbols: SymbolLibrary,
        dialogs: Dialogs,
        suggested: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._picture, self._symbols = theme, picture, symbols
        self._dialogs, self._suggested = dialogs, suggested
        self.written: Path | None = None
        self.setWindowTitle("Share this picture")
        self.suffix = next(iter(EXPORTERS))
        self.preview = Preview(theme)
        self.facts = labelled("", "muted")
        self.words = labelled("", "muted")
        self.words.setWordWrap(True)
        self.export_button = QPushButton("Save image…")
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setStyleSheet(f"color: {theme.tokens.danger}")
        self._build()
        self.refresh()

    def _build(self) -> None:
        formats = [
            (suffix, Sample(self._theme, suffix[1:].upper(), exporter.caption))
            for suffix, exporter in EXPORTERS.items()
        ]
        self.formats = Choices(formats, 3, self._choose_format)
        self.part = _box(
            self._theme,
            "Part of the picture",
            [(WHOLE, None), *((n, n) for n in self._frames())],
            self._choose_part,
        )
        self.size_box = _box(self._theme, "Size", list(SIZES), self.refresh)
        self.ground = _box(
            self._theme, "Background", [(caption, name) for name, caption in GROUNDS], self.refresh
        )
        self.dark = _check(self._theme, "Dark: light lines on a dark ground", self.refresh)
        self.dark.setChecked(self._picture.page.palette == "dark")
        self.keep = _check(self._theme, "Can be opened again with richpic", self.refresh)
        self.keep.setChecked(True)
        self.keep.setToolTip(
            "Keeps the whole picture inside the file, without your private remarks and what is hidden"
        )
        options = QVBoxLayout()
        options.setSpacing(6)
        for caption, widget in (("Format", self.formats), ("", self.words), ("Part", self.part)):
            if caption:
                options.addWidget(heading(caption))
            options.addWidget(widget)
        for caption, widget in (("Size", self.size_box), ("Background", self.ground)):
            options.addWidget(heading(caption))
            options.addWidget(widget)
        options.addWidget(self.dark)
        options.addWidget(self.keep)
        options.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 20, 24, 18)
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(12)
        grid.addWidget(labelled("Share this picture", "title"), 0, 0, 1, 2)
        grid.addWidget(self.preview, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(options, 1, 1, 2, 1)
        grid.addWidget(self.facts, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.trouble, 3, 0)
        grid.addLayout(self._buttons(), 3, 1)
        grid.setColumnMinimumWidth(1, 290)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        cancel = QPushButton("Cancel")
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        for button, run in ((cancel, self.reject), (self.export_button, self.ask)):
            button.setAccessibleName(button.text())
            button.setToolTip(button.text())
            button.clicked.connect(run)
            row.addWidget(button)
        return row

    def _frames(self) -> list[str]:
        frames = (element for element in self._picture.order if element.kind == "frame")
        return list(dict.fromkeys(str(name) for frame in frames if (name := getattr(frame, "name", ""))))

    # What is chosen

    def _choose_format(self, value: object) -> None:
        self.suffix = str(value)
        self.refresh()

    def _choose_part(self) -> None:
        """A part holds no more than it shows, unless that is asked for: the whole picture would be inside."""
        self.keep.setChecked(self.part.currentData() is None)
        self.refresh()

    @property
    def options(self) -> ExportOptions:
        """What is asked for."""
        width = self.size_box.currentData() if self._has_pixels else None
        return ExportOptions(
            width=width,
            background=self.ground.currentData(),
            dark=self.dark.isChecked(),
            frame=self.part.currentData(),
        )

    @property
    def _has_pixels(self) -> bool:
        return EXPORTERS[self.suffix].scale != 1.0

    def refresh(self) -> None:
        """Show what would be written."""
        self.formats.show_value(self.suffix)
        self.words.setText(WORDS.get(self.suffix, EXPORTERS[self.suffix].caption))
        self.size_box.setEnabled(self._has_pixels)
        self.keep.setEnabled(self.suffix != ".pdf")
        try:
            artwork = make_artwork(self._picture, self._symbols, self.options, EXPORTERS[self.suffix].scale)
        except ExportError as error:
            self.preview.show_artwork(None)
            self.facts.clear()
            self.trouble.setText(str(error))
            self.export_button.setEnabled(False)
            return
        self.preview.show_artwork(artwork)
        unit = "pixels" if self._has_pixels else "points, sharp at any size"
        self.facts.setText(f"{artwork.width} × {artwork.height} {unit}")
        self.trouble.clear()
        self.export_button.setEnabled(True)

    # Doing it

    def ask(self) -> None:
        """Ask where to, and write."""
        suggested = self._suggested.with_suffix(self.suffix)
        kind = f"{EXPORTERS[self.suffix].caption} (*{self.suffix})"
        path = self._dialogs.export_path(str(suggested), kind)
        if path is not None:
            self.write(path if path.suffix else path.with_suffix(self.suffix))

    def write(self, path: Path) -> None:
        """Write to `path`; what goes wrong is shown in the dialog, which stays open."""
        embedded = shared_text(self._picture) if self.keep.isChecked() else None
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            export(self._picture, path, self.options, self._symbols, embedded)
        except ExportError as error:
            self.trouble.setText(f"{error} Nothing was written.")
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.written = path
        self.accept()


def _box(theme: Theme, name: str, items: list[tuple[str, object]], changed: Callable[[], None]) -> Picker:
    box = Picker(theme, name)
    for caption, value in items:
        box.addItem(caption, value)
    box.currentIndexChanged.connect(lambda _: changed())
    return box


def _check(theme: Theme, words: str, changed: Callable[[], None]) -> CheckBox:
    box = CheckBox(theme, words)
    box.toggled.connect(lambda _: changed())
    return box
