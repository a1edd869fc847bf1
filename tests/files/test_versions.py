"""Earlier versions: kept at every save, small, brought back exactly, let go by rules that spare the last."""

from base64 import b64decode
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.elements.image import Image
from richpic.elements.note import Note
from richpic.files import kept_saving, versions
from richpic.files.errors import FileError
from richpic.files.kept_saving import save_and_keep
from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.files.saving import previous_version, write_picture
from richpic.files.settings import Settings
from richpic.files.version_file import IMAGES, read_version, write_version
from richpic.files.version_pruning import prune
from richpic.files.version_rules import DAYS, Rules, superfluous, too_much
from richpic.files.versions import (
    history_of,
    keep_picture,
    keep_text,
    rename_history,
    unnamed_histories,
    versions_of,
)
from richpic.model.change import added
from richpic.model.picture import Picture, StoredImage
from tests import strategies

NOW = datetime(2026, 3, 21, 12, tzinfo=UTC)
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def noted(text: str) -> Picture:
    return added(Note(id="n", text=text)).apply(Picture())


def words(version) -> str:
    return version.picture().elements["n"].text


@pytest.fixture
def path(tmp_path):
    return tmp_path / "our town.richpic"


# What is kept


def test_every_save_can_be_brought_back_and_the_latest_comes_first(path):
    for text in ("one", "two", "three"):
        assert save_and_keep(noted(text), path).notices == ()
    assert [words(one) for one in versions_of(path)] == ["three", "two", "one"]
    assert {one.why for one in versions_of(path)} == {"saved"}


def test_saving_the_same_again_keeps_nothing_more(path):
    save_and_keep(noted("one"), path)
    save_and_keep(noted("one"), path)
    assert len(versions_of(path)) == 1


def test_what_another_program_put_into_the_file_is_kept_before_it_is_saved_over(path):
    save_and_keep(noted("mine"), path)
    write_picture(noted("theirs"), path)
    save_and_keep(noted("mine again"), path)
    assert [(words(one), one.why) for one in versions_of(path)] == [
        ("mine again", "saved"),
        ("theirs", "found"),
        ("mine", "saved"),
    ]


def test_the_version_beside_the_file_is_there_too_unless_it_is_kept_already(path):
    write_picture(noted("old"), path)
    write_picture(noted("new"), path)
    assert [(words(one), one.why) for one in versions_of(path)] == [("old", "previous")]
    save_and_keep(noted("newer"), path)
    assert [words(one) for one in versions_of(path)] == ["newer", "new"]


def test_what_is_drawn_and_then_saved_counts_as_saved(path):
    save_and_keep(noted("one"), path)
    keep_picture(path, noted("two"), "drawing")
    assert versions_of(path)[0].why == "drawing"
    save_and_keep(noted("two"), path)
    assert [one.why for one in versions_of(path)] == ["saved", "saved"]


def test_a_picture_without_a_file_takes_its_history_along(path):
    keep_picture("token", noted("sketch"), "drawing")
    assert [words(one) for one in unnamed_histories()[0]] == ["sketch"]
    save_and_keep(noted("done"), path, "token")
    assert [words(one) for one in versions_of(path)] == ["done", "sketch"]
    assert unnamed_histories() == []


def test_saving_over_another_picture_keeps_both_histories(path):
    save_and_keep(noted("theirs"), path)
    keep_picture("token", image_picture(b"one"), "drawing")
    rename_history("token", path)
    assert {one.why for one in versions_of(path)} == {"saved", "drawing"}
    assert next(one for one in versions_of(path) if one.why == "drawing").picture().images
    assert not history_of("token").exists()


def test_a_renamed_file_has_its_history_still(path):
    save_and_keep(noted("one"), path)
    save_and_keep(noted("two"), path)
    moved = path.with_name("renamed.richpic")
    path.rename(moved)
    assert [words(one) for one in versions_of(moved)] == ["two", "one"]


def test_a_copy_does_not_take_the_history_away(path):
    save_and_keep(noted("one"), path)
    copy = path.with_name("copy.richpic")
    copy.write_bytes(path.read_bytes())
    assert versions_of(copy) == []
    assert len(versions_of(path)) == 1


def test_a_file_that_is_no_picture_is_not_kept(path):
    path.write_text("words", "utf-8")
    save_and_keep(noted("one"), path)
    assert [words(one) for one in versions_of(path) if one.why == "saved"] == ["one"]
    assert all(one.why in ("saved", "previous") for one in versions_of(path))


# How it is kept


def image_picture(data: bytes, text: str = "x") -> Picture:
    stored = StoredImage("image/png", PNG)
    shown = {"i": Image(id="i", image_id="ab" * 32, w=10, h=10), "n": Note(id="n", text=text)}
    return Picture(shown, images={"ab" * 32: stored})


@given(strategies.pictures())
def test_any_picture_comes_back_to_the_letter(tmp_path_factory, picture):
    path = tmp_path_factory.mktemp("history") / "one.gz"
    text = to_text(picture)
    write_version(path, text)
    assert read_version(path) == text


def test_images_are_kept_once_for_all_versions(path):
    for text in ("one", "two", "three"):
        save_and_keep(image_picture(PNG, text), path)
    found = versions_of(path)
    assert len(list((history_of(path) / IMAGES).iterdir())) == 1
    assert all(one.picture().images["ab" * 32].data == PNG for one in found)


def test_versions_are_readable_by_their_owner_only(path):
    save_and_keep(noted("private"), path)
    (found,) = versions_of(path)
    assert found.path.stat().st_mode & 0o077 == 0
    assert found.path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", [b"", b"\x1f\x8b", b"words", None])
def test_a_damaged_version_is_refused_and_the_others_are_not(path, harm):
    save_and_keep(noted("one"), path)
    save_and_keep(noted("two"), path)
    first, second = versions_of(path)
    first.path.write_bytes(first.path.read_bytes()[:-12] if harm is None else harm)
    with pytest.raises(FileError):
        first.picture()
    assert words(second) == "one"


def test_what_else_lies_in_the_folder_is_passed_over(path):
    save_and_keep(noted("one"), path)
    for name in ("notes.txt", "20261399-999999.000000-saved-" + "0" * 32 + ".gz", "x.gz"):
        (history_of(path) / name).write_text("x", "utf-8")
    assert len(versions_of(path)) == 1


def test_a_save_goes_on_where_no_version_can_be_kept_and_says_so(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(versions, "write_version", full)
    saved = save_and_keep(noted("one"), path)
    assert "no earlier version" in saved.notices[0]
    assert set(read_picture(path).elements) == {"n"}


def test_a_failed_save_raises_and_keeps_what_was_there(path, monkeypatch):
    save_and_keep(noted("one"), path)

    def fails():
        raise FileError("no")

    with pytest.raises(FileError):
        kept_saving.write_and_keep(fails, path)
    assert [words(one) for one in versions_of(path)] == ["one"]
    assert not previous_version(path).exists()


# What is let go

times = st.lists(st.integers(0, 800 * 24 * 3600), min_size=1, max_size=60, unique=True)


@given(times, st.sampled_from(DAYS))
def test_the_rules_spare_the_latest_and_all_of_the_last_day(seconds, days):
    now = datetime.now(UTC)
    kept = {now - timedelta(seconds=one) for one in seconds}
    gone = superfluous(kept, Rules(days, 500), now)
    left = kept - gone
    assert max(kept) in left
    assert all(one in left for one in kept if now - one < timedelta(hours=24))
    if days:
        assert all(now - one < timedelta(days=days, minutes=1) for one in left - {max(kept)})
    # What is let go for being close to another has that other within a day of it.
    for one in gone:
        old = days and now - one > timedelta(days=days) - timedelta(minutes=1)
        assert old or any(timedelta(0) < other - one < timedelta(days=1) for other in left)


@given(st.lists(st.lists(st.integers(0, 400_000_000), max_size=6), max_size=5))
def test_too_much_spares_the_latest_of_each_and_takes_no_more_than_it_must(sizes):
    histories = [[(NOW - timedelta(hours=n), size) for n, size in enumerate(one)] for one in sizes]
    rules = Rules(90, 500)
    gone = too_much(histories, rules)
    assert all(time != NOW for _, time in gone)
    left = sum(size for place, one in enumerate(histories) for t, size in one if (place, t) not in gone)
    spared = sum(one[0][1] for one in histories if one)
    assert left <= max(rules.most_bytes, spared) or left == spared
    if gone:
        place, time = gone[-1]
        last = next(size for t, size in histories[place] if t == time)
        assert left + last > rules.most_bytes


def test_old_versions_go_and_the_last_one_never(path):
    for days in (400, 300, 200):
        keep_text(path, to_text(noted(f"{days} days ago")), "saved", datetime.now(UTC) - timedelta(days=days))
    assert prune(Rules(90, 500)) == 2
    assert [words(one) for one in versions_of(path)] == ["200 days ago"]
    assert prune(Rules(90, 500)) == 0


def test_what_was_not_to_be_saved_goes_in_the_end_and_what_has_a_file_does_not(path):
    old = datetime.now(UTC) - timedelta(days=200)
    for source, why in (("unwanted", "left"), ("crashed", "drawing"), (path, "left")):
        keep_text(source, to_text(noted(why)), why, old)
    prune(Rules(0, 500))
    assert len(unnamed_histories()) == 2
    prune(Rules(90, 500))
    assert [words(one[0]) for one in unnamed_histories()] == ["drawing"]
    assert len(versions_of(path)) == 1


def test_an_image_goes_with_the_last_version_that_shows_it(path):
    old = datetime.now(UTC) - timedelta(days=200)
    keep_text(path, to_text(image_picture(PNG)), "saved", old)
    keep_text(path, to_text(noted("no image")), "saved")
    assert prune(Rules(90, 500)) == 1
    assert list((history_of(path) / IMAGES).iterdir()) == []


def test_the_rules_are_those_that_were_chosen_and_nonsense_is_passed_over():
    settings = Settings(more={"versions": {"days": 365, "megabytes": 2000}})
    settings.save()
    assert Rules.in_force() == Rules(365, 2000)
    assert Rules.of({"versions": {"days": -1, "megabytes": True}}) == Rules()
    assert Rules.of({"versions": "none"}) == Rules()


def test_a_history_is_not_lost_to_a_strange_name(tmp_path):
    for name in ("Nottingham – März.richpic", " spaced .richpic", "-dash.richpic", "new\nline.richpic"):
        save_and_keep(noted(name), tmp_path / name)
        assert [words(one) for one in versions_of(tmp_path / name)] == [name]
    assert len(list(versions.versions_folder().iterdir())) == 4
