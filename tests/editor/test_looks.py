"""An icon can be given another symbol, and stays itself."""

from dataclasses import replace

from richpic.editor.editor import Editor
from richpic.editor.looks import with_symbol
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.change import added
from richpic.model.picture import Picture

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
