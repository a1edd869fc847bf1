"""Images are made upright and small on their way in, and leave their metadata outside."""

import io
import subprocess
import sys

import pytest
from PIL import Image

from richpic.elements.image import Image as ImageElement
from richpic.files import images
from richpic.files.errors import FileError
from richpic.files.images import stored_image
from richpic.files.picture_text import from_text, to_text
from richpic.model.picture import Picture


def file_of(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def photo(width: int = 40, height: int = 20) -> Image.Image:
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_common_kinds_come_in_as_png_or_jpeg(kind):
    identifier, stored, width, height = stored_image(file_of(photo(), kind))
    assert stored.mime == ("image/jpeg" if kind == "JPEG" else "image/png")
    assert (width, height) == opened(stored.data).size == (40, 20)
    red, _, blue = opened(stored.data).convert("RGB").getpixel((5, 10))
    assert red > 200 and blue < 60
    assert len(identifier) == 64


def test_the_same_image_has_the_same_id_and_another_has_another():
    assert stored_image(file_of(photo(), "PNG"))[0] == stored_image(file_of(photo(), "BMP"))[0]
    assert stored_image(file_of(photo(), "PNG"))[0] != stored_image(file_of(photo(41), "PNG"))[0]


def test_place_and_camera_stay_outside_and_the_photo_is_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[2] = (52.0, 57.0, 0.0)  # where it was taken
    _, stored, width, height = stored_image(file_of(photo(), "JPEG", exif=exif, comment=b"Sam's house"))
    assert (width, height) == (20, 40)
    image = opened(stored.data)
    assert not image.getexif() and "comment" not in image.info
    assert b"Secret" not in stored.data and b"Sam" not in stored.data
    red, _, blue = image.getpixel((10, 5))
    assert red > 200 and blue < 60


def test_texts_and_colour_profiles_of_a_png_stay_outside():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Sam")
    _, stored, *_ = stored_image(file_of(photo(), "PNG", pnginfo=info, dpi=(300, 300)))
    assert opened(stored.data).info == {}


def test_transparency_is_kept():
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    _, stored, *_ = stored_image(file_of(image, "PNG"))
    assert opened(stored.data).getpixel((5, 5))[3] == 0


def test_a_large_image_is_shrunk_in_its_proportions():
    _, stored, width, height = stored_image(file_of(photo(6000, 1500), "PNG"))
    assert (width, height) == opened(stored.data).size == (4096, 1024)


def test_a_photo_that_came_as_a_large_png_becomes_a_jpeg(monkeypatch):
    monkeypatch.setattr(images, "LARGEST_PNG", 10)
    _, stored, *_ = stored_image(file_of(photo(), "PNG"))
    assert stored.mime == "image/jpeg"
    clear = Image.new("RGBA", (200, 200), (255, 0, 0, 9))
    assert stored_image(file_of(clear, "PNG"))[1].mime == "image/png"


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"<svg/>", file_of(photo(), "PNG")[:60], file_of(photo(), "JPEG")[:300], bytes(10_000)],
)
def test_what_is_no_whole_image_is_refused_in_one_line(data):
    with pytest.raises(FileError, match="not an image that can be read; it was not added"):
        stored_image(data)


def test_an_image_that_unfolds_to_too_many_pixels_is_refused():
    bomb = file_of(Image.new("1", (30_000, 30_000)), "PNG")
    assert len(bomb) < 1_000_000
    with pytest.raises(FileError, match="too many pixels"):
        stored_image(bomb)


def test_a_file_too_large_to_look_at_is_refused():
    with pytest.raises(FileError, match="too large"):
        stored_image(bytes(images.MOST_BYTES + 1))


def test_an_added_image_is_saved_with_the_picture():
    identifier, stored, width, height = stored_image(file_of(photo(), "PNG"))
    element = ImageElement(id="i1", image_id=identifier, w=float(width), h=float(height))
    again = from_text(to_text(Picture({"i1": element}, images={identifier: stored})))
    assert again.images[identifier] == stored


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixels_comes_in_shrunk(mode):
    _, stored, width, height = stored_image(file_of(Image.new(mode, (5000, 1000)), "PNG"))
    assert (width, height) == opened(stored.data).size == (4096, 819)


def test_a_large_photo_comes_in_though_it_would_take_much_room_unfolded():
    _, stored, width, height = stored_image(file_of(Image.new("RGB", (9000, 8000)), "JPEG"))
    assert stored.mime == "image/jpeg"
    assert 3000 < width <= 4096 and height < width


@pytest.mark.parametrize("kind", ["WEBP", "JPEG", "PNG"])
def test_what_would_take_too_much_room_unfolded_is_refused_before_it_is(kind, monkeypatch):
    monkeypatch.setattr(images, "MOST_PIXELS", 10_000)
    monkeypatch.setattr(images, "MOST_PIXELS_OF_WEBP", 9_000)
    options = {"progressive": True} if kind == "JPEG" else {}
    with pytest.raises(FileError, match=r"too many pixels \(200 × 60\); make it smaller and try again"):
        stored_image(file_of(photo(200, 60), kind, **options))


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as Unix does")
def test_the_largest_image_takes_less_than_half_a_gigabyte(tmp_path):
    path = tmp_path / "large.png"
    Image.new("RGBA", (6300, 6300), (9, 9, 9, 9)).save(path)
    reading = (
        "import sys; from pathlib import Path; from richpic.files.images import stored_image;"
        "from tests.peak_memory import peak_mb; before = peak_mb();"
        "stored_image(Path(sys.argv[1]).read_bytes()); print(peak_mb() - before)"
    )
    run = [sys.executable, "-c", reading, str(path)]
    taken = float(subprocess.run(run, capture_output=True, text=True, check=True, timeout=100).stdout)
    assert 6300 * 6300 * 4 / 2**20 < taken < 512
