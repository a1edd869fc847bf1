"""Exporting: the file is whole or not there, and what goes wrong is said in one plain line."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from richpic.elements import Frame, Icon
from richpic.files.symbols import symbol_library
from richpic.model.change import added, edited
from richpic.model.picture import Picture
from richpic.render import png
from richpic.render.export import EXPORTERS, ExportCancelled, ExportError, ExportOptions, export

SUFFIXES = sorted(EXPORTERS)


def names(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def run(picture: Picture, out: Path, progress=lambda share: True, **options) -> None:
    export(picture, out, ExportOptions(**options), symbol_library(), None, progress)


@pytest.mark.parametrize(
    ("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF"), (".PNG", b"\x89PNG")]
)
def test_the_suffix_chooses_the_format(small_picture, tmp_path, suffix, start):
    run(small_picture, tmp_path / f"a{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes().startswith(start)
    assert names(tmp_path) == [f"a{suffix}"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"scale": 0.0}, "scale is 0"),
        ({"scale": -1.0}, "scale is -1"),
        ({"scale": float("nan")}, "scale is nan"),
        ({"scale": 1000.0}, "at most 100"),
        ({"width": 0}, "width is 0 pixels"),
        ({"padding": float("inf")}, "padding"),
        ({"padding": -9999.0}, "Nothing is left"),
        ({"background": "mauve"}, "“mauve” is no background"),
        ({"background": "#12"}, "“#12” is no background"),
        ({"frame": "cover"}, "No frame is called “cover”"),
    ],
)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_makes_no_sense_is_said_in_one_line_and_writes_nothing(
    small_picture, tmp_path, suffix, options, said
):
    with pytest.raises(ExportError) as caught:
        run(small_picture, tmp_path / f"a{suffix}", **options)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert names(tmp_path) == []


def test_an_unknown_frame_names_those_there_are(small_picture, tmp_path):
    framed = added(Frame(id="f", name="Cover", w=90, h=50)).apply(small_picture)
    with pytest.raises(ExportError, match="Frames of this picture: “Cover”"):
        run(framed, tmp_path / "a.png", frame="inside")


def test_an_unknown_suffix_names_those_there_are(small_picture, tmp_path):
    with pytest.raises(ExportError, match=r"“a\.doc” .* \.png, .*\.svg, \.pdf"):
        run(small_picture, tmp_path / "a.doc")


def test_an_empty_picture_is_not_exported(tmp_path):
    with pytest.raises(ExportError, match="nothing to export"):
        run(Picture(), tmp_path / "a.png")


def test_a_folder_that_is_not_there_or_in_the_way_is_said(small_picture, tmp_path):
    with pytest.raises(ExportError, match="was not written"):
        run(small_picture, tmp_path / "nowhere" / "a.png")
    (tmp_path / "b.png").mkdir()
    with pytest.raises(ExportError, match="this is a folder"):
        run(small_picture, tmp_path / "b.png")
    assert names(tmp_path) == ["b.png"]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("stop_after", [0, 1])
def test_a_cancelled_export_leaves_everything_as_it_was(small_picture, tmp_path, suffix, stop_after):
    out = tmp_path / f"a{suffix}"
    out.write_text("the one before")
    shares = []

    def progress(share: float) -> bool:
        shares.append(share)
        return len(shares) <= stop_after

    with pytest.raises(ExportCancelled):
        run(small_picture, out, progress, width=60)
    assert out.read_text() == "the one before"
    assert names(tmp_path) == [out.name]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_progress_goes_from_nothing_to_everything(small_picture, tmp_path, suffix):
    shares = []
    run(small_picture, tmp_path / f"a{suffix}", lambda share: shares.append(share) is None)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_a_full_disk_leaves_the_file_before(small_picture, tmp_path, monkeypatch):
    def no_room(out, kind, data):
        out.write(b"a part")
        raise OSError(28, "No space left on device")

    out = tmp_path / "a.png"
    out.write_text("the one before")
    monkeypatch.setattr(png, "_chunk", no_room)
    with pytest.raises(ExportError, match="the disk is full"):
        run(small_picture, out)
    assert out.read_text() == "the one before"
    assert names(tmp_path) == ["a.png"]


def test_too_little_memory_is_said_in_pixels(small_picture, tmp_path, monkeypatch):
    monkeypatch.setattr(png.Bands, "strips", lambda *_: (_ for _ in ()).throw(MemoryError))
    with pytest.raises(ExportError, match="pixels take more memory"):
        run(small_picture, tmp_path / "a.png")
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are a matter of POSIX")
def test_permissions_and_links_of_the_file_before_are_kept(small_picture, tmp_path):
    real = tmp_path / "real.png"
    real.write_text("the one before")
    real.chmod(0o640)
    link = tmp_path / "link.png"
    link.symlink_to(real)
    run(small_picture, link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"\x89PNG")
    assert real.stat().st_mode & 0o777 == 0o640


def test_hidden_things_are_not_exported(small_picture, tmp_path):
    hidden = edited(small_picture.elements["other"], {"hidden": True}).apply(small_picture)
    run(hidden, tmp_path / "a.svg")
    assert "council" not in (tmp_path / "a.svg").read_text("utf-8")


def test_width_overrules_scale(small_picture, tmp_path):
    run(small_picture, tmp_path / "a.png", width=300, scale=7.0)
    with Image.open(tmp_path / "a.png") as image:
        assert image.width == 300


def test_far_flung_things_make_no_endless_paper(tmp_path):
    far = [Icon(id="a", symbol="council"), Icon(id="b", symbol="council", x=900_000, y=2_000, z="a1")]
    for paper in ("dotted", "squared", "kraft"):
        picture = added(*far).apply(Picture())
        picture = replace(picture, page=replace(picture.page, paper=paper))
        run(picture, tmp_path / "a.svg")
        assert (tmp_path / "a.svg").stat().st_size < 2_000_000
