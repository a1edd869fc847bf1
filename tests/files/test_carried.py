"""Pictures carry the icons of packs: in their files, in the journal, and wherever Changes travel."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from richpic.elements.icon import Icon
from richpic.files.changes import decoded_change, encoded_change
from richpic.files.decoding import Fault
from richpic.files.errors import FileError
from richpic.files.parcels import parcels, received
from richpic.files.picture_text import from_text, shared_text, to_text
from richpic.model.change import Change, added, compared, squash
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import Picture
from richpic.model.symbol import UNKNOWN
from tests.files.bad_files import document

KITE = PackedSymbol("toy:kite", "tint under\nsolid M10 10L90 10L50 90z", "kite", "Toys by Ayo, MIT")
BOAT = PackedSymbol("toy:boat", "stroke:#ff0000 3 M10 10L90 90")
PICTURE = Picture({"i1": Icon(id="i1", symbol="toy:kite")}, symbols={"toy:kite": KITE, "toy:boat": BOAT})


def carrying(**icon: Any) -> str:
    raw = {"kind": "icon", "id": "a1", "z": "a0", "symbol": "toy:kite", "x": 1, "y": 2}
    return document(raw, icons={icon.pop("name", "toy:kite"): {"draw": KITE.draw, **icon}})


def test_a_picture_keeps_the_icons_that_it_shows_and_no_others():
    again = from_text(to_text(PICTURE))
    assert again.symbols == {"toy:kite": KITE}
    assert to_text(again) == to_text(PICTURE)


def test_each_icon_is_one_line_of_the_file():
    both = replace(PICTURE, elements={**PICTURE.elements, "i2": Icon(id="i2", z="a1", symbol="toy:boat")})
    before, after = to_text(PICTURE).splitlines(), to_text(both).splitlines()
    assert [line for line in after if line.startswith('"toy:')] == sorted(
        line for line in after if line.startswith('"toy:')
    )
    assert sum(line.startswith('"toy:boat"') for line in after) == 1
    assert len(after) == len(before) + 2


def test_a_picture_without_icons_of_packs_says_nothing_of_them():
    assert '"icons"' not in to_text(replace(PICTURE, elements={}))


def test_what_is_inside_an_export_carries_them_too():
    assert from_text(shared_text(PICTURE)).symbols == {"toy:kite": KITE}


def test_what_another_process_exports_carries_them_too():
    import io

    assert received(io.BytesIO(b"".join(parcels(PICTURE)))).symbols == PICTURE.symbols


def test_a_change_written_down_brings_its_icons():
    change = replace(added(Icon(id="i1", symbol="toy:kite")), symbols={"toy:kite": KITE})
    raw = json.loads(json.dumps(encoded_change(change, Picture())))
    assert decoded_change(raw).apply(Picture()).symbols == {"toy:kite": KITE}


def test_icons_that_came_with_a_change_stay_when_it_is_undone():
    change = Change(symbols={"toy:kite": KITE})
    assert not change.is_empty
    after = change.apply(Picture())
    assert change.inverse.apply(after).symbols == {"toy:kite": KITE}
    assert squash([Change(), change]).symbols == {"toy:kite": KITE}
    assert compared(Picture(), after).symbols == {"toy:kite": KITE}


def test_thanks_are_due_only_for_what_is_shown():
    assert PICTURE.credits == ("Toys by Ayo, MIT",)
    assert replace(PICTURE, elements={}).credits == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (document(icons=[]), "icons"),
        (document(icons={"toy:kite": 5}), "toy:kite"),
        (carrying(name="home"), "cannot be the name"),
        (carrying(name="toy:" + "x" * 61), "cannot be the name"),
        (carrying(draw=""), "damaged"),
        (carrying(draw=5), "texts"),
        (carrying(draw="solid <script>"), "damaged"),
        (carrying(draw="image M0 0h9z"), "damaged"),
        (carrying(draw="solid:url(#a) M0 0h9z"), "damaged"),
        (carrying(draw="solid M0 0h9z\n" * 6000), "too large"),
        (carrying(draw=f"solid M0 0{'h1v1' * 60_000}z"), "too large"),
        (carrying(called="x" * 201), "200 characters"),
        (carrying(credit="\ud800"), "Unicode"),
        (carrying(script="alert(1)"), "script"),
    ],
)
def test_an_icon_that_cannot_be_right_is_refused_by_name(text, words):
    with pytest.raises(FileError, match=words) as caught:
        from_text(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "draw",
    [
        "solid M0 0h9v",
        "solid h9",
        "solid M9e9 0h9z",
        "solid:blurple M0 0h9z",
        "solid:#12 M0 0h9z",
        "stroke 999 M0 0h9z",
        "stroke ... M0 0h9z",
        "stroke 0.5 ",
        "clip M0 0h9v9z",
        "clip M0 0h9v9z\n" * 9 + "solid M0 0h9v9z",
    ],
)
def test_a_drawing_that_makes_no_sense_is_shown_as_a_question_mark(draw):
    symbol = from_text(carrying(draw=draw)).symbols["toy:kite"].symbol
    assert symbol.marks == UNKNOWN.marks


def test_a_journal_with_a_damaged_icon_is_refused_where_it_stands():
    with pytest.raises(Fault, match="toy:kite"):
        decoded_change({"name": "x", "patches": {}, "icons": {"toy:kite": {"draw": "<svg/>"}}})
