"""Trying out what will be shared: the very files, in a folder of their own, before anything is saved."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from richpic.files.picture_text import shared_text
from richpic.files.whole_folder import whole_folder
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render import pdf
from richpic.render.export import EXPORTERS, export_artwork
from richpic.render.fitting import fit
from richpic.render.options import ExportCancelled, ExportOptions, Progress
from richpic.render.scene import Artwork, make_artwork
from richpic.render.whole_file import write_whole
from richpic.share.formats import FORMATS
from richpic.share.telling_parts import alt_within, telling
from richpic.share.trial import PAGE, Keeping, Trial, Tried

# The share of the time that drawing takes.
DRAWING = 0.4


def try_out(picture: Picture, trial: Trial, symbols: SymbolLibrary, progress: Progress) -> tuple[Tried, ...]:
    """Write the files of `trial`. Raises ExportError, and ExportCancelled when `progress` returns False."""
    embedded = shared_text(picture) if trial.reopens else None
    shots = tuple(map(telling(picture, symbols), trial.shots))
    if trial.suffix == ".pdf":
        document = _document(picture, replace(trial, shots=shots), symbols, progress)
        return (_spoken(document, picture, symbols, shots[0], trial.alt),)
    made = []
    for number, options in enumerate(shots):
        out = Path(trial.folder) / f"{trial.number}-{number + 1}"
        if trial.suffix == PAGE:
            tried = _web_page(picture, symbols, options, out, _share(progress, number, len(shots)))
        else:
            exporter = EXPORTERS[trial.suffix]
            drawing, writing = _parts(progress, number, len(shots))
            artwork = make_artwork(picture, symbols, options, exporter.scale, exporter.unit, drawing)
            tried = _written(artwork, out, trial, embedded, writing)
        made.append(_spoken(tried, picture, symbols, options, trial.alt))
    return tuple(made)


def _spoken(tried: Tried, picture: Picture, symbols: SymbolLibrary, told: ExportOptions, limit: int) -> Tried:
    """Return `tried` with the words for those who cannot see it."""
    long = told.words.long if told.words is not None else ""
    return replace(tried, alt=alt_within(picture, symbols, told, limit), long=long)


def _web_page(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, out: Path, progress: Progress
) -> Tried:
    data, _ = FORMATS["web"].make(picture, symbols, options, progress)
    if not progress(1.0):
        raise ExportCancelled
    path = out.with_suffix(PAGE)
    path.write_bytes(data)
    return Tried(str(path), len(data), 0, 0)


def _document(picture: Picture, trial: Trial, symbols: SymbolLibrary, progress: Progress) -> Tried:
    """Write a PDF with a page for each shot."""
    pages = []
    for number, options in enumerate(trial.shots):
        drawing, _ = _parts(lambda share: progress(share * DRAWING), number, len(trial.shots))
        pages.append(make_artwork(picture, symbols, options, pdf.SCALE, pdf.PIXELS_A_POINT, drawing))
    path = Path(trial.folder) / f"{trial.number}-1.pdf"

    def writing(share: float) -> bool:
        return progress(DRAWING + (1 - DRAWING) * share)

    write_whole(path, lambda file: pdf.write_pages(pages, file, writing))
    return Tried(str(path), path.stat().st_size, pages[0].width, pages[0].height)


def keep(keeping: Keeping) -> None:
    """Put files where they are to be, each whole or not at all, a new folder too.

    Raises ExportError and FileError.
    """
    if keeping.folder:
        with whole_folder(Path(keeping.folder)) as made:
            for source, name in keeping.files:
                shutil.copyfile(source, made / name)
        return
    for source, target in keeping.files:
        data = Path(source).read_bytes()
        write_whole(Path(target), partial(_fill, data))


def _fill(data: bytes, out: BinaryIO) -> None:
    out.write(data)


def _written(artwork: Artwork, out: Path, trial: Trial, embedded: str | None, progress: Progress) -> Tried:
    if trial.limits is None:
        path = out.with_suffix(trial.suffix)
        export_artwork(artwork, path, embedded, progress)
        return Tried(str(path), path.stat().st_size, artwork.width, artwork.height)
    fitted = fit(artwork, trial.limits, progress)
    path = out.with_suffix(fitted.suffix)
    path.write_bytes(fitted.data)
    return Tried(str(path), len(fitted.data), fitted.width, fitted.height, fitted.how)


def _share(progress: Progress, number: int, count: int) -> Progress:
    return lambda share: progress((number + share) / count)


def _parts(progress: Progress, number: int, count: int) -> tuple[Progress, Progress]:
    """Return the Progress of drawing and of writing the image `number` of `count`."""
    return (
        lambda share: progress((number + DRAWING * share) / count),
        lambda share: progress((number + DRAWING + (1 - DRAWING) * share) / count),
    )
