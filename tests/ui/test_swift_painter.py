"""A crowd in flight looks as it does at rest, but for the ends of lines."""

import pytest
from PySide6.QtGui import QImage, QPainter

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.render.painter import Painter
from richpic.ui.swift_painter import SwiftPainter
from tests.ui.paper import difference

PAPER = 0xFFFFFDF8


def drawn(**fields):
    """The display lists of a wheel of links with a note among them, each as it is drawn in a crowd."""
    rim = [
        Icon(id=f"i{n}", symbol="school", size=30, x=40 + n % 6 * 140, y=40 + n // 6 * 420) for n in range(12)
    ]
    hub = Icon(id="hub", z="a1", symbol="council", x=390, y=260, size=60)
    links = [
        Link(id=f"l{n}", z="a2", start=End("hub"), end=End(f"i{n}"), label="asks again", **fields)
        for n in range(12)
    ]
    note = Note(id="note", z="a3", x=500, y=200, w=90, h=70, text="later")
    picture = added(*rim, hub, *links, note).apply(Picture())
    ctx = PictureContext(picture, symbol_library()).plainly()
    return [element.draw(ctx) for element in picture.order]


def painted(paint, scale: float) -> QImage:
    image = QImage(round(800 * scale), round(520 * scale), QImage.Format.Format_RGB32)
    image.fill(PAPER)
    qpainter = QPainter(image)
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.scale(scale, scale)
    paint(qpainter)
    qpainter.end()
    return image


@pytest.mark.parametrize("scale", [0.3, 0.5, 1.0, 2.0])
@pytest.mark.parametrize(
    "fields", [{}, {"bend": 0.3}, {"relation": "tension"}, {"relation": "money", "heads": "both"}], ids=str
)
def test_a_crowd_looks_as_it_is(qapp, fields, scale):
    things = drawn(**fields)
    painter = Painter()
    rest = painted(lambda qpainter: [painter.paint(qpainter, items) for items in things], scale)
    flight = painted(lambda qpainter: SwiftPainter().paint_crowd(qpainter, things), scale)
    found = difference(rest, flight)
    assert (difference(rest, painted(lambda _: None, scale)) > 60).mean() > 0.01, "there is something to see"
    # The ends and corners of lines, and words that lie over the lines of others.
    assert (found > 60).mean() < 0.004


def test_words_stand_exactly_where_they_do_at_rest(qapp):
    words = [items[-1:] for items in drawn()[13:25]]
    rest = painted(lambda qpainter: [Painter().paint(qpainter, items) for items in words], 1.0)
    flight = painted(lambda qpainter: SwiftPainter().paint_crowd(qpainter, words), 1.0)
    assert difference(rest, painted(lambda _: None, 1.0)).max() > 100
    assert difference(rest, flight).max() <= 8


def test_the_painter_is_left_as_it_was(qapp):
    def paint(qpainter):
        before = qpainter.transform()
        SwiftPainter().paint_crowd(qpainter, drawn())
        assert qpainter.transform() == before

    painted(paint, 1.5)
