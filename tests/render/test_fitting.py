"""As good as fits: exact where there is room, then unseen differences, and always within the limits."""

import io

import pytest
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageStat

from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.render.fitting import Fitted, fit, halved
from richpic.render.lossy import raster
from richpic.render.options import ExportCancelled, ExportError, ExportOptions, Limits, keep_going
from richpic.render.palette_png import delta_e, reduced
from richpic.render.scene import Artwork, make_artwork
from richpic.resources import assets_folder

ALL = (".png", ".jpg", ".webp")


@pytest.fixture(scope="module")
def artwork(qapp) -> Artwork:
    picture = read_picture(assets_folder() / "examples" / "nottingham.richpic")
    return make_artwork(picture, symbol_library(), ExportOptions(sizes=((1000.0, 560.0),)), 2.0)


@pytest.fixture(scope="module")
def image(artwork) -> Image.Image:
    return raster(artwork, keep_going)


@pytest.fixture(scope="module")
def exact(artwork) -> Fitted:
    return fit(artwork, Limits(0, ALL), keep_going)


def opened(fitted: Fitted) -> Image.Image:
    return Image.open(io.BytesIO(fitted.data))


def test_with_room_it_is_png_and_exact_to_the_pixel(exact, image):
    assert (exact.suffix, exact.how) == (".png", "exact")
    assert ImageChops.difference(opened(exact).convert("RGB"), image).getbbox() is None


def test_next_it_is_png_in_fewer_colours(artwork, exact, image):
    found = fit(artwork, Limits(len(exact.data) - 1, ALL), keep_going)
    assert (found.suffix, found.how) == (".png", "palette")
    assert len(found.data) < 0.5 * len(exact.data)
    assert opened(found).mode == "P"
    # Flat surfaces are what they were: the paper, and so most of the picture.
    off = ImageChops.difference(opened(found).convert("RGB"), image).convert("L")
    assert sum(off.histogram()[1:]) / (off.width * off.height) < 0.15


@pytest.mark.parametrize("dark", [False, True])
def test_fewer_colours_are_not_seen(dark):
    picture = read_picture(assets_folder() / "examples" / "nottingham.richpic")
    options = ExportOptions(sizes=((1000.0, 560.0),), dark=dark)
    original = raster(make_artwork(picture, symbol_library(), options, 2.0), keep_going)
    made = reduced(original)
    assert made is not None
    # Measured by another's conversion to CIELAB (littleCMS), and as an eye sees it, which blurs a little.
    one, other = (_lab(each.filter(ImageFilter.GaussianBlur(1))) for each in (original, made.convert("RGB")))
    channels = ImageStat.Stat(ImageChops.difference(one, other))
    # In 8 bits, L goes from 0 to 255 for 0 to 100.
    assert channels.mean[0] * 100 / 255 < 0.2 and max(channels.mean[1:]) < 0.3
    assert channels.extrema[0][1] * 100 / 255 < 5


def _lab(image: Image.Image) -> Image.Image:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    made = ImageCms.profileToProfile(image, srgb, lab, outputMode="LAB")
    assert made is not None
    # Differences of a and b must not wrap around.
    return Image.merge("RGB", made.split())


def test_a_photo_does_not_lose_colours():
    assert reduced(Image.effect_noise((300, 300), 90).convert("RGB")) is not None, "greys are 256 at most"
    rainbow = Image.merge("RGB", [Image.effect_noise((300, 300), 90) for _ in range(3)])
    assert reduced(rainbow) is None


@pytest.mark.parametrize("formats", [(".jpg",), (".webp",), (".png", ".jpg"), ALL])
@pytest.mark.parametrize("most", [60_000, 30_000, 9_000])
def test_it_always_fits_in_a_format_that_is_taken(artwork, formats, most):
    found = fit(artwork, Limits(most, formats), keep_going)
    assert len(found.data) <= most
    assert found.suffix in formats
    with opened(found) as image:
        assert image.size == (found.width, found.height)
        assert {"JPEG": ".jpg", "WEBP": ".webp", "PNG": ".png"}[str(image.format)] == found.suffix
        if found.how != "smaller":
            assert image.size == (artwork.width, artwork.height)


def test_the_best_quality_that_fits_is_found():
    def pack(quality: int) -> bytes:
        return b"x" * (100 * quality)

    for most in (3_000, 4_242, 9_399, 9_400, 9_500):
        found = halved(pack, most, keep_going)
        assert found is not None and len(found) == most // 100 * 100
    assert len(halved(pack, 0, keep_going) or b"") == 9_500
    assert halved(pack, 2_999, keep_going) is None


def test_without_paper_it_keeps_its_transparency(small_picture):
    options = ExportOptions(background="transparent", width=400)
    ghost = make_artwork(small_picture, symbol_library(), options, 2.0)
    found = fit(ghost, Limits(0, ALL), keep_going)
    assert found.suffix == ".png" and opened(found).convert("RGBA").getpixel((0, 0))[3] == 0
    smaller = fit(ghost, Limits(len(found.data) // 4, (".webp", ".jpg")), keep_going)
    assert len(smaller.data) <= len(found.data) // 4


def test_png_tells_sizes_colours_and_words_and_nothing_else(exact, artwork):
    with opened(exact) as image:
        assert image.info["srgb"] == 0
        assert image.info["dpi"] == pytest.approx((96 * artwork.scale,) * 2, rel=0.01)
        assert image.info["Title"] == artwork.title and image.info["Description"] == artwork.description
        words = {"Title", "Description", "Software", "XML:com.adobe.xmp", "xmp"}
        assert set(image.info) <= {"srgb", "dpi"} | words


@pytest.mark.parametrize("suffix", [".jpg", ".webp"])
def test_jpeg_and_webp_say_nothing_of_anyone(artwork, suffix):
    found = fit(artwork, Limits(0, (suffix,)), keep_going)
    with opened(found) as image:
        assert not image.getexif()
        assert not {"exif", "comment", "icc_profile"} & set(image.info)
        assert artwork.title in image.info["xmp"].decode()


def test_it_can_be_stopped(artwork):
    with pytest.raises(ExportCancelled):
        fit(artwork, Limits(0, ALL), lambda share: share < 0.3)


def test_what_cannot_fit_is_told(artwork):
    with pytest.raises(ExportError, match="10 bytes"):
        fit(artwork, Limits(10, (".png",)), keep_going)


def test_distances_of_colours_are_those_of_the_norm():
    # sRGB to CIELAB, D65, as tables give it: red is (53.24, 80.09, 67.20).
    assert delta_e((0, 0, 0), (255, 255, 255)) == pytest.approx(100, abs=0.05)
    assert delta_e((255, 0, 0), (0, 0, 0)) == pytest.approx((53.24**2 + 80.09**2 + 67.20**2) ** 0.5, abs=0.1)
