"""Saving replaces a file in one step, keeps the version before, and says in plain words what failed."""

import errno
import os
import stat
from pathlib import Path

import pytest

from richpic.elements.note import Note
from richpic.files import limits, replacing, saving
from richpic.files.errors import FileError
from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.files.saving import previous_version, write_picture
from richpic.model.picture import Picture, StoredImage


def picture(text: str = "") -> Picture:
    return Picture({"n1": Note(id="n1", text=text)})


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def fails_with(code: int):
    def fail(*args, **kwargs):
        raise OSError(code, os.strerror(code))

    return fail


def refusal(path: Path, words: str = "x") -> str:
    with pytest.raises(FileError) as refused:
        write_picture(picture(words), path)
    assert len(str(refused.value).splitlines()) == 1
    return str(refused.value)


def test_what_was_saved_is_what_is_opened(tmp_path):
    path = tmp_path / "Plan ünd 計画.richpic"
    assert write_picture(picture("hello"), path) == ()
    assert read_picture(path).elements == picture("hello").elements
    assert names(tmp_path) == {path.name}


def test_the_version_before_is_kept(tmp_path):
    path = tmp_path / "plan.richpic"
    for words in ("one", "two", "three"):
        write_picture(picture(words), path)
    assert read_picture(path).elements["n1"].text == "three"
    assert read_picture(previous_version(path)).elements["n1"].text == "two"
    assert names(tmp_path) == {"plan.richpic", "plan.richpic~"}


def test_saving_the_same_again_keeps_the_version_before_and_touches_nothing(tmp_path):
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    write_picture(picture("two"), path)
    before = path.stat()
    write_picture(picture("two"), path)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert read_picture(previous_version(path)).elements["n1"].text == "one"


def test_a_good_version_does_not_give_way_to_a_damaged_one(tmp_path):
    path = tmp_path / "plan.richpic"
    write_picture(picture("good"), path)
    write_picture(picture("newer"), path)
    path.write_bytes(bytes(500))  # a power cut, on a disk that lies about what it has written
    write_picture(picture("saved again"), path)
    assert read_picture(previous_version(path)).elements["n1"].text == "good"


def test_the_version_before_is_kept_where_files_cannot_be_linked(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", fails_with(errno.EPERM))
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    assert write_picture(picture("two"), path) == ()
    assert read_picture(previous_version(path)).elements["n1"].text == "one"


@pytest.mark.skipif(os.name == "nt", reason="permissions are another matter there")
def test_permissions_are_kept_and_new_files_follow_the_umask(tmp_path):
    path = tmp_path / "plan.richpic"
    mask = os.umask(0o027)
    try:
        write_picture(picture("one"), path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o600)
        write_picture(picture("two"), path)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_symbolic_link_stays_one_and_its_target_is_saved(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "plan.richpic", tmp_path / "link.richpic"
    write_picture(picture("one"), target)
    link.symlink_to(target)
    write_picture(picture("two"), link)
    assert link.is_symlink()
    assert read_picture(target).elements["n1"].text == "two"
    assert names(tmp_path) == {"real", "link.richpic"}


def test_a_file_in_a_folder_that_allows_no_new_files_is_saved_with_a_notice(tmp_path, monkeypatch):
    path = tmp_path / "plan.richpic"
    write_picture(picture("a longer text than the one to come"), path)
    monkeypatch.setattr(replacing, "write_synced", fails_with(errno.EACCES))
    (notice,) = write_picture(picture("two"), path)
    assert notice.startswith("plan.richpic: saved, but")
    assert read_picture(path).elements["n1"].text == "two"


def test_when_saving_in_place_fails_the_old_content_is_put_back(tmp_path, monkeypatch):
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    monkeypatch.setattr(replacing, "write_synced", fails_with(errno.EACCES))
    whole, tries = saving._write_into, []

    def half(target, data):
        tries.append(data)
        if len(tries) == 1:
            target.write_bytes(data[:40])
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(target, data)

    monkeypatch.setattr(saving, "_write_into", half)
    assert "the disk is full" in refusal(path, "two")
    assert read_picture(path).elements["n1"].text == "one"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_where_no_file_may_take_another_s_place_both_versions_are_whole(tmp_path, monkeypatch):
    """As with a file that another program holds open on Windows: linked already, and then not replaced."""
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(errno.EACCES, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    (notice,) = write_picture(picture("two"), path)
    assert "does not allow the safest way" in notice
    assert read_picture(path).elements["n1"].text == "two"
    assert read_picture(previous_version(path)).elements["n1"].text == "one"
    assert names(tmp_path) == {"plan.richpic", "plan.richpic~"}


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EPERM])
def test_a_new_file_is_saved_where_nothing_can_be_renamed(code, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", fails_with(code))
    path = tmp_path / "plan.richpic"
    assert write_picture(picture("one"), path) == ()
    assert read_picture(path).elements["n1"].text == "one"
    assert names(tmp_path) == {"plan.richpic"}


def test_a_piece_of_a_new_file_does_not_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", fails_with(errno.EPERM))
    synced = []

    def sync(handle: int) -> bool:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(errno.EIO, "Input/output error")
        return True

    monkeypatch.setattr(replacing, "sync", sync)
    assert "the disk reports an error" in refusal(tmp_path / "plan.richpic")
    assert names(tmp_path) == set()


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_the_disk_confirms_nothing_it_is_saved_with_a_notice(code, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", fails_with(code))
    path = tmp_path / "plan.richpic"
    for words in ("one", "two"):
        (notice,) = write_picture(picture(words), path)
        assert notice.startswith("plan.richpic: saved, but this disk does not tell")
    assert read_picture(path).elements["n1"].text == "two"
    assert read_picture(previous_version(path)).elements["n1"].text == "one"


def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(tmp_path, monkeypatch):
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    path = tmp_path / "plan.richpic"
    assert write_picture(picture("one"), path) == write_picture(picture("two"), path) == ()


@pytest.mark.skipif(os.name == "nt", reason="the order is seen in calls of POSIX")
def test_the_content_is_on_disk_before_its_name_and_the_name_before_the_end(tmp_path, monkeypatch):
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "content")
        fsync(handle)

    def replaced(self: Path, target: Path) -> Path:
        done.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    write_picture(picture("two"), path)
    assert done == ["content", "plan.richpic~", "plan.richpic", "folder"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_a_failing_disk_does_not_resolve_is_not_replaced(tmp_path, monkeypatch):
    target, link = tmp_path / "plan.richpic", tmp_path / "link.richpic"
    write_picture(picture("one"), target)
    link.symlink_to(target)

    def unresolved(path: Path, strict: bool = False) -> str:
        if strict:
            raise FileNotFoundError(errno.ENOENT, "gone for a moment")
        return os.fspath(path)

    monkeypatch.setattr(os.path, "realpath", unresolved)
    assert "link.richpic: " in refusal(link)
    assert link.is_symlink()
    assert read_picture(target).elements["n1"].text == "one"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_another_name_of_the_file_keeps_the_version_before(tmp_path):
    """As the snapshots of backup programs do: writing into them would spoil the backup."""
    path, backup = tmp_path / "plan.richpic", tmp_path / "backup.richpic"
    write_picture(picture("one"), path)
    os.link(path, backup)
    assert write_picture(picture("two"), path) == ()
    assert read_picture(backup).elements["n1"].text == "one"
    assert read_picture(path).elements["n1"].text == "two"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes are set as Linux does")
def test_attributes_are_kept(tmp_path):
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    try:
        os.setxattr(path, "user.comment", b"from Sam")
    except OSError:
        pytest.skip("this file system holds no attributes")
    write_picture(picture("two"), path)
    assert os.getxattr(path, "user.comment") == b"from Sam"


@pytest.mark.skipif(not hasattr(os, "chown"), reason="owners are another matter there")
@pytest.mark.parametrize("may", [True, False])
def test_owner_and_group_are_kept_or_nobody_else_comes_to_read_it(may, tmp_path, monkeypatch):
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    path.chmod(0o664)
    asked: list[tuple[int, int]] = []

    def chown(path: Path, owner: int, group: int) -> None:
        asked.append((owner, group))
        if not may:
            raise PermissionError(errno.EPERM, "not yours")

    real = Path.stat

    def seen(self: Path, **how: bool) -> os.stat_result:
        found = real(self, **how)
        if self != path:
            return found
        return os.stat_result((*found[:4], found.st_uid + 1, found.st_gid + 1, *found[6:]))

    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr(Path, "stat", seen)
    write_picture(picture("two"), path)
    monkeypatch.undo()
    status = path.stat()
    assert asked == [(status.st_uid + 1, -1), (-1, status.st_gid + 1)]
    assert stat.S_IMODE(status.st_mode) == (0o664 if may else 0o644)


def test_what_an_interrupted_save_left_is_cleared_away_a_day_later(tmp_path):
    path = tmp_path / "plan.richpic"
    old, new = tmp_path / ".plan.richpic.0123456789ab.tmp", tmp_path / ".plan.richpic.ba9876543210.tmp"
    other = tmp_path / ".notes.tmp"
    for one in (old, new, other):
        one.write_bytes(b"half")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    for words in ("one", "two"):
        write_picture(picture(words), path)
    assert names(tmp_path) == {"plan.richpic", "plan.richpic~", new.name, ".notes.tmp"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full. Make room"),
        (errno.EROFS, "can only be read. Save somewhere else"),
        (errno.EIO, "the disk reports an error. Save somewhere else"),
        (errno.ENODEV, "not there any more"),
    ],
)
@pytest.mark.parametrize("moment", ["writing", "replacing"])
def test_a_failure_is_told_and_leaves_the_file_and_the_folder_as_they_were(
    code, words, moment, tmp_path, monkeypatch
):
    path = tmp_path / "plan.richpic"
    write_picture(picture("one"), path)
    write_picture(picture("two"), path)
    before = path.read_bytes()
    if moment == "writing":
        monkeypatch.setattr(os, "fsync", fails_with(code))
    else:
        monkeypatch.setattr(Path, "replace", fails_with(code))
    message = refusal(path, "three")
    monkeypatch.undo()
    assert message.startswith("plan.richpic: ") and words in message
    assert path.read_bytes() == before
    assert names(tmp_path) == {"plan.richpic", "plan.richpic~"}
    write_picture(picture("three"), path)  # works once the cause is gone
    assert read_picture(path).elements["n1"].text == "three"


def test_places_where_nothing_can_be_saved_are_told(tmp_path, monkeypatch):
    assert "there is no folder" in refusal(tmp_path / "nowhere" / "plan.richpic")
    (tmp_path / "folder.richpic").mkdir()
    assert "this is a folder" in refusal(tmp_path / "folder.richpic")
    assert "name is too long" in refusal(tmp_path / ("x" * 250 + ".richpic"))
    assert "cannot have this name" in refusal(tmp_path / "zero\0.richpic")
    write_picture(picture(), tmp_path / "locked.richpic")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "you may not write here" in refusal(tmp_path / "locked.richpic")


@pytest.mark.parametrize("name", ["photo.png", "drawing.SVG", "paper.pdf"])
def test_an_exported_image_is_not_replaced_by_a_picture(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(b"image")
    assert "pictures are saved as .richpic" in refusal(path)
    assert path.read_bytes() == b"image"


def test_a_picture_too_large_to_be_opened_again_is_not_saved(tmp_path, monkeypatch):
    from richpic.elements.image import Image

    huge = Picture(
        {"i1": Image(id="i1", image_id="big")}, images={"big": StoredImage("image/png", bytes(49 * 2**20))}
    )
    with pytest.raises(FileError, match=r"plan\.richpic: not saved, because it is too large"):
        write_picture(huge, tmp_path / "plan.richpic")
    assert names(tmp_path) == set()


def test_a_picture_of_too_many_things_to_be_opened_again_is_not_saved(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 3)
    many = Picture({f"n{n}": Note(id=f"n{n}") for n in range(4)})
    with pytest.raises(FileError, match=r"plan\.richpic: not saved, because it holds 4 things"):
        write_picture(many, tmp_path / "plan.richpic")
    assert names(tmp_path) == set()


def test_the_bytes_are_those_of_the_text(tmp_path):
    path = tmp_path / "plan.richpic"
    write_picture(picture("line\nbreak é"), path)
    assert path.read_bytes() == to_text(picture("line\nbreak é")).encode()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_of_a_link_into_a_folder_that_is_gone_that_folder_is_named(tmp_path):
    link = tmp_path / "town.richpic"
    link.symlink_to(tmp_path / "stick" / "town.richpic")
    with pytest.raises(FileError, match=r"there is no folder .*/stick\."):
        write_picture(Picture(), link)
