"""A key lists just what is on the picture, in the user's words, and stays up to date."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.elements import Icon, Legend, Link, Note
from richpic.elements.end import End
from richpic.files.picture_text import from_text, to_text
from richpic.model.change import added, edited
from richpic.model.display import Group, TextRun
from richpic.model.picture import Picture
from tests.driver import Driver
from tests.strategies import pictures

PEOPLE = (
    Icon(id="a", symbol="youth-worker", x=0, y=0, label="Ayo"),
    Icon(id="b", symbol="council", x=300, y=0, tint="coral"),
    Icon(id="c", symbol="youth-worker", x=600, y=0, z="a1"),
    Link(id="l", z="a2", relation="tension", start=End("a"), end=End("b")),
    Link(id="m", z="a3", relation="money", start=End("b"), end=End("c")),
    Note(id="n", z="a4", x=0, y=300, text="not in the key"),
)
KEY = Legend(id="key", z="a5", x=0, y=500)


def keys_of(picture: Picture, context_of) -> list[str]:
    ctx = context_of(*picture.elements.values())
    (legend,) = [one for one in picture.elements.values() if isinstance(one, Legend)]
    return [line.key for line in legend.lines(ctx)]


def words(items) -> list[str]:
    """All lines of text in a display list, whatever groups they are in."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Group):
            found += words(item.items)
        elif isinstance(item, TextRun):
            found.append(item.text)
    return found


def test_each_symbol_and_each_relation_has_one_line_symbols_first(context_of):
    ctx = context_of(*PEOPLE, KEY)
    assert [line.key for line in KEY.lines(ctx)] == [
        "icon:youth-worker",
        "icon:council",
        "link:money",
        "link:tension",
    ]
    assert words(KEY.draw(ctx)) == ["Key", "youth worker", "council", "money", "tension"]


def test_what_is_hidden_is_not_in_it(context_of):
    things = [replace(one, hidden=one.id in ("b", "m")) for one in PEOPLE]
    ctx = context_of(*things, KEY)
    assert [line.key for line in KEY.lines(ctx)] == ["icon:youth-worker", "link:tension"]


@given(data=st.data())
def test_its_lines_are_what_is_used_whatever_the_picture(data, context_of):
    picture = data.draw(pictures(kinds=("icon", "link", "note", "bubble")))
    shown = [one for one in picture.elements.values() if not one.hidden]
    used = {f"icon:{one.symbol}" for one in shown if isinstance(one, Icon)}
    used |= {f"link:{one.means.name}" for one in shown if isinstance(one, Link)}
    keys = [line.key for line in KEY.lines(context_of(*picture.elements.values(), KEY))]
    assert sorted(keys) == sorted(used)


def test_samples_look_as_things_do_where_all_agree_and_as_usual_where_not(context_of):
    lines = {line.key: line.sample for line in KEY.lines(context_of(*PEOPLE, KEY))}
    assert lines["icon:council"].tint == "coral"
    other = Icon(id="d", symbol="council", tint="leaf", z="a6")
    lines = {line.key: line.sample for line in KEY.lines(context_of(*PEOPLE, other, KEY))}
    assert lines["icon:council"].tint == ""


def test_a_line_can_be_renamed_and_get_its_own_name_back(context_of):
    named = replace(KEY, **KEY.renamed_line("icon:council", "the city"))
    assert "the city" in words(named.draw(context_of(*PEOPLE, named)))
    again = replace(named, **named.renamed_line("icon:council", "our council"))
    assert again.names == (("icon:council", "our council"),)
    back = replace(again, **again.renamed_line("icon:council", ""))
    assert "council" in words(back.draw(context_of(*PEOPLE, back)))


def test_a_line_can_be_left_out_and_come_back(context_of):
    less = replace(KEY, **KEY.with_line("link:money", False))
    ctx = context_of(*PEOPLE, less)
    assert "money" not in words(less.draw(ctx))
    assert less.bounds(ctx).h < KEY.bounds(context_of(*PEOPLE, KEY)).h
    more = replace(less, **less.with_line("link:money", True))
    assert "money" in words(more.draw(context_of(*PEOPLE, more)))


def test_an_empty_key_says_what_it_is_for(context_of):
    assert len(words(KEY.draw(context_of(KEY)))) > 1


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_its_width_decides_how_many_columns_it_has(columns, context_of):
    legend = replace(KEY, **KEY.in_columns(columns))
    assert legend.columns == columns
    assert replace(legend, **legend.in_letters(30)).columns == columns
    heights = [replace(KEY, **KEY.in_columns(n)).body(context_of(*PEOPLE, KEY)).h for n in (1, columns)]
    assert (heights[1] < heights[0]) == (columns > 1)


def test_it_follows_what_comes_goes_and_is_taken_back():
    drive = Driver(*PEOPLE, KEY)
    editor = drive.editor

    def shown() -> list[str]:
        return words(editor.scene.display_list("key"))

    before, bounds = shown(), editor.scene.bounds("key")
    editor.commit(added(Icon(id="s", symbol="school", x=900, z="a9")))
    assert "school" in shown()
    assert editor.scene.bounds("key").h > bounds.h
    editor.undo()
    assert shown() == before
    assert editor.scene.bounds("key") == bounds
    editor.commit(edited(drive.get("m"), {"relation": "care"}))
    assert "care" in shown()
    assert "money" not in shown()
    editor.commit(edited(drive.get("b"), {"hidden": True}))
    assert "council" not in shown()


def test_it_is_painted_again_where_it_has_changed():
    drive = Driver(*PEOPLE, KEY)
    areas: list = []
    drive.editor.subscribe(lambda happened, detail: areas.extend(detail) if happened == "areas" else None)
    before = drive.editor.scene.bounds("key")
    drive.editor.commit(added(Icon(id="s", symbol="school", x=900, z="a9")))
    assert before in areas
    assert drive.editor.scene.bounds("key") in areas


def test_moving_things_leaves_it_alone():
    drive = Driver(*PEOPLE, KEY)
    listed = drive.editor.scene.display_list("key")
    drive.editor.commit(edited(drive.get("a"), {"x": 50.0}))
    assert drive.editor.scene.display_list("key") is listed


def test_its_lines_are_not_in_the_file_but_what_the_user_said_of_them_is(context_of):
    named = replace(KEY, names=(("icon:council", "the city"),), left_out=("link:money",))
    again = from_text(to_text(added(*PEOPLE, named).apply(Picture())))
    assert again.elements["key"] == named
    assert "youth worker" not in to_text(again)
    assert keys_of(again, context_of) == ["icon:youth-worker", "icon:council", "link:money", "link:tension"]
