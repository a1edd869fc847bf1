"""Asks for which places a post kit is to be made, and makes it."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from richpic.files.whole_folder import free_path
from richpic.model.picture import Picture
from richpic.render.options import ExportOptions
from richpic.share.destinations import destinations
from richpic.ui.controls import CheckBox
from richpic.ui.job_dialog import JobDialog
from richpic.ui.panels import heading, labelled
from richpic.ui.share_notes import NoteRow
from richpic.ui.share_style import plain_button
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


class KitDialog(JobDialog):
    """Asks for places. `looked_at` says that what could tell who somebody is was looked at before."""

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
        super().__init__(theme, picture, "How much of the kit is made", parent, memory)
        self._dialogs, self._suggested = dialogs, suggested
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
        self.make_button = plain_button("Make the kit…", self.ask)
        self.make_button.setProperty("role", "primary")
        self.make_button.setDefault(True)
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

    def _choosable(self) -> tuple[QWidget, ...]:
        return (*self.places.values(), self.dark, self.safe, self.make_button)

    def _choose_again(self) -> None:
        super()._choose_again()
        self._refresh()

    def done(self, result: int) -> None:
        """Leave, and let the job clear up."""
        self._memory[PLACES] = list(self.chosen)
        super().done(result)
