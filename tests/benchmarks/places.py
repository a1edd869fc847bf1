"""How large pictures become for each place, and how long that takes: the table of assets/guide/posting.md.

    python -m tests.benchmarks.places [--write]

The example and the benchmark's picture of 500 elements. With --write, the table of the guide is made anew.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.render.options import ExportOptions, keep_going
from richpic.resources import assets_folder
from richpic.share.destinations import Destination, destinations, suited
from richpic.share.trial import Trial, Tried
from richpic.share.trying import try_out
from tests.benchmarks.scene import make

SIZE = 500
PAGE = assets_folder() / "guide" / "posting.md"
HEAD = ("Place", "takes at most", "the example", f"{SIZE} things")
_TABLE = re.compile(rf"\| {HEAD[0]} \| {HEAD[1]} .*?\n(?=\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Figure:
    """One picture at one place: the file, and seconds from the picture to the file."""

    place: Destination
    file: Tried
    seconds: float


def pictures() -> tuple[Picture, Picture]:
    """Return the example, and the picture of SIZE elements."""
    return read_picture(assets_folder() / "examples" / "nottingham.richpic"), make(SIZE).picture


def figure(picture: Picture, place: Destination, folder: Path, number: int = 1) -> Figure:
    """Make the file for `place` in `folder`, as the window does. Needs a QGuiApplication."""
    limits = place.limits if place.kind != "print" else None
    options = suited(ExportOptions(), place)
    trial = Trial(number, str(folder), (options,), place.limits.formats[0], limits)
    start = time.perf_counter()
    (file,) = try_out(picture, trial, symbol_library(), keep_going)
    return Figure(place, file, time.perf_counter() - start)


def table(rows: Sequence[Sequence[Figure]]) -> str:
    """Return the table in Markdown; each row has the figures of one place."""
    lines = ["| " + " | ".join(HEAD) + " |", "|---|---|---|---|"]
    for row in rows:
        place = row[0].place
        most = f"{place.limits.most_bytes / 1e6:.3g} MB" if place.limits.most_bytes else "any size"
        lines.append(f"| {place.name} | {most} | " + " | ".join(_cell(one) for one in row) + " |")
    return "\n".join(lines) + "\n"


def _cell(one: Figure) -> str:
    file = one.file
    suffix = Path(file.path).suffix[1:].upper()
    pixels = "" if one.place.kind == "print" else f", {file.width} × {file.height}"
    return f"{suffix} {file.bytes / 1000:,.0f} kB{pixels}, {one.seconds:.1f} s"


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.places", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--write", action="store_true", help="put the table into the guide")
    asked = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["benchmark"])
    both = pictures()
    with tempfile.TemporaryDirectory() as name:
        for picture in both:  # fonts and symbols are read once, not by the first place
            figure(picture, destinations()["clipboard"], Path(name), 0)
        rows = [[figure(one, place, Path(name)) for one in both] for place in destinations().values()]
    made = table(rows)
    print(made)
    if asked.write:
        PAGE.write_text(_TABLE.sub(lambda _: made, PAGE.read_text("utf-8"), count=1), "utf-8")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
