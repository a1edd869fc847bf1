"""An icon can be given another symbol, and stays itself."""

from dataclasses import replace

import pytest

from richpic.editor.editor import Editor
from richpic.editor.looks import another_look, in_place_of, lies_on, with_skin, with_symbol
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.model.symbol import CHANCE

COUNCIL = Icon(id="council", symbol="charity", label="council", x=40, y=60, size=140, tint="rose", face="sad")
MUM = Icon(id="mum", symbol="parent", label="mum", x=400, y=60)
LINK = Link(id="link", start=End("mum"), end=End("council"), label="asks")


def test_only_the_symbol_changes_and_links_stay():
    picture = added(COUNCIL, MUM, LINK).apply(Picture())
    change = with_symbol(picture, ["council"], "funder")
    assert change.name == "changed the icon"
    after = change.apply(picture)
    assert after.elements["council"] == replace(COUNCIL, symbol="funder")
    assert after.elements["mum"] == MUM
    assert after.elements["link"] == LINK


def test_several_change_and_what_is_no_icon_or_guarded_stays():
    guarded = replace(MUM, id="gran", locked=True, guarded=True)
    note = Note(id="note", text="ask her")
    picture = added(COUNCIL, MUM, guarded, note).apply(Picture())
    after = with_symbol(picture, ["council", "mum", "gran", "note", "nobody"], "funder").apply(picture)
    changed = {one for one in picture.elements if after.elements[one] != picture.elements[one]}
    assert changed == {"council", "mum"}


def test_the_symbol_that_it_has_is_no_step():
    picture = added(COUNCIL).apply(Picture())
    assert with_symbol(picture, ["council"], "charity").is_empty


def test_one_step_and_back(make_context):
    editor = Editor(make_context, added(COUNCIL, MUM, LINK).apply(Picture()))
    before, steps = editor.picture, editor.history.done
    editor.commit(with_symbol(before, ["council", "mum"], "school"))
    assert editor.history.done == steps + 1
    editor.undo()
    assert editor.picture == before


FUNDER = Icon(id="funder", symbol="funder", label="funder", x=52, y=50, size=96)


@pytest.mark.parametrize(
    ("x", "y", "size", "lies"),
    [
        (40, 60, 140, True),
        (60, 75, 96, True),
        (90, 60, 96, False),
        (40, 110, 140, False),
        (40, 60, 64, False),
        (40, 60, 400, False),
    ],
    ids=["the middle", "nearly", "beside", "below", "a badge on it", "a ground for it"],
)
def test_on_the_middle_of_one_of_its_size_is_on_it(make_context, x, y, size, lies):
    editor = Editor(make_context, added(COUNCIL, MUM).apply(Picture()))
    on = lies_on(editor.scene, replace(FUNDER, x=x, y=y, size=size))
    assert (on is not None and on.id == "council") == lies


def test_nothing_lies_on_what_is_locked_or_hidden_or_no_icon(make_context):
    note = Note(id="note", x=0, y=0, w=96, h=96)
    for below in (replace(COUNCIL, locked=True), replace(COUNCIL, hidden=True), note):
        editor = Editor(make_context, added(below).apply(Picture()))
        assert lies_on(editor.scene, FUNDER) is None


@pytest.mark.parametrize(
    ("written", "label"), [("funder", "council"), ("", "council"), ("lottery", "lottery")]
)
def test_what_was_put_on_an_icon_takes_its_place_and_brings_only_its_own_words(make_context, written, label):
    on = replace(FUNDER, label=written)
    picture = added(COUNCIL, MUM, LINK, on).apply(Picture())
    change = in_place_of(picture, on, COUNCIL, make_context(picture))
    after = change.apply(picture)
    assert after.elements["council"] == replace(COUNCIL, symbol="funder", label=label)
    assert "funder" not in after.elements
    assert after.elements["link"] == LINK
    assert change.inverse.apply(after) == picture


@pytest.mark.parametrize(
    ("before", "kept"),
    [({}, CHANCE), ({"skin": "skin2"}, "skin2"), ({"skin": "skin2", "hair_for": CHANCE}, CHANCE)],
)
def test_another_skin_remembers_which_one_the_hair_goes_with(before, kept):
    picture = added(replace(MUM, **before)).apply(Picture())
    change = with_skin(picture, ["mum", "nobody"], "skin6")
    assert change.name == "changed the skin"
    after = change.apply(picture)
    assert (after.elements["mum"].skin, after.elements["mum"].hair_for) == ("skin6", kept)
    assert with_skin(after, ["mum"], "skin6").is_empty
    assert another_look(after, ["mum"]).apply(after).elements["mum"].hair_for == ""
