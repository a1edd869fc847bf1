"""What runs in a process of its own, so that neither memory nor caches of one figure help another.

    python -m tests.benchmarks.child window SCENE.json [STEPS] [NAME ...]
    python -m tests.benchmarks.child export SCENE.json png:4096

The last line that is printed is the result as JSON.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import Result, largest_mb, memory_mb, milliseconds

if TYPE_CHECKING:
    from tests.benchmarks.passes import Subject
    from tests.benchmarks.session import Session


# Qt writes the path of a line again each time it occurs: 15 KB for each thing.
MOST_FOR_QT = 10_000


def in_window(scene: Path, steps: str = "60", *names: str) -> Result:
    """Measure a pass in a window that has shown the small picture before, as peers are measured."""
    from richpic.ui.sweeping import even_frames
    from tests.benchmarks.passes import Subject
    from tests.benchmarks.session import Session

    subject = Subject(**json.loads(scene.read_text("utf-8")))
    with even_frames():
        return _passed(Session(), subject, scene.parent / "scene-100.json", int(steps), names)


def _passed(session: Session, subject: Subject, warm_up: Path, steps: int, names: Sequence[str]) -> Result:
    from richpic.files.picture_text import from_text
    from richpic.model.picture import Picture
    from tests.benchmarks.passes import Pass

    empty = memory_mb()
    small = json.loads(warm_up.read_text("utf-8"))
    session.open(from_text(small["text"], "small"))
    session.settle()
    session.open(Picture())
    session.settle()
    with tempfile.TemporaryDirectory() as folder:
        found = Pass(session, subject, steps, Path(folder)).run(lambda name: not names or name in names)
    session.close()
    return found | {"memory_empty": {"mb": empty}}


def exported(scene: Path, what: str) -> Result:
    """Export, with the picture inside, in a process that exported the small picture before.

    That is how peers are measured, and so it is in the program: what Share shows was made by the process that
    then writes the file. `what` is a format, perhaps with a width.
    """
    from PySide6.QtGui import QGuiApplication

    from richpic.export_worker import PATIENCE, prepare
    from richpic.files.symbols import keep_inked_symbols

    # As in the process that exports for the window.
    gc.disable()
    sys.setswitchinterval(PATIENCE)
    application = QGuiApplication(["benchmark"])
    prepare()
    _written(scene.parent / "scene-100.json", what)
    gc.collect()
    took = _written(scene, what)
    if sys.platform != "win32":
        import resource

        took["peak"] = largest_mb(resource.RUSAGE_SELF)
    if what == "svg":
        took["floor"] = _svg_floor(scene)
    keep_inked_symbols()
    del application
    return took


def _written(scene: Path, what: str) -> Result:
    """Export the picture of `scene`, and tell how long it took, and its drawing."""
    from richpic.files.picture_text import from_text, to_text
    from richpic.files.symbols import symbol_library
    from richpic.render.export import DRAWING, ExportOptions, export

    kind, _, width = what.partition(":")
    picture = from_text(json.loads(scene.read_text("utf-8"))["text"], "benchmark")
    library = symbol_library()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"out.{kind}"
        options = ExportOptions(width=int(width)) if width else ExportOptions()
        drawn: list[float] = []

        def progress(share: float) -> bool:
            if share >= DRAWING and not drawn:
                drawn.append(time.perf_counter())
            return True

        started = time.perf_counter()
        took = milliseconds(lambda: export(picture, out, options, library, to_text(picture), progress))
        took["drawing"] = (drawn[0] - started) * 1000
        took["bytes"] = out.stat().st_size
    return took


def _svg_floor(scene: Path) -> float | None:
    """Return what Qt's own writer takes, or None where that would be too long to wait for."""
    from richpic.files.picture_text import from_text
    from richpic.files.symbols import symbol_library
    from richpic.render.export import ExportOptions
    from richpic.render.scene import make_artwork
    from tests.benchmarks.floor import svg_floor

    picture = from_text(json.loads(scene.read_text("utf-8"))["text"], "benchmark")
    if len(picture.elements) > MOST_FOR_QT:
        return None
    return svg_floor(make_artwork(picture, symbol_library(), ExportOptions(), 1.0))


JOBS: dict[str, Callable[..., Result]] = {"window": in_window, "export": exported}


def main(arguments: Sequence[str]) -> None:
    """Do one job and print what was found."""
    job, scene, *more = arguments
    print(json.dumps(JOBS[job](Path(scene), *more)))


if __name__ == "__main__":
    main(sys.argv[1:])
