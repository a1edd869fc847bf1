"""`richpic export`: a picture as an image, a document, a web page, or for another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.picture_file import FileArgument, read_picture
from richpic.files.errors import FileError, on_one_line


def export_image(
    file: FileArgument,
    out: Annotated[
        Path,
        typer.Option(
            "-o",
            "--out",
            metavar="OUT",
            help="Its ending says what it becomes: .png .jpg .webp .svg .pdf, .html (a web page), "
            ".excalidraw, .json (Kumu), .xlsx or .csv (tables), .graphml, .mmd (Mermaid), .md (an outline).",
        ),
    ],
    scale: Annotated[float | None, typer.Option(help="Pixels a page unit.")] = None,
    width: Annotated[int | None, typer.Option(help="Width in pixels, instead of a scale.")] = None,
    padding: Annotated[
        float | None,
        typer.Option(help="Room around the picture, in page units; usual: 40, around a frame 0."),
    ] = None,
    background: Annotated[str, typer.Option(help="paper, white, transparent or #rrggbb.")] = "paper",
    dark: Annotated[bool, typer.Option("--dark", help="On a dark board.")] = False,
    frame: Annotated[str | None, typer.Option(help="The name of the frame to export.")] = None,
    plain: Annotated[
        bool | None,
        typer.Option(
            "--plain/--keep",
            help="Leave out the picture that makes it reopen, or keep it inside. Usual: kept, but left out "
            "of a frame, which shows only a part of it.",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="Whatever OUT ends in: web, excalidraw, kumu, sheet, csv, graphml, mermaid or outline.",
        ),
    ] = "",
    page: Annotated[
        str, typer.Option(metavar="SIZE", help="For a PDF: a4, a3 or a0, upright or across as fits.")
    ] = "",
    pages: Annotated[bool, typer.Option("--pages", help="For a PDF: each frame is a page.")] = False,
    quality: Annotated[
        int, typer.Option(min=1, max=100, help="For JPEG and WebP: the more, the finer and larger.")
    ] = 90,
    minify: Annotated[
        bool, typer.Option("--minify", help="For an SVG: smaller, by rounding to tenths of a pixel.")
    ] = False,
    outlines: Annotated[
        bool,
        typer.Option("--outlines", help="For an SVG: letters as shapes, for programs that lack its fonts."),
    ] = False,
) -> None:
    """Export a picture as an image, a document, a web page, or for another program.

    PNG and SVG carry the picture inside, and reopen with richpic. Private remarks and hidden things are never
    exported. What a format has no place for is said.
    """
    if scale is not None and width is not None:
        raise FileError("--scale and --width both say how large: give one of them.")
    picture = read_picture(file)
    start_qt_without_display()
    from richpic.files.pack_shelf import library_with_packs
    from richpic.files.picture_text import shared_text
    from richpic.render.options import ExportError, ExportOptions
    from richpic.render.pages import export_pages
    from richpic.share.formats import export_as
    from richpic.share.telling_parts import telling

    options = ExportOptions(
        scale,
        width,
        padding,
        background,
        dark,
        frame,
        quality=quality,
        minify=minify,
        outlines=outlines,
        sizes=_page_sizes(page),
    )
    is_plain = frame is not None if plain is None else plain
    embedded = None if is_plain else shared_text(picture)
    try:
        options.check()
        if pages:
            library = library_with_packs()
            export_pages(picture, out, options, library, told=telling(picture, library))
            return
        left = export_as(picture, out, options, library_with_packs(), embedded, name=name)
    except ExportError as error:
        raise FileError(str(error)) from error
    if left:
        typer.echo(f"{on_one_line(out.name)}: {left[0].lower()}{left[1:]}", err=True)


def _page_sizes(name: str) -> tuple[tuple[float, float], ...]:
    """Return the sizes of a sheet of paper, upright and across, in pixels. Raises FileError."""
    from richpic.share.destinations import destinations

    if not name:
        return ()
    sheets = {key: one for key, one in destinations().items() if one.page is not None}
    if name.lower() not in sheets:
        raise FileError(f"“{on_one_line(name)}” is no size of paper that is known: {', '.join(sheets)} are.")
    sizes: tuple[tuple[float, float], ...] = sheets[name.lower()].shape["sizes"]
    return sizes
