"""Before you share: what could tell who somebody is, what becomes of each, and the safe copy beside it.

`ask_safe` is the way in for whoever is about to export: it answers with the safe copy, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from richpic.files.errors import FileError
from richpic.model.change import page_edited
from richpic.model.element import Element
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture
from richpic.model.safe_choice import Deed, SafeChoice
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.options import ExportOptions
from richpic.render.scene import artwork_steps
from richpic.share.concerns import (
    Concern,
    always_left_out,
    choosing,
    chosen,
    concerns,
    forgotten,
    looking_for,
)
from richpic.share.kept_words import up_to_date
from richpic.share.naming import listed
from richpic.share.repeats import OWN
from richpic.share.safe import find
from richpic.share.safe_copy import SafeCopy, safe_copy, write_key
from richpic.ui.access import announce
from richpic.ui.controls import Choices, TextButton
from richpic.ui.panels import labelled
from richpic.ui.safe_list import SafeList
from richpic.ui.safe_preview import SafePreview
from richpic.ui.theme import Theme, roomy

if TYPE_CHECKING:
    from richpic.ui.dialogs import Dialogs
    from richpic.ui.window import Window

TITLE = "Before you share"
ABOUT = "This could tell who somebody is. Your picture stays as it is: what you choose goes into a safe copy."
GO_ON = "Go on to share…"
SAVE = "Save the safe copy…"
KEEP_KEY = "Keep a list of who is who…"
STEP = "chose what is safe to share"
SCALE = 1.0
LIST_WIDTH = 500
# Pixels of the screen that are left free around it.
AROUND = (24, 56)


def ask_safe(window: Window, go_on: str = GO_ON) -> SafeCopy | None:
    """Show what could tell who somebody is. Returns the safe copy if the user goes on, or None.

    `go_on` is what the button says that ends it. What was chosen is kept with the picture either way, as one
    step that can be undone.
    """
    made, _ = _asked(window, go_on, saves=False)
    return made


def share_safely(window: Window) -> None:
    """Show what could tell who somebody is, and go on to share the safe copy, or save it."""
    made, saves = _asked(window, GO_ON, saves=True)
    if made is None:
        return
    if saves:
        from richpic.ui.safe_saving import save_copy

        save_copy(window, made.picture)
    else:
        window.export_picture(made.picture, reopens=False, looked_at=True)


def _asked(window: Window, go_on: str, saves: bool) -> tuple[SafeCopy | None, bool]:
    """Show the dialog. Returns the copy if the user goes on, and whether it is to be saved as a picture."""
    window.settle()
    editor = window.editor
    dialog = SafeDialog(window.theme, editor.picture, window.symbols, window.dialogs, go_on, window)
    dialog.save.setVisible(saves)
    dialog.key_folder = window.flow.folder
    dialog.looked = lambda ids: _look(window, ids)
    selection, camera = editor.selection, editor.camera
    dialog.exec()
    # What was looked at on the paper behind is not what the user was at.
    editor.select(selection)
    editor.look(camera)
    editor.commit(page_edited(editor.picture.page, {"choices": dialog.choices}, STEP))
    made, saves = dialog.made, dialog.saves
    dialog.deleteLater()
    return made, saves


def _look(window: Window, ids: tuple[str, ...]) -> None:
    """Show things on the paper behind."""
    here = [one for one in ids if one in window.editor.picture.elements]
    window.editor.select(here)
    if here:
        window.canvas.bring_into_view(here[0])


class SafeDialog(QDialog):
    """What there is to decide on the left, the safe copy on the right. `made` is the copy, once accepted."""

    def __init__(
        self,
        theme: Theme,
        picture: Picture,
        symbols: SymbolLibrary,
        dialogs: Dialogs,
        go_on: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._symbols, self._dialogs = theme, symbols, dialogs
        self._picture = up_to_date(picture, PictureContext(picture, symbols))
        self.made: SafeCopy | None = None
        self.key_folder = Path.home()
        self.looked: Callable[[tuple[str, ...]], None] = lambda _: None
        self._shown: tuple[Concern | None, int] = (None, 0)
        self.setWindowTitle(TITLE)
        self.list = SafeList(theme, self._photo)
        self.list.chose.connect(self._choose)
        self.list.shown.connect(self.show_place)
        self.list.marked.connect(self._mark)
        self.list.forgot.connect(self._forget)
        self.preview = SafePreview(theme)
        self.preview.left_place.connect(self._left_place)
        self.sides = Choices(
            [("safe", TextButton(theme, "Safe copy")), ("own", TextButton(theme, "As it is"))],
            2,
            lambda _: self._show_picture(),
        )
        self.sides.show_value("safe")
        self.where = labelled("", "muted")
        self.where.setWordWrap(True)
        self.never = labelled("", "muted")
        self.never.setWordWrap(True)
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setStyleSheet(f"color: {theme.tokens.danger}")
        self.trouble.hide()
        self.more = QLineEdit()
        self.more.setPlaceholderText("A nickname, a street, a team …")
        self.more.setAccessibleName("Look for something else")
        self.more.setToolTip("Something else to look for: Enter looks")
        self.more.returnPressed.connect(self._look_for)
        self.key = _button(KEEP_KEY, self._keep_key)
        self.cancel = _button("Not now", self.reject)
        self.saves = False
        self.save = _button(SAVE, self._save)
        self.save.setToolTip("As a picture of its own, to send to somebody or to go on drawing with")
        self.go_on = _button(go_on, self.accept)
        self.go_on.setProperty("role", "primary")
        self._lay_out()
        self._look_through()
        # Not on a button: a hasty Enter must not share anything.
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
        room = self.screen().availableSize() - QSize(*AROUND)
        self.resize(self.sizeHint().boundedTo(room).expandedTo(self.minimumSizeHint()))

    # Layout

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(22)
        columns.addLayout(self._left())
        columns.addLayout(self._right(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.key)
        foot.addWidget(self.trouble, 1)
        foot.addStretch(0)
        for button in (self.cancel, self.save, self.go_on):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(labelled(TITLE, "title"))
        self.about = labelled(ABOUT, "muted")
        self.about.setWordWrap(True)
        column.addWidget(self.about)
        column.addLayout(columns, 1)
        column.addLayout(foot)
        self.setMinimumHeight(440)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        self.list.setFixedWidth(roomy(LIST_WIDTH))
        left.addWidget(self.list, 1)
        left.addWidget(self.never)
        look = _button("Look for it", self._look_for)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.more, 1)
        line.addWidget(look)
        left.addLayout(line)
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        below = QHBoxLayout()
        below.addWidget(self.where, 1)
        below.addWidget(self.sides)
        right.addLayout(below)
        return right

    # What there is to decide

    @property
    def choices(self) -> tuple[SafeChoice, ...]:
        """What is chosen, to be kept with the picture."""
        return self._picture.page.choices

    @property
    def concerns(self) -> list[Concern]:
        """What is shown in the rows."""
        return [row.concern for row in self.list.rows]

    def _choose(self, changed: list[SafeChoice]) -> None:
        self._take(chosen(self._picture.page, changed))
        self.list.refresh(concerns(self._picture, self._findings))
        self._show_picture()

    def _take(self, choices: tuple[SafeChoice, ...]) -> None:
        self._picture = replace(self._picture, page=replace(self._picture.page, choices=choices))

    def _look_through(self) -> None:
        """Look through the picture, and make the rows anew."""
        self._findings = find(self._picture, self._symbols)
        found = concerns(self._picture, self._findings)
        self.list.fill(found)
        self.about.setVisible(bool(found))
        never = always_left_out(self._findings)
        self.never.setText(f"Always left out: {listed(never)}." if never else "")
        self.never.setVisible(bool(never))
        self._show_picture()

    def _look_for(self) -> None:
        words = " ".join(self.more.text().split())
        asked = looking_for(words)
        if not asked.about:
            return
        self._take(chosen(self._picture.page, [asked]))
        self._look_through()
        if any(one.choice.about == asked.about for one in self.concerns if one.first.rule == OWN):
            self.more.clear()
            self._say("Found.")
        elif any(words.casefold() in one.words.casefold() for one in self.concerns):
            self.more.clear()
            self._say("That is in the list already.")
        else:
            self._take(forgotten(self._picture.page, asked))
            self._say(f"“{words}” is nowhere on the picture.")

    def _forget(self, concern: Concern) -> None:
        self._take(forgotten(self._picture.page, concern.choice))
        self._look_through()

    # Photos

    def _photo(self, concern: Concern) -> bytes:
        """Return the image file that a concern is about."""
        element = self._picture.elements[concern.first.element]
        image = self._picture.images.get(next(iter(element.stored_images()), ""))
        return image.data if image is not None else b""

    def _mark(self, concern: Concern) -> None:
        from richpic.ui.photo_dialog import PhotoDialog

        try:
            dialog = PhotoDialog(self._theme, self._photo(concern), concern.choice.regions, self)
        except FileError as error:
            self._say(str(error), trouble=True)
            return
        if dialog.exec():
            deed: Deed = "blur" if dialog.regions else "keep"
            self._choose([replace(choosing(concern, deed), regions=dialog.regions)])
        dialog.deleteLater()

    # The copy

    def _made(self) -> SafeCopy:
        return safe_copy(self._picture, self._findings, PictureContext(self._picture, self._symbols))

    def _show_picture(self) -> None:
        own = self.sides.buttons["own"].isChecked()
        try:
            made = self._made()
        except FileError as error:
            self._say(f"{error} Leave that image out.", trouble=True)
            self._let_go_on(False)
            return
        self.trouble.hide()
        self._let_go_on(True)
        self.key.setVisible(bool(made.key))
        picture = self._picture if own else made.picture
        self.preview.setAccessibleName("The picture as it is" if own else "The safe copy")
        self.preview.show_steps(artwork_steps(picture, self._symbols, ExportOptions(), SCALE))
        self._say_unseen()

    def _let_go_on(self, can: bool) -> None:
        for button in (self.save, self.go_on):
            button.setEnabled(can)

    def _save(self) -> None:
        self.saves = True
        self.accept()

    def _say_unseen(self) -> None:
        unseen = sum(one.first.rule == "photo" and not one.is_chosen for one in self.concerns)
        if unseen:
            photos = "1 photo was" if unseen == 1 else f"{unseen} photos were"
            self._say(f"{photos} not looked at yet: are there faces or names?")
        else:
            self._say("")

    def show_place(self, concern: Concern, onward: bool = True) -> None:
        """Look at a place where it is; at the next one if it was shown already and to go `onward`."""
        places = concern.elements
        last, at = self._shown
        again = last is not None and last.first == concern.first
        if again and not onward:
            return
        at = (at + 1) % len(places) if again else 0
        self._shown = concern, at
        rect = self._bounds(self._picture.elements.get(places[at]))
        self.preview.look_at(rect)
        self.looked((places[at],))
        if rect is None:
            fields = {"alt": "short description", "description": "long description", "authors": "“drawn by”"}
            field = next(one.field for one in concern.findings if one.element == places[at])
            self._say(f"In the {fields.get(field, field)} of the picture.")
        elif len(places) > 1:
            self._say(f"Place {at + 1} of {len(places)}. Click the name again for the next.")
        else:
            self._say("Click the preview to see all of it.")

    def _bounds(self, element: Element | None) -> Rect | None:
        if element is None or element.hidden:
            return None
        return union([element.bounds(PictureContext(self._picture, self._symbols))])

    def _left_place(self) -> None:
        self._shown = None, 0
        self._say_unseen()

    def _say(self, words: str, trouble: bool = False) -> None:
        label = self.trouble if trouble else self.where
        label.setText(words)
        label.setVisible(True)
        announce(label, words)

    # Ending

    def _keep_key(self) -> None:
        path = self._dialogs.key_path(str(self.key_folder / "who-is-who.txt"))
        if path is None:
            return
        try:
            write_key(self._made().key, path)
        except FileError as error:
            self._say(str(error), trouble=True)
            return
        self._say(f"Written to {path.name}. Keep it where only those can read it who may know.")

    def accept(self) -> None:
        """End with the safe copy. What was proposed and not changed is chosen now; photos still wait."""
        agreed = [one.choice for one in self.concerns if not one.is_chosen and one.first.rule != "photo"]
        self._take(chosen(self._picture.page, agreed))
        self.made = self._made()
        super().accept()

    def done(self, result: int) -> None:
        """Leave, and stop painting."""
        self.preview.stop()
        super().done(result)


def _button(words: str, run: object) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words.rstrip("…"))
    button.setToolTip(words.rstrip("…"))
    button.setAutoDefault(False)
    button.clicked.connect(run)
    return button
