"""Painting: groups fade as one thing, clips cut, photos stay smooth, text stands where it was measured."""

import numpy
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from richpic.model.display import Bitmap, Fill, Group, Stroke, TextRun
from richpic.model.geometry import Rect, Transform
from richpic.model.path import polyline, rectangle
from richpic.render.extent import extent
from richpic.render.painter import NO_IMAGE, Painter, to_colour
from richpic.render.text import line_width

SIDE = 60
RED = Fill(rectangle(Rect(0, 0, 30, 30)), "#ff0000")
BLUE = Fill(rectangle(Rect(15, 15, 30, 30)), "#0000ff")


def painted(*items, images=None, scale: float = 1.0) -> numpy.ndarray:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    qpainter = QPainter(image)
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.scale(scale, scale)
    Painter((images or {}).get).paint(qpainter, items)
    qpainter.end()
    pixels = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(SIDE, SIDE, 4)
    return pixels[:, :, 2::-1].copy()


def colour_at(pixels: numpy.ndarray, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(value) for value in pixels[y, x])


@pytest.mark.parametrize("shift", [0, 7, 500])
def test_a_faded_group_fades_as_one_thing(shift):
    # Moved there and back, so that what is painted aside is not at the corner of the page.
    group = Group((RED, BLUE), Transform.translation(-shift, 0), opacity=0.5)
    pixels = painted(Group((group,), Transform.translation(shift, 0)))
    assert colour_at(pixels, 5, 5) == pytest.approx((255, 127, 127), abs=2)
    assert colour_at(pixels, 20, 20) == pytest.approx((127, 127, 255), abs=2), "red shows through blue"
    assert colour_at(pixels, 50, 50) == (255, 255, 255)


def test_a_faded_group_out_of_sight_or_without_content_paints_nothing():
    empty = Group((), opacity=0.5)
    away = Group((RED, BLUE), Transform.translation(900, 900), opacity=0.5)
    assert (painted(empty, away) == 255).all()


def test_fading_leaves_what_follows_as_it_is():
    pixels = painted(Group((RED,), opacity=0.25), Group((RED, BLUE), opacity=0.25), BLUE)
    assert colour_at(pixels, 40, 40) == (0, 0, 255)


def test_a_clip_cuts_in_the_coordinates_of_its_group_and_only_there():
    clipped = Group((RED,), Transform.translation(20, 0), clip=rectangle(Rect(0, 0, 10, 10)))
    pixels = painted(clipped, Fill(rectangle(Rect(0, 50, 60, 10)), "#00ff00"))
    assert colour_at(pixels, 25, 5) == (255, 0, 0)
    assert colour_at(pixels, 35, 5) == (255, 255, 255)
    assert colour_at(pixels, 55, 55) == (0, 255, 0)


def test_a_large_photo_shown_small_does_not_skip_pixels():
    board = QImage(640, 640, QImage.Format.Format_RGB32)
    for y in range(640):
        for x in range(0, 640, 2):
            board.setPixelColor(x, y, QColor("black"))
            board.setPixelColor(x + 1, y, QColor("white"))
    pixels = painted(Bitmap(Rect(0, 0, 60, 60), "board"), images={"board": board})
    middle = pixels[10:50, 10:50]
    assert abs(float(middle.mean()) - 127) < 6
    assert int(middle.max()) - int(middle.min()) < 40, "stripes where there is only grey to be seen"


def test_a_missing_image_is_a_grey_place_until_it_is_there():
    images: dict[str, QImage] = {}
    painter = Painter(images.get)
    target = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    item = Bitmap(Rect(0, 0, 60, 60), "late")
    colours = []
    for _ in range(2):
        qpainter = QPainter(target)
        painter.paint(qpainter, (item,))
        qpainter.end()
        colours.append(target.pixelColor(30, 30).name())
        images["late"] = QImage(4, 4, QImage.Format.Format_RGB32)
        images["late"].fill(QColor("#123456"))
    assert colours == [NO_IMAGE, "#123456"]


def test_text_ends_where_it_was_measured_to_end():
    width = line_width("mmm", "hand", 400, 20)
    pixels = painted(TextRun(2, 30, "mmm", "hand", 400, 20, "#000000", width))
    columns = numpy.nonzero((pixels < 128).any(axis=(0, 2)))[0]
    assert columns.min() >= 2
    assert 2 + width - 4 <= columns.max() <= 2 + width + 1


def test_text_keeps_its_place_and_shape_at_every_scale():
    small = painted(TextRun(4, 20, "ab", "hand", 400, 12, "#000000", 20), scale=1.0)
    large = painted(TextRun(2, 10, "ab", "hand", 400, 6, "#000000", 10), scale=2.0)
    assert (small == large).all()


def test_colours_put_transparency_last():
    assert to_colour("#11223344").alpha() == 0x44
    assert to_colour("#112233").getRgb() == (0x11, 0x22, 0x33, 0xFF)


def test_an_extent_holds_strokes_clips_and_turned_groups():
    stroke = Stroke(polyline([(0, 0), (10, 0)]), "#000000", 4)
    assert extent((stroke,)) == Rect(-2, -2, 14, 4)
    turned = Group((stroke,), Transform.rotation(90))
    around = extent((turned,))
    assert around is not None
    assert (around.w, around.h) == pytest.approx((4, 14))
    assert extent((Group((RED,), clip=rectangle(Rect(25, 25, 90, 90))),)) == Rect(25, 25, 5, 5)
    assert extent((Group((RED,), clip=rectangle(Rect(80, 80, 9, 9))),)) is None
    assert extent(()) is None
