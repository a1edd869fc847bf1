"""The export dialog: format, part, size and ground, with a preview painted from what will be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.export import EXPORTERS, ExportOptions
from richpic.render.scene import Artwork, artwork_steps
from richpic.ui.background import ExportJob
from richpic.ui.controls import CheckBox, Choices, Picker, Sample
from richpic.ui.export_preview import Preview
from richpic.ui.panels import heading, labelled
from richpic.ui.theme import Theme

if TYPE_CHECKING:
    from richpic.ui.dialogs import Dialogs

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


class ExportDialog(QDialog):
    """Asks how to export, and does it. `written` is the file that was written, if any."""

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
        self._target: Path | None = None
        self._job = self._prepared()
        self.setWindowTitle("Share this picture")
        self.suffix = next(iter(EXPORTERS))
        self.preview = Preview(theme)
        self.preview.made.connect(self._show_facts)
        self.facts = labelled("", "muted")
        self.words = labelled("", "muted")
        self.words.setWordWrap(True)
        self.export_button = QPushButton("Save image…")
        self.cancel_button = QPushButton("Cancel")
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How much of the image is written")
        self.progress.setFixedHeight(8)
        self.progress.setStyleSheet(_bar_style(theme))
        self.progress.hide()
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
        self._choosing = QWidget()
        options = QVBoxLayout(self._choosing)
        options.setContentsMargins(0, 0, 0, 0)
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
        grid.addWidget(self._choosing, 1, 1, 2, 1)
        grid.addWidget(self.facts, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.trouble, 3, 0)
        grid.addWidget(self.progress, 3, 0)
        grid.addLayout(self._buttons(), 3, 1)
        grid.setColumnMinimumWidth(1, 290)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        for button, run in ((self.cancel_button, self.reject), (self.export_button, self.ask)):
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
        scale = EXPORTERS[self.suffix].scale
        self.preview.show_steps(artwork_steps(self._picture, self._symbols, self.options, scale))

    def _show_facts(self, artwork: Artwork | None, words: str) -> None:
        """Tell how large the image will be, or why there will be none."""
        self.trouble.setText(words)
        self.export_button.setEnabled(artwork is not None)
        unit = "pixels" if self._has_pixels else "points, sharp at any size"
        self.facts.setText(f"{artwork.width} × {artwork.height} {unit}" if artwork else "")

    # Doing it

    def ask(self) -> None:
        """Ask where to, and write."""
        suggested = self._suggested.with_suffix(self.suffix)
        kind = f"{EXPORTERS[self.suffix].caption} (*{self.suffix})"
        path = self._dialogs.export_path(str(suggested), kind)
        if path is not None:
            self.write(path if path.suffix else path.with_suffix(self.suffix))

    def write(self, path: Path) -> None:
        """Begin to write to `path`; what goes wrong is shown in the dialog, which stays open."""
        self._target = path
        self.trouble.clear()
        self._show_writing(True)
        self._job.write(path, self.options, self.keep.isChecked())

    @property
    def is_writing(self) -> bool:
        """Whether an image is being written."""
        return self._target is not None

    def _prepared(self) -> ExportJob:
        """Return a job that makes itself ready while the user is choosing."""
        job = ExportJob(self._picture)
        job.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        job.written.connect(self._done)
        job.failed.connect(self._failed)
        self.destroyed.connect(job.cancel)
        return job

    def _show_writing(self, writing: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(writing)
        self._choosing.setEnabled(not writing)
        self.export_button.setEnabled(not writing)
        self.export_button.setText("Saving…" if writing else "Save image…")
        self.cancel_button.setText("Stop" if writing else "Cancel")

    def _done(self) -> None:
        self.written, self._target = self._target, None
        self.accept()

    def _failed(self, words: str) -> None:
        self.trouble.setText(f"{words} Nothing was written.")
        self._choose_again()

    def _choose_again(self) -> None:
        """Go back to choosing, ready for another try."""
        self._target = None
        self._job.cancel()
        self._job = self._prepared()
        self._show_writing(False)

    def reject(self) -> None:
        """Stop what is being written, and stay; otherwise leave."""
        if self.is_writing:
            self._choose_again()
            self.facts.setText("Stopped. Nothing was written.")
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Leave, and let the job clear up."""
        self._job.cancel()
        self.preview.stop()
        super().done(result)


def _bar_style(theme: Theme) -> str:
    tokens = theme.tokens
    return (
        f"QProgressBar {{ background: {tokens.sunk}; border: none; border-radius: 4px }}"
        f"QProgressBar::chunk {{ background: {tokens.accent}; border-radius: 4px }}"
    )


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
