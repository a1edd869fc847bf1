"""Adding a key: where there is free room at the lower right, in as many columns as suit the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from richpic.editor.identity import NewId, new_id, z_above
from richpic.elements.legend import Legend
from richpic.model.change import Change, added
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture

# Page units between the key and what is beside it, and between the places that are tried.
GAP, STEP = 28.0, 24.0
MOST_COLUMNS = 5
# Pictures are shown on screens and slides: a key outside makes them this shape rather than long or high.
ASPECT = 16 / 9
# A key in among the rest beats one outside, unless it has to stand this far from the lower right corner.
FAR = 0.45


def legend_of(picture: Picture) -> Legend | None:
    """Return the key that is on `picture`, if there is one to be seen."""
    return next((one for one in picture.order if isinstance(one, Legend) and not one.hidden), None)


def key_added(picture: Picture, ctx: DrawContext, make_id: NewId = new_id) -> Change:
    """Return the addition of a key in free room at the lower right of what is drawn."""
    others = [element for element in picture.order if not element.hidden and not element.has_guides]
    taken = [element.bounds(ctx) for element in others]
    content = union(taken) or Rect(-200.0, -150.0, 400.0, 300.0)
    blank = Legend(id=make_id(), z=z_above(picture))
    best = min(_places(blank, taken, content, ctx), key=lambda place: place[0])
    return added(best[1], name="added a key")


def _places(
    blank: Legend, taken: Sequence[Rect], content: Rect, ctx: DrawContext
) -> Iterator[tuple[float, Legend]]:
    """Yield keys of each number of columns where they could stand, with what speaks against each."""
    for columns in range(1, MOST_COLUMNS + 1):
        legend = replace(blank, **blank.in_columns(columns))
        size = legend.body(ctx)
        # Long narrow and low wide keys are harder to read than those of the shape of a page.
        shape = abs(size.w / size.h - 1.2) * 0.06
        if free := _free_inside(size, taken, content):
            away = free.centre.distance((content.right, content.bottom))
            yield shape + away / (content.w + content.h), _at(legend, free)
        for outside in (
            Rect(content.right + GAP, max(content.y, content.bottom - size.h), size.w, size.h),
            Rect(max(content.x, content.right - size.w), content.bottom + GAP, size.w, size.h),
        ):
            whole = content.united(outside)
            grown = (whole.w * whole.h) / (content.w * content.h + 1.0) - 1.0
            ratio = whole.w / whole.h / ASPECT
            yield FAR + shape + grown + max(ratio, 1 / ratio) - 1.0, _at(legend, outside)


def _free_inside(size: Rect, taken: Sequence[Rect], content: Rect) -> Rect | None:
    """Return the free room within `content` that is nearest to its lower right corner, or None."""
    best: Rect | None = None
    nearest = float("inf")
    for row in range(max(0, int((content.h - size.h) // STEP)) + 1):
        for column in range(max(0, int((content.w - size.w) // STEP)) + 1):
            if STEP * (row + column) >= nearest:
                break
            room = Rect(
                content.right - size.w - column * STEP, content.bottom - size.h - row * STEP, size.w, size.h
            )
            around = room.expanded(GAP / 2)
            if content.contains_rect(room) and not any(around.intersects(one) for one in taken):
                best, nearest = room, STEP * (row + column)
                break
    return best


def _at(legend: Legend, room: Rect) -> Legend:
    return replace(legend, x=round(room.x), y=round(room.y))
