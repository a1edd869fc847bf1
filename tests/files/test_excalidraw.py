"""Excalidraw's files become our own things; what cannot be taken is named, and nothing hostile gets in."""

import base64
import io
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pixels

from richpic.files.errors import FileError
from richpic.files.excalidraw import is_excalidraw, read_excalidraw
from richpic.files.picture_text import from_text, to_text
from richpic.model.picture import Picture


def raw(
    kind: str, identifier: str, x: float = 0, y: float = 0, w: float = 100, h: float = 60, **more: Any
) -> dict:
    return {"type": kind, "id": identifier, "x": x, "y": y, "width": w, "height": h, **more}


def arrow(identifier: str, points: list, x: float = 0, y: float = 0, **more: Any) -> dict:
    heads = {"startArrowhead": None, "endArrowhead": "arrow"}
    return raw("arrow", identifier, x, y, **{"points": points, **heads, **more})


def text(identifier: str, words: str, **more: Any) -> dict:
    return raw("text", identifier, **{"text": words, "originalText": words, "fontSize": 20, **more})


def read(*elements: dict, kind: str = "excalidraw", **more: Any):
    return read_excalidraw(json.dumps({"type": kind, "elements": list(elements), **more}))


def one(*elements: dict, **more: Any) -> Any:
    (element,) = read(*elements, **more).elements
    return element


@pytest.mark.parametrize("kind", ["excalidraw", "excalidraw/clipboard"])
def test_files_and_the_clipboard_are_recognised(kind):
    whole = json.dumps({"type": kind, "elements": [raw("rectangle", "a")]}, indent=2)
    assert is_excalidraw(whole)
    assert len(read_excalidraw(whole).elements) == 1


@pytest.mark.parametrize("words", ["", "hello", '{"type": "other"}', "[1, 2]", "excalidraw is a program"])
def test_other_texts_are_not(words):
    assert not is_excalidraw(words)


def test_a_box_with_words_is_a_note_in_the_nearest_tint():
    note = one(
        raw("rectangle", "a", 10, 20, 200, 90, backgroundColor="#a5d8ff"),
        text("t", "call them\nback", containerId="a"),
    )
    assert (note.kind, note.text, note.tint) == ("note", "call them\nback", "sky")
    assert (note.x, note.y, note.w, note.h) == (10, 20, 200, 90)


@pytest.mark.parametrize(
    ("kind", "shape"), [("rectangle", "rectangle"), ("ellipse", "ellipse"), ("diamond", "blob")]
)
def test_empty_shapes_are_boundaries(kind, shape):
    boundary = one(raw(kind, "a", backgroundColor="#ffc9c9", strokeColor="#e03131", strokeStyle="dashed"))
    assert (boundary.kind, boundary.shape, boundary.colour, boundary.wash) == (
        "boundary",
        shape,
        "red",
        "wash-coral",
    )
    assert boundary.dashed
    assert boundary.title == ""


def test_an_ellipse_keeps_its_words_in_one_group_with_it():
    ellipse, words = read(raw("ellipse", "a", 0, 0, 300, 200), text("t", "us", containerId="a")).elements
    assert (words.kind, words.text, words.align) == ("text", "us", "centre")
    assert ellipse.groups == words.groups != ()


def test_words_on_paper_keep_size_colour_and_place():
    words = one(text("t", "Our town", x=5, y=6, fontSize=36, strokeColor="#1971c2", textAlign="center"))
    assert (words.text, words.size, words.x, words.y, words.colour, words.align) == (
        "Our town",
        36,
        5,
        6,
        "blue",
        "centre",
    )
    assert words.width == 0


def test_words_that_wrapped_at_a_width_still_do():
    assert one(text("t", "a b c", width=140, autoResize=False)).width == 140


def test_arrows_stay_bound_and_keep_their_words_and_heads():
    a, b, link = read(
        raw("rectangle", "a"),
        raw("ellipse", "b", 400, 0),
        arrow(
            "l",
            [[0, 0], [300, 0]],
            startBinding={"elementId": "a"},
            endBinding={"elementId": "b"},
            startArrowhead="triangle",
            strokeStyle="dotted",
        ),
        text("t", "refers\nthem", containerId="l"),
    ).elements  # fmt: skip
    assert (link.start.element, link.end.element) == (a.id, b.id)
    assert (link.label, link.heads, link.relation) == ("refers them", "both", "weak")


def test_a_loose_arrow_keeps_its_ends_and_its_bend():
    link = one(arrow("l", [[0, 0], [100, 40], [200, 0]], 10, 20))
    assert (link.start.x, link.start.y, link.end.x, link.end.y) == (10, 20, 210, 20)
    assert link.bend == pytest.approx(-0.2)
    assert link.heads == "end"


def test_an_arrow_bound_to_what_is_not_there_ends_where_it_was_drawn():
    link = one(arrow("l", [[0, 0], [50, 0]], 7, 8, endBinding={"elementId": "gone"}))
    assert (link.end.element, link.end.x, link.end.y) == ("", 57, 8)


def test_a_line_of_many_points_is_a_stroke_and_a_closed_one_a_boundary():
    assert one(raw("line", "a", points=[[0, 0], [50, 0], [50, 90]])).kind == "ink"
    closed = one(raw("line", "a", points=[[0, 0], [90, 0], [90, 90], [0, 0]]))
    assert (closed.kind, closed.shape) == ("boundary", "blob")


def test_strokes_keep_their_pressure():
    ink = one(raw("freedraw", "a", 10, 20, points=[[0, 0], [5, 5], [9, 0]], pressures=[0.2, 0.9, 0.4],
                  simulatePressure=False, strokeColor="#2f9e44"))  # fmt: skip
    assert ink.samples == ((0, 0, 0.2), (5, 5, 0.9), (9, 0, 0.4))
    assert (ink.x, ink.y, ink.colour) == (10, 20, "green")


def photo() -> str:
    file = io.BytesIO()
    Pixels.new("RGB", (8, 6), "red").save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def test_images_come_along_turned_as_they_were():
    found = read(
        raw("image", "a", 0, 0, 80, 60, fileId="f", angle=math.pi / 2), files={"f": {"dataURL": photo()}}
    )
    (image,) = found.elements
    assert image.rotation == 90
    assert image.image_id in found.images


def test_frames_groups_and_locks_come_along():
    frame, box = read(
        raw("frame", "f", name="Part one"), raw("rectangle", "a", groupIds=["in", "out"], locked=True)
    ).elements
    assert (frame.kind, frame.name) == ("frame", "Part one")
    assert (box.groups, box.locked) == (("in", "out"), True)


def test_what_was_deleted_stays_away():
    assert read(raw("rectangle", "a", isDeleted=True)).elements == ()


def test_what_cannot_be_taken_is_named():
    found = read(
        raw("embeddable", "e"), raw("iframe", "i"), raw("image", "m", fileId="gone"),
        raw("rectangle", "r", link="https://example.org"), raw("hologram", "h"),
        raw("rectangle", "far", x=1e12), {"type": "ellipse", "id": "o"}, raw("ellipse", "t", angle=1.0),
    )  # fmt: skip
    assert found.left == (
        "2 embedded pages", "1 image that could not be read", "1 web link", "1 thing of an unknown kind",
        "2 damaged things", "1 slant (it stands upright now)",
    )  # fmt: skip
    assert len(found.elements) == 2


@pytest.mark.parametrize(
    "words",
    ["", "{", "[]", '{"type": "excalidraw"}', '{"type": "excalidraw", "elements": {}}', "[" * 100_000,
     '{"type": "excalidraw", "elements": [{"x": NaN}]}'],
)  # fmt: skip
def test_damaged_files_are_refused_in_words(words):
    with pytest.raises(FileError, match="clipboard"):
        read_excalidraw(words)


def test_too_many_things_are_refused():
    with pytest.raises(FileError, match="too many"):
        read(*([{}] * 20_001))


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
NAMES = """
id x y width height points pressures text containerId fontSize angle groupIds startBinding endBinding
strokeWidth strokeColor backgroundColor fileId name link autoResize customData
"""
KINDS = "rectangle ellipse diamond text arrow line freedraw image frame"
ODD = st.fixed_dictionaries(
    {"type": st.sampled_from(KINDS.split())},
    optional={
        name: JSON | st.floats(-1e9, 1e9) | st.lists(st.lists(st.floats(-1e7, 1e7), max_size=3), max_size=5)
        for name in NAMES.split()
    },
)


@given(st.lists(ODD, max_size=5), JSON)
def test_whatever_stands_there_what_comes_of_it_can_be_saved_and_opened(elements, files):
    found = read(*elements, files=files)
    picture = Picture({element.id: element for element in found.elements}, images=found.images)
    assert from_text(to_text(picture, exact=True)) == picture
