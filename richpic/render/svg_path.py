"""Transforms and colours as SVG writes them."""

from __future__ import annotations

from richpic.model.geometry import Transform
from richpic.model.path_data import number


def transform_text(t: Transform) -> str:
    """Return `t` as the value of a transform attribute, or "" if it changes nothing."""
    if t == Transform():
        return ""
    if t.b or t.c or t.a != t.d:
        return f"matrix({' '.join([*(number(v, 5) for v in t[:4]), number(t.e), number(t.f)])})"
    moves = f"translate({number(t.e)} {number(t.f)})" if t.e or t.f else ""
    return moves + (f"scale({number(t.a, 5)})" if t.a != 1 else "")


def paint(attribute: str, colour: str) -> str:
    """Return `colour` ("#rrggbb" or "#rrggbbaa") as the attribute fill or stroke, opacity included."""
    solid = colour[:7].lower()
    if solid[1::2] == solid[2::2]:
        solid = "#" + solid[1::2]
    text = f' {attribute}="{solid}"'
    if len(colour) == 9 and colour[7:].lower() != "ff":
        text += f' {attribute}-opacity="{number(int(colour[7:], 16) / 255, 3)}"'
    return text
