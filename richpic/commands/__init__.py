"""The commands of the command line, a file each. None but `open` needs a display.

Everything heavy (Qt, pydantic, the window) is imported by the command that needs it. Whatever is wrong with
what the user gave is raised as a FileError, which cli tells in one line.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from richpic import __version__
from richpic.commands.check import check_picture
from richpic.commands.describe import describe_picture
from richpic.commands.export import export_image
from richpic.commands.icons import list_icons
from richpic.commands.kit import make_kit
from richpic.commands.links import list_links
from richpic.commands.packs import add_icons, list_packs, remove_icons
from richpic.commands.safe import look_for_harm
from richpic.commands.scribe import scribe_notes

app = typer.Typer(
    name="richpic",
    help="Draw rich pictures. richpic [FILE] opens the window.",
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


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


def open_window(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The picture to open.")] = None,
) -> int:
    """Open the window; the same as richpic [FILE]."""
    from richpic.app import open_window as open_in_window

    return open_in_window(file)


# In the order in which --help lists them. Those of two words belong to the one before.
COMMANDS: dict[str, Callable[..., Any]] = {
    "open": open_window,
    "export": export_image,
    "scribe": scribe_notes,
    "check": check_picture,
    "describe": describe_picture,
    "safe": look_for_harm,
    "kit": make_kit,
    "icons": list_icons,
    "icons add": add_icons,
    "icons list": list_packs,
    "icons remove": remove_icons,
    "links": list_links,
}
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)


def call(arguments: list[str]) -> int:
    """Run a command. Returns the exit code. Raises FileError, and what typer raises for a wrong call."""
    if " ".join(arguments[:2]) in COMMANDS:
        arguments = [" ".join(arguments[:2]), *arguments[2:]]
    try:
        result = typer.main.get_command(app).main(arguments, prog_name="richpic", standalone_mode=False)
    except typer.Abort:
        return 130
    return result if isinstance(result, int) else 0


def names() -> set[str]:
    """Return what the commands begin with."""
    return {name.split()[0] for name in COMMANDS}
