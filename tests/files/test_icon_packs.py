"""Icon packs: folders of SVG files and Iconify JSON become icons that are found, drawn and carried."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from richpic.files import icon_packs
from richpic.files.errors import FileError
from richpic.files.icon_packs import add_pack
from richpic.files.pack_file import read_pack
from richpic.files.pack_shelf import installed_packs, library_with_packs, packs_folder, remove_pack
from richpic.model.symbol import UNKNOWN, Mark
from tests.files.hostile_svg import DOT, OPEN, svg

TINY = Path(__file__).parent / "packs" / "tiny"


@pytest.fixture(autouse=True)
def own_data(private_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep to the private home even where a person has chosen a folder of their own."""
    monkeypatch.delenv("RICHPIC_DATA", raising=False)


def folder_of(folder: Path, **texts: str) -> Path:
    """Return `folder` with an SVG file for each of `texts`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.svg").write_text(text, "utf-8")
    return folder


def box_of(marks: tuple[object, ...]) -> tuple[float, ...]:
    """Return left, top, right and bottom of what is painted, rounded."""
    rects = [mark.path.bounds() for mark in marks if isinstance(mark, Mark)]
    return (
        *(round(min(rect[i] for rect in rects)) for i in (0, 1)),
        round(max(rect.right for rect in rects)),
        round(max(rect.bottom for rect in rects)),
    )


def test_a_package_of_iconify_is_added_with_whom_to_thank():
    added = add_pack(TINY)
    header = added.pack.header
    assert (header.prefix, header.title, header.count) == ("tiny", "Tiny Icons", 8)
    assert header.credit == "Tiny Icons by The richpic authors, CC BY 4.0"
    assert header.wants_credit
    assert any("asks for a credit" in notice for notice in added.notices)


def test_what_cannot_be_taken_is_named_and_the_rest_is_taken():
    added = add_pack(TINY)
    assert added.refused == {"bugle": "it holds a script"}
    assert any("bugle" in notice and "script" in notice for notice in added.notices)
    assert added.lost == {"gradients": 1}


def test_a_single_file_of_iconify_may_hold_everything(tmp_path):
    whole = json.loads((TINY / "icons.json").read_text("utf-8"))
    whole["info"] = {"name": "All in one", "author": "Ayo", "license": "MIT"}
    file = tmp_path / "all.json"
    file.write_text(json.dumps(whole), "utf-8")
    assert add_pack(file).pack.header.credit == "All in one by Ayo, MIT"


def test_icons_marked_as_old_and_aliases_of_nothing_are_left_out():
    names = [symbol.name for symbol in add_pack(TINY).pack.listing]
    assert "tiny:old-kite" not in names and "tiny:nothing" not in names


def test_an_alias_that_looks_the_same_is_another_word_for_it():
    (kite,) = (symbol for symbol in add_pack(TINY).pack.listing if symbol.name == "tiny:kite")
    assert set(kite.synonyms) == {"diamond", "rhombus"}
    assert kite.meaning == "Toys"


def test_an_alias_that_is_turned_is_an_icon_of_its_own():
    add_pack(TINY)
    library = library_with_packs()
    right, left, down = (library.get(f"tiny:arrow{end}") for end in ("", "-left", "-down"))
    x0, y0, x1, y1 = box_of(right.marks)
    assert box_of(left.marks) == (100 - x1, y0, 100 - x0, y1)
    assert box_of(down.marks) == (100 - y1, x0, 100 - y0, x1)


def test_an_icon_in_one_colour_takes_ink_and_has_its_tint_under_it():
    add_pack(TINY)
    tint, ink = library_with_packs().get("tiny:kite").marks
    assert isinstance(tint, Mark) and isinstance(ink, Mark)
    assert (tint.role, tint.colour) == ("tint", "")
    assert (ink.role, ink.colour) == ("solid", "")


def test_an_icon_in_colours_keeps_them():
    add_pack(TINY)
    marks = library_with_packs().get("tiny:balloon").marks
    assert [mark.colour for mark in marks if isinstance(mark, Mark)] == ["#e53935", "#6d4c41", "#ffffff80"]
    assert [mark.role for mark in marks if isinstance(mark, Mark)] == ["solid", "stroke", "solid"]


def test_a_gradient_becomes_its_mean_colour():
    add_pack(TINY)
    (mark,) = library_with_packs().get("tiny:sundial").marks
    assert isinstance(mark, Mark)
    assert 118 <= int(mark.colour[1:3], 16) <= 138


def test_links_stop_at_the_outline_of_the_icon():
    add_pack(TINY)
    outline = library_with_packs().get("tiny:post-box").outline.bounds()
    assert outline.w < 70 < outline.h


def test_a_folder_of_svg_files_is_a_pack_named_after_them(tmp_path):
    folder = folder_of(tmp_path / "My_Icons", Big_Kite=svg(""))
    folder_of(folder / "street signs", stop=svg(""))
    (folder / "readme.txt").write_text("not an icon")
    pack = add_pack(folder).pack
    assert (pack.prefix, pack.title) == ("my-icons", "My Icons")
    found = {symbol.name: symbol for symbol in pack.listing}
    assert found.keys() == {"my-icons:big-kite", "my-icons:stop"}
    assert found["my-icons:big-kite"].caption == "big kite"
    assert found["my-icons:stop"].meaning == "street signs"


def test_an_unknown_licence_is_said(tmp_path):
    added = add_pack(folder_of(tmp_path / "found", kite=svg("")))
    assert added.pack.header.credit == "found, licence unknown"
    assert any("No licence is known" in notice for notice in added.notices)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("MIT License\n\nCopyright (c) 2020 Somebody", "MIT"),
        ("Creative Commons Legal Code\n\nCC0 1.0 Universal", "CC0 1.0"),
        ("Attribution-ShareAlike 4.0 International", "CC BY-SA 4.0"),
        ("All rights reserved.", ""),
    ],
)
def test_the_licence_beside_the_files_is_recognised(tmp_path, text, title):
    folder = folder_of(tmp_path / "set", kite=svg(""))
    (folder / "LICENSE.txt").write_text(text)
    assert add_pack(folder).pack.header.licence == title


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    secret = folder_of(tmp_path / "elsewhere", secret=svg("")) / "secret.svg"
    folder = folder_of(tmp_path / "set", kite=svg(""))
    try:
        (folder / "link.svg").symlink_to(secret)
    except OSError:
        pytest.skip("this system makes no symbolic links here")
    assert [symbol.name for symbol in add_pack(folder).pack.listing] == ["set:kite"]


def test_files_of_the_same_name_are_numbered(tmp_path):
    folder = folder_of(tmp_path / "set", kite=svg(""))
    folder_of(folder / "b", kite=f"{OPEN}>{DOT}{DOT}</svg>")
    assert {symbol.name for symbol in add_pack(folder).pack.listing} == {"set:kite", "set:kite-2"}


def test_a_long_name_is_shortened_to_what_a_picture_can_hold_and_found_by_its_whole(tmp_path):
    long = "person-in-motorized-wheelchair-facing-right-with-a-very-long-scarf"
    pack = add_pack(folder_of(tmp_path / "set", **{long: svg("")})).pack
    (symbol,) = pack.listing
    assert len(symbol.name) <= 64
    assert symbol.synonyms == (long.replace("-", " "),)
    assert library_with_packs().get(symbol.name) is not UNKNOWN


def test_a_pack_that_is_added_again_takes_the_place_of_the_old_one(tmp_path):
    folder = folder_of(tmp_path / "set", kite=svg(""))
    assert not add_pack(folder).replaced
    folder_of(folder, boat=svg(""))
    assert add_pack(folder).replaced
    (pack,) = installed_packs()
    assert pack.count == 2


def test_a_removed_pack_is_gone():
    add_pack(TINY)
    assert remove_pack("tiny").title == "Tiny Icons"
    assert installed_packs() == ()
    assert "tiny:kite" not in library_with_packs()
    with pytest.raises(FileError, match="No icon pack is called “tiny”"):
        remove_pack("tiny")


def test_adding_can_be_stopped_and_leaves_nothing():
    with pytest.raises(FileError, match="no icons were added"):
        add_pack(TINY, lambda done, count: done < 3)
    assert installed_packs() == ()


def test_at_the_start_no_icons_are_read(monkeypatch):
    add_pack(TINY)
    monkeypatch.setattr("richpic.files.reading.read_text", pytest.fail)
    (pack,) = library_with_packs().packs
    assert (pack.title, pack.count) == ("Tiny Icons", 8)
    assert len(pack.listing) == 8, "the list is read without the drawings"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no sound JSON"),
        ("[1]", "no Iconify file"),
        ('{"icons": {}}', "no prefix"),
        ('{"prefix": "a", "icons": []}', "no icons"),
        ('{"prefix": "a", "icons": {}}', "none of its icons"),
        ('{"prefix": "a", "icons": {"b": {"body": 5}, "c": 7}}', "nothing to see"),
        ('{"prefix": "a", "icons": {"b": {"body": "</svg><script>"}}}', "none of its icons"),
        ("[" * 100_000, "no sound JSON"),
    ],
)
def test_a_file_that_is_no_pack_is_refused_in_one_line(tmp_path, content, words):
    file = tmp_path / "pack.json"
    file.write_text(content, "utf-8")
    with pytest.raises(FileError, match=words) as caught:
        add_pack(file)
    assert "\n" not in str(caught.value)
    assert installed_packs() == ()


@pytest.mark.parametrize("name", ["nothing.json", "empty", "kite.svg"])
def test_what_is_no_pack_at_all_is_refused(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "kite.svg").write_text(svg(""))
    with pytest.raises(FileError, match=r"no such file|no SVG files|give the folder"):
        add_pack(tmp_path / name)


def test_odd_values_in_a_pack_do_no_harm(tmp_path):
    odd = {
        "prefix": "../../Evil Pack!",
        "width": "wide",
        "height": 1e300,
        "left": True,
        "info": {"name": 5, "author": [], "license": {"title": None}},
        "categories": {"a": 5, "b": [7]},
        "icons": {
            "../x": {"body": DOT, "rotate": "many"},
            "": {"body": DOT},
            "y": {"body": DOT, "width": None},
        },
        "aliases": {"a": {"parent": "b"}, "b": {"parent": "a"}, "c": [], "d": {"parent": "y", "rotate": -1}},
    }
    file = tmp_path / "odd.json"
    file.write_text(json.dumps(odd), "utf-8")
    pack = add_pack(file).pack
    assert pack.path.parent == packs_folder()
    assert {symbol.name for symbol in pack.listing} == {
        f"evil-pack:{name}" for name in ("x", "icon", "y", "d")
    }


def test_a_damaged_file_of_a_pack_costs_only_what_is_damaged():
    pack = add_pack(TINY).pack
    lines = pack.path.read_text("utf-8").split("\n")
    lines[2] = lines[2].replace("solid", "script")
    pack.path.write_text("\n".join(lines), "utf-8")
    library = library_with_packs()
    assert library.get("tiny:kite") is UNKNOWN
    assert library.get("tiny:arrow") is not UNKNOWN
    pack.path.write_text("\n".join(lines[:1]), "utf-8")
    assert library_with_packs().get("tiny:arrow") is UNKNOWN
    pack.path.write_text("{}", "utf-8")
    assert read_pack(pack.path) is None and installed_packs() == ()


def test_a_full_disk_is_said_plainly(monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(icon_packs, "write_pack", full)
    with pytest.raises(FileError, match="No space left on device"):
        add_pack(TINY)


def test_the_folder_around_a_package_will_do_too(tmp_path):
    shutil.copytree(TINY, tmp_path / "unpacked" / "package")
    assert add_pack(tmp_path / "unpacked").pack.prefix == "tiny"
