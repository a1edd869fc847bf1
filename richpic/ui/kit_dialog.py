"""Asks for which places a post kit is to be made, and makes it."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from richpic.files.whole_folder import free_path
from richpic.model.picture import Picture
from richpic.render.options import ExportOptions
from richpic.share.destinations import destinations
from richpic.ui.background import ExportJob
from richpic.ui.controls import CheckBox
from richpic.ui.panels import heading, labelled
from richpic.ui.share_notes import NoteRow
from richpic.ui.share_style import plain_button, slim_bar, trouble_label
from richpic.ui.theme import Theme, roomy

if TYPE_CHECKING:
    from richpic.ui.dialogs import Dialogs

USUAL = ("x", "bluesky", "wordpress")
PLACES = "kit.places"
WHAT = (
    "A folder with all that a post needs: images that fit each place, alt texts, a thread of parts, "
    "the draft of a post in your own words, and a long description. Private remarks stay here."
)
UNSURE = "Look at what could tell who somebody is before you post."
WIDTH = 460


class KitDialog(QDialog):
    """Asks for places. `written` is the folder that was made, if any; `wants_safe` as in ExportDialog."""

    def __init__(
        self,
        theme: Theme,
        picture: Picture,
        dialogs: Dialogs,
        suggested: Path,
        parent: QWidget | None = None,
        looked_at: bool = False,
        memory: MutableMapping[str, Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._picture, self._dialogs, self._suggested = theme, picture, dialogs, suggested
        self._memory: MutableMapping[str, Any] = {} if memory is None else memory
        self.written: Path | None = None
        self.wants_safe = False
        self._target: Path | None = None
        self._job = self._prepared()
        self.setWindowTitle("Post kit")
        wanted = self._memory.get(PLACES)
        chosen = wanted if isinstance(wanted, list) else list(USUAL)
        self.places: dict[str, CheckBox] = {}
        for place in destinations().values():
            if place.is_public:
                self.places[place.key] = box = CheckBox(theme, place.name)
                box.setChecked(place.key in chosen)
                box.toggled.connect(lambda _: self._refresh())
        self.dark = CheckBox(theme, "Dark: light lines on a dark ground")
        self.dark.setChecked(picture.page.palette == "dark")
        self.safe = NoteRow(theme, "shield-check", "Look first…", self._look_first)
        self.safe.tell("" if looked_at else UNSURE)
        self.trouble = trouble_label(theme)
        self.progress = slim_bar(theme, "How much of the kit is made")
        self.make_button = plain_button("Make the kit…", self.ask)
        self.make_button.setProperty("role", "primary")
        self.make_button.setDefault(True)
        self.cancel_button = plain_button("Cancel", self.reject)
        self._lay_out()
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(labelled("Post kit", "title"))
        about = labelled(WHAT, "muted")
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(heading("For"))
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        for number, box in enumerate(self.places.values()):
            grid.addWidget(box, number // 2, number % 2)
        column.addLayout(grid)
        column.addWidget(self.dark)
        column.addWidget(self.safe)
        column.addWidget(self.trouble)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.progress, 1)
        foot.addStretch(0)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.make_button)
        column.addLayout(foot)
        self.setFixedWidth(roomy(WIDTH))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the places that are wanted."""
        return tuple(key for key, box in self.places.items() if box.isChecked())

    def _refresh(self) -> None:
        self.make_button.setEnabled(bool(self.chosen) and not self.is_writing)

    def ask(self) -> None:
        """Ask where to, and make the kit in a new folder there."""
        parent = self._dialogs.folder("Where should the folder with the kit go?", str(self._suggested.parent))
        if parent is not None:
            self.write(free_path(parent, f"{self._suggested.stem} post kit"))

    def write(self, folder: Path) -> None:
        """Begin to make the kit in `folder`; what goes wrong is shown in the dialog, which stays open."""
        self._target = folder
        self.trouble.clear()
        self._show_writing(True)
        options = ExportOptions(dark=self.dark.isChecked())
        self._job.write_kit(folder, self.chosen, options, replace=False)

    @property
    def is_writing(self) -> bool:
        """Whether a kit is being made."""
        return self._target is not None

    def _prepared(self) -> ExportJob:
        job = ExportJob(self._picture)
        job.progressed.connect(lambda share: self.progress.setValue(round(100 * share)))
        job.written.connect(self._done)
        job.failed.connect(self._failed)
        self.destroyed.connect(job.cancel)
        return job

    def _show_writing(self, writing: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(writing)
        rest: tuple[QWidget, ...] = (*self.places.values(), self.dark, self.safe, self.make_button)
        for widget in rest:
            widget.setEnabled(not writing)
        self.cancel_button.setText("Stop" if writing else "Cancel")

    def _done(self) -> None:
        self.written, self._target = self._target, None
        self.accept()

    def _failed(self, words: str) -> None:
        self._choose_again()
        self.trouble.setText(f"{words} Nothing was written.")

    def _choose_again(self) -> None:
        self._target = None
        self._job.cancel()
        self._job = self._prepared()
        self._show_writing(False)
        self._refresh()

    def _look_first(self) -> None:
        self.wants_safe = True
        super().reject()

    def reject(self) -> None:
        """Stop what is being made, and stay; otherwise leave."""
        if self.is_writing:
            self._choose_again()
            self.trouble.setText("Stopped. Nothing was written.")
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Leave, and let the job clear up."""
        self._memory[PLACES] = list(self.chosen)
        self._job.cancel()
        super().done(result)
