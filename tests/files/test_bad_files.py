"""Reading refuses what is wrong in one line that says what and where."""

import os
from pathlib import Path

import pytest

from richpic.files.errors import FileError
from richpic.files.reading import read_picture
from tests.files.bad_files import FILES, ICON, document


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as refused:
        read_picture(path)
    return str(refused.value)


@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_is_refused_in_one_line_that_names_the_place(case, tmp_path):
    make, words = FILES[case]
    path = tmp_path / "bad.richpic"
    make(path)
    message = refusal(path)
    assert message.startswith("bad.richpic: ")
    assert len(message.splitlines()) == 1 and message.isprintable()
    assert len(message) < 400
    for word in words:
        assert word in message


@pytest.mark.parametrize("case", FILES)
def test_reading_leaves_the_file_as_it_was(case, tmp_path):
    make, _ = FILES[case]
    path = tmp_path / "bad.richpic"
    make(path)
    before = path.stat() if path.is_file() else None
    refusal(path)
    assert [one.name for one in tmp_path.iterdir()] == (["bad.richpic"] if path.exists() else [])
    if before:
        assert (path.stat().st_mtime_ns, path.stat().st_size) == (before.st_mtime_ns, before.st_size)


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "private.richpic"
    path.write_text(document(ICON))
    path.chmod(0)
    if os.access(path, os.R_OK):  # the tests run as root, whom nothing is forbidden

        def refuse(self, *args, **kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    assert refusal(path) == "private.richpic: you may not read this file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a matter of POSIX")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    path = tmp_path / "pipe.richpic"
    os.mkfifo(path)
    assert "not a file" in refusal(path)


def test_a_name_too_long_and_a_name_with_a_zero_are_refused(tmp_path):
    assert "name is too long" in refusal(tmp_path / ("x" * 300))
    assert "name" in refusal(Path("a\0b.richpic"))


def test_a_damaged_file_points_at_the_earlier_version_beside_it(tmp_path):
    path = tmp_path / "plan.richpic"
    path.write_text("")
    (tmp_path / "plan.richpic~").write_text(document(ICON))
    assert "An earlier version is beside it: plan.richpic~" in refusal(path)
    assert read_picture(tmp_path / "plan.richpic~").elements["a1"].kind == "icon"


def test_a_byte_order_mark_is_no_reason_to_refuse(tmp_path):
    path = tmp_path / "windows.richpic"
    path.write_bytes(b"\xef\xbb\xbf" + document(ICON).encode())
    assert list(read_picture(path).elements) == ["a1"]
