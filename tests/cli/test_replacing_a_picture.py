"""A command that writes over another picture keeps that one, and says so."""

import pytest

from richpic import cli
from richpic.files.reading import read_picture
from richpic.files.versions import versions_of


@pytest.fixture
def out(tmp_path):
    (tmp_path / "notes.txt").write_text("youth worker > school: visits", "utf-8")
    return tmp_path / "town.richpic"


def scribe(out) -> int:
    return cli.run(["scribe", str(out.with_name("notes.txt")), "-o", str(out)])


def test_what_was_there_is_kept_and_that_is_said(out, capsys):
    out.write_text('{"format": "richpic", "version": 1, "page": {"title": "by hand"}, "elements": []}')
    assert scribe(out) == 0
    assert "town.richpic: replaced. What was there is in Versions" in capsys.readouterr().err
    assert read_picture(out).elements
    assert [version.picture().page.title for version in versions_of(out) if version.why == "found"] == [
        "by hand"
    ]


def test_the_same_notes_again_replace_nothing(out, capsys):
    assert scribe(out) == 0 and scribe(out) == 0
    assert capsys.readouterr().err == ""


def test_what_is_no_picture_is_written_over_without_a_promise(out, capsys):
    out.write_text("nothing of ours")
    assert scribe(out) == 0
    assert capsys.readouterr().err == ""


def test_a_safe_copy_keeps_what_it_replaces(out, tmp_path):
    assert scribe(out) == 0
    copy = tmp_path / "copy.richpic"
    copy.write_text('{"format": "richpic", "version": 1, "page": {"title": "older"}, "elements": []}')
    cli.run(["safe", str(out), "--apply", str(copy)])
    assert read_picture(copy).elements
    assert "older" in [version.picture().page.title for version in versions_of(copy)]
