"""A picture in parcels arrives as it was sent."""

import io

import pytest
from hypothesis import given

from richpic.elements.note import Note
from richpic.files.parcels import parcels, received
from richpic.model.picture import Picture
from tests.strategies import pictures


@given(pictures())
def test_every_picture_arrives_as_it_was(picture: Picture) -> None:
    assert received(io.BytesIO(b"".join(parcels(picture)))) == picture


def test_a_large_picture_comes_in_many_parts_in_its_order() -> None:
    picture = Picture({f"n{index}": Note(id=f"n{index}", x=index) for index in range(1000)})
    parts = list(parcels(picture))
    assert len(parts) > 5
    assert list(received(io.BytesIO(b"".join(parts))).elements) == list(picture.elements)


def test_what_was_cut_short_is_no_picture() -> None:
    *parts, _ = parcels(Picture({"n": Note(id="n")}))
    with pytest.raises(EOFError):
        received(io.BytesIO(b"".join(parts)))
