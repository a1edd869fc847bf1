"""A picture's things and links for Kumu (kumu.io): its JSON, called blueprint, and its spreadsheet.

Both forms as documented at docs.kumu.io/guides/import: elements with a label, a type, a description and tags;
connections from one to another with a direction. Ids are given, so that two things may bear the same name,
and so that importing once more updates what is there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from richpic.files.graph import Edge, Graph, Node, flat
from richpic.files.xlsx import xlsx

_NODE_COLUMNS = ("ID", "Label", "Type", "Description", "Tags", "Sort", "Area")
_EDGE_COLUMNS = ("ID", "From", "To", "Direction", "Label", "Type", "Description", "Tags", "Heat")


def kumu_json(graph: Graph) -> bytes:
    """Return the blueprint, in UTF-8."""
    areas = _areas(graph)
    told = {
        "elements": [_lowered(_of_node(node, areas)) for node in graph.nodes],
        "connections": [_lowered(_of_edge(edge)) for edge in graph.edges],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def kumu_sheets(graph: Graph) -> bytes:
    """Return the spreadsheet, an .xlsx with the sheets Elements and Connections."""
    areas = _areas(graph)
    return xlsx(
        {
            "Elements": _rows(_NODE_COLUMNS, [_of_node(node, areas) for node in graph.nodes]),
            "Connections": _rows(_EDGE_COLUMNS, [_of_edge(edge) for edge in graph.edges]),
        }
    )


def _areas(graph: Graph) -> dict[str, str]:
    return {node.id: node.label for node in graph.nodes}


def _of_node(node: Node, areas: Mapping[str, str]) -> dict[str, Any]:
    return {
        "ID": node.id,
        "Label": node.label,
        "Type": node.looks.capitalize(),
        "Tags": [node.face] if node.face else [],
        "Sort": node.sort.capitalize(),
        "Area": areas.get(node.inside, ""),
    }


def _of_edge(edge: Edge) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ID": f"link {edge.id}",
        "From": edge.source,
        "To": edge.target,
        "Direction": edge.direction,
        "Label": edge.label,
        "Type": edge.meaning.capitalize(),
        "Tags": ["tension"] if edge.tension else [],
    }
    if edge.tension is not None:
        made["Description"] = _told(edge)
        made["Heat"] = edge.tension.heat
    return made


def _told(edge: Edge) -> str:
    """Return what is known of a tension: who says what, and what shows it."""
    lines = [f"{flat(voice.who) or 'One side'}: “{flat(voice.says)}”" for voice in edge.voices]
    if edge.tension and (evidence := flat(edge.tension.evidence)):
        lines.append(f"What shows it: {evidence}")
    return "\n\n".join(lines)


def _lowered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields as JSON has them: Kumu's own in lower case, and none that is empty."""
    own = {"ID", "Label", "Type", "Description", "Tags", "From", "To", "Direction"}
    return {name.lower() if name in own else name: value for name, value in fields.items() if value}


def _rows(columns: Sequence[str], entries: Sequence[Mapping[str, Any]]) -> list[list[str | int]]:
    rows: list[list[str | int]] = [list(columns)]
    for entry in entries:
        cells = (entry.get(name, "") for name in columns)
        # Several values in a cell stand between upright strokes.
        rows.append(["|".join(cell) if isinstance(cell, list) else cell for cell in cells])
    return rows
