"""How much there is to do for one picture, from an empty window: by mouse, by keys, by scribe.

The numbers are in the guide. Fewer are welcome: change them here and there.
"""

import pytest
from PySide6.QtCore import Qt

from tests.ui.counting import CTRL, LINKS, NOTES, QUOTE, THINGS, TITLE, KeyHand, MouseHand

KEY = Qt.Key


@pytest.fixture
def empty(make_window, qtbot):
    window = make_window((1600, 960))
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_.run("zoom-100")
    window.canvas.setFocus()
    return window


def joints(window):
    """What is linked on the picture: from, to, in which words, and what it means."""
    elements = window.editor.picture.elements
    return {
        (elements[e.start.element].label, elements[e.end.element].label, e.label, e.relation)
        for e in elements.values()
        if e.kind == "link"
    }


def of(window, kind):
    return [element for element in window.editor.picture.order if element.kind == kind]


def check(window, meanings=True):
    """The picture holds all that was wanted; the scribe reads what links mean out of their words."""
    assert {(e.symbol, e.label) for e in of(window, "icon")} == {(t.symbol, t.label) for t in THINGS}
    made, wanted = joints(window), {tuple(joint) for joint in LINKS}
    assert made == wanted if meanings else {one[:3] for one in made} == {one[:3] for one in wanted}
    assert [element.text for element in of(window, "text")] == [TITLE]
    assert [(e.text, e.style) for e in of(window, "bubble")] == [(QUOTE, "thought")]
    assert len(of(window, "boundary")) == 1
    assert next(e for e in of(window, "icon") if e.label == "worried parent").face == "worried"


def test_by_mouse(empty):
    window, hand = empty, MouseHand(empty)
    for thing in THINGS:
        hand.symbol(thing)
        hand.label(thing)
    for joint in LINKS:
        hand.link(joint)
    hand.purpose = "the rest"
    hand.double_click((-200, -260))
    hand.type(TITLE)
    hand.click(window.tools.buttons["bubble"])
    hand.click(window.tools.buttons["bubble"])
    hand.click(window.canvas, hand.page(hand.called("young person").place()))
    hand.type(QUOTE)
    hand.click(window.tools.buttons["boundary"])
    hand.drag((-420, -230), (420, 260))
    window.canvas.finish_text()
    check(window)
    assert hand.counts == {
        "icons": len(THINGS),
        "looking for icons": 6,
        "labels and faces": 1,
        "links": len(LINKS),
        "kinds of links": 7,
        "the rest": 6,
    }
    for_icons = ("icons", "looking for icons", "labels and faces")
    assert sum(hand.counts[what] for what in for_icons) <= 2 * len(THINGS)
    assert hand.counts["links"] + hand.counts["kinds of links"] <= 2 * len(LINKS)


def test_by_keys(empty):
    window, hand = empty, KeyHand(empty)
    for thing in THINGS:
        hand.symbol(thing)
        hand.label(thing)
    for joint in LINKS:
        hand.link(joint)
    hand.purpose = "the rest"
    hand.key(KEY.Key_A, CTRL)
    for key in (KEY.Key_O, KEY.Key_Return, KEY.Key_Escape):
        hand.key(key)
    hand.key(KEY.Key_J, CTRL)
    hand.type("young person")
    for key in (KEY.Key_Return, KEY.Key_B, KEY.Key_B, KEY.Key_Return):
        hand.key(key)
    hand.type(QUOTE)
    for key in (KEY.Key_Escape, KEY.Key_T, KEY.Key_Return):
        hand.key(key)
    hand.type(TITLE)
    hand.key(KEY.Key_Escape)
    check(window)
    assert hand.counts == {
        "icons": 2 * len(THINGS),
        "labels and faces": 6,
        "links": 32,
        "kinds of links": 14,
        "the rest": 13,
    }


def test_by_scribe(empty):
    window, hand = empty, KeyHand(empty)
    hand.purpose = "lines"
    hand.key(KEY.Key_Slash)
    for line in NOTES:
        hand.type(line)
        hand.key(KEY.Key_Return)
    check(window, meanings=False)
    assert hand.counts == {"lines": 1 + len(NOTES)}
    assert hand.counts.total() <= len(THINGS) + len(LINKS), "at most one for each thing and link"
