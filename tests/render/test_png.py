"""PNG: painted in bands, any size, with words and the picture inside."""

import io
import struct
import zlib
from dataclasses import replace

import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from richpic.elements import Ink
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render import png
from richpic.render.export import export
from richpic.render.options import ExportOptions, keep_going
from richpic.render.scene import make_artwork
from tests.render.rasters import unlike

LETTERS = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)


def encoded(picture, embedded=None, **options) -> bytes:
    out = io.BytesIO()
    artwork = make_artwork(picture, symbol_library(), ExportOptions(**options), png.SCALE)
    png.write_png(artwork, out, embedded, keep_going)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("background", ["paper", "transparent"])
@pytest.mark.parametrize(("band", "strip"), [(1000, 16_384), (60_000, 70), (1, 300)])
def test_bands_and_strips_leave_no_seam(small_picture, monkeypatch, background, band, strip):
    whole = numpy.asarray(opened(encoded(small_picture, background=background)))
    monkeypatch.setattr(png, "BAND_PIXELS", band)
    monkeypatch.setattr(png, "STRIP_WIDTH", strip)
    pieces = numpy.asarray(opened(encoded(small_picture, background=background)))
    # Letters may be a quarter of a pixel off, and curves are cut into other straight pieces.
    assert unlike(whole, pieces) == 0
    assert (whole != pieces).mean() < 0.01


def test_the_width_asked_for_is_the_width_made(small_picture):
    for width in (1, 375, 1200):
        image = opened(encoded(small_picture, width=width))
        assert image.width == width


def test_the_scale_is_pixels_a_unit_and_told_to_printers(small_picture):
    once, thrice = (opened(encoded(small_picture, scale=scale)) for scale in (1, 3))
    assert thrice.width == pytest.approx(3 * once.width, abs=3)
    assert once.info["dpi"][0] == pytest.approx(96, abs=0.1)
    assert thrice.info["dpi"][0] == pytest.approx(288, abs=0.1)
    assert "srgb" in once.info


def test_a_transparent_ground_is_transparent_and_paper_is_not(small_picture):
    clear = opened(encoded(small_picture, background="transparent"))
    assert clear.mode == "RGBA"
    assert clear.getpixel((0, 0))[3] == 0
    assert clear.getchannel("A").getextrema() == (0, 255)
    assert opened(encoded(small_picture)).mode == "RGB"


def test_title_and_description_are_inside_and_private_remarks_are_not(small_picture):
    page = replace(small_picture.page, description="Two services “talk”\nabout a family.")
    data = encoded(replace(small_picture, page=page))
    text = opened(data).text
    assert text["Title"] == "Our local system"
    assert text["Description"] == "Two services “talk”\nabout a family."
    assert b"private remark" not in data
    assert "richpic" not in text


def test_a_picture_that_nobody_described_says_what_is_on_it(small_picture):
    description = opened(encoded(small_picture)).text["Description"]
    assert "youth worker" in description
    assert "thresholds keep rising" in description
    assert "remark" not in description


@given(text=LETTERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_picture_inside_comes_back_letter_by_letter(small_picture, text):
    kept = opened(encoded(small_picture, text, width=40)).text.get("richpic", "")
    assert str(kept) == text


def test_a_long_picture_inside_is_still_opened_by_programs_with_limits(small_picture):
    text = "".join(chr(0x61 + i % 26) for i in range(1_500_000)) + "ä🙂" * 400_000
    data = encoded(small_picture, text, width=40)
    opened(data)  # Pillow refuses a file with a text of more than a megabyte.
    parts = [body for kind, body in chunks(data) if kind == b"iTXt" and body.startswith(b"richpic\0")]
    assert len(parts) > 1
    assert "".join(zlib.decompress(part[12:]).decode() for part in parts) == text


def test_the_pixels_in_memory_are_bounded_however_large_the_png(monkeypatch, tmp_path):
    sizes = []
    strips = png.Bands.strips

    def noted(self, *band):
        made = strips(self, *band)
        sizes.append(sum(strip.sizeInBytes() for strip in made))
        return made

    monkeypatch.setattr(png.Bands, "strips", noted)
    picture = added(Ink(id="i", samples=((0, 0, 0.5), (900, 20, 0.5)), width=6)).apply(Picture())
    out = tmp_path / "wide.png"
    export(picture, out, ExportOptions(width=40_000, padding=0), symbol_library())
    with Image.open(out) as image:
        assert image.width == 40_000
        assert image.height > 500
    assert len(sizes) > 5
    assert max(sizes) <= 3 * png.BAND_PIXELS + 40_000


def test_every_chunk_is_sound_and_in_the_order_of_the_format(small_picture):
    data = encoded(small_picture, "inside")
    kinds = [kind for kind, _ in chunks(data)]
    assert data.startswith(png.SIGNATURE)
    assert kinds[0] == b"IHDR"
    assert kinds[-1] == b"IEND"
    assert kinds.index(b"pHYs") < kinds.index(b"IDAT")
    assert kinds.index(b"sRGB") < kinds.index(b"IDAT")


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return kind and content of each chunk, whose checksums are right."""
    found, at = [], len(png.SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(kind + body),)
        found.append((kind, body))
        at += 12 + length
    return found
