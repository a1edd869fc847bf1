"""Whatever keeps a file from being written is said in plain words, with what to do next."""

import errno
import os
from pathlib import Path

import pytest

from richpic.refusals import why_not_written

PATH = Path("/media/stick/our town.richpic")


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_system_has_a_line_with_something_to_do(number):
    words = why_not_written(OSError(number, os.strerror(number)), PATH)
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
    assert part in why_not_written(error, PATH)


def test_a_folder_that_is_gone_is_named():
    assert "/media/stick" in why_not_written(FileNotFoundError(errno.ENOENT, "no"), PATH)
