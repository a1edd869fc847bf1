"""The places to post to are read from one file, which makes sense, and can be called as people call them."""

import pytest

from richpic.render.export import EXPORTERS
from richpic.render.options import ExportOptions
from richpic.share.destinations import UnknownDestinationError, destinations, named, suited


@pytest.mark.parametrize("place", destinations().values(), ids=lambda one: one.key)
def test_each_place_says_all_that_is_needed_there(place):
    assert place.name and place.limits.formats
    assert set(place.limits.formats) <= set(EXPORTERS)
    ExportOptions(**place.shape).check()
    if place.is_public:
        assert place.limits.most_bytes >= 1_000_000 and place.alt >= 100 and place.images >= 1
        assert place.limits.formats[0] == ".png", "exact where there is room"
    assert (place.page is not None) == (place.kind == "print")


def test_what_the_issue_names_is_there():
    known = set(destinations())
    assert known >= {"x", "bluesky", "mastodon", "linkedin", "instagram", "medium", "wordpress"}
    assert known >= {"a4", "a3", "a0", "clipboard"}


def test_places_are_found_by_their_names_and_by_what_else_they_are_called():
    assert [one.key for one in named(["x", " Bluesky ", "blog", "website"])] == ["x", "bluesky", "wordpress"]
    with pytest.raises(UnknownDestinationError, match=r"“a4”.* bluesky"):
        named(["x", "a4"])


def test_the_size_of_a_place_takes_the_place_of_any_other():
    options = ExportOptions(scale=3.0, width=99, dark=True)
    made = suited(options, destinations()["x"])
    assert (made.scale, made.width, made.dark) == (None, None, True)
    assert made.sizes == ((1600.0, 900.0),)


def test_pages_come_either_way_round_in_whole_points():
    assert destinations()["a4"].shape["sizes"] == (
        (842 * 96 / 72, 595 * 96 / 72),
        (595 * 96 / 72, 842 * 96 / 72),
    )
