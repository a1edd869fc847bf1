"""Trying out what will be shared: the very files, in a folder of their own, before anything is saved."""

from __future__ import annotations

from pathlib import Path

from richpic.files.picture_text import shared_text
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.export import EXPORTERS, export_artwork
from richpic.render.fitting import fit
from richpic.render.options import Progress
from richpic.render.scene import Artwork, make_artwork
from richpic.share.trial import Trial, Tried

# The share of the time that drawing takes.
DRAWING = 0.4


def try_out(picture: Picture, trial: Trial, symbols: SymbolLibrary, progress: Progress) -> tuple[Tried, ...]:
    """Write the files of `trial`. Raises ExportError, and ExportCancelled when `progress` returns False."""
    embedded = shared_text(picture) if trial.reopens else None
    exporter = EXPORTERS[trial.suffix]
    made = []
    for number, options in enumerate(trial.shots):
        drawing, writing = _parts(progress, number, len(trial.shots))
        artwork = make_artwork(picture, symbols, options, exporter.scale, exporter.unit, drawing)
        out = Path(trial.folder) / f"{trial.number}-{number + 1}"
        made.append(_written(artwork, out, trial, embedded, writing))
    return tuple(made)


def _written(artwork: Artwork, out: Path, trial: Trial, embedded: str | None, progress: Progress) -> Tried:
    if trial.limits is None:
        path = out.with_suffix(trial.suffix)
        export_artwork(artwork, path, embedded, progress)
        return Tried(str(path), path.stat().st_size, artwork.width, artwork.height)
    fitted = fit(artwork, trial.limits, progress)
    path = out.with_suffix(fitted.suffix)
    path.write_bytes(fitted.data)
    return Tried(str(path), len(fitted.data), fitted.width, fitted.height, fitted.how)


def _parts(progress: Progress, number: int, count: int) -> tuple[Progress, Progress]:
    """Return the Progress of drawing and of writing the image `number` of `count`."""
    return (
        lambda share: progress((number + DRAWING * share) / count),
        lambda share: progress((number + DRAWING + (1 - DRAWING) * share) / count),
    )
