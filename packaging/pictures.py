"""Make the pictures in assets/pictures anew, with the program itself: the window, and the example exported.

`python3 packaging/dev.py pictures` calls it in the program's own environment. Look at them before committing.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "*.warning=false"  # what the off-screen platform says of itself
HOME = tempfile.mkdtemp(prefix="richpic-pictures-")
os.environ["RICHPIC_DATA"] = HOME  # the window of somebody who has just installed it

from PySide6.QtWidgets import QApplication  # noqa: E402 - after the environment is set

from richpic.app import make_application, make_window  # noqa: E402
from richpic.files.reading import read_picture  # noqa: E402
from richpic.files.settings import Settings  # noqa: E402
from richpic.files.symbols import symbol_library  # noqa: E402
from richpic.render.export import ExportOptions, export  # noqa: E402
from richpic.resources import assets_folder  # noqa: E402

FOLDER = assets_folder() / "pictures"
EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"
# Each picture of the window: its size, its scheme, and the kind and relation of what is selected in it.
WINDOWS: dict[str, tuple[tuple[int, int], str, str]] = {
    "window.png": ((1280, 720), "light", ""),
    "window-large.png": ((1920, 1080), "light", "tension"),
    "window-dark.png": ((1280, 720), "dark", ""),
}
POST_WIDTH = 1600


def until(application: QApplication, holds: Callable[[], bool]) -> None:
    """Let the program work until `holds`, and a moment longer for what it paints when it is idle."""
    ends = time.monotonic() + 20
    while not holds() and time.monotonic() < ends:
        application.processEvents()
    ends = time.monotonic() + 1
    while time.monotonic() < ends:
        application.processEvents()


def picture_of_window(application: QApplication, name: str) -> None:
    """Grab the window with the example in it."""
    size, scheme, relation = WINDOWS[name]
    Settings(hint_seen=True, theme=scheme).save()
    window = make_window()
    window.resize(*size)
    window.show()
    saved = Path(HOME) / EXAMPLE.name
    shutil.copyfile(EXAMPLE, saved)
    window.flow.open(saved)
    if scheme == "dark":
        window.actions_.run("dark-paper")
        window.document.save(saved)
    if relation:
        chosen = [e.id for e in window.editor.picture.order if getattr(e, "relation", "") == relation]
        window.editor.select(chosen[:1])
    application.processEvents()
    window.canvas.fit()
    until(application, lambda: window.canvas.is_sharp)
    window.grab().save(str(FOLDER / name))
    window.close()


def main() -> None:
    """Make them all."""
    application = make_application()
    for name in WINDOWS:
        picture_of_window(application, name)
    picture = read_picture(EXAMPLE)
    export(picture, FOLDER / f"{EXAMPLE.stem}.png", ExportOptions(width=POST_WIDTH), symbol_library())
    for path in sorted(FOLDER.iterdir()):
        print(f"  {path}")
    shutil.rmtree(HOME, ignore_errors=True)


if __name__ == "__main__":
    main()
