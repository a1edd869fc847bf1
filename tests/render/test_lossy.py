"""JPEG and WebP show what PNG shows, smaller, and say when a picture is too large for them."""

import pytest
from PIL import Image, ImageChops, ImageStat

from richpic.model.picture import Page, Picture
from richpic.render.options import ExportError


@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".webp"])
@pytest.mark.parametrize("width", [700, 2500])
def test_they_show_what_png_shows(small_picture, exported, suffix, width):
    made = Image.open(exported(small_picture, suffix, width=width)).convert("RGB")
    png = Image.open(exported(small_picture, ".png", width=width)).convert("RGB")
    assert made.size == png.size
    off = ImageStat.Stat(ImageChops.difference(made, png))
    assert max(off.rms) < 4


def test_a_lower_quality_is_a_smaller_file(small_picture, exported):
    sizes = [exported(small_picture, ".jpg", quality=quality).stat().st_size for quality in (30, 60, 95)]
    assert sizes == sorted(sizes) and sizes[0] < 0.7 * sizes[2]


def test_without_paper_jpeg_is_on_white_and_webp_on_nothing(small_picture, exported):
    jpeg = Image.open(exported(small_picture, ".jpg", background="transparent"))
    assert min(jpeg.getpixel((1, 1))) > 250
    webp = Image.open(exported(small_picture, ".webp", background="transparent"))
    assert webp.convert("RGBA").getpixel((1, 1))[3] == 0


@pytest.mark.parametrize(("suffix", "width"), [(".jpg", 70_000), (".webp", 17_000)])
def test_too_many_pixels_are_told_and_nothing_is_written(small_picture, exported, tmp_path, suffix, width):
    with pytest.raises(ExportError, match="PNG"):
        exported(small_picture, suffix, width=width)
    assert list(tmp_path.iterdir()) == []


def test_dark_paper_is_dark(small_picture, exported):
    dark = Picture(small_picture.elements, Page(palette="dark"))
    assert max(Image.open(exported(dark, ".jpg")).getpixel((1, 1))) < 90
