"""Drawing icons: by one hand for a seed, in the element's colours, with anybody's face."""

import re
from dataclasses import replace

import numpy
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from richpic.files.symbols import symbol_library
from richpic.model.display import Fill
from richpic.model.inked import Inked
from richpic.model.palette import BLOND, DARK, GREY, HAIRS, LIGHT, PALETTES, SKINS, Palette, contrast
from richpic.model.symbol import CHANCE, MARKS, UNKNOWN, Head, Look, Symbol
from richpic.render import symbols
from richpic.render.painter import Painter
from richpic.render.symbols import symbol_items

LIBRARY = symbol_library()
ICONS = [symbol for symbol in LIBRARY if symbol.category != MARKS]
PEOPLE = [symbol for symbol in ICONS if symbol.has_face]


def named(symbol: Symbol) -> str:
    return symbol.name


def draw(name: str, seed: int = 1, palette: Palette = LIGHT, **choices: str):
    return symbol_items(LIBRARY.get(name), LIBRARY, palette, seed=seed, look=Look(**choices))


def fills(items) -> list[tuple[str, object]]:
    assert all(isinstance(item, Fill) for item in items)
    return [(item.colour, item.path.ops, item.path.coords) for item in items]


def colours(items) -> list[str]:
    return [item.colour for item in items]


def pixels(items, size: int, palette: Palette = LIGHT):
    """Return the pixels of a symbol painted in a square of `size`: rows, columns, red green blue."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 100, size / 100)
    Painter().paint(painter, items)
    painter.end()
    seen = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(size, size, 4)
    return seen[:, :, 2::-1].astype(int)


@pytest.mark.parametrize("symbol", ICONS, ids=named)
def test_the_same_seed_draws_the_same_icon(symbol):
    assert fills(draw(symbol.name, 3)) == fills(draw(symbol.name, 3))


@pytest.mark.parametrize("symbol", ICONS, ids=named)
def test_another_seed_is_another_hand(symbol):
    assert fills(draw(symbol.name, 1)) != fills(draw(symbol.name, 2))


def test_seeds_give_different_people():
    skins = {LIGHT.colour(skin) for skin in SKINS}
    seen = {frozenset(skins & set(colours(draw("adult", seed)))) for seed in range(1, 30)}
    assert len(seen) == len(SKINS)


def faces_of(items, count: int) -> list[str]:
    skins = {LIGHT.colour(skin) for skin in SKINS}
    return [colour for colour in colours(items) if colour in skins][:count]


def test_no_two_in_a_group_have_the_same_skin():
    for seed in range(1, 20):
        assert len(set(faces_of(draw("group", seed), 3))) == 3


def test_a_chosen_skin_and_hair_are_everybodys():
    assert set(faces_of(draw("group", 4, skin="skin5"), 3)) == {LIGHT.colour("skin5")}
    assert fills(draw("family", 4, hair="afro")) != fills(draw("family", 4, hair="bob"))


@pytest.mark.parametrize("name", ["parent", "older-person", "family", "young-carer"])
def test_another_skin_leaves_the_hair_as_it_is(name):
    """Whoever was given brown skin had grey hair all at once."""
    skins = {LIGHT.colour(skin) for skin in SKINS}
    for seed in range(1, 20):
        for skin in SKINS:
            other = draw(name, seed, skin=skin, hair_for=CHANCE)
            pairs = list(zip(fills(draw(name, seed)), fills(other), strict=True))
            changed = {before[0] for before, after in pairs if before != after}
            assert changed <= skins
            assert LIGHT.colour(skin) in {after[0] for _, after in pairs}


def test_a_hat_stays_on_whatever_the_hair():
    assert fills(draw("police-officer", 2, hair="afro")) == fills(draw("police-officer", 2, hair="bob"))


def test_children_are_not_grey_by_chance():
    young = [icon for icon in PEOPLE if all(m.young for m in icon.marks if isinstance(m, Head))]
    assert {"child", "teenager", "young-person"} <= {icon.name for icon in young}
    for symbol in young:
        for seed in range(1, 30):
            assert LIGHT.colour(GREY) not in colours(draw(symbol.name, seed))


def test_hair_goes_with_skin():
    for seed in range(1, 60):
        seen = colours(draw("adult", seed))
        if LIGHT.colour(BLOND) in seen:
            assert set(faces_of([Fill(None, c) for c in seen], 1)) <= {LIGHT.colour(s) for s in SKINS[:3]}


@pytest.mark.parametrize("symbol", PEOPLE, ids=named)
def test_any_face_fits_any_person_and_shows(symbol):
    drawn = {face: pixels(draw(symbol.name, face=face), 160) for face in LIBRARY.faces}
    names = list(drawn)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            assert (drawn[one] != drawn[other]).any(axis=2).sum() > 20, (one, other)


@pytest.mark.parametrize("hair", LIBRARY.hairs)
def test_hair_leaves_the_face_free(hair):
    for mark in LIBRARY.hairs[hair]:
        points = [point for line in mark.path.polylines() for point in line]
        assert [point for point in points if abs(point.x) < 7 and -3 < point.y < 10] == []


@pytest.mark.parametrize("symbol", ICONS, ids=named)
def test_an_icon_takes_the_colours_of_its_element(symbol):
    own, pen = "#123456", "#654321"
    seen = colours(draw(symbol.name, tint=own, ink=pen))
    assert pen in seen and LIGHT.ink not in seen
    roles = {mark.role for mark in symbol.marks if not isinstance(mark, Head) and not mark.colour}
    assert own in seen or not roles & {"tint", "ribbon"}


def test_an_icon_has_its_own_tint_until_one_is_chosen():
    assert LIGHT.colour("coral") in colours(draw("school"))
    assert LIGHT.colour("coral") not in colours(draw("school", tint="leaf"))


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
@pytest.mark.parametrize("symbol", [*ICONS, UNKNOWN], ids=named)
def test_an_icon_reads_at_32_pixels(symbol, palette):
    items = symbol_items(symbol, LIBRARY, palette, seed=2)
    seen = pixels(items, 32, palette)
    paper = numpy.array(QColor(palette.paper).getRgb()[:3])
    strong = numpy.abs(seen - paper).max(axis=2) > 90
    # Neither a wisp nor a blot.
    assert 0.05 < strong.mean() < 0.75
    rows, columns = numpy.nonzero(strong)
    assert max(numpy.ptp(rows), numpy.ptp(columns)) >= 20


@pytest.mark.parametrize("palette", (LIGHT, DARK), ids=lambda palette: palette.name)
def test_faces_show_on_every_skin(palette):
    for skin in SKINS:
        assert contrast(palette.ink, palette.colour(skin)) >= 1.9
    assert len({palette.colour(hair) for hair in HAIRS}) == len(HAIRS)


def test_a_mark_is_no_bigger_than_its_grid():
    for symbol in ICONS:
        for item in draw(symbol.name, 5):
            box = item.path.bounds()
            assert box.x > -4 and box.y > -4 and box.right < 104 and box.bottom < 104, symbol.name


def test_every_colour_is_one():
    for symbol in ICONS:
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours(draw(symbol.name)))


@pytest.fixture
def own_library():
    """The library, with which nothing was inked yet."""
    return replace(LIBRARY, inked=Inked())


def drawn_with(library, symbol, seed=3, palette=LIGHT, roughness=1.0, **choices):
    look = Look(**choices)
    return fills(symbol_items(symbol, library, palette, seed=seed, look=look, roughness=roughness))


@pytest.fixture
def inkings(monkeypatch):
    """How many marks were inked."""
    count = []
    for name in ("strokes", "ink_line"):
        real = getattr(symbols, name)
        monkeypatch.setattr(symbols, name, lambda *a, real=real: count.append("") or real(*a))
    return count


@pytest.mark.parametrize("symbol", [*LIBRARY, UNKNOWN], ids=named)
def test_what_was_inked_before_is_drawn_the_same(symbol, own_library, inkings):
    first = drawn_with(own_library, symbol)
    inkings.clear()
    kept = replace(own_library, inked=Inked(lambda: own_library.inked.kept))
    assert drawn_with(kept, symbol) == first
    if symbol is not UNKNOWN:
        assert not inkings


def test_other_colours_need_no_new_ink(own_library, inkings):
    symbol = LIBRARY.get("youth-worker")
    before = drawn_with(own_library, symbol, skin="skin1")
    inkings.clear()
    after = drawn_with(own_library, symbol, palette=DARK, tint="leaf", ink="red", skin="skin4")
    assert [path for _, *path in after] == [path for _, *path in before]
    assert [colour for colour, *_ in after] != [colour for colour, *_ in before]
    assert not inkings


DIFFERENT = (
    {},
    {"face": "sad"},
    {"hair": "afro"},
    {"hair": "bob"},
    {"seed": 4},
    {"roughness": 2.0},
    {"face": "sad", "hair": "afro"},
)


def test_what_looks_different_is_kept_apart(own_library):
    symbol = LIBRARY.get("family")
    one_by_one = [drawn_with(replace(LIBRARY, inked=Inked()), symbol, **choices) for choices in DIFFERENT]
    together = [drawn_with(own_library, symbol, **choices) for choices in DIFFERENT]
    again = [drawn_with(own_library, symbol, **choices) for choices in DIFFERENT]
    assert one_by_one == together == again
    assert len({str(drawn) for drawn in again}) == len(DIFFERENT)


def test_a_symbol_from_elsewhere_with_the_name_of_ours_is_not_taken_for_it(own_library):
    ours = LIBRARY.get("school")
    other = replace(ours, marks=LIBRARY.get("wall").marks)
    drawn_with(own_library, ours)
    assert drawn_with(own_library, other) == drawn_with(replace(LIBRARY, inked=Inked()), other)
    assert drawn_with(own_library, ours) == drawn_with(replace(LIBRARY, inked=Inked()), ours)
