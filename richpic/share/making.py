"""Makes the files of FORMATS: what of the picture is asked for, handed to the module that knows the form."""

from __future__ import annotations

import io
from collections.abc import Callable

from richpic.files.excalidraw_out import Drawn, Sheet, excalidraw_file
from richpic.files.graph import Graph, graph_of
from richpic.files.graphml import graphml
from richpic.files.kumu import kumu_json, kumu_sheets
from richpic.files.markdown_outline import markdown_outline
from richpic.files.mermaid import mermaid
from richpic.files.table_csv import table_csv
from richpic.model.bare_image import bare_image
from richpic.model.display import DisplayList, Group
from richpic.model.element import Element
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.extent import extent
from richpic.render.images import ImageCache
from richpic.render.options import ExportError, ExportOptions, Progress, keep_going
from richpic.render.paper import palette_of, paper_colour
from richpic.render.png import png_bytes
from richpic.render.scene import Artwork, Placed, frame_called, shown_elements
from richpic.render.svg import write_svg
from richpic.share.formats import Made
from richpic.share.web_page import web_page

_PLAIN = ("image/png", "image/jpeg")


def make_web_page(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, progress: Progress
) -> Made:
    """Return the web page."""
    return web_page(picture, symbols, options, progress), ()


def make_excalidraw(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, progress: Progress
) -> Made:
    """Return the file for Excalidraw."""
    palette = palette_of(picture.page, options.dark)
    ctx = PictureContext(picture, symbols, palette)
    sheet = Sheet(paper_colour(picture.page, palette), picture.page.font)
    images = ImageCache(lambda: picture.images)

    def drawn(items: DisplayList) -> Drawn | None:
        area = extent(items)
        if area is None or area.w <= 0 or area.h <= 0:
            return None
        placed = (Placed(area, Group(items)),)
        artwork = Artwork(area, 1.0, (), placed, "", "", picture.images, minify=True, outlines=True)
        out = io.BytesIO()
        write_svg(artwork, out, None, keep_going)
        return Drawn(area, "image/svg+xml", out.getvalue())

    def stored(identifier: str) -> tuple[str, bytes] | None:
        image = images.get(identifier)
        if image is None:
            return None
        kept = picture.images[identifier]
        bare = bare_image(kept.data) if kept.mime in _PLAIN else None
        return ("image/png", png_bytes(image)) if bare is None else (kept.mime, bare)

    return excalidraw_file(_shown(picture, ctx, options), ctx, sheet, drawn, stored)


def _shown(picture: Picture, ctx: PictureContext, options: ExportOptions) -> list[Element]:
    """Return the elements that are asked for. Raises ExportError if there are none."""
    area = options.crop
    if options.frame is not None:
        area = frame_called(picture, options.frame).rect()
    shown = [
        one
        for one in shown_elements(picture, options.only)
        if area is None or one.bounds(ctx).intersects(area)
    ]
    if not shown:
        raise ExportError("There is nothing to export: nothing is drawn on this picture yet.")
    return shown


def _of_graph(write: Callable[[Graph], bytes]) -> Callable[..., Made]:
    def make(picture: Picture, symbols: SymbolLibrary, options: ExportOptions, progress: Progress) -> Made:
        """Return the file, and what has no place in a graph."""
        ctx = PictureContext(picture, symbols)
        page = picture.page
        graph = graph_of(page.title, page.date, _shown(picture, ctx, options), ctx)
        return write(graph), graph.left

    return make


make_kumu = _of_graph(kumu_json)
make_sheet = _of_graph(kumu_sheets)
make_csv = _of_graph(table_csv)
make_graphml = _of_graph(graphml)
make_mermaid = _of_graph(mermaid)
make_outline = _of_graph(markdown_outline)
