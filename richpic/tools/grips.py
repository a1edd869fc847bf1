"""The grips of a selection: corners and edges to resize, a knob to turn, dots to start links, own handles."""

from __future__ import annotations

from richpic.editor.editor import Editor
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, union
from richpic.tools.overlay import FRAME_PAD, Grip

KNOB_AWAY = 26.0
DOT_AWAY = 18.0
# View pixels from a grip at which it is taken: a finger covers more than a pointer.
REACH, FINGER_REACH = 11.0, 18.0
# Sides of a frame, in view pixels, below which grips would crowd each other or leave nothing to take hold of.
CORNERS_FROM, DOTS_FROM, EDGES_FROM, THIN = 18.0, 44.0, 24.0, 8.0
_CORNERS = {"nw": (0.0, 0.0), "ne": (1.0, 0.0), "se": (1.0, 1.0), "sw": (0.0, 1.0)}
_EDGES = {"n": (0.5, 0.0), "e": (1.0, 0.5), "s": (0.5, 1.0), "w": (0.0, 0.5)}


def frame_of(editor: Editor) -> Rect | None:
    """Return the frame around the selection as shown, or None when nothing in it can be framed."""
    context = editor.shown[1]
    return union(e.body(context) for e in editor.selected if e.resizable and not e.locked)


def grips_of(editor: Editor, frame: Rect | None = None) -> tuple[Grip, ...]:
    """Return the grips of the selection as shown, none for locked things; `frame` is its own, if known."""
    selected = [element for element in editor.selected if not element.locked]
    context, frame = editor.shown[1], frame or frame_of(editor)
    single = selected[0] if len(selected) == 1 else None
    grips = _own_handles(single, context) if single is not None else []
    if frame is None:
        return tuple(grips)
    zoom = editor.camera.zoom
    wide, high = frame.w * zoom, frame.h * zoom
    if max(wide, high) >= CORNERS_FROM:
        corners = _CORNERS if min(wide, high) >= THIN else ("nw", "se")
        grips += [_on(frame, name, _CORNERS[name]) for name in corners]
        grips += [_on(frame, name, _EDGES[name]) for name in _edges(selected, wide, high)]
    if min(wide, high) >= DOTS_FROM:
        if all(element.turns for element in selected):
            top = Point(frame.centre.x, frame.y)
            grips.append(Grip("turn", top, "turn", "turn", Point(0.0, -KNOB_AWAY - DOT_AWAY)))
        if single is not None and single.linkable:
            grips += _dots(frame, single.bounds(context).bottom)
    return tuple(grips)


def _own_handles(element: Element, context: DrawContext) -> list[Grip]:
    return [
        Grip(f"handle {handle.name}", handle.at, "round", handle.cursor, room=handle.room)
        for handle in element.handles(context)
    ]


def _edges(selected: list[Element], wide: float, high: float) -> list[str]:
    """Return the edges that can be pulled alone: where something selected gives, and there is room."""
    if min(wide, high) < THIN:
        return []
    room = {"n": wide, "s": wide, "e": high, "w": high}
    return [
        name for name in _EDGES if room[name] >= EDGES_FROM and any(name in one.edges for one in selected)
    ]


def _dots(frame: Rect, bottom: float) -> list[Grip]:
    """Return the dots from which links are drawn; the lowest stands clear of the label, down to `bottom`."""
    places = {
        "n": (Point(frame.centre.x, frame.y), Point(0.0, -DOT_AWAY)),
        "e": (Point(frame.right, frame.centre.y), Point(DOT_AWAY, 0.0)),
        "s": (Point(frame.centre.x, max(frame.bottom, bottom)), Point(0.0, DOT_AWAY)),
        "w": (Point(frame.x, frame.centre.y), Point(-DOT_AWAY, 0.0)),
    }
    return [Grip(f"link {name}", at, "link", "cross", offset) for name, (at, offset) in places.items()]


def _on(frame: Rect, name: str, share: tuple[float, float]) -> Grip:
    at = Point(frame.x + frame.w * share[0], frame.y + frame.h * share[1])
    offset = Point((2 * share[0] - 1) * FRAME_PAD, (2 * share[1] - 1) * FRAME_PAD)
    return Grip(f"resize {name}", at, "square", f"resize-{name}", offset)


def grip_at(editor: Editor, grips: tuple[Grip, ...], view: Point, reach: float = REACH) -> Grip | None:
    """Return the grip nearest to a view pixel, if within `reach` pixels."""
    camera = editor.camera
    best, best_distance = None, reach
    for grip in grips:
        distance = grip.view_distance(view, camera.zoom, (camera.x, camera.y))
        if distance < best_distance:
            best, best_distance = grip, distance
    return best
