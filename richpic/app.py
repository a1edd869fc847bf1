"""The program with its window. Everything that the first paint does not need is imported later."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from richpic.model.picture import Picture
    from richpic.ui.theme import Scheme
    from richpic.ui.window import Window

# By then all is inked that the window and its picture show; the next start need not do it again.
KEEP_INK_AFTER_MS = 1_000
# Old versions and journals go when nothing else is likely to be waited for.
TIDY_AFTER_MS = 30_000


def open_window(path: Path | None) -> int:
    """Open the window, on the picture at `path` if there is one. Returns the exit status.

    Raises FileError, before there is a window, if the file cannot be read.
    """
    if path is None:
        return run(None)
    from richpic.files.reading import read_picture

    return run(str(path), read_picture(path))


def open_recovered(journal: Path) -> int:
    """Open a window on the unsaved work in the file `journal`. Returns the exit status."""
    return run(None, journal=journal)


def run(path: str | None, picture: Picture | None = None, journal: Path | None = None) -> int:
    """Open the window, on the picture at `path` if there is one. Returns the exit status.

    `picture` is what is there, if it was read already. Otherwise a file that cannot be read is explained in
    the window, which stays open and empty. `journal` is unsaved work to open, in place of asking about it.
    """
    from richpic.plain_imports import import_plainly

    import_plainly()
    from richpic.files.symbols import keep_inked_symbols
    from richpic.ui.crashing import Crashes
    from richpic.ui.sweeping import even_frames

    crashes = Crashes()
    with even_frames(), crashes.installed():
        application = make_application()
        window = make_window()
        crashes.attend(window)
        if path is not None and picture is not None:
            window.flow.show_read(Path(path), picture)
            path = None
        window.show()
        sweep_while_resting(window)
        _after_first_paint(window, path, journal)
        status = application.exec()
        keep_inked_symbols()
        return status


def main() -> int:
    """Run the program without a terminal, as desktops start it."""
    return run(sys.argv[1] if len(sys.argv) > 1 else None)


def make_application() -> QApplication:
    """Return the application with its name, style and font; the one that there is, if there is one."""
    from PySide6.QtWidgets import QApplication, QStyleFactory

    from richpic.ui.theme import interface_font

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("richpic")
    application.setDesktopFileName("richpic")
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(interface_font())
    return application


def make_window() -> Window:
    """Return the window as it was left, empty and not shown yet. Needs a QApplication."""
    from richpic.files.pack_shelf import library_with_packs
    from richpic.files.settings import Settings
    from richpic.ui import session
    from richpic.ui.theme import Theme
    from richpic.ui.window import Window

    settings = Settings.load()
    window = Window(Theme(cast("Scheme", settings.theme)), library_with_packs(), settings)
    session.restore(window, settings)
    return window


def _after_first_paint(window: Window, path: str | None, journal: Path | None) -> None:
    """Open the file and look for lost work once the window is there."""
    from PySide6.QtCore import QTimer

    def begin() -> None:
        from richpic.files.recovery import recoverable
        from richpic.ui.crashing import tell_of_last_time

        if path is not None:
            window.flow.open(Path(path))
        if journal is not None:
            window.flow.recover(journal)
        else:
            window.flow.offer_recovery(recoverable(), tell_of_last_time())
        # What the first change needs, while the user looks about.
        importlib.import_module("richpic.editor.settling")

    def keep_ink() -> None:
        from richpic.ui.keeping import keep_ink as in_the_background

        in_the_background()

    def tidy_up() -> None:
        from richpic.ui.keeping import tidy_up as in_the_background

        in_the_background()

    QTimer.singleShot(0, begin)
    QTimer.singleShot(KEEP_INK_AFTER_MS, window, keep_ink)
    QTimer.singleShot(TIDY_AFTER_MS, window, tidy_up)


def sweep_while_resting(window: Window) -> None:
    """Have Python throw away its garbage while the user rests."""
    from richpic.ui.sweeping import Sweeper

    editor = window.editor
    Sweeper(lambda: (id(editor.picture), id(editor.preview), editor.camera), window)


if __name__ == "__main__":
    sys.exit(main())
