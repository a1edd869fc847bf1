"""What a killed dialog left behind is cleared a day later; nothing else is touched."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from richpic.share.trial_folder import OLD, PREFIX, clear_old_trials, trial_folder


@pytest.fixture(autouse=True)
def own_temp(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def aged(path: Path, seconds: float) -> Path:
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def left_behind(folder: Path, name: str, seconds: float) -> Path:
    made = folder / f"{PREFIX}{name}"
    made.mkdir()
    (made / "1-1.png").write_bytes(b"a picture of the group")
    return aged(made, seconds)


def test_only_what_is_older_than_a_day_goes(own_temp):
    old, young = left_behind(own_temp, "old", OLD + 60), left_behind(own_temp, "young", OLD - 60)
    other = own_temp / "of-another-program"
    other.mkdir()
    aged(other, OLD + 60)
    clear_old_trials()
    assert not old.exists()
    assert young.exists() and other.exists()


def test_neither_links_nor_files_of_that_name_are_followed_or_removed(own_temp):
    outside = own_temp / "mine"
    outside.mkdir()
    (outside / "kept.txt").write_text("kept")
    aged(outside, OLD + 60)
    (own_temp / f"{PREFIX}link").symlink_to(outside)
    aged(own_temp / f"{PREFIX}link", OLD + 60)
    file = own_temp / f"{PREFIX}file"
    file.write_text("no folder")
    aged(file, OLD + 60)
    clear_old_trials()
    assert (outside / "kept.txt").exists() and file.exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users have temporary folders of their own here")
def test_what_belongs_to_somebody_else_stays(own_temp, monkeypatch):
    theirs = left_behind(own_temp, "theirs", OLD + 60)
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    clear_old_trials()
    assert theirs.exists()


def test_a_folder_in_use_is_made_where_old_ones_are_looked_for(own_temp):
    with trial_folder() as name:
        assert Path(name).parent == own_temp and Path(name).name.startswith(PREFIX)
        clear_old_trials()
        assert Path(name).is_dir()
    assert not Path(name).exists()
