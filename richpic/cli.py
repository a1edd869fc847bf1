"""Where the program begins. A window takes the short way, past everything that only commands need.

Whatever is wrong with what the user gave is told in one line on the standard error, with exit code 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from richpic.files.errors import FileError, on_one_line

# What richpic.commands has, known here without importing it: typer takes a twelfth of the time of a start.
COMMANDS = frozenset({"open", "export", "scribe", "check", "describe", "kit", "icons", "links", "safe"})
# For the window's own use, when it exports.
WORKER = "export-worker"
# And when an SVG of somebody else's is pasted.
READ_SVG = "read-svg"
# And when it brings back unsaved work beside what is open.
RECOVER = "recover-window"
BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 a fault of the program, 2 bad input, 130 interrupted."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Run the command line. Returns the exit code."""
    try:
        return _run(arguments)
    except FileError as error:
        return _complain(on_one_line(str(error), 600))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever was reading has heard enough. Nothing more can be written, not even on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a fault of ours: still no traceback for those who did nothing wrong
        if usage := getattr(error, "format_message", None):  # typer's own, whose class depends on its version
            return _complain(on_one_line(usage(), 400))
        if os.environ.get("RICHPIC_DEBUG"):
            raise
        _complain(
            f"something went wrong inside the program ({type(error).__name__}: {on_one_line(str(error))})."
        )
        return 1


def _run(arguments: list[str]) -> int:
    if arguments == [WORKER]:
        from richpic.export_worker import main as work

        return work()
    if arguments == [READ_SVG]:
        from richpic.files.svg_reader import main as read

        return read()
    if arguments[:1] == [RECOVER] and len(arguments) == 2:
        from richpic.app import open_recovered

        return open_recovered(Path(arguments[1]))
    named = bool(arguments) and (arguments[0].startswith("-") or arguments[0] in COMMANDS)
    if not named and len(arguments) <= 1:
        from richpic.app import open_window

        return open_window(Path(arguments[0]) if arguments else None)
    from richpic.commands import call

    return call(arguments if named else ["open", *arguments])


def _complain(message: str) -> int:
    print(f"richpic: {message}", file=sys.stderr)  # noqa: T201  # this is where the program speaks
    return BAD_INPUT
