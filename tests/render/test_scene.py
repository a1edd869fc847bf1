"""What of a picture is exported: area, order, colours, and the words about it."""

from dataclasses import replace

import pytest

from richpic.elements import KINDS, Frame, Icon, Note, Text
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.geometry import Rect
from richpic.model.palette import DARK, LIGHT, LINES, contrast
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext
from richpic.render.extent import extent
from richpic.render.options import ExportError, ExportOptions
from richpic.render.paper import palette_of, paper_colour, paper_items
from richpic.render.scene import make_artwork
from tests.render.test_same_everywhere import OF_KIND, picture_of


def context(picture: Picture) -> PictureContext:
    return PictureContext(picture, symbol_library())


def artwork(picture: Picture, **options):
    return make_artwork(picture, symbol_library(), ExportOptions(**options), 1.0)


NOTE = Note(id="n", x=10, y=20, w=100, h=100, text="a")


def test_items_come_in_the_order_of_painting_titled_in_plain_words():
    upper, lower = Text(id="a", text="upper", z="a2"), Text(id="b", text="lower", z="a1")
    picture = added(upper, lower, Text(id="c", text="hidden", hidden=True)).apply(Picture())
    assert [one.group.title for one in artwork(picture).placed] == [
        "text “lower”",
        "text “upper”",
    ]


def test_only_some_items_can_be_asked_for():
    picture = added(NOTE, Text(id="t", text="words")).apply(Picture())
    (only,) = artwork(picture, only=frozenset({"t"})).placed
    assert only.group.title == "text “words”"


def test_the_area_is_what_is_drawn_and_its_padding():
    picture = added(NOTE).apply(Picture())
    tight = artwork(picture, padding=0).area
    usual = artwork(picture).area
    assert tight.contains_rect(Rect(10, 20, 100, 100))
    assert Rect(10, 20, 100, 100).expanded(4).contains_rect(tight)
    assert usual == tight.expanded(40)


@pytest.mark.parametrize("name", ["Cover", "cover", " COVER "])
def test_a_frame_is_cropped_to_exactly(name):
    picture = added(NOTE, Frame(id="f", name="Cover", x=5, y=6, w=70, h=80)).apply(Picture())
    assert artwork(picture, frame=name).area == Rect(5, 6, 70, 80)
    assert artwork(picture, frame=name, padding=3).area == Rect(2, 3, 76, 86)


def test_of_two_frames_the_one_spelt_the_same_is_taken():
    frames = [Frame(id="e", name="cover", w=50, h=50), Frame(id="f", name="Cover", x=9, w=70, h=80, z="a1")]
    picture = added(*frames).apply(Picture())
    assert artwork(picture, frame="Cover").area.x == 9


def test_a_picture_of_hidden_things_has_nothing_to_export():
    picture = added(replace(NOTE, hidden=True)).apply(Picture())
    with pytest.raises(ExportError, match="nothing to export"):
        artwork(picture)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"frame"}))
def test_bounds_hold_all_that_is_painted(kind):
    picture = picture_of(OF_KIND[kind])
    ctx = context(picture)
    for element in picture.order:
        painted = extent(element.draw(ctx))
        assert painted is not None
        # Extents count the control points of curves and the tallest letter that could be there.
        assert element.bounds(ctx).expanded(12).contains_rect(painted), element.id


def test_the_description_written_for_a_picture_is_its_own_or_lists_what_is_seen():
    picture = added(NOTE).apply(Picture(page=Page(title=" ", description="Told by hand.")))
    assert artwork(picture).title == "Rich picture"
    assert artwork(picture).description == "Told by hand."
    many = added(*(Text(id=f"t{n}", text=f"word {n}", z=f"a{n:02}") for n in range(20))).apply(Picture())
    assert "word 0" in artwork(many).description
    assert "and 8 more" in artwork(many).description


def test_ink_shows_on_any_background():
    picture = added(Text(id="t", text="words")).apply(Picture())
    for ground in ("white", "#ffffff", "#000000", "#1a3355", "#ffe9a8"):
        for dark in (False, True):
            ink = artwork(picture, background=ground, dark=dark).placed[0].group.items[0].colour
            plain = "#ffffff" if ground == "white" else ground
            assert contrast(ink, plain) > 4.5, (ground, dark)


def test_dark_is_the_same_picture_in_other_colours():
    picture = added(NOTE).apply(Picture())
    light, dark = artwork(picture), artwork(picture, dark=True)
    assert light.paper[0].colour == LIGHT.paper
    assert dark.paper[0].colour == DARK.paper
    assert light.area == dark.area


def test_a_transparent_ground_has_no_paper():
    assert artwork(added(NOTE).apply(Picture()), background="transparent").paper == ()


@pytest.mark.parametrize("paper", ["plain", "dotted", "squared", "kraft", "board"])
@pytest.mark.parametrize("dark", [False, True])
def test_lines_and_ink_can_be_told_from_every_paper(paper, dark):
    page = Page(paper=paper)
    palette = palette_of(page, dark)
    ground = paper_colour(page, palette)
    for name in LINES:
        assert contrast(palette.colour(name), ground) >= 3, name
    assert contrast(palette.ink, ground) >= 7


def test_a_board_is_dark_by_itself():
    page = Page(paper="board")
    assert palette_of(page).dark
    picture = added(Icon(id="i", symbol="council")).apply(Picture(page=page))
    assert context(picture).palette.dark


@pytest.mark.parametrize("paper", ["dotted", "squared", "kraft"])
def test_patterns_lie_on_the_page_and_not_on_the_part_of_it(paper):
    page = Page(paper=paper)
    whole = points(paper_items(page, LIGHT, Rect(-300, -300, 900, 900)))
    part = points(paper_items(page, LIGHT, Rect(0, 0, 256, 256)))
    if paper == "squared":  # Its lines end where the part ends, so their places are compared.
        assert {x for x, _ in part} <= {x for x, _ in whole} | {0, 256}
    else:
        ys = {y for _, y in whole}
        assert part
        assert {y for _, y in part} <= ys


def points(items) -> set[tuple[float, float]]:
    found = set()
    for item in items[1:]:
        coords = item.path.coords
        found |= {(coords[i], coords[i + 1]) for i in range(0, len(coords), 2)}
    return found
