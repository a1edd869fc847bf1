"""A PDF with a page for each frame, in the order of the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from richpic.elements.frame import frames_in_order
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render import pdf
from richpic.render.options import ExportError, ExportOptions, Progress, keep_going
from richpic.render.scene import Artwork, make_artwork
from richpic.render.whole_file import write_whole

DRAWING = 0.6
# Returns options with what is to be said of the part that they ask for.
Told = Callable[[ExportOptions], ExportOptions]


def as_it_is(options: ExportOptions) -> ExportOptions:
    """Leave it to say what it shows by itself."""
    return options


def export_pages(
    picture: Picture,
    out: Path,
    options: ExportOptions,
    symbols: SymbolLibrary,
    progress: Progress = keep_going,
    told: Told = as_it_is,
) -> int:
    """Write each frame of `picture` as a page of the PDF `out`, and return how many there are.

    `told` adds to the options of a page what is said of it.

    Raises ExportError, also where there is no frame, and ExportCancelled when `progress` returns False.
    """
    if out.suffix.lower() != ".pdf":
        raise ExportError(f"“{out.name}” is not exported: only a PDF has pages. Let its name end in .pdf.")
    frames = frames_in_order(picture)
    if not frames:
        raise ExportError("There is nothing to export: each frame is a page, and there are no frames.")
    pages: list[Artwork] = []
    for number, frame in enumerate(frames):
        part = told(replace(options, frame=None, crop=frame.rect()))
        drawing = _part(progress, DRAWING * number / len(frames), DRAWING / len(frames))
        pages.append(make_artwork(picture, symbols, part, pdf.SCALE, pdf.PIXELS_A_POINT, drawing))
    write_whole(out, lambda file: pdf.write_pages(pages, file, _part(progress, DRAWING, 1 - DRAWING)))
    return len(pages)


def _part(progress: Progress, begun: float, share: float) -> Progress:
    return lambda done: progress(begun + share * done)
