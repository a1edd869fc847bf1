"""A picture's things and links as GraphML (graphml.graphdrawing.org), which yEd, Gephi and networkx read.

All edges are directed, as readers refuse a mixture: `direction` says which are meant to go both ways, and
which neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.etree import ElementTree as ET

from richpic.files.graph import Edge, Graph, Node, flat

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Mapping[type, str] = MappingProxyType({str: "string", float: "double", int: "int"})
Fields = dict[str, str | float | int]


def graphml(graph: Graph) -> bytes:
    """Return `graph` as a GraphML document in UTF-8."""
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    nodes = [(node.id, _of_node(node)) for node in graph.nodes]
    edges = [(edge, _of_edge(edge)) for edge in graph.edges]
    whole: Fields = {"title": graph.title, "date": graph.date}
    _declare(root, "graph", [whole])
    _declare(root, "node", [fields for _, fields in nodes])
    _declare(root, "edge", [fields for _, fields in edges])
    body = ET.SubElement(root, "graph", {"id": "picture", "edgedefault": "directed"})
    _fill(body, "graph", whole)
    for identifier, fields in nodes:
        _fill(ET.SubElement(body, "node", {"id": identifier}), "node", fields)
    for edge, fields in edges:
        attributes = {"id": edge.id, "source": edge.source, "target": edge.target}
        _fill(ET.SubElement(body, "edge", attributes), "edge", fields)
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _declare(root: ET.Element, domain: str, all_fields: Iterable[Fields]) -> None:
    kinds = {name: _TYPES[type(value)] for fields in all_fields for name, value in fields.items()}
    for name, kind in kinds.items():
        key = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": kind}
        ET.SubElement(root, "key", key)


def _fill(parent: ET.Element, domain: str, fields: Fields) -> None:
    for name, value in fields.items():
        if value != "":
            ET.SubElement(parent, "data", {"key": f"{domain}-{name}"}).text = str(value)


def _of_node(node: Node) -> Fields:
    at = node.box.centre
    return {
        "label": node.label,
        "looks": node.looks,
        "sort": node.sort,
        "face": node.face,
        "inside": node.inside,
        "x": round(at.x, 2),
        "y": round(at.y, 2),
        "width": round(node.box.w, 2),
        "height": round(node.box.h, 2),
    }


def _of_edge(edge: Edge) -> Fields:
    fields: Fields = {"label": edge.label, "meaning": edge.meaning, "direction": edge.direction}
    if edge.tension is not None:
        fields["heat"] = edge.tension.heat
        fields["evidence"] = flat(edge.tension.evidence)
        for number, voice in enumerate(edge.voices, 1):
            fields[f"voice{number}"], fields[f"says{number}"] = flat(voice.who), flat(voice.says)
    return fields
