"""Exporting a picture to a file. EXPORTERS is the only list of formats; the suffix chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Protocol

from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render import lossy, pdf, png, svg
from richpic.render.options import ExportCancelled, ExportError, ExportOptions, Progress, keep_going
from richpic.render.scene import Artwork, make_artwork
from richpic.render.whole_file import write_whole

__all__ = ["EXPORTERS", "ExportCancelled", "ExportError", "ExportOptions", "Exporter", "Progress", "export"]


# The share of an export that drawing takes; what is left is for writing.
DRAWING = 0.6


class Write(Protocol):
    """Writes artwork to a file that is open; ExportCancelled and ExportError end it."""

    def __call__(self, artwork: Artwork, out: BinaryIO, embedded: str | None, progress: Progress) -> None:
        """Write; `embedded` is the picture as text, to be kept inside where the format can."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: how it is written, its own scale (pixels a page unit), and its name for the user.

    Its sizes are whole multiples of `unit` pixels.
    """

    write: Write
    scale: float
    caption: str
    unit: float = 1.0


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        ".png": Exporter(png.write_png, png.SCALE, "PNG image"),
        ".jpg": Exporter(lossy.write_jpeg, lossy.SCALE, "JPEG image"),
        ".webp": Exporter(lossy.write_webp, lossy.SCALE, "WebP image"),
        ".svg": Exporter(svg.write_svg, svg.SCALE, "SVG drawing"),
        ".pdf": Exporter(pdf.write_pdf, pdf.SCALE, "PDF document", pdf.PIXELS_A_POINT),
    }
)

# Other endings that mean the same.
SAME_AS: Mapping[str, str] = MappingProxyType({".jpeg": ".jpg"})


def export(
    picture: Picture,
    out: Path,
    options: ExportOptions,
    symbols: SymbolLibrary,
    embedded: str | None = None,
    progress: Progress = keep_going,
) -> None:
    """Write `picture` to the file `out`, in the format of its suffix. Needs a QGuiApplication.

    `embedded` is the picture's own text, to be kept inside a PNG or an SVG. The file appears whole or not at
    all, and one that was there then stays as it was. Raises ExportError, or ExportCancelled when `progress`
    returns False.
    """
    exporter = _exporter(out)
    drawing, writing = _part(progress, 0.0, DRAWING), _part(progress, DRAWING, 1.0)
    artwork = make_artwork(picture, symbols, options, exporter.scale, exporter.unit, drawing)
    export_artwork(artwork, out, embedded, writing)


def _part(progress: Progress, start: float, end: float) -> Progress:
    """Return a Progress whose shares are those of the part from `start` to `end` of the whole."""
    return lambda share: progress(start + (end - start) * share)


def _exporter(out: Path) -> Exporter:
    suffix = out.suffix.lower()
    exporter = EXPORTERS.get(SAME_AS.get(suffix, suffix))
    if exporter is None:
        known = ", ".join(EXPORTERS)
        raise ExportError(f"“{out.name}” is not exported: its name has to end in one of {known}.")
    return exporter


def export_artwork(
    artwork: Artwork, out: Path, embedded: str | None = None, progress: Progress = keep_going
) -> None:
    """Write `artwork` to the file `out`, as `export` does."""
    write = _exporter(out).write
    try:
        write_whole(out, lambda file: write(artwork, file, embedded, progress))
    except MemoryError as error:
        size = f"{artwork.width} × {artwork.height} pixels"
        raise ExportError(f"“{out.name}” was not written: {size} take more memory than there is.") from error
