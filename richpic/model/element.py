"""What every thing on a picture has, and what the program may ask of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, NamedTuple, Protocol, get_type_hints

from richpic.model.display import DisplayList
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Point, Rect, distance_to_segment, inside_polygon
from richpic.model.limits import AtMost, Within

Fields = Mapping[str, Any]
# What a file holds of one element, taken from one version of the format to the next.
Migration = Callable[[dict[str, Any]], dict[str, Any]]

# Limits hold for every file and every gesture: no hostile or mistaken number may stall the program.
FAR = 1_000_000.0
Coordinate = Annotated[float, Within(-FAR, FAR)]
Length = Annotated[float, Within(0.0, FAR)]
Identifier = Annotated[str, AtMost(64)]
# A key grows by a letter with every five or so insertions at the same place.
OrderKey = Annotated[str, AtMost(400)]
Words = Annotated[str, AtMost(20_000)]
ShortWords = Annotated[str, AtMost(200)]
Colour = Annotated[str, AtMost(24)]

# The size of words that was chosen for a thing, in page units an em; 0 leaves it to the thing.
Letters = Annotated[float, Within(0.0, 2000.0)]

# Smaller letters than this are written as large as this.
LEAST_LETTERS = 2.0

LABEL_SIZE = 19.0
LINE_OF_PEN = 2.6


class TextPlace(NamedTuple):
    """Where a text of an element stands, for editing it in place. Lengths are page units.

    `rect` is the room for the text; `wrap` is 0 when lines break only where the user breaks them. `lines`
    allows several paragraphs.
    """

    field: str
    rect: Rect
    size: float
    wrap: float
    align: str
    colour: str
    weight: int = 400
    lines: bool = True


class Handle(NamedTuple):
    """A point to drag: `name` is given back to `Element.dragged`. A `room` can be taken hold of too."""

    name: str
    at: Point
    cursor: str = "move"
    room: Rect | None = None


class InFlight(Protocol):
    """Draws an element that stays the same while others move. Made anew for another element."""

    def draw(self, ctx: DrawContext) -> DisplayList | None:
        """Return what the element draws in `ctx`, or None if it has to be asked itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A thing on the picture. Subclasses are the kinds; `KINDS` in `richpic.elements` lists them.

    `z` is a fractional index: elements are painted in the order of (z, id). `groups` holds the ids of the
    groups around the element, the innermost first. What is `locked` stays where it is; what is `guarded` too
    is background, and is unlocked only on purpose. `note` is private and never exported. `extra` keeps fields
    that a newer version of the program wrote.
    """

    text_field: ClassVar[str] = ""
    resizable: ClassVar[bool] = False
    keeps_ratio: ClassVar[bool] = False
    # Which edges of its frame can be pulled alone: letters of "nesw".
    edges: ClassVar[str] = "nesw"
    turns: ClassVar[bool] = False
    linkable: ClassVar[bool] = True
    # Whether where it is depends on what it hangs on.
    placed_by_ends: ClassVar[bool] = False
    has_guides: ClassVar[bool] = False
    # Fields of other elements that decide what it looks like, wherever those are: for what lists them.
    follows: ClassVar[frozenset[str]] = frozenset()
    # Whether it goes away when its text is left empty: nothing else of it can be seen.
    is_only_text: ClassVar[bool] = False
    # Whether Tab, while writing on it, makes the next one beside it.
    makes_next: ClassVar[bool] = False
    # Whether other things belong to it by standing inside.
    is_holder: ClassVar[bool] = False
    # Whether a link can be pulled out of its edge: not from lines or large outlines, where a drag moves them.
    has_rim: ClassVar[bool] = False
    # The fields that say where its words stand, apart from itself, and what else the program chose for it.
    placing: ClassVar[frozenset[str]] = frozenset()
    # The fields that are copied when a style is copied.
    look: ClassVar[tuple[str, ...]] = ()
    # By the version of the file format that each leads to. A new default is a change of the format too: files
    # leave out what has its default.
    migrations: ClassVar[Mapping[int, Migration]] = MappingProxyType({})

    kind: str = ""
    id: Identifier
    z: OrderKey = "a0"
    groups: Annotated[tuple[Identifier, ...], AtMost(32)] = ()
    locked: bool = False
    guarded: bool = False
    hidden: bool = False
    note: Words = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    # What it looks like

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return what is painted and exported."""
        raise NotImplementedError

    def in_flight(self, ctx: DrawContext) -> InFlight | None:
        """Return a quicker way to draw it in a plain context while others move that it hangs on, if any."""
        return None

    def guides(self, ctx: DrawContext) -> DisplayList:
        """Return what only the person drawing sees, such as the edge of a frame."""
        return ()

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the rectangle around all that `draw` paints."""
        raise NotImplementedError

    def body(self, ctx: DrawContext) -> Rect:
        """Return the rectangle that selecting, resizing and aligning go by; never includes captions."""
        return self.bounds(ctx)

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the closed outlines at which links stop."""
        return [list(self.bounds(ctx).corners)]

    def centre(self, ctx: DrawContext) -> Point:
        """Return the point that links aim at."""
        return self.body(ctx).centre

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether a click at `point` is meant for this element; `tolerance` in page units."""
        return self.bounds(ctx).expanded(tolerance).contains(point)

    def within(self, rect: Rect, ctx: DrawContext) -> bool:
        """Tell whether a selection box over `rect` takes this element."""
        return rect.contains_rect(self.body(ctx))

    # What may be done to it. All return the fields that change, for a Change.

    def moved(self, dx: float, dy: float) -> Fields:
        """Return the fields after a shift by (`dx`, `dy`)."""
        raise NotImplementedError

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return the fields after the selection around it went from `old` to `new`."""
        here = self.place()
        centre = stretched(here, old, new)
        return self.moved(centre.x - here.x, centre.y - here.y)

    def turned(self, degrees: float, centre: Point) -> Fields:
        """Return the fields after turning clockwise by `degrees` about `centre`."""
        here = self.place()
        there = here.rotated(degrees, centre)
        return self.moved(there.x - here.x, there.y - here.y)

    def place(self) -> Point:
        """Return the point that the position fields describe."""
        raise NotImplementedError

    def handles(self, ctx: DrawContext) -> tuple[Handle, ...]:
        """Return the points of its own that can be dragged, besides those of the selection box."""
        return ()

    def dragged(self, handle: str, to: Point, ctx: DrawContext) -> Fields:
        """Return the fields after `handle` was dragged to `to`."""
        return {}

    def handle_at(self, point: Point, ctx: DrawContext) -> str:
        """Return the handle that a drag of the thing itself, at `point`, moves; "" if it moves the thing."""
        return ""

    # What belongs together

    @property
    def is_tension(self) -> bool:
        """Whether it stands for a tension."""
        return False

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether `point` is inside, where it `is_holder`."""
        return False

    # What hangs on what

    def hangs_on(self) -> tuple[str, ...]:
        """Return the ids of the elements that this one follows."""
        return ()

    def goes_with(self) -> tuple[str, ...]:
        """Return the ids of the elements that take this one along when they are moved."""
        return ()

    def loosened(self, gone: frozenset[str], ctx: DrawContext) -> Fields:
        """Return the fields after the elements `gone` were deleted: loose ends stay where they were."""
        return {}

    def renamed(self, ids: Mapping[str, str]) -> Fields:
        """Return the fields of a copy whose neighbours were copied under new `ids`."""
        return {}

    def stored_images(self) -> tuple[str, ...]:
        """Return the ids of the stored images that it shows."""
        return ()

    def used_symbols(self) -> tuple[str, ...]:
        """Return the names of the symbols that the user chose for it."""
        return ()

    # Words

    def text_place(self, ctx: DrawContext) -> TextPlace | None:
        """Return where its text is edited, or None if it has none."""
        return None

    def letters_now(self, ctx: DrawContext) -> float:
        """Return how large its words are drawn, in page units an em; 0.0 without room for any."""
        place = self.text_place(ctx)
        return place.size if place else 0.0

    @property
    def words_are_free(self) -> bool:
        """Whether the program may choose where its words stand, apart from itself: nobody placed them."""
        return False

    def words_rect(self, ctx: DrawContext) -> Rect | None:
        """Return where its words stand, if they can be placed apart from itself."""
        return None

    def word_places(self, ctx: DrawContext) -> Iterator[tuple[Fields, Rect]]:
        """Yield where its words could stand, the usual place first: the fields for it, and the room."""
        yield from ()

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return the fields after its words became `size` page units an em (0.0: as large as usual).

        Nothing where the size of its words cannot be chosen.
        """
        return {}

    def speaks(self) -> str:
        """Return what it is, in plain words, for lists and screen readers."""
        return self.kind

    def traits(self, ctx: DrawContext) -> tuple[str, ...]:
        """Return what else there is to say of it to those who cannot see it, in a few words each."""
        return ()

    def called(self) -> str:
        """Return what people would call it: its own words, or else what it is."""
        words = str(getattr(self, self.text_field)) if self.text_field else ""
        return " ".join(words.split())[:80] or self.speaks()


def stretched(point: Point, old: Rect, new: Rect) -> Point:
    """Return where `point` goes when `old` is stretched to `new`."""
    x_share = (point.x - old.x) / old.w if old.w else 0.5
    y_share = (point.y - old.y) / old.h if old.h else 0.5
    return Point(new.x + x_share * new.w, new.y + y_share * new.h)


def stretched_rect(rect: Rect, old: Rect, new: Rect) -> Rect:
    """Return where `rect` goes when `old` is stretched to `new`."""
    return Rect.of_corners(
        stretched(Point(rect.x, rect.y), old, new), stretched(Point(rect.right, rect.bottom), old, new)
    )


def letters_of(chosen: float, usual: float) -> float:
    """Return the size of words, in page units an em: as `chosen`, or as `usual` where nobody chose (0)."""
    return max(LEAST_LETTERS, chosen) if chosen else usual


def inside_any(point: tuple[float, float], outlines: list[list[Point]]) -> bool:
    """Tell whether `point` is inside one of `outlines`."""
    return any(inside_polygon(point, outline) for outline in outlines)


def distance_to_outline(point: tuple[float, float], outline: list[Point]) -> float:
    """Return the distance from `point` to the closed `outline`."""
    ring = [*outline, outline[0]]
    return min(distance_to_segment(point, a, b) for a, b in itertools.pairwise(ring))


def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a kind of element, in their order."""
    return _field_names(kind)


def longest_text(kind: type, name: str) -> int:
    """Return how many characters the field `name` of a kind of element may hold; 0 where any number."""
    return _longest_text(kind, name)


@cache
def _longest_text(kind: type, name: str) -> int:
    marks = getattr(get_type_hints(kind, include_extras=True)[name], "__metadata__", ())
    return min((mark.length for mark in marks if isinstance(mark, AtMost)), default=0)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(entry.name for entry in fields(kind))


@lru_cache(maxsize=1 << 14)
def seed_of(identifier: str) -> int:
    """Return a number that is always the same for an id, on every machine (FNV-1a, 32 bit)."""
    value = 2166136261
    for byte in identifier.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value
