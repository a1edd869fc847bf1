"""The grips of a selection: corners and edges to resize, a knob to turn, dots to start links, own handles."""

from __future__ import annotations

from richpic.editor.editor import Editor
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, union
from richpic.tools.overlay import Grip

KNOB_AWAY = 26.0
DOT_AWAY = 17.0
REACH = 11.0
_CORNERS = {"nw": (0.0, 0.0), "ne": (1.0, 0.0), "se": (1.0, 1.0), "sw": (0.0, 1.0)}
_EDGES = {"n": (0.5, 0.0), "e": (1.0, 0.5), "s": (0.5, 1.0), "w": (0.0, 0.5)}
_DOTS = {"n": (0.0, -1.0), "e": (1.0, 0.0), "s": (0.0, 1.0), "w": (-1.0, 0.0)}


def frame_of(editor: Editor) -> Rect | None:
    """Return the frame around the selection as shown, or None when nothing in it can be framed."""
    context = editor.shown[1]
    return union(e.body(context) for e in editor.selected if e.resizable)


def grips_of(editor: Editor) -> tuple[Grip, ...]:
    """Return the grips of the selection as shown; none for locked things."""
    selected = [element for element in editor.selected if not element.locked]
    if not selected:
        return ()
    context = editor.shown[1]
    grips: list[Grip] = []
    single = selected[0] if len(selected) == 1 else None
    if single is not None:
        grips += [
            Grip(f"handle {handle.name}", handle.at, "round", handle.cursor)
            for handle in single.handles(context)
        ]
    frame = frame_of(editor)
    if frame is None or not any(element.resizable for element in selected):
        return tuple(grips)
    return (*grips, *_frame_grips(selected, single, frame))


def _frame_grips(selected: list[Element], single: Element | None, frame: Rect) -> list[Grip]:
    grips = [_on(frame, name, share, f"resize-{name}") for name, share in _CORNERS.items()]
    if any(not element.keeps_ratio for element in selected):
        grips += [_on(frame, name, share, f"resize-{name}") for name, share in _EDGES.items()]
    if all(element.turns for element in selected):
        at = Point(frame.centre.x, frame.y)
        grips.append(Grip("turn", at, "turn", "turn", Point(0.0, -KNOB_AWAY - DOT_AWAY)))
    if single is not None and single.linkable:
        for name, (dx, dy) in _DOTS.items():
            share = _EDGES[name]
            at = Point(frame.x + frame.w * share[0], frame.y + frame.h * share[1])
            offset = Point(dx * DOT_AWAY, dy * DOT_AWAY)
            grips.append(Grip(f"link {name}", at, "link", "cross", offset))
    return grips


def _on(frame: Rect, name: str, share: tuple[float, float], cursor: str) -> Grip:
    at = Point(frame.x + frame.w * share[0], frame.y + frame.h * share[1])
    return Grip(f"resize {name}", at, "square", cursor)


def grip_at(editor: Editor, grips: tuple[Grip, ...], view: Point, reach: float = REACH) -> Grip | None:
    """Return the grip nearest to a view pixel, if within `reach` pixels."""
    camera = editor.camera
    best, best_distance = None, reach
    for grip in grips:
        distance = grip.view_distance(view, camera.zoom, (camera.x, camera.y))
        if distance < best_distance:
            best, best_distance = grip, distance
    return best
