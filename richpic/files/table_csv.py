"""A picture as one table in CSV (RFC 4180): a row for each thing, then a row for each link."""

from __future__ import annotations

import csv
import io

from richpic.files.graph import Edge, Graph, Node, flat

COLUMNS = (
    *("What", "Name", "Looks like", "Feels", "Area", "From", "To", "Meaning", "Direction", "Heat"),
    *("First voice", "First says", "Second voice", "Second says", "What shows it"),
)
_DIRECTIONS = {"directed": "one way", "mutual": "both ways", "undirected": "no direction"}
# A spreadsheet takes what begins like this for a formula and would run it (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_csv(graph: Graph) -> bytes:
    """Return the table in UTF-8, with the mark at its beginning by which Excel knows that."""
    names = {node.id: node.label for node in graph.nodes}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for node in graph.nodes:
        writer.writerow(_safe(_of_node(node, names)))
    for edge in graph.edges:
        writer.writerow(_safe(_of_edge(edge, names)))
    return out.getvalue().encode("utf-8-sig")


def _of_node(node: Node, names: dict[str, str]) -> dict[str, str]:
    return {
        "What": node.sort,
        "Name": node.label,
        "Looks like": node.looks,
        "Feels": node.face,
        "Area": names.get(node.inside, ""),
    }


def _of_edge(edge: Edge, names: dict[str, str]) -> dict[str, str]:
    row = {
        "What": "tension" if edge.tension else "link",
        "Name": edge.label,
        "From": names[edge.source],
        "To": names[edge.target],
        "Meaning": edge.meaning,
        "Direction": _DIRECTIONS[edge.direction],
    }
    if held := edge.tension:
        row |= {
            "Heat": str(held.heat),
            "First voice": flat(held.first.who),
            "First says": flat(held.first.says),
            "Second voice": flat(held.second.who),
            "Second says": flat(held.second.says),
            "What shows it": flat(held.evidence),
        }
    return row


def _safe(row: dict[str, str]) -> dict[str, str]:
    return {name: f"'{text}" if text.startswith(_FORMULA) else text for name, text in row.items()}
