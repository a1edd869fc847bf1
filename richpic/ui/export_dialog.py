"""The share dialog: where to, which part and how, with a preview, and what the file will be.

What is chosen is tried out at once, in a process of its own; saving only puts the files into their place.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from richpic.files.whole_folder import free_path
from richpic.model.change import Change
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.export import EXPORTERS, SAME_AS, ExportOptions
from richpic.render.legibility import too_small
from richpic.render.scene import Artwork, artwork_steps
from richpic.share.destinations import destinations
from richpic.share.legible import MOST, made_legible
from richpic.share.thread import View
from richpic.share.trial import PAGE, Tried
from richpic.share.trial_folder import trial_folder
from richpic.ui.background import ExportJob
from richpic.ui.controls import CheckBox
from richpic.ui.export_preview import Preview
from richpic.ui.job_dialog import STOPPED, JobDialog
from richpic.ui.panels import labelled
from richpic.ui.share_choices import ShareChoices
from richpic.ui.share_facts import concerns_words, facts, look_words
from richpic.ui.share_layout import lay_out, two_columns
from richpic.ui.share_more import other_ways
from richpic.ui.share_notes import NoteRow
from richpic.ui.share_pager import Pager
from richpic.ui.share_small import SmallWords
from richpic.ui.share_style import plain_button
from richpic.ui.share_wish import FILE, FILE_SUFFIXES, PARTS, WEB, Wish
from richpic.ui.share_words import WordsRow
from richpic.ui.theme import Theme
from richpic.ui.timers import once

if TYPE_CHECKING:
    from richpic.ui.actions import ActionSet
    from richpic.ui.dialogs import Dialogs

# Milliseconds after the last choice before it is tried out.
PATIENCE = 200
WHERE, CREDIT = "share.where", "share.credit"
LOOKING = "Looking for the parts of the picture…"


class ExportDialog(JobDialog):
    """Asks what to share, and does it.

    `looked_at` says that what could tell who somebody is was looked at before. `wants` is the id of an action
    that the user wants instead, "" for none. `bigger_words` is what was done to small words of the picture
    that was given: it is only in what is shared, and up to others to keep. Making it raises OSError where
    nothing can be tried out.
    """

    def __init__(
        self,
        theme: Theme,
        picture: Picture,
        symbols: SymbolLibrary,
        dialogs: Dialogs,
        suggested: Path,
        parent: QWidget | None = None,
        selection: tuple[str, ...] = (),
        looked_at: bool = False,
        memory: MutableMapping[str, Any] | None = None,
    ) -> None:
        # First of all: where there is no room for it, nothing is begun.
        self._trials = trial_folder()
        super().__init__(theme, picture, "How much of the image is written", parent, memory)
        self._dialogs, self._suggested, self._looked_at = dialogs, suggested, looked_at
        self._given, self.bigger_words = picture, Change({})
        self.wish = Wish(picture, symbols, selection, dark=picture.page.palette == "dark")
        self._remember_last()
        self.wants_kit = self.copied = False
        self.wants = ""
        self._tried: list[Tried] = []
        self._is_empty, self._concerns = False, 0
        self.others: QPushButton | None = None
        self._then: Callable[[], None] | None = None
        self._soon = once(self, PATIENCE, self._try_out)
        self.setWindowTitle("Share this picture")
        self._make()
        self._lay_out()
        self.choices.places.buttons[self.wish.where].setFocus()
        self.refresh()

    def _make(self) -> None:
        theme = self._theme
        self.preview = Preview(theme)
        self.preview.made.connect(self._show_made)
        self.pager = Pager(theme, self._show_shot)
        self.facts = labelled("", "muted")
        self.facts.setWordWrap(True)
        self.facts.setMinimumHeight(2 * self.facts.fontMetrics().lineSpacing() + 4)
        self.words = WordsRow()
        self.small = SmallWords(theme, self.make_thread)
        if len(self.wish.picture.elements) <= MOST:
            self.small.offer_bigger(self._make_bigger, self._make_as_it_was)
        self.safe = NoteRow(theme, "shield-check", look_words(0), self._look_first)
        self.choices = ShareChoices(theme, self.wish)
        self.choices.changed.connect(self.refresh)
        self.export_button = plain_button("Save image…", self.ask)
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        self.pdf_button = plain_button("Save as PDF…", self._ask_path)
        self.kit_button = plain_button("Post kit…", self._want_kit)
        self.kit_button.setToolTip(
            "Images for several places at once, with their words and the draft of a post"
        )

    def _lay_out(self) -> None:
        left = (self.preview, self.pager, self.safe, self.small, self.facts, self.words)
        self._foot = foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.kit_button)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.progress, 1)
        for button in (self.cancel_button, self.pdf_button, self.export_button):
            foot.addWidget(button)
        lay_out(self, "Share this picture", two_columns(left, self.choices), foot)

    @property
    def keep(self) -> CheckBox:
        """The box that says whether the picture is kept inside."""
        return self.choices.keep

    @property
    def options(self) -> ExportOptions:
        """How the image is made, or the first of several."""
        return self.wish.options

    # What is chosen

    def refresh(self) -> None:
        """Show what would be written, and try it out soon."""
        self._tried = []
        self.trouble.clear()
        self.facts.clear()
        self._dress_buttons()
        self.pager.show_names([name for name, _ in self.wish.shots])
        if self.wish.waits:
            self._look_for_parts()
        else:
            self._show_shot()
            self._soon.start()

    def _look_for_parts(self) -> None:
        """Have the parts found in the other process; what is shown stays until then."""
        self._soon.stop()
        self.facts.setText(LOOKING)
        self.words.offer(None)
        for button in (self.export_button, self.pdf_button):
            button.setEnabled(False)
        self._job.try_out(self.wish.wanted_parts())

    def _dress_buttons(self) -> None:
        wish = self.wish
        self.words.setVisible(not wish.is_print)
        self.export_button.setText(wish.deed)
        self.export_button.setAccessibleName(wish.deed)
        self.export_button.setToolTip(wish.deed)
        self.pdf_button.setVisible(wish.is_print)
        self._tell_concerns()

    def _show_shot(self) -> None:
        """Show the image whose turn it is."""
        wish, exporter = self.wish, EXPORTERS[self.wish.format]
        options = wish.options_of(self.pager.at)
        steps = artwork_steps(wish.picture, wish.symbols, options, exporter.scale, exporter.unit)
        self.preview.show_steps(steps)
        self._offer_words()

    def _offer_words(self) -> None:
        """Offer the words of the image whose turn it is, once they are there."""
        # A PDF of several parts is one file, with the words of the first beside it.
        tried = self._tried[min(self.pager.at, len(self._tried) - 1)] if self._tried else None
        place = self.wish.place
        self.words.offer(tried, place.alt if place is not None else 0)

    def _show_made(self, artwork: Artwork | None, words: str) -> None:
        """Say why there will be no image, or point at what cannot be read on a phone."""
        if words or self._is_empty:
            self.trouble.setText(words)
        self._is_empty = artwork is None
        for button in (self.export_button, self.pdf_button):
            button.setEnabled(artwork is not None and not self.is_writing and not self.wish.waits)
        if artwork is not None and not self._tried and not self.wish.waits:
            unit = "pixels" if self.wish.has_pixels else "points, sharp at any size"
            self.facts.setText(f"{artwork.width} × {artwork.height} {unit}")
        place, in_thread = self.wish.place, self.wish.part == PARTS
        # The whole picture at the head of a thread is followed by its parts.
        counts = place is not None and place.is_public and not (in_thread and self.pager.at == 0)
        small = too_small(artwork) if artwork and counts else ()
        self.preview.mark((one.bounds for one in small), self.wish.on_dark)
        self.small.tell_of(small, (self.wish.where, self.wish.part), in_thread)

    def make_thread(self) -> None:
        """Show the whole picture and then part after part, an image each."""
        self.choices.choose_part(PARTS)

    # Trying it out

    def _try_out(self) -> None:
        self._soon.stop()
        if not self._is_empty:
            self._job.try_out(self.wish.trial(self._trials.name))

    def _show_tried(self, tried: list[Tried], concerns: int) -> None:
        self._tried = tried
        place = self.wish.place
        self.facts.setText(facts(tried, place))
        self._offer_words()
        self._concerns = concerns
        self._tell_concerns()
        if self._then is not None:
            go_on, self._then = self._then, None
            self._show_writing(False)
            go_on()
        elif self._target is not None:
            self._keep()

    def _tell_concerns(self) -> None:
        """Say how many things could tell who somebody is, wherever it may reach strangers."""
        told = self._concerns if self.wish.goes_out and not self._looked_at else 0
        self.safe.name_button(look_words(told))
        self.safe.tell(concerns_words(told))

    def _take_parts(self, parts: tuple[View, ...]) -> None:
        self.wish.take_parts(parts)
        self.refresh()

    def _show_not_tried(self, words: str) -> None:
        self.facts.clear()
        if self.is_writing:
            self._failed(words)
        else:
            self.trouble.setText(words)

    # Doing it

    def ask(self) -> None:
        """Ask what has still to be asked, and do it."""
        wish = self.wish
        if wish.is_print:
            self._print()
        elif wish.place is not None and not self._tried:
            # Which format it will be, and so which name, is known only then.
            self._after_trying(self.ask)
        elif wish.place is not None and wish.place.kind == "clipboard":
            self._copy()
        elif wish.part == PARTS and wish.format != ".pdf":
            self._ask_folder()
        else:
            self._ask_path()

    def _after_trying(self, go_on: Callable[[], None]) -> None:
        self._then = go_on
        self._show_writing(True)
        self._try_out()

    def _ask_path(self) -> None:
        suffix = Path(self._tried[0].path).suffix if self._tried else self.wish.format
        suffix = PAGE if self.wish.is_web else suffix
        kind = f"{'Web page' if self.wish.is_web else EXPORTERS[suffix].caption} (*{suffix})"
        path = self._dialogs.export_path(str(self._suggested.with_suffix(suffix)), kind)
        if path is not None:
            known = (*FILE_SUFFIXES, *SAME_AS) if self.wish.where == FILE else (suffix,)
            # With another name than the one that was answered, nothing that is there may be replaced.
            self.write(path if path.suffix.lower() in known else free_path(path.parent, path.name, suffix))

    def _ask_folder(self) -> None:
        parent = self._dialogs.folder(
            "Where should the folder with the images go?", str(self._suggested.parent)
        )
        if parent is not None:
            self.write(free_path(parent, f"{self._suggested.stem} in parts"))

    def write(self, path: Path) -> None:
        """Begin to write to `path`; what goes wrong is shown in the dialog, which stays open.

        A name that ends as that of another format asks for that one.
        """
        suffix = SAME_AS.get(path.suffix.lower(), path.suffix.lower())
        if self.wish.where == FILE and suffix in FILE_SUFFIXES and suffix != self.wish.suffix:
            self.choices.choose_format(suffix)
        self._target = path
        self.trouble.clear()
        self._show_writing(True)
        if self._tried:
            self._keep()
        else:
            self._try_out()

    def _keep(self) -> None:
        assert self._target is not None
        self._job.keep(self.wish.keeping(self._tried, self._target))

    def _copy(self) -> None:
        from richpic.ui.share_clipboard import copy_image_file

        if copy_image_file(Path(self._tried[self.pager.at].path), self.wish, self.pager.at):
            self.copied = True
            self.accept()
        else:
            self.trouble.setText("The image could not be copied. Save it as a file instead.")

    def _print(self) -> None:
        from richpic.ui.printing import print_wish

        if print_wish(self.wish, self):
            self.accept()

    def offer_others(self, actions: ActionSet) -> None:
        """Lead to the other ways to share, among the actions of the window."""
        self.others = other_ways(actions, self._want)
        self._foot.insertWidget(1, self.others)

    def _make_bigger(self) -> None:
        wish, exporter = self.wish, EXPORTERS[self.wish.format]
        options = wish.options_of(self.pager.at)
        change = made_legible(wish.picture, wish.symbols, options, exporter.scale, exporter.unit)
        self.small.take_as_tried((wish.where, wish.part), not change.is_empty)
        self._share_with(self.bigger_words.then(change).named(change.name))

    def _make_as_it_was(self) -> None:
        self.small.forget()
        self._share_with(Change({}))

    def _share_with(self, bigger_words: Change) -> None:
        """Share the picture with bigger words than it has."""
        self.bigger_words = bigger_words
        self._picture = bigger_words.apply(self._given)
        self.wish.use(self._picture)
        self._choose_again()
        self.refresh()

    def _want(self, action: str) -> None:
        self.wants = action
        self._leave()

    def _want_kit(self) -> None:
        self.wants_kit = True
        self._leave()

    @property
    def is_writing(self) -> bool:
        """Whether an image is being written, or waited for."""
        return self._target is not None or self._then is not None

    def _prepared(self) -> ExportJob:
        job = super()._prepared()
        job.tried.connect(self._show_tried)
        job.not_tried.connect(self._show_not_tried)
        job.parted.connect(self._take_parts)
        return job

    def _choosable(self) -> tuple[QWidget, ...]:
        return (
            self.choices,
            self.kit_button,
            *([self.others] if self.others else []),
            self.export_button,
            self.pdf_button,
            self.small,
            self.safe,
        )

    def _show_writing(self, writing: bool) -> None:
        super()._show_writing(writing)
        self.trouble.setVisible(not writing)

    def _choose_again(self) -> None:
        self._then, self._tried = None, []
        super()._choose_again()

    def _tell_stopped(self) -> None:
        self.facts.setText(STOPPED)

    def done(self, result: int) -> None:
        """Leave, and let the job clear up."""
        self._memory[WHERE], self._memory[CREDIT] = self.wish.where, self.wish.credit
        self._soon.stop()
        self.preview.stop()
        super().done(result)
        self._trials.cleanup()

    def _remember_last(self) -> None:
        where, credit = self._memory.get(WHERE), self._memory.get(CREDIT)
        if isinstance(where, str) and (where in destinations() or where in (FILE, WEB)):
            self.wish.where = where
        if isinstance(credit, str):
            self.wish.credit = credit
