"""Reads one foreign SVG in a process of its own: `richpic read-svg`, with the SVG on its input.

Answers with one line of JSON: {"picture": TEXT} if a picture of ours is inside, {"draw": TEXT, "lost": [...]}
with the drawing as the text of a symbol, or {"error": "in plain words"}. Whoever asked ends it if it takes
too long; it ends by itself before it takes too much memory.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from richpic.files.decoding import Fault
from richpic.files.embedded import in_svg
from richpic.files.errors import FileError
from richpic.files.memory_limit import limited_memory
from richpic.files.svg_symbol import converted
from richpic.model.symbol_text import drawn

TOO_MUCH = "it takes too much memory"


def main() -> int:
    """Read the SVG on the standard input, and answer. Returns the exit code."""
    data = sys.stdin.buffer.read()
    try:
        with limited_memory():
            answer = read(data)
    except FileError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": TOO_MUCH}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
    return 0


def read(data: bytes) -> dict[str, Any]:
    """Return what is in an SVG, as it is answered. Raises FileError with one line if it cannot be taken."""
    try:
        return {"picture": in_svg(data)}
    except Fault:  # there is none, or none that can be read: what is to be seen may still be taken
        made = converted(data)
    # What cannot be drawn is to fail here, and not in the window.
    drawn(made.draw)
    return {"draw": made.draw, "lost": list(made.lost)}
