"""The drawing of an icon of a pack as text: in the pack's file, and in the pictures that carry it.

One mark a line, painted in that order, on a grid of 100 by 100 units:

    ROLE PATH             solid | paper | tint: a flat shape, in the element's ink, the paper or its tint
    ROLE:COLOUR PATH      the same in "#rrggbb", "#rrggbbaa", "ink", "paper" or "tint"
    stroke WIDTH PATH     an even line with round ends; stroke:COLOUR likewise
    tint under            the element's tint under all that the marks in ink enclose
    clip PATH             what follows shows only inside this path …
    unclip                … up to here

PATH is SVG path data. Pictures come from anywhere, so all of it is checked when it is read: `is_sound` looks
at every letter, which is quick; `drawn` at what they mean, when the icon is first shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from richpic.model.contours import hull, is_closed, joined, outermost, subpaths
from richpic.model.geometry import Rect
from richpic.model.path import Path, PathError, parse, rectangle
from richpic.model.path_data import number, path_data
from richpic.model.symbol import EVEN, FILLS, GRID, Mark

MOST_CHARACTERS = 200_000
MOST_MARKS = 5_000
MOST_CLIPS = 8
# How far from the grid a mark may lie, and how wide a line may be, in its units.
FARTHEST_MARK = 100 * GRID
WIDEST = GRID
UNDER = "tint under"
COLOURS = ("ink", "paper", "tint")
_COLOUR = re.compile(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?")
_TINTED = r"(?::[#a-z0-9]{1,9})?"
_MARK = rf"(?:clip|(?:solid|paper|tint){_TINTED}|stroke{_TINTED} [0-9.]{{1,8}})"
_LINE = rf"(?:{UNDER}|unclip|{_MARK} [MLHVCSQTAZmlhvcsqtaz0-9eE+\-., ]*)"
_SOUND = re.compile(rf"(?:{_LINE}(?:\n|\Z))+")
# Links stop this far from what is drawn.
RIM = 3.0


class DrawFault(ValueError):
    """What is wrong with the text of a drawing."""


def draw_text(marks: Sequence[Mark]) -> str:
    """Return `marks` as text. If ink and paper is all there is, the tint goes under it."""
    lines = [UNDER] if all(mark.colour in ("", "paper") and mark.role != "tint" for mark in marks) else []
    clips: tuple[Path, ...] = ()
    for mark in marks:
        wanted = mark.clips
        while clips != wanted[: len(clips)]:
            lines.append("unclip")
            clips = clips[:-1]
        for clip in wanted[len(clips) :]:
            lines.append(f"clip {path_data(clip)}")
        clips = wanted
        role = f"{mark.role}:{mark.colour}" if mark.colour else mark.role
        width = f"{number(mark.width)} " if mark.role == EVEN else ""
        lines.append(f"{role} {width}{path_data(mark.path)}")
    return "\n".join(lines)


def is_sound(text: str) -> bool:
    """Tell whether `text` is of a size and of letters that a drawing may have."""
    return len(text) <= MOST_CHARACTERS and text.count("\n") < MOST_MARKS and bool(_SOUND.fullmatch(text))


def drawn(text: str) -> tuple[tuple[Mark, ...], Path]:
    """Return the marks that `text` describes, and the outline around them. Raises DrawFault."""
    if not is_sound(text):
        raise DrawFault("it is no drawing, or too large for an icon")
    marks: list[Mark] = []
    clips: list[Path] = []
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word == "clip":
            clips.append(_path(rest))
        elif word == "unclip" and clips:
            clips.pop()
        elif line and line != UNDER:
            marks.append(_mark(word, rest, tuple(clips)))
        if len(clips) > MOST_CLIPS:
            raise DrawFault("it has clips inside more clips than an icon needs")
    if not marks:
        raise DrawFault("nothing is drawn in it")
    if UNDER in text.splitlines():
        marks = [*_tint_under(marks), *marks]
    return tuple(marks), _outline(marks)


def _mark(word: str, rest: str, clips: tuple[Path, ...]) -> Mark:
    role, _, colour = word.partition(":")
    if role not in FILLS and role != EVEN:
        raise DrawFault(f"{role[:20]!r} is no mark")
    if colour and colour not in COLOURS and not _COLOUR.fullmatch(colour):
        raise DrawFault(f"{colour[:20]!r} is no colour")
    if role != EVEN:
        return Mark(role, _path(rest), colour, 0.0, clips)
    wide, _, data = rest.partition(" ")
    try:
        width = float(wide[:20])
    except ValueError:
        raise DrawFault(f"{wide[:20]!r} is no width") from None
    if not 0 <= width <= WIDEST:
        raise DrawFault(f"{wide[:20]!r} is no width")
    return Mark(role, _path(data), colour, width, clips)


def _path(data: str) -> Path:
    try:
        path = parse(data)
    except PathError as error:
        raise DrawFault(str(error)) from None
    if not path.ops or not all(abs(value) <= FARTHEST_MARK for value in path.coords):
        raise DrawFault("a path is empty or lies outside")
    return path


def _tint_under(marks: Sequence[Mark]) -> list[Mark]:
    """Return the tint for all that the marks in ink enclose; open lines enclose nothing."""
    under: dict[tuple[Path, ...], list[Path]] = {}
    for mark in marks:
        parts = [one for one in subpaths(mark.path) if mark.role != EVEN or is_closed(one)]
        if parts and not mark.colour and mark.role in ("solid", EVEN):
            under.setdefault(mark.clips, []).append(outermost(joined(parts)))
    return [Mark("tint", joined(paths), "", 0.0, clips) for clips, paths in under.items()]


def _outline(marks: Sequence[Mark]) -> Path:
    """Return the convex outline around `marks`, where links stop; the whole grid if that is too thin."""
    points: set[tuple[float, float]] = set()
    for mark in marks:
        coords = mark.path.coords
        points.update(zip(coords[0::2], coords[1::2], strict=True))
    # Control points are not on the curve, but near enough for the end of a link.
    tight = hull(points).coords
    far = 0.7 * (RIM + max(mark.width for mark in marks) / 2)
    corners = [
        (min(GRID, max(0.0, x + dx)), min(GRID, max(0.0, y + dy)))
        for x, y in zip(tight[0::2], tight[1::2], strict=True)
        for dx in (-far, far)
        for dy in (-far, far)
    ]
    around = hull(corners)
    box = around.bounds()
    return around if min(box.w, box.h) > 6 * RIM else rectangle(Rect(6, 6, GRID - 12, GRID - 12), 14)
