"""Whatever keeps a picture from being saved: it is said, the picture stays, is in safety, and saves later."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from richpic.elements.note import Note
from richpic.files import replacing
from richpic.files.journal import journals_folder
from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.files.recovery import recoverable
from richpic.files.versions import history_of
from richpic.model.change import added
from richpic.model.picture import Picture

AS_ROOT = hasattr(os, "getuid") and os.getuid() == 0


def draw(window, identifier="n", text="hello"):
    window.editor.commit(added(Note(id=identifier, text=text)))


def save(window) -> None:
    window.actions_.run("save")
    window.flow.finish_saving()


@pytest.fixture
def path(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "our town.richpic"


@pytest.fixture
def saved(window, answers, path):
    """A window with a saved picture that was drawn on since."""
    draw(window)
    answers.path = path
    save(window)
    draw(window, "m", "not saved yet")
    return window


class Trouble:
    """Causes that come and go. Each returns what ends it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
        self._patch, self.path = monkeypatch, path

    def _failing(self, owner: object, name: str, number: int):
        """Let a function of the system fail for files beside the picture, and for no others."""
        real, folder = getattr(owner, name), str(self.path.parent)

        def fail(*args, **kwargs):
            if any(str(one).startswith(folder) for one in args if isinstance(one, str | Path)):
                raise OSError(number, os.strerror(number))
            return real(*args, **kwargs)

        self._patch.setattr(owner, name, fail)
        return lambda: self._patch.setattr(owner, name, real)

    def disk_full(self):
        return self._failing(replacing, "write_synced", errno.ENOSPC)

    def read_only_disk(self):
        return self._failing(replacing, "write_synced", errno.EROFS)

    def broken_disk(self):
        return self._failing(replacing, "write_synced", errno.EIO)

    def locked_file(self):
        ends = (
            self._failing(replacing, "write_synced", errno.EBUSY),
            self._failing(Path, "open", errno.EBUSY),
        )
        return lambda: [end() for end in ends]

    def read_only_file(self):
        if AS_ROOT:  # who may write everything is told what others would be
            real = os.access
            self._patch.setattr(os, "access", lambda *a, **k: False)
            return lambda: self._patch.setattr(os, "access", real)
        self.path.chmod(0o444)
        return lambda: self.path.chmod(0o644)

    def removed_drive(self):
        away = self.path.parent.with_name("in the drawer")
        self.path.parent.rename(away)
        return lambda: away.rename(self.path.parent)


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("disk_full", "disk is full"),
        ("read_only_disk", "only be read"),
        ("broken_disk", "reports an error"),
        ("locked_file", "another program is using this file"),
        ("read_only_file", "may not write here"),
        ("removed_drive", "there is no folder"),
    ],
)
def test_it_is_said_nothing_is_lost_and_it_saves_once_the_cause_is_gone(
    saved, answers, path, monkeypatch, cause, words
):
    end = getattr(Trouble(monkeypatch, path), cause)()
    save(saved)
    (told,) = answers.told
    assert words in told and "still open" in told
    assert "Traceback" not in told and "Errno" not in told
    assert saved.document.state == "changed"
    assert saved.document.is_in_safety(10.0)
    assert "not saved yet" in next(journals_folder().glob("*.journal")).read_text("utf-8")
    end()
    assert set(read_picture(path).elements) == {"n"}, "the file is as it was"
    save(saved)
    assert saved.document.state == "saved"
    assert set(read_picture(path).elements) == {"n", "m"}
    assert [one for one in path.parent.iterdir() if one.suffix == ".tmp"] == []


def test_a_folder_that_lets_nothing_be_made_is_saved_into_all_the_same_with_a_word(
    saved, path, monkeypatch, answers
):
    Trouble(monkeypatch, path)._failing(replacing, "write_synced", errno.EACCES)
    save(saved)
    assert answers.told == []
    assert "safest way" in saved.notice.text
    assert set(read_picture(path).elements) == {"n", "m"}


def test_a_failed_save_as_leaves_the_picture_with_its_file(saved, answers, path, tmp_path):
    answers.path = tmp_path / ("x" * 300 + ".richpic")
    saved.actions_.run("save-as")
    saved.flow.finish_saving()
    assert "name is too long" in answers.told[0]
    assert saved.document.path == path
    save(saved)
    assert saved.document.state == "saved"


@pytest.mark.parametrize(
    "name",
    [
        "Nottingham – März 2026 ☂.richpic",
        "子ども.richpic",
        " spaces  inside .richpic",
        "-rf.richpic",
        "100% done & more #1.richpic",
        'it\'s "quoted".richpic',
        "e\u0301.richpic",
        ".hidden.richpic",
    ],
)
def test_odd_names_are_saved_reopened_and_kept(window, make_window, answers, path, name):
    draw(window)
    answers.path = path.with_name(name)
    save(window)
    assert answers.told == []
    assert window.document.state == "saved"
    window.close()
    other = make_window()
    other.flow.open(answers.path)
    assert set(other.editor.picture.elements) == {"n"}
    assert history_of(answers.path).is_dir()


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses these names itself")
@pytest.mark.parametrize("name", ["CON.richpic", "a:b.richpic", "what?.richpic", "new\nline.richpic"])
def test_names_that_windows_cannot_have_are_saved_and_that_is_said(window, answers, path, name):
    draw(window)
    answers.path = path.with_name(name)
    save(window)
    assert window.document.state == "saved"
    assert "Windows cannot open" in window.notice.text
    assert "\n" not in window.notice.text


def test_a_name_that_this_system_cannot_have_is_refused_and_the_picture_stays(
    window, answers, path, monkeypatch
):
    monkeypatch.setattr("richpic.files.file_names.sys.platform", "win32")
    draw(window)
    answers.path = path.with_name("aux.richpic")
    save(window)
    assert "stands for a device" in answers.told[0]
    assert window.document.path is None and not answers.path.exists()


# The journal


def test_a_journal_that_cannot_be_written_is_said_once_and_so_is_its_return(window, qtbot):
    shutil.rmtree(journals_folder(), ignore_errors=True)
    journals_folder().parent.mkdir(parents=True, exist_ok=True)
    journals_folder().write_text("", "utf-8")
    draw(window)
    window.notice.say("A hint that was there before.", [])
    qtbot.waitUntil(lambda: "could not be put in safety" in window.notice.text, timeout=10_000)
    assert "save the picture now" in window.notice.text
    window.notice.dismiss()
    window.notice.dismiss()
    for number in range(4):
        draw(window, f"n{number}")
        window.document._journal.drain(5.0)
    qtbot.wait(50)
    assert window.notice.text == ""
    journals_folder().unlink()
    qtbot.waitUntil(lambda: "in safety again" in window.notice.text, timeout=10_000)
    window.document._journal.close(discard=False)
    window.document._journal = None
    (recovery,) = recoverable()
    assert len(recovery.picture().elements) == 5


# Files that cannot be opened


def test_the_trouble_is_taken_back_when_it_is_over(window, qtbot):
    window.document._tell_trouble("Your latest changes could not be put in safety: the disk is full.")
    window.document._tell_trouble("")
    assert "in safety again" in window.notice.text
    window.notice.dismiss()
    assert window.notice.text == ""


def future(path: Path) -> None:
    document = json.loads(to_text(Picture()))
    document["version"] = 99
    path.write_text(json.dumps(document), "utf-8")


def test_a_file_from_the_future_is_refused_kindly_and_left_alone(saved, answers, tmp_path):
    path = tmp_path / "from next year.richpic"
    future(path)
    before = path.read_bytes()
    answers.leave = "discard"
    assert not saved.flow.open(path)
    (told,) = answers.told
    assert "newer version of richpic" in told and "update the program" in told
    assert "as it was" in told
    assert set(saved.editor.picture.elements) == {"n", "m"}, "the open picture stays"
    assert saved.document.name == "our town"
    assert path.read_bytes() == before


def test_a_file_that_became_one_of_the_future_meanwhile_is_not_written_over_unasked(saved, answers, path):
    future(path)
    before = path.read_bytes()
    save(saved)
    assert answers.asked == ["our town elsewhere"]
    assert path.read_bytes() == before
    assert saved.document.state == "changed"
