"""Nothing but pixels is left of an image that goes out, and all of those."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from richpic.model.bare_image import bare_image

SECRETS = (
    b"Exif",
    b"GPS",
    b"camera of the drop-in",
    b"http://ns.adobe.com",
    b"a comment",
    b"TRAILER",
    b"ICC_PROFILE",
)


def pixels() -> Image.Image:
    return Image.effect_noise((40, 30), 80).convert("RGB")


def with_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "camera of the drop-in"
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def jpeg(**more) -> bytes:
    file = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x>where</x>"
    pixels().save(
        file, "JPEG", exif=with_exif(), comment=b"a comment", icc_profile=profile, xmp=xmp, quality=85, **more
    )
    return file.getvalue() + b"TRAILER"


def png() -> bytes:
    file = io.BytesIO()
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "a comment")
    info.add_itxt("XML:com.adobe.xmp", "http://ns.adobe.com")
    pixels().save(file, "PNG", pnginfo=info, exif=with_exif())
    return file.getvalue() + b"TRAILER"


@pytest.mark.parametrize(
    "data",
    [jpeg(), jpeg(progressive=True), jpeg(restart_marker_blocks=1), png()],
    ids=["jpeg", "progressive", "restarts", "png"],
)
def test_only_the_pixels_are_left(data):
    assert any(secret in data for secret in SECRETS)
    bare = bare_image(data)
    assert bare is not None
    assert not any(secret in bare for secret in SECRETS)
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(bare))
    assert before.tobytes() == after.tobytes()
    assert not dict(after.getexif())
    assert not set(after.info) - {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "dpi",
        "progressive",
        "progression",
    }
    assert bare_image(bare) == bare


def test_the_little_picture_in_the_head_of_a_jpeg_goes_too():
    data = jpeg()
    assert data[2:4] == b"\xff\xe0"
    head = data[4 + 2 : 4 + 14] + b"\x01\x01" + b"RGB"
    thumbed = data[:4] + (2 + len(head)).to_bytes(2, "big") + head + data[20:]
    bare = bare_image(thumbed)
    assert bare is not None and b"\x01\x01RGB" not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


WHOLE = (jpeg(), png())


@given(st.data())
def test_what_is_no_image_or_is_cut_short_is_refused_and_nothing_fails(data):
    whole = data.draw(st.sampled_from(WHOLE))
    end = whole.index(b"TRAILER") - 8
    assert bare_image(whole[: data.draw(st.integers(0, end))]) is None
    assert bare_image(data.draw(st.binary(max_size=60))) is None
