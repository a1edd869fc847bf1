"""`richpic describe`: what a picture shows, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.picture_file import FileArgument, read_picture
from richpic.files.errors import FileError

if TYPE_CHECKING:
    from richpic.model.drawing import DrawContext
    from richpic.model.picture import Picture


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
    picture = read_picture(file)
    start_qt_without_display()
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
