"""The picture that everything is measured on is the one that peers are measured on."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.benchmarks.scene import make


@pytest.mark.parametrize("count", [100, 1000])
def test_of_ten_elements_four_are_shapes_three_labels_and_three_links(count: int) -> None:
    kinds = Counter(element.kind for element in make(count).picture.elements.values())
    assert sum(kinds.values()) == count
    assert kinds["text"] == kinds["link"] == count * 3 // 10


def test_the_hub_has_its_links_and_the_single_shape_has_one() -> None:
    scene = make(1000)
    assert len(scene.picture.dependents[scene.hub]) >= scene.hub_links == 200
    assert len(scene.picture.dependents[scene.single]) == 1


def test_it_is_the_same_each_time() -> None:
    assert make(100).picture == make(100).picture


def test_places_are_those_of_the_peers_picture() -> None:
    # Taken from the generator that makes the peers' pictures: gen_scene.py 1000.
    scene = make(1000)
    shapes = scene.picture.elements
    assert (scene.hub, scene.single, scene.width, scene.height) == ("s208", "s266", 3750, 2080)
    first = shapes["a0"]
    assert (first.start.element, first.end.element, first.label) == ("s183", "s208", "report")
