"""Add icons: which packs there are, whom to thank for them, and adding another from a folder or a file."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from richpic.files.errors import FileError
from richpic.files.pack_file import IconPack
from richpic.files.pack_shelf import installed_packs, library_with_packs, remove_pack
from richpic.ui.pack_job import PackJob
from richpic.ui.panels import ScrollColumn, labelled
from richpic.ui.theme import Theme

if TYPE_CHECKING:
    from richpic.ui.dialogs import Dialogs
    from richpic.ui.window import Window

HOW = (
    "Add a folder of SVG files, or an Iconify file: a set of icons in one .json, such as those of the npm "
    "packages “@iconify-json/…”. They are looked through for anything harmful and redrawn in your colours. "
    "Pictures carry the icons that they show."
)
NONE_YET = "No packs yet. The program’s own icons are always there."


def add_icons(window: Window) -> None:
    """Let the user add and remove icon packs, and show at once what there is since."""
    window.settle()
    dialog = PacksDialog(window.theme, window.dialogs, window)
    dialog.changed.connect(lambda: window.use_library(library_with_packs()))
    dialog.exec()
    dialog.deleteLater()


class PacksDialog(QDialog):
    """The packs of this user. `changed`: one was added or removed."""

    changed = Signal()

    def __init__(self, theme: Theme, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._dialogs = theme, dialogs
        self._job: PackJob | None = None
        self.setWindowTitle("Add icons")
        self.setMinimumWidth(560)
        self.words = labelled("", "")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Icons read so far")
        self.bar.setTextVisible(False)
        self.packs = ScrollColumn()
        self.packs.setMinimumHeight(170)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(labelled("Add icons", "title"))
        how = labelled(HOW, "muted")
        how.setWordWrap(True)
        column.addWidget(how)
        column.addWidget(self.packs, 1)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addLayout(self._buttons())
        self._show_packs()
        self._show_job()

    def _buttons(self) -> QHBoxLayout:
        self.folder = QPushButton("Add a folder…")
        self.file = QPushButton("Add a file…")
        self.stop = QPushButton("Stop")
        self.done_ = QPushButton("Done")
        self.done_.setProperty("role", "primary")
        self.folder.clicked.connect(lambda: self._ask(self._dialogs.icon_folder()))
        self.file.clicked.connect(lambda: self._ask(self._dialogs.icon_file()))
        self.stop.clicked.connect(self._stop)
        self.done_.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in (self.folder, self.file, self.stop, self.done_):
            button.setAccessibleName(button.text().rstrip("…"))
            button.setAutoDefault(False)
            if button is self.done_:
                row.addStretch(1)
            row.addWidget(button)
        return row

    # The packs

    def _show_packs(self) -> None:
        while (entry := self.packs.column.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        packs = installed_packs()
        for pack in packs:
            self.packs.column.addWidget(self._row(pack))
        if not packs:
            self.packs.column.addWidget(labelled(NONE_YET, "muted"))
        self.packs.column.addStretch(1)

    def _row(self, pack: IconPack) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 6, 2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(labelled(f"<b>{escape(pack.title)}</b> · {pack.count:,} icons", ""))
        credit = labelled(pack.header.credit, "muted")
        credit.setTextFormat(Qt.TextFormat.PlainText)
        credit.setWordWrap(True)
        words.addWidget(credit)
        line.addLayout(words, 1)
        remove = QPushButton("Remove")
        remove.setAccessibleName(f"Remove {pack.title}")
        remove.setToolTip("Pictures keep the icons that they show")
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda: self._remove(pack))
        line.addWidget(remove)
        return row

    def _remove(self, pack: IconPack) -> None:
        try:
            remove_pack(pack.prefix)
        except FileError as error:
            self.words.setText(str(error))
            return
        self.words.setText(f"{pack.title} was removed. Pictures keep the icons that they show.")
        self._show_packs()
        self.changed.emit()

    # Adding

    def _ask(self, path: Path | None) -> None:
        if path is not None:
            self.add(path)

    def add(self, path: Path) -> None:
        """Add the pack at `path`, while the dialog goes on living."""
        self._job = PackJob(path, self)
        self._job.progressed.connect(self._progressed)
        self._job.added.connect(self._added)
        self._job.failed.connect(self._failed)
        self.bar.setRange(0, 0)
        self.words.setText(f"Reading {path.name} …")
        self._show_job()

    def _progressed(self, done: int, count: int) -> None:
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(done)
        self.words.setText(f"{done:,} of {count:,} icons …")

    def _added(self, words: str) -> None:
        self._end(words)
        self._show_packs()
        self.changed.emit()

    def _failed(self, words: str) -> None:
        self._end(words)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._end("Stopped: no icons were added.")

    def _end(self, words: str) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.words.setText(words)
        self._show_job()

    def _show_job(self) -> None:
        running = self._job is not None
        self.bar.setVisible(running)
        self.stop.setVisible(running)
        for button in (self.folder, self.file):
            button.setEnabled(not running)

    def done(self, result: int) -> None:
        """Stop what is running when the dialog closes."""
        if self._job is not None:
            self._stop()
        super().done(result)
