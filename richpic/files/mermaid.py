"""A picture's things and links as a Mermaid flowchart (mermaid.js.org), for wikis that draw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from richpic.files.graph import Edge, Graph, Node, flat

# How sorts of things are drawn there: brackets around the words.
_SHAPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "person": ("([", "])"),
        "place": ("[", "]"),
        "barrier": ("{{", "}}"),
        "pressure": (">", "]"),
        "quote": ("(", ")"),
        "thought": ("(", ")"),
    }
)
_LINES: Mapping[str, str] = MappingProxyType(
    {"weak": "-.->", "wished-for": "-.->", "hidden": "-.->", "strong": "==>", "control": "==>"}
)
# What the arrow says by itself.
_PLAIN = ("flow", "two-way")
# Letters that would end a label or begin a code there, by their numbers.
_CODES = {ord(letter): f"#{ord(letter)};" for letter in '"#&<>`\\|[]{}()*_~'}
_RED = "stroke:#c0392b,color:#a93226"


def mermaid(graph: Graph) -> bytes:
    """Return the flowchart, in UTF-8."""
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes, 1)}
    inside: dict[str, list[Node]] = {}
    for node in graph.nodes:
        inside.setdefault(node.inside, []).append(node)
    lines = [*_front(graph), "flowchart LR", *_nodes("", inside, names, "  ")]
    reds = []
    for number, edge in enumerate(graph.edges):
        lines.append("  " + _edge(edge, names))
        if edge.tension is not None:
            reds.append(str(number))
    if reds:
        lines.append(f"  linkStyle {','.join(reds)} {_RED}")
    return ("\n".join(lines) + "\n").encode()


def _front(graph: Graph) -> list[str]:
    if not graph.title:
        return []
    quoted = graph.title.replace("\\", "\\\\").replace('"', '\\"')
    return ["---", f'title: "{quoted}"', "---"]


def _nodes(
    holder: str, inside: Mapping[str, Sequence[Node]], names: Mapping[str, str], indent: str
) -> list[str]:
    lines = []
    for node in inside.get(holder, ()):
        if inside.get(node.id):
            lines.append(f"{indent}subgraph {names[node.id]}[{_quoted(node.label)}]")
            lines += _nodes(node.id, inside, names, indent + "  ")
            lines.append(f"{indent}end")
        else:
            before, after = _SHAPES.get(node.sort, ("[", "]"))
            lines.append(f"{indent}{names[node.id]}{before}{_quoted(_words(node))}{after}")
    return lines


def _words(node: Node) -> str:
    if node.sort in ("quote", "thought"):
        return f"“{node.label}”"
    return node.label if node.label.lower() == node.looks else f"{node.label}\n{node.looks}"


def _edge(edge: Edge, names: Mapping[str, str]) -> str:
    arrow = _LINES.get(edge.meaning, "-->")
    if edge.direction == "mutual":
        arrow = "<" + arrow
    elif edge.direction == "undirected":
        arrow = {"-->": "---", "-.->": "-.-", "==>": "==="}[arrow]
    words = edge.label if edge.meaning in _PLAIN else ": ".join(filter(None, (edge.meaning, edge.label)))
    said = [f"{flat(voice.who)}: “{flat(voice.says)}”".removeprefix(": ") for voice in edge.voices]
    label = f"|{_quoted(chr(10).join([words, *said]))}|" if words or said else ""
    return f"{names[edge.source]} {arrow}{label} {names[edge.target]}"


def _quoted(text: str) -> str:
    return '"' + "<br/>".join(line.translate(_CODES) for line in text.split("\n")) + '"'
