"""The list of recent files and the settings: kept between sessions, never in the way."""

import json
from pathlib import Path

import pytest

from richpic.files.places import data_folder, settings_folder
from richpic.files.recent import MOST, recent_files, remember_file
from richpic.files.settings import Settings


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.richpic" for number in range(count)]
    for path in paths:
        path.write_text("")
    return paths


def test_the_latest_file_comes_first_and_each_once(tmp_path):
    one, two, three = files(tmp_path, 3)
    for path in (one, two, three, one):
        remember_file(path)
    assert recent_files() == [one, three, two]


def test_the_list_is_short_and_shows_only_what_is_there(tmp_path):
    paths = files(tmp_path, MOST + 3)
    for path in paths:
        remember_file(path)
    paths[-1].unlink()
    assert recent_files() == paths[-2 : -MOST - 1 : -1]


def test_a_relative_path_is_remembered_as_where_it_is(tmp_path, monkeypatch):
    files(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    remember_file(Path("0.richpic"))
    monkeypatch.chdir("/")
    assert recent_files() == [tmp_path / "0.richpic"]


@pytest.mark.parametrize("content", ["", "{", "{}", "[1, null]", '["' + "x" * 5000 + '"]'])
def test_a_damaged_list_is_an_empty_one(content, tmp_path):
    data_folder().mkdir(parents=True)
    (data_folder() / "recent.json").write_text(content)
    assert recent_files() == []
    (path,) = files(tmp_path, 1)
    remember_file(path)
    assert recent_files() == [path]


def test_settings_come_back_as_they_were_saved():
    assert Settings.load() == Settings()
    changed = Settings(hint_seen=True, theme="dark", window="abc=", more={"tray.category": "people"})
    assert changed.save()
    assert Settings.load() == changed


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"5", b"[" * 100_000])
def test_damaged_settings_are_the_defaults(content):
    settings_folder().mkdir(parents=True)
    (settings_folder() / "settings.json").write_bytes(content)
    assert Settings.load() == Settings()


def test_one_wrong_setting_does_not_spoil_the_others():
    settings_folder().mkdir(parents=True)
    stored = {"hint_seen": "yes", "theme": "purple", "window": "abc", "from_a_newer_version": 1}
    (settings_folder() / "settings.json").write_text(json.dumps(stored))
    assert Settings.load() == Settings(window="abc")


def test_where_nothing_can_be_written_nothing_is_raised(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path / "file" / "below"))
    remember_file(tmp_path / "a.richpic")
    assert recent_files() == []
    assert not Settings().save()


def test_one_variable_moves_all_of_it(monkeypatch, tmp_path):
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path))
    assert data_folder() == settings_folder() == tmp_path


def test_saving_writes_only_what_was_changed_here():
    Settings(theme="light", more={"look": 1, "map": True}).save()
    mine, other = Settings.load(), Settings.load()
    other.hint_seen, other.more["map"] = True, False
    other.save()
    mine.theme, mine.more["look"] = "dark", 2
    mine.save()
    assert Settings.load() == Settings(hint_seen=True, theme="dark", more={"look": 2, "map": False})
    other.theme = "system"
    other.save()
    assert Settings.load().theme == "system" and Settings.load().more["look"] == 2
