"""Whatever leaves the program, no file holds where, when or with what camera a photo in it was taken."""

import base64
import io
import re
import zlib

import pytest
from PIL import Image as Pixels

from richpic.elements.image import Image
from richpic.elements.note import Note
from richpic.files.picture_text import from_text, shared_text
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Page, Picture, StoredImage
from richpic.model.safe_choice import SafeChoice
from richpic.render.export import EXPORTERS, ExportOptions, export
from richpic.share.formats import FORMATS, export_as

SECRETS = (b"Exif", b"GPS", b"camera of the drop-in", b"53.0123", b"typed by Jo")
_CODED = re.compile(rb"[A-Za-z0-9+/\s]{80,}={0,2}")


def photo(kind: str) -> bytes:
    exif = Pixels.Exif()
    exif[0x010F] = "camera of the drop-in"
    exif.get_ifd(0x8825)[1] = "53.0123"
    file = io.BytesIO()
    xmp = b"<x>typed by Jo</x>"
    pixels = Pixels.effect_noise((64, 48), 60).convert("RGB")
    pixels.save(file, kind, exif=exif, **({"xmp": xmp, "comment": b"typed by Jo"} if kind == "JPEG" else {}))
    return file.getvalue()


def with_photos() -> Picture:
    things = (
        Note(id="n", text="our wall", note="a remark: typed by Jo"),
        Image(id="a", z="a1", image_id="jpeg", x=200, w=80, h=60),
        Image(id="b", z="a2", image_id="png", x=400, w=80, h=60),
    )
    stored = {
        "jpeg": StoredImage("image/jpeg", photo("JPEG")),
        "png": StoredImage("image/png", photo("PNG")),
    }
    page = Page(title="Our wall", choices=(SafeChoice("person", "typed by Jo", "swap"),))
    return added(*things).apply(Picture(page=page, images=stored))


def insides(data: bytes) -> bytes:
    """The bytes of a file, and what is in it in base64 and squeezed by zlib, to any depth."""
    found = [data]
    for match in _CODED.finditer(data):
        plain = re.sub(rb"\s", b"", match[0])
        found.append(base64.b64decode(plain[: len(plain) // 4 * 4]))
    for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", b"".join(found))):
        try:
            opened = zlib.decompressobj().decompress(b"".join(found)[start:])
        except zlib.error:
            continue
        found.append(insides(opened) if len(opened) < 200_000 else opened)
    return b"".join(found)


def test_the_photos_in_the_picture_do_hold_it():
    assert all(b"Exif" in image.data or b"eXIf" in image.data for image in with_photos().images.values())


@pytest.mark.parametrize("reopens", [False, True], ids=["plain", "reopens"])
@pytest.mark.parametrize("suffix", list(EXPORTERS))
def test_no_format_gives_it_away(qapp, tmp_path, suffix, reopens):
    picture, out = with_photos(), tmp_path / f"wall{suffix}"
    embedded = shared_text(picture) if reopens else None
    export(picture, out, ExportOptions(), symbol_library(), embedded)
    data = insides(out.read_bytes())
    assert not [secret for secret in SECRETS if secret in data]
    if reopens and suffix in (".png", ".svg"):
        again = read_picture(out)
        assert len(again.images) == 2, "the photos are there all the same"
        assert not [s for s in SECRETS for image in again.images.values() if s in image.data]
        assert again.page.choices == ()


@pytest.mark.parametrize("name", list(FORMATS))
def test_nor_does_a_web_page_or_another_program_s_file(qapp, tmp_path, name):
    out = tmp_path / f"wall{FORMATS[name].suffix}"
    export_as(with_photos(), out, ExportOptions(), symbol_library())
    data = insides(out.read_bytes())
    assert not [secret for secret in SECRETS if secret in data]


def test_a_photo_that_is_cut_short_gives_nothing_away_either():
    cut = StoredImage("image/jpeg", photo("JPEG")[:-20])
    picture = Picture({"a": Image(id="a", image_id="cut")}, images={"cut": cut})
    again = from_text(shared_text(picture))
    assert set(again.elements) == {"a"}
    assert not [s for s in SECRETS for image in again.images.values() if s in image.data]
