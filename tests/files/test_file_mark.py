"""A file that somebody else wrote is told from one that is only touched, gone, or out of reach."""

import os
from pathlib import Path

from richpic.files.file_mark import FileMark


def written(path: Path, text: str, when: int) -> Path:
    path.write_text(text, "utf-8")
    os.utime(path, ns=(when, when))
    return path


def test_a_file_left_alone_is_the_same(tmp_path):
    path = written(tmp_path / "a.richpic", "one", 10)
    assert FileMark.of(path).look(path).since == "same"


def test_a_new_time_alone_is_no_change_and_is_not_looked_into_again(tmp_path):
    path = written(tmp_path / "a.richpic", "one", 10)
    looked = FileMark.of(path).look(written(path, "one", 99))
    assert looked.since == "same"
    assert looked.mark.modified == 99


def test_other_words_of_the_same_length_are_a_change(tmp_path):
    path = written(tmp_path / "a.richpic", "one", 10)
    looked = FileMark.of(path).look(written(path, "two", 99))
    assert looked.since == "changed"
    assert looked.mark.look(path).since == "same", "the mark to go on with is that of the new content"


def test_a_file_put_in_its_place_is_a_change_even_with_its_time_and_size(tmp_path):
    path = written(tmp_path / "a.richpic", "one", 10)
    mark = FileMark.of(path)
    written(tmp_path / "b", "two", 10).replace(path)
    assert mark.look(path).since == "changed"


def test_gone_and_out_of_reach_are_told_apart(tmp_path):
    path = written(tmp_path / "a.richpic", "one", 10)
    mark = FileMark.of(path)
    path.unlink()
    assert mark.look(path).since == "gone"
    path.symlink_to(path)
    assert mark.look(path).since == "unreachable"


def test_what_is_no_file_has_no_mark(tmp_path):
    assert FileMark.of(tmp_path) is None
    assert FileMark.of(tmp_path / "nothing") is None
    assert FileMark.of(Path("a\0b")) is None
    os.mkfifo(tmp_path / "pipe")
    assert FileMark.of(tmp_path / "pipe") is None
