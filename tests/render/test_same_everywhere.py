"""What is exported is what was seen: QPainter, resvg and PDFium paint every kind of thing alike."""

import io
import math
from collections.abc import Callable
from dataclasses import replace

import numpy
import pytest
from PIL import Image as PillowImage

from richpic.elements import KINDS, Boundary, Bubble, Frame, Icon, Image, Ink, Legend, Link, Note, Text
from richpic.elements.end import End
from richpic.elements.relations import RELATIONS
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.picture import Page, Picture, StoredImage
from richpic.render import shaping, svg_text
from tests.render.rasters import of_pdf, of_png, of_svg, unlike

# The share of pixels that may differ by more than antialiasing (see `unlike`). It is below 0.00005 for nearly
# all of these; a link one shade off or one word left out is more than ten times as much.
ALIKE = 0.0003
SCALE = 2.0

WAVE = tuple((4.0 * i, 18 * math.sin(i / 5), 0.3 + 0.4 * (i % 9) / 9) for i in range(50))
PEOPLE = [
    Icon(id="p", symbol="youth-worker", x=60, y=60, label="youth worker", face="sad"),
    Icon(id="q", symbol="council", x=340, y=110, label="council", tint="coral"),
]
# Of each kind the looks that differ most; a new kind has to be given an entry.
OF_KIND: dict[str, list[Element]] = {
    "boundary": [
        Boundary(id="b", w=300, h=180, title="our place", dashed=True),
        Boundary(id="c", x=330, w=160, h=120, shape="rectangle", title="us", colour="red", wash="wash-coral"),
    ],
    "bubble": [
        *PEOPLE,
        Bubble(id="b", x=110, y=-80, text="No one tells me", tail=End("p")),
        Bubble(id="c", x=330, y=-60, style="thought", text="Who will pay for this?", tail=End("q")),
    ],
    "frame": [Frame(id="f", w=300, h=100, name="never seen"), Text(id="t", text="in a frame")],
    "icon": [
        *PEOPLE,
        Icon(id="r", symbol="youth-worker", x=200, y=80, rotation=30, flipped=True, size=140),
        Icon(id="s", symbol="no such symbol", x=450, y=60),
    ],
    "image": [
        Image(id="i", image_id="photo", w=160, h=90, rotation=-12),
        Image(id="j", image_id="photo", x=180, w=40, h=60),
        Image(id="k", image_id="lost", x=240, w=60, h=60),
    ],
    "ink": [
        Ink(id="i", samples=WAVE, width=6, colour="blue"),
        Ink(id="j", y=20, samples=WAVE, width=20, colour="amber", highlighter=True),
    ],
    "legend": [
        *PEOPLE,
        Link(id="l", relation="tension", start=End("p"), end=End("q"), label="no time"),
        Legend(id="k", x=40, y=170, w=440, names=(("icon:council", "the city council"),)),
        Legend(id="e", x=40, y=350, size=22, w=300, tint="wash-sun", left_out=("link:tension",)),
    ],
    "link": [*PEOPLE, Link(id="l", start=End("p"), end=End("q"), bend=0.2, label="asks, again and again")],
    "note": [
        Note(id="n", text="thresholds keep rising"),
        Note(id="m", x=150, w=120, h=70, text="more than there is room for on it " * 8, tint="leaf"),
    ],
    "text": [
        Text(id="t", text="What is going on here?\nwaits  nine   months", size=34, weight=700),
        Text(id="u", y=110, text="<b>&amp; “quoted” – fi ffi é e\u0301 Łódź</b>", colour="amber"),
        Text(id="v", y=140, text="αβγ Ω привет", size=30),
    ],
}  # fmt: skip


def photo() -> StoredImage:
    out = io.BytesIO()
    PillowImage.radial_gradient("L").resize((320, 180)).convert("RGB").save(out, "JPEG", quality=95)
    return StoredImage("image/jpeg", out.getvalue())


def picture_of(elements: list[Element], page: Page = Page()) -> Picture:  # noqa: B008  # a frozen value
    ordered = [replace(element, z=f"a{index}") for index, element in enumerate(elements)]
    return replace(added(*ordered).apply(Picture(page=page)), images={"photo": photo()})


@pytest.fixture
def look_alike(exported, tmp_path) -> Callable[..., None]:
    """Return a check that a picture comes out alike in every format, and is not empty."""

    def check(picture: Picture, **options: object) -> None:
        png = of_png(exported(picture, ".png", scale=SCALE, **options))
        svg = of_svg(exported(picture, ".svg", **options), tmp_path, SCALE)
        pdf = of_pdf(exported(picture, ".pdf", **options), SCALE)
        assert (png != png[0, 0]).any(axis=2).mean() > 0.005, "nothing was painted"
        assert unlike(png, svg) < ALIKE, "the SVG differs"
        assert unlike(png, pdf) < ALIKE, "the PDF differs"

    return check


def test_every_kind_is_compared():
    assert OF_KIND.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_looks_the_same_in_every_format(kind, look_alike):
    look_alike(picture_of(OF_KIND[kind]))


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_every_relation_looks_the_same_in_every_format(relation, look_alike):
    look_alike(
        picture_of(
            [
                *PEOPLE,
                Link(id="l", relation=relation, start=End("p"), end=End("q"), heads="both", label="waits"),
                Link(id="m", relation=relation, start=End("", 60, 220), end=End("", 330, 260), bend=-0.2),
            ]
        )
    )


def test_words_that_were_placed_look_the_same_in_every_format(look_alike):
    link, *things = sorted(OF_KIND["link"], key=lambda one: one.kind != "link")
    boundaries = [replace(one, title_at=0.5, title_outside=True) for one in OF_KIND["boundary"]]
    look_alike(picture_of([replace(link, label_at=0.3, label_below=True), *things, *boundaries]))


@pytest.mark.parametrize("paper", ["plain", "dotted", "squared", "kraft", "board"])
def test_every_paper_looks_the_same_in_every_format(paper, look_alike):
    look_alike(picture_of(OF_KIND["note"], Page(paper=paper)))


def test_dark_pictures_look_the_same_in_every_format(look_alike):
    look_alike(picture_of([*OF_KIND["link"], *OF_KIND["boundary"]]), dark=True)


def test_a_clear_font_looks_the_same_in_every_format(look_alike):
    look_alike(picture_of(OF_KIND["text"], Page(font="clear")))


def test_a_crop_to_a_frame_looks_the_same_in_every_format(look_alike):
    frame = Frame(id="f", name="half", x=30, y=20, w=180, h=100)
    look_alike(picture_of([*OF_KIND["link"], frame]), frame="half")


def test_the_comparison_sees_what_is_missing_moved_or_recoloured(exported):
    picture = picture_of(OF_KIND["link"])
    seen = of_png(exported(picture, ".png"))
    elements = picture.elements
    for fields in (
        {"label": "asks, again and"},
        {"colour": "red"},
        {"bend": 0.23},
        {"weight": 3},
        {"heads": "both"},
    ):
        changed = added(replace(elements["l"], **fields)).apply(picture)
        other = of_png(exported(changed, ".png"))
        assert unlike(seen, other) > ALIKE, fields
    assert unlike(seen, numpy.zeros_like(seen)) > 0.9


@pytest.fixture
def svg_alike(exported, tmp_path) -> Callable[[Picture], str]:
    """Return a check that the SVG comes out as the PNG; it gives back the SVG."""

    def check(picture: Picture) -> str:
        png = of_png(exported(picture, ".png", scale=SCALE))
        file = exported(picture, ".svg")
        assert unlike(png, of_svg(file, tmp_path, SCALE)) < ALIKE
        return file.read_text("utf-8")

    return check


# Greek is not in the font of the hand, and comes from the one other font that every machine has: ours.


def test_letters_of_another_font_look_the_same_as_text(svg_alike):
    assert ">δεζ</text>" in svg_alike(picture_of([Text(id="t", text="in δεζ out", size=40)]))


def test_letters_of_a_font_that_may_not_be_embedded_look_the_same_as_outlines(svg_alike, monkeypatch):
    monkeypatch.setattr(svg_text, "may_carry", lambda raw: False)
    svg = svg_alike(picture_of([Text(id="t", text="in δεζ out", size=40)]))
    assert 'role="img" aria-label="δεζ"' in svg
    assert ">δεζ</text>" not in svg


def test_signs_in_their_own_colours_look_the_same_as_images(svg_alike, monkeypatch):
    monkeypatch.setattr(shaping, "_is_coloured", lambda font, name: True)
    svg = svg_alike(picture_of([Text(id="t", text="in ηηθ out", size=40, colour="#000000")]))
    assert svg.count("data:image/png") == 2, "each sign is kept once"
    assert svg.count('aria-label="η"') == 2
