"""The sheet around a picture: filled to a shape, kept within a size, with a caption at its foot."""

import pytest
from PIL import Image

from richpic.elements.icon import Icon
from richpic.files.symbols import symbol_library
from richpic.model.display import TextRun
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from richpic.render.composing import compose
from richpic.render.legibility import LEGIBLE_EM
from richpic.render.options import Caption, ExportError, ExportOptions
from richpic.render.scene import make_artwork

CAPTION = Caption("Our local system", "March 2024", "drawn by the group")
PORTRAIT, SQUARE, WIDE = (1080.0, 1350.0), (1080.0, 1080.0), (1600.0, 900.0)


def sheet(content: Rect, **options: object):
    return compose(content, ExportOptions(**options), 2.0)


@pytest.mark.parametrize("content", [Rect(-50, 20, 700, 100), Rect(0, 0, 90, 900), Rect(5, 5, 300, 300)])
@pytest.mark.parametrize("size", [PORTRAIT, SQUARE, WIDE])
@pytest.mark.parametrize("caption", [None, CAPTION])
def test_a_shape_is_filled_to_the_pixel_around_the_whole_picture(content, size, caption):
    made = sheet(content, sizes=(size,), caption=caption)
    assert (made.sheet.w * made.scale, made.sheet.h * made.scale) == pytest.approx(size)
    free = made.sheet if made.strip is None else Rect(*made.sheet[:3], made.sheet.h - made.strip.h)
    assert free.expanded(1e-6).contains_rect(content)
    assert free.centre == pytest.approx(content.centre)


def test_of_several_shapes_the_one_that_shows_most_is_taken():
    assert sheet(Rect(0, 0, 100, 300), sizes=(SQUARE, PORTRAIT)).sheet.h > 300 * 0.99
    tall, flat = Rect(0, 0, 100, 300), Rect(0, 0, 300, 100)
    assert sheet(tall, sizes=(PORTRAIT, SQUARE)).scale == pytest.approx(1350 / 300)
    made = sheet(flat, sizes=(PORTRAIT, SQUARE))
    assert made.sheet.w == pytest.approx(made.sheet.h), "the same size of things on less empty paper"


def test_within_keeps_the_shape_and_the_limits():
    made = sheet(Rect(0, 0, 1000, 100), within=(2000.0, 1500.0), caption=CAPTION)
    assert made.sheet.w * made.scale == pytest.approx(2000)
    made = sheet(Rect(0, 0, 10, 100), within=(2000.0, 1500.0))
    assert made.sheet.h * made.scale == pytest.approx(1500)
    assert made.sheet.w / made.sheet.h == pytest.approx(0.1)


def test_an_empty_caption_takes_no_room():
    assert sheet(Rect(0, 0, 10, 10), caption=Caption()).strip is None


def test_the_caption_is_written_large_enough_for_a_phone_and_nothing_is_drawn_over_it(small_picture):
    options = ExportOptions(sizes=(WIDE,), caption=CAPTION)
    artwork = make_artwork(small_picture, symbol_library(), options, 2.0)
    strip = artwork.placed[-1]
    runs = [item for item in strip.group.items if isinstance(item, TextRun)]
    assert [run.text for run in runs] == ["Our local system", "March 2024 · drawn by the group"]
    assert min(run.size for run in runs) * 375 / artwork.area.w >= LEGIBLE_EM
    assert all(artwork.area.x < run.x and run.x + run.width < artwork.area.right for run in runs)
    assert all(one.bounds.bottom <= strip.bounds.y + 1e-6 for one in artwork.placed[:-1])


def test_a_long_caption_stays_on_its_strip(small_picture):
    caption = Caption(
        "A very long title that says everything twice " * 3, "January 2021 " * 4, "credit " * 20
    )
    artwork = make_artwork(
        small_picture, symbol_library(), ExportOptions(sizes=(SQUARE,), caption=caption), 2
    )
    left, right = (item for item in artwork.placed[-1].group.items if isinstance(item, TextRun))
    assert artwork.area.x < left.x and left.x + left.width < right.x
    assert right.x + right.width < artwork.area.right
    assert left.text.endswith("…") and right.text.endswith("…")


def test_what_reaches_below_a_crop_is_cut_at_the_caption(small_picture):
    options = ExportOptions(crop=Rect(0, 0, 300, 60), caption=CAPTION)
    artwork = make_artwork(small_picture, symbol_library(), options, 2.0)
    strip = artwork.placed[-1].bounds
    assert len(artwork.placed) > 2
    assert all(one.bounds.bottom <= strip.y + 1e-6 for one in artwork.placed[:-1])


def test_only_what_was_chosen_is_shown(small_picture):
    options = ExportOptions(only=frozenset({"note"}))
    artwork = make_artwork(small_picture, symbol_library(), options, 1.0)
    assert [one.group.title for one in artwork.placed] == ["note “thresholds keep rising”"]
    assert artwork.area.w < 400


def test_a_pdf_fills_the_page_that_was_asked_for(small_picture, exported):
    import pypdfium2

    out = exported(small_picture, ".pdf", sizes=((842 * 96 / 72, 595 * 96 / 72),))
    with pypdfium2.PdfDocument(out) as document:
        assert document[0].get_size() == pytest.approx((842, 595), abs=0.01)


def test_on_a_page_everything_is_drawn_by_hand_however_small(small_picture, exported):
    far = Icon(id="far", symbol="council", x=9000, y=9000, z="a9")
    picture = Picture({**small_picture.elements, "far": far}, small_picture.page)
    tiny = exported(picture, ".pdf", sizes=((400.0, 400.0),)).stat().st_size
    assert tiny > 0.8 * exported(picture, ".pdf").stat().st_size


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_images_have_exactly_the_pixels_of_the_shape(small_picture, exported, suffix):
    with Image.open(exported(small_picture, suffix, sizes=(WIDE,), caption=CAPTION)) as made:
        assert made.size == (1600, 900)


@pytest.mark.parametrize("quality", [0, 101])
def test_a_quality_that_makes_no_sense_is_told(quality):
    with pytest.raises(ExportError, match="quality"):
        ExportOptions(quality=quality).check()
