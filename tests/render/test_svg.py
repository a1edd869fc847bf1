"""SVG: well-formed, real text, complete in itself, nothing active, the picture inside."""

import base64
import io
import re
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from richpic.elements import Boundary, Bubble, Icon, Image, Link, Note, Text
from richpic.elements.end import End
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.display import Fill, Group, TextRun
from richpic.model.geometry import Rect, Transform
from richpic.model.path import Path, ellipse, parse, rectangle
from richpic.model.path_data import number, path_data
from richpic.model.picture import Page, Picture, StoredImage
from richpic.render import svg
from richpic.render.options import ExportOptions, keep_going
from richpic.render.scene import Artwork, Placed, make_artwork

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
ANY_TEXT = st.text(max_size=80) | st.text(st.characters(exclude_categories=()), max_size=20)


def written(picture: Picture, embedded: str | None = None, **options) -> str:
    out = io.BytesIO()
    artwork = make_artwork(picture, symbol_library(), ExportOptions(**options), svg.SCALE)
    svg.write_svg(artwork, out, embedded, keep_going)
    return out.getvalue().decode("utf-8")


def of_items(*items) -> str:
    out = io.BytesIO()
    placed = tuple(Placed(Rect(0, 0, 100, 100), Group((item,))) for item in items)
    svg.write_svg(
        Artwork(Rect(0, 0, 100, 100), 1.0, (), placed, "title", "what it shows", {}), out, None, keep_going
    )
    return out.getvalue().decode("utf-8")


def root(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def picture_saying(text: str) -> Picture:
    things = [
        Icon(id="p", symbol="youth-worker", label=text[:200], z="a0"),
        Icon(id="q", symbol="council", x=300, label="council", z="a1"),
        Link(id="l", start=End("p"), end=End("q"), label=text[:200], z="a2"),
        Note(id="n", y=200, text=text, z="a3"),
        Bubble(id="b", x=200, y=200, text=text, z="a4"),
        Boundary(id="o", x=-200, y=-200, w=900, h=700, title=text[:200], z="a5"),
        Text(id="t", y=400, text=text, z="a6"),
        Image(id="i", y=500, alt=text, z="a7"),
    ]
    return added(*things).apply(Picture(page=Page(title=text[:200], description=text)))


@given(text=ANY_TEXT)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_give_well_formed_xml_with_nothing_active(qapp, text):
    drawn = written(picture_saying(text), "inside")
    for element in root(drawn).iter():
        assert element.tag.rpartition("}")[2].lower() not in (
            "script",
            "foreignobject",
            "a",
            "animate",
            "set",
        )
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            if name.endswith("href"):
                assert value.startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,"))
    style = "".join(element.text or "" for element in root(drawn).iter(f"{SVG}style"))
    assert all(address.startswith("data:font/woff2") for address in re.findall(r"url\(([^)]*)", style))
    assert "@import" not in style


@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=300))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_picture_inside_comes_back_letter_by_letter(small_picture, text):
    (kept,) = root(written(small_picture, text)).iter(f"{{{svg.NAMESPACE}}}picture")
    assert kept.get("encoding") == "base64+zlib"
    assert zlib.decompress(base64.b64decode(kept.text or "")).decode("utf-8") == text


def test_without_the_picture_inside_there_is_no_metadata(small_picture):
    assert "metadata" not in written(small_picture)


def test_title_and_description_are_told_to_screen_readers(small_picture):
    page = replace(small_picture.page, description="Two services talk.")
    drawn = root(written(replace(small_picture, page=page)))
    said = {
        element.get("id"): element.text for element in drawn if element.tag in (f"{SVG}title", f"{SVG}desc")
    }
    assert drawn.get("role") == "img"
    named = [said[one] for one in (drawn.get("aria-labelledby") or "").split()]
    assert named == ["Our local system", "Two services talk."]


def test_text_is_text_in_the_words_of_the_picture(small_picture):
    words = [element.text for element in root(written(small_picture)).iter(f"{SVG}text")]
    assert "youth worker" in words
    assert "council" in words
    assert " ".join(words[-2:]) in ("thresholds keep rising", "keep rising")


def test_private_remarks_stay_private(small_picture):
    assert "private remark" not in written(small_picture)


def test_fonts_inside_have_just_the_letters_used_with_their_licence(small_picture):
    drawn = written(small_picture)
    (coded,) = re.findall(r"base64,([^)]*)\)", drawn)
    font = TTFont(io.BytesIO(base64.b64decode(coded)))
    letters = set(font["cmap"].getBestCmap())
    used = {ord(letter) for element in root(drawn).iter(f"{SVG}text") for letter in element.text or ""}
    assert used <= letters
    assert len(letters) < 40
    assert "Open Font License" in str(font["name"].getDebugName(13))
    assert len(drawn) < 60_000


def test_spaces_stay_as_they_were_typed(qapp):
    drawn = root(written(added(Text(id="t", text="a  b   c")).apply(Picture())))
    (text,) = drawn.iter(f"{SVG}text")
    assert text.text == "a  b   c"
    assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_what_this_machine_cannot_draw_keeps_its_letters_and_its_width(qapp):
    lost = "\U0010fffd"  # A private sign that no font has.
    drawn = root(written(added(Text(id="t", text=f"ok {lost}")).apply(Picture())))
    (text,) = (element for element in drawn.iter(f"{SVG}text") if element.text == lost)
    assert float(text.get("textLength") or 0) > 0


def test_icons_that_look_the_same_are_kept_once(qapp):
    def size(count: int) -> int:
        icons = [Icon(id=f"i{n}", symbol="council", x=150 * n) for n in range(count)]
        return len(written(added(*icons).apply(Picture())))

    assert size(60) < 2 * size(20)
    assert size(400) - size(200) < 200 * 250


def test_a_symbol_drawn_once_is_not_made_a_symbol(qapp):
    assert "<symbol" not in written(added(Icon(id="i", symbol="council")).apply(Picture()))


def test_an_image_shown_twice_is_kept_once(qapp):
    out = io.BytesIO()
    PillowImage.effect_noise((40, 40), 60).save(out, "PNG")
    images = {"a": StoredImage("image/png", out.getvalue())}
    shown = [Image(id=f"i{n}", image_id="a", x=200 * n) for n in range(3)]
    drawn = written(replace(added(*shown).apply(Picture()), images=images))
    assert drawn.count("data:image/png") == 1
    assert drawn.count("<use") == 3


@pytest.mark.parametrize("mime", ["image/svg+xml", "text/html", "image/gif"])
def test_images_that_could_be_more_than_pixels_become_png(qapp, mime):
    out = io.BytesIO()
    PillowImage.new("RGB", (4, 4), "red").save(out, "GIF")
    images = {"a": StoredImage(mime, out.getvalue())}
    drawn = written(replace(added(Image(id="i", image_id="a")).apply(Picture()), images=images))
    assert "data:image/png;base64,iVBOR" in drawn
    assert mime not in drawn


def test_an_image_that_is_no_image_is_a_grey_place(qapp):
    images = {"a": StoredImage("image/png", b"<svg onload='alert(1)'/>")}
    drawn = written(replace(added(Image(id="i", image_id="a")).apply(Picture()), images=images))
    assert "data:image" not in drawn
    assert "<rect" in drawn


def test_two_files_in_one_web_page_share_no_ids(qapp):
    def ids(label: str) -> set[str]:
        things = [Icon(id=f"i{n}", symbol="council", x=200 * n, label=label) for n in range(2)]
        return set(re.findall(r'(?:id|class)="([^"]*)"', written(added(*things).apply(Picture()))))

    assert ids("one")
    assert not ids("one") & ids("two")


def test_ids_are_unique_even_where_symbols_are_inside_symbols(qapp):
    dot = Fill(rectangle(Rect(0, 0, 5, 5)), "#000000")
    inner = Group((dot,), key="inner", clip=ellipse(Rect(0, 0, 5, 5)))
    outer = Group((inner, Group((dot,), key="inner", transform=Transform.translation(9, 0))), key="outer")
    drawn = of_items(outer, replace(outer, transform=Transform.translation(0, 9)), inner)
    ids = re.findall(r' id="([^"]*)"', drawn)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', drawn)) <= set(ids)


def test_the_same_picture_gives_the_same_file(small_picture):
    assert written(small_picture) == written(small_picture)


def test_what_lies_outside_a_frame_is_not_in_the_file(small_picture):
    from richpic.elements import Frame

    framed = added(Frame(id="f", name="left", x=0, y=0, w=125, h=125)).apply(small_picture)
    drawn = written(framed, frame="left")
    assert "youth worker" in drawn
    assert "council" not in drawn


COORDINATES = st.floats(-1e5, 1e5)


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=1, max_size=30))
def test_rounding_of_paths_never_adds_up(points):
    path = Path("M" + "L" * (len(points) - 1), tuple(value for point in points for value in point))
    back = parse(path_data(path))
    assert back.ops == path.ops
    assert all(abs(a - b) <= 0.0101 for a, b in zip(path.coords, back.coords, strict=True))


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, ".5"), (-0.25, "-.25"), (3.0, "3"), (-0.001, "0"), (10.0, "10"), (1.999, "2")]
)
def test_numbers_are_short(value, text):
    assert number(value) == text


def test_colours_keep_their_transparency(qapp):
    drawn = of_items(
        Fill(rectangle(Rect(0, 0, 9, 9)), "#12345680"), TextRun(0, 9, "x", "hand", 400, 9, "#ff0000", 5)
    )
    assert 'fill="#123456" fill-opacity=".502"' in drawn
    assert 'fill="#f00"' in drawn
