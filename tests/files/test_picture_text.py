"""The *.richpic format: what goes in comes out, in as few changed lines as possible."""

import difflib
import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.elements import KINDS
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.unknown import Unknown
from richpic.files import migrations, picture_text
from richpic.files.checks import DEEPEST
from richpic.files.errors import FileError
from richpic.files.picture_text import FILE_EXTRA, from_text, shared_text, to_text
from richpic.files.reading import read_picture
from richpic.model.picture import Page, Picture
from tests import strategies
from tests.files.bad_files import document, icon

FIXTURES = Path(__file__).parent / "fixtures"


def of(*elements, **more) -> Picture:
    return Picture({element.id: element for element in elements}, **more)


def without_file_extra(picture: Picture) -> Picture:
    extra = {key: value for key, value in picture.page.extra.items() if key != FILE_EXTRA}
    return replace(picture, page=replace(picture.page, extra=extra))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_comes_back_as_it_was(kind):
    @given(strategies.elements(kind, id="e1"))
    def holds(element):
        picture = of(element, images=strategies.STORED)
        assert from_text(to_text(picture, exact=True)).elements["e1"] == element

    holds()


@given(strategies.pictures())
def test_a_picture_comes_back_as_it_was(picture):
    again = without_file_extra(from_text(to_text(picture, exact=True)))
    assert again.elements == picture.elements
    assert again.page == picture.page
    shown = {key for element in picture.elements.values() for key in element.stored_images()}
    assert again.images == {key: picture.images[key] for key in shown}


@given(strategies.pictures())
def test_saving_what_was_opened_changes_no_byte(picture):
    text = to_text(picture)
    assert to_text(from_text(text)) == text


@given(strategies.pictures(), st.data())
def test_any_change_is_saved_and_comes_back(picture, data):
    changed = data.draw(strategies.changes(picture)).apply(picture)
    assert from_text(to_text(changed, exact=True)).elements == changed.elements


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and not line.startswith(("+++", "---"))]


def test_moving_one_thing_changes_one_line():
    icons = [Icon(id=f"i{n}", z=f"a{n}", symbol="home", x=100.0 * n) for n in range(6)]
    links = [Link(id="l1", z="a6", start=End("i2"), end=End("i3"))]
    before = of(*icons, *links)
    after = of(*icons[:2], replace(icons[2], x=33.3, y=7.0), *icons[3:], *links)
    removed, added = changed_lines(to_text(before), to_text(after))
    assert json.loads(removed[1:].rstrip(","))["x"] == 200
    assert json.loads(added[1:].rstrip(","))["x"] == 33.3


def test_bringing_one_thing_forward_moves_its_line():
    notes = [Note(id=f"n{n}", z=f"a{n}") for n in range(6)]
    before, after = of(*notes), of(*notes[:1], replace(notes[1], z="a3V"), *notes[2:])
    changes = changed_lines(to_text(before), to_text(after))
    assert [(line[0], json.loads(line[1:].rstrip(","))["id"]) for line in changes] == [
        ("-", "n1"),
        ("+", "n1"),
    ]


def test_the_order_in_memory_makes_no_difference():
    a, b = Note(id="a", z="a1"), Note(id="b", z="a0")
    assert to_text(of(a, b)) == to_text(of(b, a))


def test_an_element_is_one_line_without_what_has_its_default():
    text = to_text(of(Icon(id="i1", symbol="home", x=10.00049, y=-0.0001, label="line\nbreak “ü”")))
    line = text.splitlines()[3]
    expected = {
        "kind": "icon",
        "id": "i1",
        "z": "a0",
        "symbol": "home",
        "x": 10,
        "y": 0,
        "label": "line\nbreak “ü”",
    }
    assert json.loads(line) == expected
    assert list(json.loads(line)) == list(expected)
    assert "“ü”" in line


def test_images_are_stored_once_and_only_while_something_shows_them():
    (key, other, _), stored = sorted(strategies.STORED), strategies.STORED
    shown = Image(id="i1", image_id=key)
    text = to_text(of(shown, replace(shown, id="i2"), images=stored))
    assert list(json.loads(text)["images"]) == [key]
    assert from_text(text).images == {key: stored[key]}
    assert other not in text


# Pictures that contradict themselves are mended before they are written, so that they can be opened again.


@pytest.mark.parametrize(
    "elements",
    [
        (Link(id="l1", start=End("gone", 3.0, 4.0)),),
        (Link(id="l1", start=End("l2")), Link(id="l2", start=End("l1"))),
        (Note(id="a", groups=("g", "h")), Note(id="b", groups=("g",)), Note(id="c", groups=("h", "g"))),
        (Note(id="a", z="!"), Note(id="b", z="")),
        (Note(id="a", x=float("nan"), y=float("inf"), w=-5.0, text="x" * 30_000),),
        (Note(id="a", text="half \ud83d and whole \ud83d\ude00"),),
        (Image(id="a", image_id="lost"),),
        (Icon(id="a", symbol="home", label="long " * 100, rotation=1e9),),
    ],
    ids=["loose end", "circle", "groups", "order", "numbers", "half a character", "lost image", "limits"],
)
def test_what_was_saved_can_always_be_opened(elements):
    text = to_text(of(*elements))
    again = from_text(text)
    assert list(again.elements) == [element.id for element in elements]
    assert to_text(again) == text


def test_a_loose_end_stays_where_it_was_and_a_lost_image_keeps_its_place():
    again = from_text(
        to_text(of(Link(id="l1", start=End("gone", 3.0, 4.0)), Image(id="i1", image_id="lost")))
    )
    assert again.elements["l1"].start == End("", 3.0, 4.0)
    assert again.elements["i1"].image_id == "lost"


def test_long_chains_of_links_are_cut_before_drawing_would_follow_them():
    first = Link(id="l0")
    chain = [first, *(Link(id=f"l{n}", start=End(f"l{n - 1}")) for n in range(1, DEEPEST * 40))]
    again = from_text(to_text(of(*chain)))
    assert sum(1 for element in again.elements.values() if element.hangs_on()) == DEEPEST


# Versions


def test_the_fixture_of_version_1_opens_with_all_it_holds():
    path = FIXTURES / "version-1.richpic"
    picture = read_picture(path)
    assert {element.kind for element in picture.elements.values()} == set(KINDS)
    assert picture.page.title == "Nottingham: our local system"
    waits = picture.elements["waits"]
    assert isinstance(waits, Link) and waits.tension is not None
    assert (waits.tension.heat, waits.tension.second.says) == (4, "We are full.")
    assert picture.elements["young"].groups == ("pair", "all")
    assert picture.images[picture.elements["photo"].image_id].mime == "image/png"
    if migrations.VERSION == 1:
        newest = f'"minor": {migrations.MINOR},'
        assert to_text(picture) == path.read_text("utf-8").replace('"minor": 0,', newest, 1)


NEWER = {
    "page": {"title": "t", "mood": "calm"},
    "minor": migrations.MINOR + 1,
    "layers": [{"name": "top"}],
}


def test_what_a_newer_minor_version_added_survives_saving():
    text = document(
        icon(glow=0.123456, label="x"),
        {
            "kind": "link",
            "id": "l1",
            "z": "a1",
            "end": {"x": 1, "pin": "left"},
            "tension": {"first": {"age": 7}},
        },
        {"kind": "hologram", "id": "h1", "z": "a2", "x": 5, "y": 6, "beams": [1, {"deep": None}]},
        **NEWER,
    )
    picture = from_text(text)
    moved = replace(picture.elements["a1"], x=50.0)
    again = json.loads(to_text(replace(picture, elements={**picture.elements, "a1": moved})))
    assert again["minor"] == NEWER["minor"]
    assert again["layers"] == NEWER["layers"]
    assert again["page"] == NEWER["page"]
    first, second, third = again["elements"]
    assert (first["x"], first["glow"]) == (50, 0.123456)
    assert second["end"] == {"x": 1, "pin": "left"}
    assert second["tension"]["first"] == {"age": 7}
    assert third == {"kind": "hologram", "id": "h1", "z": "a2", "x": 5, "y": 6, "beams": [1, {"deep": None}]}


def test_a_thing_of_an_unknown_kind_can_be_moved_and_keeps_its_images():
    key = sorted(strategies.STORED)[0]
    image = json.loads(to_text(of(Image(id="i", image_id=key), images=strategies.STORED)))["images"]
    raw = {"kind": "film", "id": "f1", "z": "a0", "x": 5, "y": 6, "still": key}
    film = from_text(document(raw, minor=9, images=image)).elements["f1"]
    assert isinstance(film, Unknown)
    moved = replace(film, **film.moved(10.0, -6.0))
    again = json.loads(to_text(of(moved, images=strategies.STORED)))
    assert again["elements"][0] == {**raw, "x": 15.0, "y": 0.0}
    assert list(again["images"]) == [key]


@pytest.mark.parametrize("value", [float("nan"), "\ud800"])
def test_an_unknown_field_cannot_hold_what_no_file_may_hold(value):
    with pytest.raises(FileError, match="glow"):
        from_text(document(icon(glow=value), minor=9))


def test_older_versions_migrate_step_by_step(monkeypatch):
    def rename(raw):
        return {"text" if key == "words" else key: value for key, value in raw.items()}

    def shout(raw):
        return {**raw, "text": raw["text"].upper()}

    def page_from_title(raw):
        page = {"title": raw["title"], "description": "migrated"}
        return {**{key: value for key, value in raw.items() if key != "title"}, "page": page}

    monkeypatch.setattr(Note, "migrations", MappingProxyType({2: rename, 3: shout}))
    monkeypatch.setattr(migrations, "VERSION", 3)
    monkeypatch.setattr(picture_text, "VERSION", 3)
    monkeypatch.setattr(migrations, "DOCUMENT_MIGRATIONS", MappingProxyType({2: page_from_title}))
    old = {
        "format": "richpic",
        "version": 1,
        "title": "old",
        "elements": [
            {"kind": "note", "id": "n1", "words": "hello"},
            {"kind": "text", "id": "t1", "text": "same"},
        ],
    }
    picture = from_text(json.dumps(old))
    assert picture.elements["n1"].text == "HELLO"
    assert picture.elements["t1"].text == "same"
    assert picture.page == Page(title="old", description="migrated")
    assert json.loads(to_text(picture))["version"] == 3


# Privacy


def test_what_is_put_into_exports_has_no_private_remarks_and_nothing_hidden():
    text = shared_text(
        of(
            Note(id="n1", text="open", note="ask Sam's mother"),
            Note(id="n2", text="secret", hidden=True, note="Sam", x=40.0),
            Note(id="n3", text="secret", hidden=True),
            Link(id="l1", start=End("n1"), end=End("n2", 1.0, 2.0)),
        )
    )
    assert "Sam" not in text and "secret" not in text
    again = from_text(text)
    assert set(again.elements) == {"n1", "n2", "l1"}
    assert again.elements["n1"].text == "open"
    assert again.elements["n2"] == Note(id="n2", hidden=True, x=40.0)


def test_images_of_hidden_things_and_what_only_newer_versions_know_stay_home():
    photo = next(iter(strategies.STORED))
    text = shared_text(
        of(
            Image(id="m1", image_id=photo, alt="Sam", hidden=True),
            Note(id="n1", text="open", extra={"whisper": "Sam"}),
            Unknown(id="u1", kind="secret", extra={"says": "Sam"}),
            Link(id="l1", start=End("n1"), end=End("m1")),
            page=Page(extra={"whisper": "Sam"}),
            images=strategies.STORED,
        )
    )
    assert "Sam" not in text and "base64" not in text
    assert set(from_text(text).elements) == {"n1", "m1", "l1"}
