"""What was inked is there at the next start; what changes its looks, or damages it, has it made anew."""

import os
import pickle
from dataclasses import replace

import pytest

from richpic.files import kept_ink
from richpic.files.kept_ink import inked, keep_inked
from richpic.files.symbols import symbol_library

MARKS = [[[1, 2, 3, 4]], [], [[5, 6], [7, 8]]]


def library(folder):
    return replace(symbol_library(), inked=inked(folder))


def kept_one(folder, name="one"):
    there = library(folder)
    there.inked.keep(name, MARKS)
    keep_inked(there, folder)


def test_it_is_there_the_next_time(folder):
    kept_one(folder)
    assert library(folder).inked.get("one") == MARKS


def test_without_news_nothing_is_written(folder, cache):
    kept_one(folder)
    (file,) = cache.iterdir()
    file.unlink()
    there = library(folder)
    there.inked.get("one")
    keep_inked(there, folder)
    assert not list(cache.iterdir())


def test_two_windows_keep_what_each_inked(folder):
    first, second = library(folder), library(folder)
    first.inked.keep("one", MARKS)
    second.inked.keep("two", MARKS)
    keep_inked(first, folder)
    keep_inked(second, folder)
    assert set(library(folder).inked.kept) == {"one", "two"}


def test_where_the_symbols_change_nothing_holds_any_more(folder, cache):
    kept_one(folder)
    file = folder / "change.toml"
    file.write_text(file.read_text("utf-8") + "\n# redrawn\n", "utf-8")
    assert library(folder).inked.get("one") is None
    kept_one(folder, "two")
    assert len(list(cache.iterdir())) == 1


def test_where_the_hand_changes_nothing_holds_any_more(folder, monkeypatch, tmp_path):
    kept_one(folder)
    code = tmp_path / "ink.py"
    code.write_text("STEP = 4\n")
    monkeypatch.setattr(kept_ink, "_sources", lambda: [code])
    assert library(folder).inked.get("one") is None


def test_the_hand_is_all_that_inks():
    names = {file.name for file in kept_ink._sources()}
    assert names == {"ink.py", "symbols.py", "inked.py", "strokes.py", "__init__.py"}
    assert all(file.is_file() for file in kept_ink._sources())


class Trap:
    def __reduce__(self):
        return os.mkdir, ("trapped",)


@pytest.mark.parametrize("content", [b"", b"nonsense", pickle.dumps({"one": b"\1\0\2\0\1\0\2\0"})])
def test_what_is_damaged_or_foreign_is_not_believed(folder, cache, content):
    kept_one(folder)
    (file,) = cache.iterdir()
    file.write_bytes(content)
    assert library(folder).inked.kept == {}


@pytest.mark.parametrize("value", [7, ["one"], Trap()])
def test_nothing_but_bytes_comes_out_of_it(folder, cache, value, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept_one(folder)
    (file,) = cache.iterdir()
    written = pickle.dumps(value)
    file.write_bytes(kept_ink._checksum(written) + written)
    assert library(folder).inked.kept == {}
    assert not (tmp_path / "trapped").exists()


def test_a_torn_file_is_not_believed(folder, cache):
    kept_one(folder)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    for length in range(0, len(whole), 7):
        file.write_bytes(whole[:length])
        assert library(folder).inked.kept == {}


def test_what_an_interrupted_program_left_goes(folder, cache):
    kept_one(folder)
    left = cache / ".ink-0123abcd.bin.0123456789ab.tmp"
    left.touch()
    os.utime(left, (0, 0))
    kept_one(folder, "two")
    assert not left.exists()


def test_where_nothing_can_be_kept_all_goes_on(folder, monkeypatch):
    def refuse():
        raise PermissionError

    monkeypatch.setattr(kept_ink, "cache_folder", refuse)
    kept_one(folder)
    assert library(folder).inked.get("one") is None
