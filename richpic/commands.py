"""The commands of the command line. None but `open` needs a display.

Everything heavy (Qt, pydantic, the window) is imported by the command that needs it. Whatever is wrong with
what the user gave is raised as a FileError, which cli tells in one line.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from richpic import __version__
from richpic.files.errors import FileError, on_one_line

if TYPE_CHECKING:
    from richpic.model.drawing import DrawContext
    from richpic.model.palette import Palette
    from richpic.model.picture import Picture
    from richpic.model.symbol import SymbolLibrary
    from richpic.render.sheet import Sheet

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A picture: .richpic, or exported .png or .svg.")
]
SheetOption = Annotated[
    Path | None, typer.Option(metavar="OUT", help="Draw them on this sheet: .png, .svg or .pdf.")
]
DarkOption = Annotated[bool, typer.Option("--dark", help="On the sheet: in the colours of a dark board.")]
SafeOption = Annotated[
    bool, typer.Option("--safe", help="On the sheet: in the colours for eyes that tell fewer apart.")
]
MOST_NOTES_BYTES = 2**20
# For reading a stranger's icons; the largest known pack takes a third of it.

app = typer.Typer(
    name="richpic",
    help="Draw rich pictures. richpic [FILE] opens the window.",
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def call(arguments: list[str]) -> int:
    """Run a command. Returns the exit code. Raises FileError, and what typer raises for a wrong call."""
    if " ".join(arguments[:2]) in _of_two_words():
        arguments = [" ".join(arguments[:2]), *arguments[2:]]
    try:
        result = typer.main.get_command(app).main(arguments, prog_name="richpic", standalone_mode=False)
    except typer.Abort:
        return 130
    return result if isinstance(result, int) else 0


def names() -> set[str]:
    """Return what the commands begin with."""
    return {str(command.name).split()[0] for command in app.registered_commands}


def _of_two_words() -> set[str]:
    return {str(command.name) for command in app.registered_commands if " " in str(command.name)}


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"richpic {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Draw rich pictures. richpic [FILE] opens the window."""


@app.command("open")
def open_window(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The picture to open.")] = None,
) -> int:
    """Open the window; the same as richpic [FILE]."""
    from richpic.app import open_window as open_in_window

    return open_in_window(file)


@app.command("export")
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
    picture = _picture(file)
    _start_qt_without_display()
    from richpic.files.pack_shelf import library_with_packs
    from richpic.files.picture_text import shared_text
    from richpic.render.options import ExportError, ExportOptions
    from richpic.render.pages import export_pages
    from richpic.share.formats import export_as

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
            export_pages(picture, out, options, library_with_packs())
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


@app.command("scribe")
def scribe_notes(
    notes: Annotated[
        Path, typer.Argument(metavar="NOTES", help="Notes in the scribe's grammar; - reads them from input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The picture to write.")],
) -> None:
    """Draw a picture from notes, such as "young person > CAMHS: waits 9 months"."""
    text = _notes(notes)
    _start_qt_without_display()
    from richpic.editor.identity import numbered_ids
    from richpic.editor.scribe import scribe_text
    from richpic.files.saving import write_picture
    from richpic.files.symbols import symbol_library
    from richpic.model.picture import Picture
    from richpic.render.context import PictureContext

    library = symbol_library()
    # Numbered ids: the same notes give the same file, to the byte.
    change = scribe_text(text, Picture(), lambda one: PictureContext(one, library), numbered_ids("s"))
    if change.is_empty:
        raise FileError(f"{_named(notes)}: there is nothing in it to draw.")
    for notice in write_picture(change.apply(Picture()), out):
        typer.echo(f"richpic: {notice}", err=True)


@app.command("check")
def check_picture(
    file: FileArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> int:
    """Tell whether a picture is valid, and if not why; count what is on it."""
    try:
        picture = _picture(file)
    except FileError as error:
        if as_json:
            typer.echo(
                json.dumps({"valid": False, "file": str(file), "error": str(error)}, ensure_ascii=False)
            )
        raise
    counts = dict(sorted(Counter(element.kind for element in picture.elements.values()).items()))
    lost = _lacking(picture)
    if as_json:
        found: dict[str, Any] = {"valid": True, "file": str(file), "title": picture.page.title}
        found |= {"elements": len(picture.elements), "counts": counts, "lacking": lost}
        typer.echo(json.dumps(found, ensure_ascii=False))
        return 0
    listed = ", ".join(f"{count} {_noun(kind, count)}" for kind, count in counts.items())
    typer.echo(f"{on_one_line(file.name)}: valid; {listed or 'nothing on it yet'}")
    if lost:
        from richpic.render.lacking import lacking_words

        typer.echo(lacking_words(lost))
    return 0


def _noun(kind: str, count: int) -> str:
    if count == 1:
        return kind
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _lacking(picture: Picture) -> str:
    """Return the characters on the picture for which this machine has no letters."""
    _start_qt_without_display()
    from richpic.files.symbols import symbol_library
    from richpic.render.context import PictureContext
    from richpic.render.lacking import lacking

    return lacking(picture.order, PictureContext(picture, symbol_library()))


@app.command("describe")
def describe_picture(
    file: FileArgument,
    long: Annotated[bool, typer.Option("--long", help="The long description, in Markdown.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="The long description, in HTML.")] = False,
    limit: Annotated[
        int | None, typer.Option(help="The most characters of the short one; usual: 1000.", min=1)
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Tell it anew, leaving aside the words kept with the picture.")
    ] = False,
) -> None:
    """Say in words what a picture shows, for those who cannot see it: short, as an alt text, or long.

    Words that are kept with the picture are taken, and brought up to date where the picture changed since.
    Private remarks and hidden things are left out.
    """
    if limit is not None and (long or as_html):
        raise FileError("--limit is for the short description: leave out --long or --html.")
    picture = _picture(file)
    _start_qt_without_display()
    from richpic.files.symbols import symbol_library
    from richpic.render.context import PictureContext
    from richpic.share.words import ALT_LIMIT, describe, long_html, long_markdown

    ctx = PictureContext(picture, symbol_library())
    if as_html or long:
        typer.echo((long_html if as_html else long_markdown)(picture, ctx, fresh), nl=False)
    else:
        typer.echo(describe(picture, ctx, ALT_LIMIT if limit is None else limit, fresh))
    kept = picture.page.description if as_html or long else picture.page.alt
    if kept.strip() and not fresh:
        typer.echo(f"richpic: {_age_of_words(picture, ctx)}", err=True)


def _age_of_words(picture: Picture, ctx: DrawContext) -> str:
    from richpic.share.kept_words import is_stale, proposed

    if is_stale(picture.page, proposed(picture, ctx)):
        return (
            "the picture changed since its words were written. What changed is told anew here, sentences of "
            "your own are kept; --fresh tells all of it anew."
        )
    return "these words are kept with the picture; --fresh tells it anew."


@app.command("safe")
def look_for_harm(
    file: FileArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    copy: Annotated[
        Path | None,
        typer.Option(
            "--apply",
            metavar="OUT",
            help="Write a safer copy to this .richpic file, or export it: .png, .svg …",
        ),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(metavar="KEY", help="With --apply: write here who is who. Keep that file to yourself."),
    ] = None,
) -> int:
    """List what could tell who somebody is, before a picture is shared. Exit 1 if there is anything.

    A safer copy has roles for names ("parent A", the same one throughout) and no remarks, authors or hidden
    things, or what was chosen in the window. The picture itself is never changed, nor is it inside an export.
    """
    picture = _picture(file)
    from richpic.files.symbols import symbol_library
    from richpic.share.safe import find
    from richpic.share.safe_report import NOTHING, advice_lines, as_lines
    from richpic.share.safe_report import as_json as json_of

    found = find(picture, symbol_library())
    if copy is not None:
        _write_safe_copy(file, picture, copy, key)
        typer.echo(
            "\n".join([*advice_lines(found, picture), f"{copy}: written. Look at it before you share it."])
        )
        return 0
    if key is not None:
        raise FileError("--key goes with --apply: it says who is who in the copy.")
    if as_json:
        typer.echo(json_of(found))
    else:
        typer.echo("\n".join(as_lines(found, picture)) or NOTHING)
    return 1 if found else 0


def _write_safe_copy(file: Path, picture: Picture, out: Path, key: Path | None) -> None:
    """Write the safer copy, and the key where asked for. Raises FileError; then neither is there."""
    from richpic.render.export import EXPORTERS

    if out.suffix.lower() not in (".richpic", *EXPORTERS):
        known = ", ".join((".richpic", *EXPORTERS))
        raise FileError(f"“{on_one_line(out.name)}”: the copy has to end in one of {known}.")
    if out.exists() and out.samefile(file):
        raise FileError("The copy would replace the picture: give it another name.")
    _start_qt_without_display()
    from richpic.files.symbols import symbol_library
    from richpic.render.context import PictureContext
    from richpic.share.kept_words import up_to_date
    from richpic.share.safe import find
    from richpic.share.safe_copy import safe_copy, write_key

    library = symbol_library()
    current = up_to_date(picture, PictureContext(picture, library))
    made = safe_copy(current, find(current, library), PictureContext(current, library))
    if key is not None:
        write_key(made.key, key)
    try:
        _write_copy(made.picture, out, library)
    except FileError:
        if key is not None:
            key.unlink(missing_ok=True)
        raise


def _write_copy(picture: Picture, out: Path, library: SymbolLibrary) -> None:
    if out.suffix.lower() == ".richpic":
        from richpic.files.saving import write_picture

        write_picture(picture, out)
        return
    from richpic.render.context import PictureContext
    from richpic.render.export import ExportError, ExportOptions, export
    from richpic.share.kept_words import with_words

    try:
        export(with_words(picture, PictureContext(picture, library)), out, ExportOptions(), library)
    except ExportError as error:
        raise FileError(str(error)) from error


@app.command("kit")
def make_kit(
    file: FileArgument,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder to make.")],
    places: Annotated[
        str,
        typer.Option(
            "--for", metavar="PLACES", help="x, bluesky, mastodon, linkedin, instagram, medium, blog."
        ),
    ] = "x,bluesky,blog",
    dark: Annotated[bool, typer.Option("--dark", help="On a dark board.")] = False,
    safe: Annotated[
        bool, typer.Option("--safe", help="Of a safer copy: roles for names, see richpic safe.")
    ] = False,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="With the picture itself as a file, without remarks and hidden things."),
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace files of the same name in a folder that is there.")
    ] = False,
) -> None:
    """Make all that a post needs: images that fit each place, their words, a thread, a draft.

    Frames are shown one after the other; where there are none, parts around each tension and each cluster.
    Private remarks and hidden things are never in it.
    """
    picture = _picture(file)
    _start_qt_without_display()
    from richpic.files.pack_shelf import library_with_packs
    from richpic.render.export import ExportError, ExportOptions
    from richpic.share.destinations import UnknownDestinationError, named
    from richpic.share.kit import write_kit
    from richpic.share.kit_safety import made_safe, what_to_look_at

    library = library_with_packs()
    try:
        chosen = named(places.split(","))
        if safe:
            picture = made_safe(picture, library)
        images = write_kit(picture, library, out, chosen, ExportOptions(dark=dark), keep, replace)
    except (ExportError, UnknownDestinationError) as error:
        raise FileError(str(error)) from error
    for one in images:
        typer.echo(f"{one.path}: {one.width} × {one.height}, {one.bytes:,} bytes")
    if warning := what_to_look_at(picture, library, file):
        typer.echo(f"richpic: {warning}", err=True)


@app.command("icons")
def list_icons(
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]", help="Words to look for.")] = None,
    limit: Annotated[int, typer.Option(help="The most icons to list for a query.", min=1)] = 12,
    sheet: SheetOption = None,
    dark: DarkOption = False,
    safe: SafeOption = False,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="On the sheet: numbers and no names, to be guessed.")
    ] = False,
) -> None:
    """List the icons, or those that fit a query best, or a category of them; or draw them on a sheet."""
    from richpic.files.pack_shelf import library_with_packs

    library = library_with_packs()
    words = " ".join(query or ())
    if not words.strip() or words.strip() in library.categories:
        chosen = [words.strip()] if words.strip() else library.categories
        found = [symbol for symbol in library if symbol.category in chosen]
    elif pack := next((one for one in library.packs if one.prefix == words.strip()), None):
        found = list(pack.listing)
    else:
        from richpic.editor.icon_search import search

        found = search(words, library, limit)
    if not found:
        typer.echo(f"No icon fits “{on_one_line(words)}”.")
        return
    if sheet is not None:
        _start_qt_without_display()
        from richpic.render.sheet import icon_sheet

        names = [symbol.name for symbol in found]
        palette = _sheet_palette(dark, safe)
        _write_sheet(icon_sheet(library, names, palette=palette, captions=not numbers), sheet, palette)
        return
    widest = max(len(symbol.name) for symbol in found)
    for symbol in found:
        typer.echo(f"{symbol.name:<{widest}}  {symbol.category:<10}  {symbol.meaning}".rstrip())


@app.command("icons add")
def add_icons(
    pack: Annotated[Path, typer.Argument(metavar="PACK", help="A folder of SVG files, or Iconify JSON.")],
    progress: Annotated[bool, typer.Option("--progress", hidden=True)] = False,
) -> None:
    """Add an icon pack to your own: its icons are found by name beside the program's."""
    from richpic.files.icon_packs import add_pack
    from richpic.files.memory_limit import limited_memory

    try:
        with limited_memory():
            added = add_pack(pack, _tell_progress if progress else lambda done, count: True)
    except MemoryError:
        name = on_one_line(pack.name)
        raise FileError(f"{name}: not added, because it takes too much memory. Try a part of it.") from None
    header = added.pack.header
    licence = header.licence or "not known"
    verb = "Updated" if added.replaced else "Added"
    typer.echo(f"{verb} {header.title} ({header.prefix}): {header.count:,} icons. Licence: {licence}.")
    for notice in added.notices:
        typer.echo(notice)


def _tell_progress(done: int, count: int) -> bool:
    if done % 20 == 0:
        typer.echo(json.dumps({"done": done, "count": count}))
        sys.stdout.flush()
    return True


@app.command("icons list")
def list_packs() -> None:
    """List the icon packs that you have added, and whom to thank for them."""
    from richpic.files.pack_shelf import installed_packs

    packs = installed_packs()
    if not packs:
        typer.echo("There are no icon packs. Add one: richpic icons add PACK")
    for pack in packs:
        typer.echo(f"{pack.prefix:<14}  {pack.header.count:>6,} icons  {pack.header.credit}")


@app.command("icons remove")
def remove_icons(prefix: Annotated[str, typer.Argument(metavar="NAME", help="As in icons list.")]) -> None:
    """Remove an icon pack. Pictures keep the icons that they show."""
    from richpic.files.pack_shelf import remove_pack

    typer.echo(f"Removed {remove_pack(prefix).title}. Pictures keep the icons that they show.")


@app.command("links")
def list_links(sheet: SheetOption = None, dark: DarkOption = False, safe: SafeOption = False) -> None:
    """List what links can mean; or draw each at eight angles, in three weights, bent, short and long."""
    from richpic.elements.relations import RELATIONS

    if sheet is not None:
        _start_qt_without_display()
        from richpic.files.symbols import symbol_library
        from richpic.render.sheet import link_sheet

        palette = _sheet_palette(dark, safe)
        _write_sheet(link_sheet(symbol_library(), palette=palette), sheet, palette)
        return
    widest = max(map(len, RELATIONS))
    for relation in RELATIONS.values():
        typer.echo(f"{relation.name:<{widest}}  {relation.meaning}")


def _sheet_palette(dark: bool, safe: bool) -> Palette:
    from richpic.model.palette import PALETTES

    return PALETTES["dark" if dark else "safe" if safe else "light"]


def _write_sheet(sheet: Sheet, out: Path, palette: Palette) -> None:
    from richpic.render.export import ExportError
    from richpic.render.sheet import write_sheet

    try:
        write_sheet(sheet, out, palette)
    except ExportError as error:
        raise FileError(str(error)) from error
    typer.echo(f"{out}: {sheet.title}")


def _picture(file: Path) -> Picture:
    from richpic.files.reading import read_picture

    return read_picture(file)


def _notes(path: Path) -> str:
    from richpic.files.reading import read_text

    if str(path) != "-":
        return read_text(path, MOST_NOTES_BYTES)
    try:
        text = sys.stdin.buffer.read(MOST_NOTES_BYTES + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError("The notes are not text in UTF-8.") from error
    if len(text) > MOST_NOTES_BYTES:
        raise FileError("The notes are too long.")
    return text


def _named(path: Path) -> str:
    return "The notes" if str(path) == "-" else on_one_line(path.name)


def _start_qt_without_display() -> None:
    """Make the QGuiApplication that text and painting need, without a screen, unless there is one."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    global _qt
    _qt = QGuiApplication.instance() or QGuiApplication(["richpic"])


# Kept alive: Qt ends with its application object.
_qt: object = None
