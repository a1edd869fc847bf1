"""What the window asks and tells. One object, so that tests can answer in place of a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QFileDialog, QMessageBox

if TYPE_CHECKING:
    from richpic.model.picture import Picture
    from richpic.ui.elsewhere_dialog import Answer as ElsewhereAnswer
    from richpic.ui.window import Window

Answer = Literal["save", "discard", "cancel"]
OPEN_KINDS = (
    "Pictures (*.richpic *.png *.svg *.excalidraw);;Rich pictures (*.richpic);;"
    "Exported with the picture inside (*.png *.svg);;Excalidraw (*.excalidraw)"
)
SUFFIX = ".richpic"
IMAGE_KINDS = "Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)"
ICON_KINDS = "Iconify (*.json)"


class Dialogs:
    """Dialogs over `parent`. All texts say what happened, what was kept and what can be done next."""

    def __init__(self, parent: Window) -> None:
        self._parent = parent

    def unsaved(self, name: str) -> Answer:
        """Ask what to do with changes that are not saved."""
        box = QMessageBox(self._parent)
        box.setWindowTitle("Save changes?")
        box.setText(f"“{name}” has changes that are not saved.")
        box.setInformativeText("What is not saved can be brought back for some time, from the File menu.")
        save = box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("Don’t save", QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.exec()
        if box.clickedButton() is save:
            return "save"
        return "discard" if box.clickedButton() is discard else "cancel"

    def open_path(self, folder: str) -> Path | None:
        """Ask for a file to open."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open a picture", folder, OPEN_KINDS)
        return Path(name) if name else None

    def save_path(self, suggested: str) -> Path | None:
        """Ask where to save; the suffix is added if it is missing."""
        kind = f"Rich pictures (*{SUFFIX})"
        while True:
            name, _ = QFileDialog.getSaveFileName(self._parent, "Save the picture", suggested, kind)
            if not name or (path := Path(name)).suffix.lower() == SUFFIX:
                return Path(name) if name else None
            path = path.with_name(path.name + SUFFIX)
            # Whether that one may be replaced, the file dialog has not asked.
            if not path.exists() or self.replaces(path):
                return path
            suggested = str(path)

    def replaces(self, path: Path) -> bool:
        """Ask whether the picture at `path` is to be replaced."""
        box = QMessageBox(self._parent)
        box.setWindowTitle("Replace it?")
        box.setText(f"There is already a picture called “{path.stem}”.")
        box.setInformativeText("The one that is there would be kept as an earlier version of this one.")
        replace = box.addButton("Replace it", QMessageBox.ButtonRole.DestructiveRole)
        other = box.addButton("Choose another name", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(other)
        box.setEscapeButton(other)
        box.exec()
        return box.clickedButton() is replace

    def export_path(self, suggested: str, kind: str) -> Path | None:
        """Ask where to export to."""
        name, _ = QFileDialog.getSaveFileName(self._parent, "Export the picture", suggested, kind)
        return Path(name) if name else None

    def folder(self, question: str, start: str) -> Path | None:
        """Ask for a folder to put something into."""
        name = QFileDialog.getExistingDirectory(self._parent, question, start)
        return Path(name) if name else None

    def key_path(self, suggested: str) -> Path | None:
        """Ask where to keep the list of who is who."""
        name, _ = QFileDialog.getSaveFileName(
            self._parent, "Keep the list of who is who", suggested, "Text (*.txt)"
        )
        return Path(name) if name else None

    def image_path(self, folder: str) -> Path | None:
        """Ask for an image to put on the picture."""
        name, _ = QFileDialog.getOpenFileName(
            self._parent, "Put an image on the picture", folder, IMAGE_KINDS
        )
        return Path(name) if name else None

    def unlock(self, what: str) -> bool:
        """Ask whether `what` (such as "3 things") is to be unlocked although it was locked as background."""
        box = QMessageBox(self._parent)
        box.setWindowTitle("Unlock the background?")
        box.setText(f"Somebody locked {what} as background, so that nobody moves it by mistake.")
        box.setInformativeText("Once unlocked it can be moved, changed and deleted like everything else.")
        unlock = box.addButton("Unlock", QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton("Keep it locked", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is unlock

    def icon_folder(self) -> Path | None:
        """Ask for a folder of SVG files, or that of an Iconify package."""
        name = QFileDialog.getExistingDirectory(self._parent, "Add the icons in a folder")
        return Path(name) if name else None

    def icon_file(self) -> Path | None:
        """Ask for an Iconify file."""
        name, _ = QFileDialog.getOpenFileName(self._parent, "Add the icons in a file", "", ICON_KINDS)
        return Path(name) if name else None

    def changed_elsewhere(
        self, name: str, mine: Picture, theirs: Picture | None, modified: int
    ) -> ElsewhereAnswer:
        """Ask what to do with a picture that somebody else has saved at `modified` (nanoseconds)."""
        from richpic.ui.elsewhere_dialog import ElsewhereDialog

        window = self._parent
        dialog = ElsewhereDialog(window.theme, window.symbols, name, mine, theirs, modified, window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer

    def problem(self, kept: str, report: Path | None) -> bool:
        """Say that the program met a fault, what was kept and where `report` is (None: it is not written).

        Tells whether it is to be shown.
        """
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("richpic")
        box.setText("Something went wrong in richpic. It was not your fault.")
        told = (
            "A note for whoever mends the program is on this computer. Nothing of your picture is in it, "
            f"and nothing was sent:\n{report}"
        )
        box.setInformativeText(
            f"{kept}\n\nThe last thing you did may not have worked; you can go on. Should anything look odd, "
            f"save the picture and start richpic again.\n\n{told if report else ''}".rstrip()
        )
        go_on = box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
        show = box.addButton("Show the note", QMessageBox.ButtonRole.ActionRole) if report else None
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.exec()
        return show is not None and box.clickedButton() is show

    def offer(self, happened: str, detail: str, way: str) -> bool:
        """Say what went wrong and offer a `way` out, in the words of a button. Tells whether it is taken."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("richpic")
        box.setText(happened)
        box.setInformativeText(detail)
        take = box.addButton(way, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton("Not now", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(take)
        box.setEscapeButton(leave)
        box.exec()
        return box.clickedButton() is take

    def tell(self, happened: str, detail: str = "") -> None:
        """Say what went wrong, calmly."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("richpic")
        box.setText(happened)
        box.setInformativeText(detail)
        box.addButton("OK", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
