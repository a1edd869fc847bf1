"""PNG and SVG files that carry a picture can be opened like the picture itself."""

import base64
import io
import zlib

import pytest
from PIL import Image, PngImagePlugin

from richpic.elements.note import Note
from richpic.files.errors import FileError
from richpic.files.picture_text import to_text
from richpic.files.reading import embedded_in_png, embedded_in_svg, read_picture
from richpic.files.saving import write_picture
from richpic.model.picture import Picture

PICTURE = Picture({"n1": Note(id="n1", text="wörter 言葉 <&>")})


def png(*texts: str, keyword: str = "richpic", compressed: bool = True) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Title", "something else")
    for text in texts:
        info.add_itxt(keyword, text, zip=compressed)
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(file, "PNG", pnginfo=info)
    return file.getvalue()


def svg(text: str, encoding: str = "base64+zlib") -> str:
    packed = base64.b64encode(zlib.compress(text.encode())).decode()
    wrapped = "\n".join(packed[start : start + 76] for start in range(0, len(packed), 76))
    name = 'richpic:picture xmlns:richpic="https://richpic.org/ns"'
    inside = f'<{name} encoding="{encoding}">{wrapped}</richpic:picture>'
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"><title>x</title>'
    return f"{start}<metadata>{inside}</metadata><path d='M0 0'/></svg>"


@pytest.mark.parametrize("compressed", [True, False])
def test_a_png_opens_as_the_picture_in_it(compressed, tmp_path):
    path = tmp_path / "shared.png"
    path.write_bytes(png(to_text(PICTURE), compressed=compressed))
    assert read_picture(path).elements == PICTURE.elements
    assert embedded_in_png(path) == to_text(PICTURE)


def test_a_picture_in_several_chunks_is_joined(tmp_path):
    text, path = to_text(PICTURE), tmp_path / "shared.png"
    path.write_bytes(png(text[:50], text[50:51], text[51:]))
    assert read_picture(path).elements == PICTURE.elements


def test_an_svg_opens_as_the_picture_in_it_whatever_its_name(tmp_path):
    path = tmp_path / "shared.txt"
    path.write_text("\n " + svg(to_text(PICTURE)).split("?>\n")[1])
    assert read_picture(path).elements == PICTURE.elements
    assert embedded_in_svg(path) == to_text(PICTURE)


def test_the_program_s_own_exports_open_again(qapp, tmp_path):
    from richpic.files.symbols import symbol_library
    from richpic.render.export import ExportOptions, export

    for name in ("out.png", "out.svg"):
        export(PICTURE, tmp_path / name, ExportOptions(), symbol_library(), to_text(PICTURE))
        assert read_picture(tmp_path / name).elements == PICTURE.elements


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (png("Dear diary"), "not a richpic picture"),
        (png(to_text(PICTURE), keyword="other"), "no richpic picture inside"),
        (png(to_text(PICTURE))[:60], "no richpic picture inside"),
        (png(to_text(PICTURE), compressed=False).replace(b'"note"', b'"nope"'), "damaged"),
        (svg(to_text(PICTURE), encoding="rot13").encode(), "damaged"),
        (svg(to_text(PICTURE)).replace("e", "%").encode(), "damaged"),
        (svg("Dear diary").encode(), "not a richpic picture"),
        (svg(to_text(PICTURE)).replace("UTF-8", "KLINGON").encode(), "SVG"),
        (b"<" + bytes(range(256)) * 50, "SVG is damaged"),
        (b"<a>" * 200_000, "SVG is damaged"),
    ],
)
def test_a_damaged_or_foreign_image_is_refused_in_one_line(content, words, tmp_path):
    path = tmp_path / "shared.png"
    path.write_bytes(content)
    with pytest.raises(FileError) as refused:
        read_picture(path)
    message = str(refused.value)
    assert message.startswith("shared.png: ") and words in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize("make", [lambda text: png(text), lambda text: svg(text).encode()])
def test_what_would_unfold_to_too_much_is_refused(make, tmp_path):
    path = tmp_path / "bomb"
    path.write_bytes(make("0" * (65 * 2**20)))
    with pytest.raises(FileError, match="too large"):
        read_picture(path)


def test_an_image_is_never_saved_over(tmp_path):
    path = tmp_path / "shared.png"
    path.write_bytes(png(to_text(PICTURE)))
    before = path.read_bytes()
    with pytest.raises(FileError):
        write_picture(read_picture(path), path)
    assert path.read_bytes() == before
