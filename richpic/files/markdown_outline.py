"""A picture as an outline in Markdown: who and what is where, what goes on, and the tensions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from richpic.files.graph import Edge, Graph, Node, flat

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
# What the arrow says by itself.
_PLAIN = ("flow", "two-way")
_ARROWS = {"directed": "→", "mutual": "↔", "undirected": "–"}


def markdown_outline(graph: Graph) -> bytes:
    """Return the outline, in UTF-8."""
    names = {node.id: node.label for node in graph.nodes}
    inside: dict[str, list[Node]] = {}
    for node in graph.nodes:
        inside.setdefault(node.inside, []).append(node)
    links = [edge for edge in graph.edges if edge.tension is None]
    tensions = [edge for edge in graph.edges if edge.tension is not None]
    lines = [f"# {_escaped(graph.title or 'Rich picture')}"]
    if graph.date and graph.date.casefold() not in graph.title.casefold():
        lines += ["", _escaped(graph.date)]
    lines += ["", "## Who and what is there", "", *_tree("", inside, "")] if graph.nodes else []
    if links:
        lines += ["", "## What goes on", "", *(f"- {_link(edge, names)}" for edge in links)]
    if tensions:
        lines += ["", "## Tensions", ""]
        for edge in tensions:
            lines += _tension(edge, names)
    return ("\n".join(lines) + "\n").encode()


def _tree(holder: str, inside: Mapping[str, Sequence[Node]], indent: str) -> list[str]:
    lines = []
    # What stands alone comes before what holds others.
    for node in sorted(inside.get(holder, ()), key=lambda node: node.id in inside):
        lines.append(f"{indent}- {_named(node)}")
        lines += _tree(node.id, inside, indent + "  ")
    return lines


def _named(node: Node) -> str:
    label = _escaped(node.label)
    if node.sort == "area":
        return f"**{label}**"
    if node.sort in ("quote", "thought"):
        return f"“{label}”"
    aside = [node.looks] if node.looks != node.label.lower() and node.looks not in ("text", "note") else []
    aside += [node.face] if node.face else []
    return f"{label} ({_escaped(', '.join(aside))})" if aside else label


def _link(edge: Edge, names: Mapping[str, str]) -> str:
    told = edge.label or ("" if edge.meaning in _PLAIN else edge.meaning)
    if edge.label and edge.meaning not in _PLAIN:
        told += f" ({edge.meaning})"
    ends = f"{_escaped(names[edge.source])} {_ARROWS[edge.direction]} {_escaped(names[edge.target])}"
    return f"{ends}: {_escaped(told)}" if told else ends


def _tension(edge: Edge, names: Mapping[str, str]) -> list[str]:
    held = edge.tension
    heat = f", heat {held.heat} of 5" if held else ""
    ends = f"{_escaped(names[edge.source])} and {_escaped(names[edge.target])}"
    lines = [
        f"- **{_escaped(edge.label)}** between {ends}{heat}" if edge.label else f"- Between {ends}{heat}"
    ]
    lines += [
        f"  - {_escaped(flat(voice.who) or 'One side')}: “{_escaped(flat(voice.says))}”"
        for voice in edge.voices
    ]
    if held and (evidence := flat(held.evidence)):
        lines.append(f"  - What shows it: {_escaped(evidence)}")
    return lines


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
