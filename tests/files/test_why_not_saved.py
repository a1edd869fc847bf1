"""Whatever keeps a file from being written is said in plain words, with what to do next."""

import errno
import os
from pathlib import Path

import pytest

from richpic.files.file_names import foreign_to_windows, portable_name
from richpic.files.why_not_saved import why_not_saved

PATH = Path("/media/stick/our town.richpic")


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_system_has_a_line_with_something_to_do(number):
    words = why_not_saved(OSError(number, os.strerror(number)), PATH)
    assert words.endswith(".") and "\n" not in words
    assert any(way in words for way in ("Choose", "Save", "Make", "Connect", "Close", "Try"))
    assert "Errno" not in words


@pytest.mark.parametrize(
    ("number", "part"),
    [(32, "another program"), (206, "too long"), (21, "not there"), (112, "disk is full"), (53, "network")],
)
def test_windows_own_numbers_are_understood(number, part):
    error = PermissionError(errno.EACCES, "denied")
    error.winerror = number
    assert part in why_not_saved(error, PATH)


def test_a_folder_that_is_gone_is_named():
    assert "/media/stick" in why_not_saved(FileNotFoundError(errno.ENOENT, "no"), PATH)


@pytest.mark.parametrize(
    "name", ["CON", "con.richpic", "Aux .txt", "com1.richpic", "LPT².richpic", "a:b.richpic", "a?.richpic",
             "new\nline.richpic", "dot.", "space ", "a/b", "tab\t.richpic"]
)  # fmt: skip
def test_names_that_windows_cannot_have_are_known(name):
    assert foreign_to_windows(name)


@pytest.mark.parametrize(
    "name", ["our town.richpic", "Nottingham – März 2026.richpic", "-dash.richpic", "CONference.richpic",
             "com10.richpic", "子ども.richpic", "a.b.richpic", ".hidden.richpic"]
)  # fmt: skip
def test_names_that_it_can_have_are_not_complained_of(name):
    assert foreign_to_windows(name) == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [("Who cares? / March", "Who cares  March"), ("CON", "CON picture"), ("  … ", ""), ("a" * 300, "a" * 80),
     ("-- dash", "dash"), ("dots...", "dots"), ("two\nlines", "twolines"), ("Ça va – oui", "Ça va  oui")],
)  # fmt: skip
def test_the_name_that_is_proposed_suits_every_system(title, name):
    assert portable_name(title) == name
    assert foreign_to_windows(f"{portable_name(title) or 'x'}.richpic") == ""
