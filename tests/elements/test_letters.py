"""The size of words can be chosen for everything that has words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.ink import Ink
from richpic.elements.legend import Legend
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.display import Group, Item, TextRun
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture
from richpic.render.context import PictureContext

pytestmark = pytest.mark.usefixtures("qapp")
WORDS = "nobody asked them what they need"
THINGS = {
    "icon": Icon(id="icon", symbol="school", label=WORDS),
    "link": Link(id="link", end=End("", 600.0, 0.0), label=WORDS),
    "text": Text(id="text", text=WORDS),
    "note": Note(id="note", text=WORDS),
    "bubble": Bubble(id="bubble", text=WORDS),
    "boundary": Boundary(id="boundary", title=WORDS),
}


def context(element: Element) -> DrawContext:
    return PictureContext(added(element).apply(Picture()), symbol_library())


def runs(items: Sequence[Item]) -> Iterator[TextRun]:
    for item in items:
        if isinstance(item, Group):
            yield from runs(item.items)
        elif isinstance(item, TextRun):
            yield item


def lettered(element: Element, size: float) -> Element:
    return replace(element, **element.lettered(size, context(element)))


@pytest.mark.parametrize("kind", THINGS)
@pytest.mark.parametrize("size", [12.0, 34.0, 70.0])
def test_words_are_drawn_in_the_size_that_was_chosen(kind, size):
    made = lettered(THINGS[kind], size)
    drawn = list(runs(made.draw(context(made))))
    assert drawn and {run.size for run in drawn} == {size}
    assert made.letters_now(context(made)) == size


@pytest.mark.parametrize("kind", THINGS)
def test_the_usual_size_comes_back(kind):
    usual = THINGS[kind].letters_now(context(THINGS[kind]))
    again = lettered(lettered(THINGS[kind], 16.0), 0.0)
    assert again.letters_now(context(again)) == pytest.approx(usual)


@pytest.mark.parametrize("kind", ["note", "bubble"])
def test_paper_grows_about_its_middle_as_far_as_larger_words_need(kind):
    before, made = THINGS[kind], lettered(THINGS[kind], 60.0)
    old, new = before.body(context(before)), made.body(context(made))
    assert new.w > old.w and new.h > old.h
    assert new.centre.distance(old.centre) < 0.01
    assert lettered(before, 10.0).body(context(before)) == old


def test_words_on_the_paper_grow_about_their_middle_and_wrap_as_before():
    before = replace(THINGS["text"], width=200.0, align="centre")
    made = lettered(before, 44.0)
    assert made.body(context(made)).centre.distance(before.body(context(before)).centre) < 0.01
    lines = [len(list(runs(one.draw(context(one))))) for one in (before, made)]
    assert lines[0] == lines[1] > 1


@pytest.mark.parametrize("kind", ["icon", "link"])
def test_larger_labels_keep_as_many_words_on_a_line(kind):
    before, made = THINGS[kind], lettered(THINGS[kind], 60.0)
    lines = [[run.text for run in runs(one.draw(context(one)))] for one in (before, made)]
    assert lines[0] == lines[1]


@pytest.mark.parametrize("kind", THINGS)
def test_letters_of_next_to_nothing_are_still_drawn(kind):
    made = replace(THINGS[kind], **{"size" if kind == "text" else "letters": 2.0 if kind == "text" else 1e-9})
    assert all(run.size >= 2.0 for run in runs(made.draw(context(made))))


def test_the_lines_of_a_key_are_sized_and_what_has_no_words_is_left():
    legend = Legend(id="key")
    assert lettered(legend, 30.0).letters_now(context(legend)) == 30.0
    ink = Ink(id="ink", samples=((0.0, 0.0, 0.5), (9.0, 9.0, 0.5)))
    assert ink.lettered(30.0, context(ink)) == {} and ink.letters_now(context(ink)) == 0.0
