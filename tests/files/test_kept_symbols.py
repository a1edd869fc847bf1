"""The symbol library is kept as it was read, anew whenever its files change, and never trusted blindly."""

import os
import pickle

import pytest

from richpic.files import kept_symbols
from richpic.files.kept_symbols import kept
from richpic.files.symbols import read_symbols


def never(_folder):
    raise AssertionError("read again")


def described(library):
    marks = {name: repr(symbol) for name, symbol in library.symbols.items()}
    return marks, repr(dict(library.faces)), repr(dict(library.hairs))


def test_what_was_kept_is_what_was_read(folder):
    read = kept(folder, read_symbols)
    again = kept(folder, never)
    assert described(again) == described(read)
    assert list(again.symbols) == list(read.symbols)


def test_a_changed_file_is_read_and_what_was_kept_before_goes(folder, cache):
    kept(folder, read_symbols)
    file = folder / "change.toml"
    file.write_text(file.read_text("utf-8").replace("[seedling]", "[sprout]"), "utf-8")
    assert "sprout" in kept(folder, read_symbols).symbols
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"nonsense", pickle.dumps(7), pickle.dumps(os.system)])
def test_what_is_damaged_or_foreign_is_read_anew(folder, cache, damage):
    kept(folder, read_symbols)
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert "seedling" in kept(folder, read_symbols).symbols
    assert "seedling" in kept(folder, never).symbols


def test_nothing_but_symbols_comes_out_of_it(folder, cache, tmp_path):
    class Trap:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "trapped"),)

    kept(folder, read_symbols)
    (file,) = cache.iterdir()
    file.write_bytes(pickle.dumps(Trap()))
    kept(folder, read_symbols)
    assert not (tmp_path / "trapped").exists()


def test_where_nothing_can_be_kept_it_is_read(folder, monkeypatch):
    def refuse():
        raise PermissionError

    monkeypatch.setattr(kept_symbols, "cache_folder", refuse)
    assert "seedling" in kept(folder, read_symbols).symbols
