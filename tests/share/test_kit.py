"""A kit is whole or not there at all, fits each place, and tells nothing that was private."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Pixels

from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.note import Note
from richpic.files.errors import FileError
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Page, Picture, StoredImage
from richpic.render.options import ExportCancelled, ExportError, ExportOptions
from richpic.share.destinations import destinations, named
from richpic.share.kit import file_name, write_kit
from tests.share.test_post_words import TOWN

SECRETS = ("REMARK-kept-private", "HIDDEN-words", "AUTHOR-of-it", "CAMERA-serial-0815")


def photo() -> bytes:
    """A photo in which the camera wrote where and by what it was taken."""
    exif = Pixels.Exif()
    exif[0xA431] = SECRETS[3]
    exif[0x8825] = {1: "N", 2: (52.0, 57.0, 0.0)}
    out = io.BytesIO()
    Pixels.effect_noise((60, 40), 50).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture(scope="module")
def picture() -> Picture:
    things = [replace(one, note=SECRETS[0]) for one in TOWN]
    hidden = Note(id="n", z="c0", x=0, y=300, text=SECRETS[1], hidden=True, note=SECRETS[0])
    frames = [
        Frame(id="f1", z="c2", x=-150, y=-300, w=900, h=500, name="Above: who pays?"),
        Frame(id="f2", z="c1", x=-150, y=780, w=500, h=300, name="Below", note=SECRETS[0]),
    ]
    shot = Image(id="i", z="c3", x=700, y=700, w=120, h=80, image_id="p", alt="the table")
    page = Page(title="Our town", authors=(SECRETS[2],))
    made = added(*things, hidden, *frames, shot).apply(Picture(page=page))
    return replace(made, images={"p": StoredImage("image/jpeg", photo())})


def write(picture: Picture, folder: Path, places: str = "bluesky", **more: object):
    return write_kit(picture, symbol_library(), folder, named(places.split(",")), **more)


@pytest.fixture(scope="module")
def kit(picture, qapp, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("kits") / "town"
    write(picture, folder, "x,instagram,blog", keep=True)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def test_it_has_images_words_and_a_thread_for_each_place(kit):
    names = set(files(kit))
    for place in ("x", "instagram", "wordpress"):
        assert {
            f"{place}/1-the-whole-picture.png",
            f"{place}/2-above-who-pays.png",
            f"{place}/3-below.png",
            f"{place}/alt.txt",
            f"{place}/thread.md",
        } <= names
    assert {"post.md", "long-description.md", "long-description.html", "picture.richpic"} <= names


@pytest.mark.parametrize("key", ["x", "instagram", "wordpress"])
def test_images_and_words_are_within_the_limits_of_the_place(kit, key):
    place = destinations()[key]
    for path in (kit / key).glob("*.png"):
        assert path.stat().st_size <= place.limits.most_bytes
        with Pixels.open(path) as image:
            shapes = place.shape.get("sizes") or (place.shape["within"],)
            assert any(image.width <= wide and image.height <= high for wide, high in shapes)
            assert len(image.info["Description"]) <= place.alt
    alt = (kit / key / "alt.txt").read_text("utf-8")
    assert 20 < len(alt.strip()) <= place.alt
    thread = (kit / key / "thread.md").read_text("utf-8")
    assert thread.index("1 of 3") < thread.index("2 of 3: Above") < thread.index("3 of 3: Below")


def test_nothing_in_it_holds_what_was_private(kit):
    for name, data in files(kit).items():
        for secret in SECRETS[:2] + SECRETS[3:]:
            assert secret.encode() not in data, (name, secret)
        if name != "picture.richpic":
            assert SECRETS[2].encode() not in data, name
            assert b"richpic:picture" not in data and b"iTXtrichpic" not in data


def test_the_picture_is_in_it_only_if_asked_for(kit, picture, tmp_path):
    assert read_picture(kit / "picture.richpic").page.title == "Our town"
    write(picture, tmp_path / "kit")
    assert not list((tmp_path / "kit").rglob("*.richpic"))


def test_paths_in_the_draft_are_those_of_the_blog(kit):
    text = (kit / "post.md").read_text("utf-8")
    assert "](wordpress/1-the-whole-picture.png)" in text and "](wordpress/3-below.png)" in text


def test_a_folder_with_files_is_left_alone_unless_asked(picture, tmp_path):
    folder = tmp_path / "kit"
    (folder / "bluesky").mkdir(parents=True)
    (folder / "mine.txt").write_text("mine")
    (folder / "post.md").write_text("edited by hand")
    with pytest.raises(FileError, match="as it was"):
        write(picture, folder)
    assert set(files(folder)) == {"mine.txt", "post.md"}
    write(picture, folder, replace=True)
    assert (folder / "mine.txt").read_text() == "mine"
    assert (folder / "post.md").read_text("utf-8").startswith("# Our town")


def test_an_empty_folder_is_filled(picture, tmp_path):
    (tmp_path / "kit").mkdir()
    write(picture, tmp_path / "kit")
    assert (tmp_path / "kit" / "post.md").exists()


@pytest.mark.parametrize("share", [0.0, 0.4, 0.9])
def test_one_that_is_stopped_leaves_nothing(picture, tmp_path, share):
    with pytest.raises(ExportCancelled):
        write(picture, tmp_path / "kit", progress=lambda done: done < share)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told_and_leaves_nothing(picture, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(FileError, match="kit"):
        write(picture, tmp_path / "file" / "kit")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_progress_only_grows(picture, tmp_path):
    shares: list[float] = []
    write(picture, tmp_path / "kit", "x,bluesky", progress=lambda done: shares.append(done) or True)
    assert shares == sorted(shares) and shares[0] < 0.2 and 0.9 < shares[-1] <= 1.0


def test_dark_is_dark_everywhere(picture, tmp_path):
    for image in write(picture, tmp_path / "kit", options=ExportOptions(dark=True)):
        with Pixels.open(tmp_path / "kit" / image.path) as pixels:
            assert max(pixels.convert("RGB").getpixel((2, 2))) < 90


@pytest.mark.parametrize(
    ("name", "made"),
    [("Above: who pays?", "above-who-pays"), ("../../etc", "etc"), ("???", "part"), ("Ümläut 3", "ümläut-3")],
)
def test_names_of_files_are_plain(name, made):
    assert file_name(name) == made


def test_a_picture_with_nothing_on_it_is_told(tmp_path):
    with pytest.raises(ExportError, match="nothing"):
        write(Picture({"i": Icon(id="i", symbol="school", hidden=True)}), tmp_path / "kit")
    assert list(tmp_path.iterdir()) == []
