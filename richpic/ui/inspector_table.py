"""The rows of the inspector for each kind: ROWS is the only place that knows which kind has what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from richpic.model.element import Element
from richpic.model.palette import LINES, TINTS
from richpic.ui.controls import Choices, Paint
from richpic.ui.glyphs import paint_glyph
from richpic.ui.inspector_icon import SymbolRow
from richpic.ui.inspector_legend import ColumnsRow, LettersRow, LinesRow
from richpic.ui.inspector_link import RelationRow, TensionRow
from richpic.ui.inspector_person import HairRow, LookRow, SkinRow
from richpic.ui.inspector_rows import (
    ChoiceRow,
    Desk,
    Elements,
    MakeRow,
    Row,
    SwatchRow,
    TextRow,
    ToggleRow,
    shared,
)
from richpic.ui.inspector_words import WordsRow
from richpic.ui.tray import FaceButton


class FaceRow(Row):
    """The face of a person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Face")
        faces = [(face, FaceButton(desk.theme, desk.pixmaps, face)) for face in desk.pixmaps.library.faces]
        self.choices = Choices(faces, 8, self._choose, spacing=0)
        self.column.addWidget(self.choices)

    def _choose(self, value: object) -> None:
        self.desk.commit({"face": value}, f"made it {value}")

    def refresh(self, elements: Elements) -> None:
        """Show the face; nothing for symbols without one."""
        library = self.desk.pixmaps.library
        symbols = [library.get(str(getattr(element, "symbol", ""))) for element in elements]
        self.setVisible(any(symbol.has_face for symbol in symbols))
        face = shared(elements, "face")
        self.choices.show_value(face or (symbols[0].face or "happy" if face == "" and symbols else None))


class ShapeRow(ChoiceRow):
    """The shape of a boundary; "as drawn" only where something was drawn."""

    def refresh(self, elements: Elements) -> None:
        """Show the shape as chosen."""
        super().refresh(elements)
        drawn = any(getattr(element, "points", ()) for element in elements)
        self.choices.buttons["blob"].setVisible(drawn)


class TitlePlaceRow(ChoiceRow):
    """On which side of a boundary its title stands; it can be dragged anywhere along the line, too."""

    def __init__(self, desk: Desk) -> None:
        sides = [(0.0, "top", None), (0.25, "right", None), (0.5, "bottom", None), (0.75, "left", None)]
        super().__init__(desk, "Title at the", "title_at", sides, 4, "moved the title")

    def _choose(self, value: object) -> None:
        self.desk.commit({"title_at": value, "title_chosen": False}, self._step)

    def refresh(self, elements: Elements) -> None:
        """Show the side that is nearest; nothing where there is no title."""
        self.setVisible(any(getattr(element, "title", "") for element in elements))
        at = shared(elements, "title_at")
        self.choices.show_value(None if at is None else round(at * 4) % 4 / 4)


class TitleOutsideRow(ToggleRow):
    """Whether the title of a boundary stands outside of its line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Title outside the line", "title_outside", "moved the title")

    def _choose(self, value: bool) -> None:
        self.desk.commit({"title_outside": value, "title_chosen": False}, self._step)

    def refresh(self, elements: Elements) -> None:
        """Show whether it is; nothing where there is no title."""
        super().refresh(elements)
        self.setVisible(any(getattr(element, "title", "") for element in elements))


def glyph_paint(desk: Desk, glyph: str) -> Paint:
    """Return what paints an icon of the interface on a choice."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        paint_glyph(painter, glyph, rect, desk.theme.tokens.text, 18)

    return paint


def line_paint(desk: Desk, width: float, dashed: bool = False) -> Paint:
    """Return what paints a line of `width` pixels on a choice."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        pen = painter.pen()
        pen.setColor(desk.theme.tokens.text)
        pen.setWidthF(width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        middle = rect.center()
        painter.drawLine(middle - QPointF(15, 0), middle + QPointF(15, 0))

    return paint


def _glyphs(desk: Desk, *options: tuple[Any, str, str]) -> list[tuple[Any, str, Paint | None]]:
    return [(value, words, glyph_paint(desk, glyph)) for value, words, glyph in options]


def _sizes(desk: Desk) -> Row:
    options = [(64.0, "S", None), (96.0, "M", None), (140.0, "L", None), (200.0, "XL", None)]
    return ChoiceRow(desk, "Size", "size", options, 4)


def _letters(desk: Desk) -> Row:
    options = [(16.0, "S", None), (22.0, "M", None), (30.0, "L", None), (40.0, "XL", None)]
    return ChoiceRow(desk, "Size", "size", options, 4)


def _letter_weight(desk: Desk) -> Row:
    options = [(400, "plain", None), (600, "strong", None), (700, "bold", None)]
    return ChoiceRow(desk, "Letters", "weight", options)


def _align(desk: Desk) -> Row:
    options = _glyphs(
        desk,
        ("left", "left", "text-align-left"),
        ("centre", "centre", "text-align-center"),
        ("right", "right", "text-align-right"),
    )
    return ChoiceRow(desk, "Lines", "align", options)


def _weights(desk: Desk) -> Row:
    options = [
        (n, word, line_paint(desk, pen))
        for n, word, pen in ((1, "thin", 1.6), (2, "medium", 2.6), (3, "bold", 4.4))
    ]
    return ChoiceRow(desk, "Line", "weight", options)


def arrow_paint(desk: Desk, heads: str) -> Paint:
    """Return what paints a line with its arrowheads on a choice; `heads` is none, start, end or both."""

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(desk.theme.tokens.text), 1.8, c=Qt.PenCapStyle.RoundCap))
        middle = rect.center()
        painter.drawLine(middle - QPointF(13, 0), middle + QPointF(13, 0))
        for side, where in ((-1, "start"), (1, "end")):
            if heads not in (where, "both"):
                continue
            tip = middle + QPointF(13 * side, 0)
            for slope in (-5, 5):
                painter.drawLine(tip, tip + QPointF(-5 * side, slope))

    return paint


def _heads(desk: Desk) -> Row:
    options = [
        (heads, words, arrow_paint(desk, heads))
        for heads, words in (
            ("none", "no arrow"),
            ("end", "arrow at the end"),
            ("start", "arrow at the start"),
            ("both", "arrows at both ends"),
        )
    ]
    return ChoiceRow(desk, "Arrow", "heads", options, 4)


def _pens(desk: Desk) -> Row:
    options = [
        (w, word, line_paint(desk, w * 0.8))
        for w, word in ((2.0, "fine"), (4.0, "pen"), (8.0, "marker"), (16.0, "brush"))
    ]
    return ChoiceRow(desk, "Pen", "width", options, 4)


def _bubble_style(desk: Desk) -> Row:
    options = _glyphs(desk, ("speech", "said aloud", "chat-circle"), ("thought", "thought", "cloud"))
    return ChoiceRow(desk, "Said or thought", "style", options, 2)


def _shape(desk: Desk) -> Row:
    options = _glyphs(
        desk,
        ("ellipse", "round", "circle"),
        ("rectangle", "square", "square"),
        ("blob", "as drawn", "scribble-loop"),
    )
    return ShapeRow(desk, "Shape", "shape", options)


def _outline(desk: Desk) -> Row:
    options = [(False, "solid", line_paint(desk, 2.4)), (True, "dashed", line_paint(desk, 2.4, True))]
    return ChoiceRow(desk, "Line", "dashed", options, 2)


def _text(caption: str, field: str, placeholder: str = "", lines: int = 1) -> MakeRow:
    return lambda desk: TextRow(desk, caption, field, placeholder, lines)


def _swatches(caption: str, field: str, names: Sequence[str]) -> MakeRow:
    return lambda desk: SwatchRow(desk, caption, field, names)


def _toggle(words: str, field: str, step: str) -> MakeRow:
    return lambda desk: ToggleRow(desk, words, field, step)


WASHES = ("", *(f"wash-{tint}" for tint in TINTS))
# What can be set of things of several kinds at once.
FOR_ALL: tuple[MakeRow, ...] = (WordsRow,)
PRIVATE = _text("Private remark", "note", "only you see this; never exported", 2)

# The rows of each kind, in their order. PRIVATE follows them all.
ROWS: Mapping[str, tuple[MakeRow, ...]] = MappingProxyType(
    {
        "icon": (
            _text("Label", "label", "who or what is it?"),
            FaceRow,
            SymbolRow,
            _swatches("Colour", "tint", ("", *TINTS)),
            _sizes,
            WordsRow,
            LookRow,
            SkinRow,
            HairRow,
            _toggle("Look the other way", "flipped", "turned it round"),
        ),
        "link": (
            RelationRow,
            _text("Label", "label", "what goes on between them?"),
            WordsRow,
            _swatches("Colour", "colour", ("", *LINES[:6])),
            _weights,
            _heads,
            TensionRow,
        ),
        "text": (
            _text("Words", "text", "", 3),
            _letters,
            _letter_weight,
            _align,
            _swatches("Colour", "colour", LINES),
        ),
        "note": (_text("Words", "text", "", 4), WordsRow, _swatches("Colour", "tint", (*TINTS, "white"))),
        "bubble": (
            _bubble_style,
            _text("Words", "text", "in their own words", 3),
            WordsRow,
            _swatches("Colour", "tint", ("white", *TINTS)),
            _toggle("Points at somebody", "has_tail", "changed the tail"),
        ),
        "boundary": (
            _text("Title", "title", "what holds these together?"),
            WordsRow,
            TitlePlaceRow,
            TitleOutsideRow,
            _shape,
            _swatches("Inside", "wash", WASHES),
            _swatches("Colour", "colour", LINES),
            _outline,
        ),
        "ink": (
            _swatches("Colour", "colour", LINES),
            _pens,
            _toggle("Highlighter: shows what is under it", "highlighter", "changed the pen"),
        ),
        "image": (_text("What does it show?", "alt", "for those who cannot see it", 4),),
        "legend": (
            _text("Title", "title", "what is this the key of?"),
            ColumnsRow,
            LettersRow,
            _swatches("Colour", "tint", ("white", *WASHES[1:])),
            LinesRow,
        ),
        "frame": (_text("Name", "name", "what is this part called?"),),
    }
)


def rows_of(element: Element) -> tuple[MakeRow, ...]:
    """Return the rows of the element's kind; one that the table does not list can still be written on."""
    rows = ROWS.get(element.kind)
    if rows is None:
        field = type(element).text_field
        return (_text(field.capitalize(), field),) if field else ()
    return rows
