"""Each place's file is within its limits, for the example and for a picture of 500 elements."""

import pytest
from PIL import Image

from richpic.share.destinations import destinations
from tests.benchmarks.places import HEAD, PAGE, figure, pictures, table


@pytest.fixture(scope="module")
def both(qapp):
    return pictures()


@pytest.mark.parametrize("number", [0, 1], ids=["example", "500"])
@pytest.mark.parametrize("place", destinations().values(), ids=lambda one: one.key)
def test_the_file_is_within_the_limits_of_its_place(both, place, number, tmp_path):
    file = figure(both[number], place, tmp_path).file
    assert not place.limits.most_bytes or file.bytes <= place.limits.most_bytes
    assert any(file.path.endswith(suffix) for suffix in place.limits.formats)
    if place.kind == "print":
        return
    with Image.open(file.path) as image:
        shapes = place.shape.get("sizes", ())
        within = place.shape.get("within")
        assert image.size in shapes or (
            within is not None and image.width <= within[0] and image.height <= within[1]
        )


def test_the_guide_has_a_row_for_each_place(both, tmp_path):
    text = PAGE.read_text("utf-8")
    assert "| " + " | ".join(HEAD) + " |" in text
    for place in destinations().values():
        assert f"\n| {place.name} | " in text
    place = destinations()["linkedin"]
    made = table([[figure(one, place, tmp_path) for one in both]])
    assert made.splitlines()[2].startswith("| LinkedIn | 8 MB | PNG ")
