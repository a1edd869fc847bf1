"""The table of behaviours names tests that there are."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NAMED = re.findall(r"`([\w/]+\.py)::(\w+)`", (HERE / "in_the_hand.md").read_text("utf-8"))


def test_the_table_names_tests():
    assert len(NAMED) > 50


@pytest.mark.parametrize("file", sorted({file for file, _ in NAMED}))
def test_every_test_of_the_table_exists(file):
    tree = ast.parse((HERE / file).read_text("utf-8"))
    there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert {name for one, name in NAMED if one == file} <= there
