"""`richpic kit` makes the folder of a post, tells what is in it, and what to look at before it is posted."""

import shutil

import pytest

from richpic import cli
from richpic.resources import assets_folder


@pytest.fixture
def example(tmp_path, monkeypatch):
    shutil.copy(assets_folder() / "examples" / "nottingham.richpic", tmp_path)
    monkeypatch.chdir(tmp_path)
    return "nottingham.richpic"


def test_it_makes_the_folder_and_lists_the_images(example, tmp_path, capsys):
    assert cli.run(["kit", example, "-o", "kit", "--for", "linkedin"]) == 0
    told = capsys.readouterr()
    lines = told.out.strip().splitlines()
    assert lines[0].startswith("linkedin/1-the-whole-picture.png: 1200 × 627, ")
    assert all((tmp_path / "kit" / line.partition(":")[0]).exists() for line in lines)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kit", example]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--for", "myspace"], "myspace"), (["--for", "a4"], "no place"), (["--for", ""], "no place")],
)
def test_a_place_that_is_not_known_is_told_in_one_line(example, tmp_path, capsys, arguments, words):
    assert cli.run(["kit", example, "-o", "kit", *arguments]) == 2
    told = capsys.readouterr().err
    assert words in told and told.count("\n") == 1
    assert not (tmp_path / "kit").exists()


def test_names_are_pointed_at_and_a_safer_copy_has_none(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("Aisha Khan > school: waits\nAisha Khan: “call 07700 900123”\n")
    assert cli.run(["scribe", "notes.txt", "-o", "town.richpic"]) == 0
    capsys.readouterr()
    assert cli.run(["kit", "town.richpic", "-o", "kit", "--for", "linkedin"]) == 0
    assert "richpic safe town.richpic" in capsys.readouterr().err
    assert cli.run(["kit", "town.richpic", "-o", "safe", "--for", "linkedin", "--safe", "--keep"]) == 0
    assert "900123" in (tmp_path / "kit" / "post.md").read_text("utf-8")
    for path in (one for one in (tmp_path / "safe").rglob("*") if one.is_file()):
        assert b"900123" not in path.read_bytes() and b"Aisha" not in path.read_bytes(), path


def test_the_quality_of_an_export_can_be_chosen(example, tmp_path, capsys):
    sizes = []
    for quality in ("20", "95"):
        wanted = ["-o", f"{quality}.jpg", "--width", "600", "--quality", quality]
        assert cli.run(["export", example, *wanted]) == 0
        sizes.append((tmp_path / f"{quality}.jpg").stat().st_size)
    assert sizes[0] < 0.6 * sizes[1]
    assert cli.run(["export", example, "-o", "no.jpg", "--quality", "0"]) == 2
    assert "quality" in capsys.readouterr().err and not (tmp_path / "no.jpg").exists()
