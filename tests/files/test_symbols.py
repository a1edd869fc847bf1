"""The icons that ship with the program, and what is said when an icon file is wrong."""

from pathlib import Path

import pytest

from richpic.editor.icon_search import search
from richpic.files.errors import FileError
from richpic.files.symbols import read_symbols, symbol_library
from richpic.model.geometry import Rect
from richpic.model.palette import TINTS
from richpic.model.symbol import GRID, MARKS, Head, Symbol

LIBRARY = symbol_library()
ICONS = [symbol for symbol in LIBRARY if symbol.category != MARKS]

# What rich pictures are made of, from what practitioners draw.
NEEDED = {
    "people": """
        child teenager young-carer toddler parent family foster-carer youth-worker social-worker
        teacher nurse therapist police-officer councillor commissioner volunteer mentor neighbours
        group missing-voice observer facilitator
    """,
    "feelings": "happy sad angry worried bamboozled exhausted hopeful silenced",
    "places": """
        home school alternative-provision council childrens-social-care hospital camhs
        police-station court custody charity youth-club faith-centre food-bank hostel rough-sleeping
        park transport-hub shop jobcentre government funder
    """,
    "tensions": """
        crossed-swords watching-eye ear thought-bubble speech-bubble lightning storm-cloud bomb fire
        tug-of-war elephant weight gauge clock red-tape crown puppet-strings megaphone scales mask
        magnifier
    """,
    "barriers": """
        wall padlocked-gate cliff silo maze hoop revolving-door queue dead-end broken-bridge iceberg
        fog plug
    """,
    "resources": """
        money-bag funding-tap letter phone computer report van meeting-table cup first-aid heart
        handshake key food toolbox
    """,
    "change": """
        lightbulb seedling tree sun bridge open-door ladder signpost road compass lifebelt star
        puzzle-piece flag lever spark
    """,
}

GOOD = """
[ring]
category = "change"
draw = '''
line circle 50 50 30
'''
"""


def named(symbol: Symbol) -> str:
    return symbol.name


@pytest.mark.parametrize("category", NEEDED)
def test_everything_that_rich_pictures_are_made_of_is_there(category):
    there = {symbol.name for symbol in LIBRARY if symbol.category == category}
    assert set(NEEDED[category].split()) <= there


def test_the_list_of_what_is_needed_is_whole():
    assert sum(len(names.split()) for names in NEEDED.values()) == 117


@pytest.mark.parametrize("symbol", ICONS, ids=named)
def test_an_icon_says_what_it_is(symbol):
    assert symbol.looks and symbol.meaning
    assert len(symbol.synonyms) >= 5
    assert len(set(symbol.synonyms)) == len(symbol.synonyms)
    assert symbol.tint in TINTS
    assert symbol.category in LIBRARY.categories


@pytest.mark.parametrize("symbol", ICONS, ids=named)
def test_an_icon_names_others_that_it_may_be_mixed_up_with(symbol):
    assert symbol.confused_with
    assert [name for name in symbol.confused_with if name not in LIBRARY] == []
    assert symbol.name not in symbol.confused_with


@pytest.mark.parametrize("symbol", ICONS, ids=named)
def test_links_stop_within_the_grid_and_well_off_the_middle(symbol):
    box = symbol.outline.bounds()
    assert Rect(0, 0, GRID, GRID).contains_rect(box)
    assert max(box.w, box.h) > 0.7 * GRID and min(box.w, box.h) > 0.3 * GRID


@pytest.mark.parametrize("symbol", ICONS, ids=named)
def test_an_icon_is_found_by_its_caption_and_by_its_name(symbol):
    for words in (symbol.caption, symbol.name.replace("-", " ")):
        assert search(words, LIBRARY)[0] is symbol


def test_what_a_head_wears_is_in_the_library():
    heads = [mark for symbol in LIBRARY for mark in symbol.marks if isinstance(mark, Head)]
    assert {head.hair for head in heads} - {""} <= set(LIBRARY.hairs)
    assert {head.face for head in heads} | {icon.face for icon in ICONS} <= set(LIBRARY.faces) | {""}


def test_a_symbol_reads_as_its_caption_says():
    assert LIBRARY.get("camhs").caption == "CAMHS"
    assert LIBRARY.get("nurse").caption == "nurse or GP"
    assert LIBRARY.get("crossed-swords").caption == "crossed swords"


def read(folder: Path, text: str):
    (folder / "mine.toml").write_text(text, "utf-8")
    return read_symbols(folder)


def test_a_folder_of_icons_is_read(tmp_path):
    assert "ring" in read(tmp_path, GOOD)


def test_a_part_is_moved_and_scaled(tmp_path):
    text = "[parts.dot]\ndraw = '''\nsolid circle 0 0 2\nhead 1 0 0.5\n'''\n" + GOOD.replace(
        "line circle 50 50 30", "use dot 10 20 3"
    )
    dot, head = read(tmp_path, text).get("ring").marks
    assert dot.path.bounds().centre == (10, 20) and dot.path.bounds().w == pytest.approx(12)
    assert head.centre == (13, 20) and head.scale == 1.5


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("lin circle 50 50 30", "unknown role 'lin'"),
        ("line circle 50 50", "a circle has 3 numbers"),
        ("line circle 50 50 wide", "wide"),
        ("line", "no shape"),
        ("line M10 10 Q", "M10 10 Q"),
        ("tint:mauve circle 50 50 30", "unknown colour 'mauve'"),
        ("use nose", "no part is called 'nose'"),
        ("use", "use"),
        ("head 50", "head 50"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_table(tmp_path, wrong, line):
    with pytest.raises(FileError) as caught:
        read(tmp_path, GOOD.replace("line circle 50 50 30", wrong))
    assert str(caught.value).startswith("mine.toml: [ring]")
    assert line in str(caught.value) and wrong in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + "looks = a ring\n", ("mine.toml", "line 7")),
        ("looks = 'lost'\n" + GOOD, ("mine.toml", "'looks'")),
        (GOOD.replace('category = "change"', ""), ("mine.toml", "[ring]", "'category'")),
        (GOOD + "outline = 'circle 50'\n", ("mine.toml", "[ring]", "outline")),
        (GOOD + "[parts.dot]\ndraw = 'dot'\n[hairs.tuft]\ndraw = 'use dot'\n", ("[parts.dot]", "'dot'")),
        (GOOD + "[parts.dot]\ndraw = 'use dot'\n[hairs.tuft]\ndraw = 'use dot'\n", ("[parts.dot]", "circle")),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path, text, said):
    with pytest.raises(FileError) as caught:
        read(tmp_path, text)
    assert [words for words in said if words not in str(caught.value)] == []


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match=r"mine\.toml"):
        read_symbols(tmp_path)
