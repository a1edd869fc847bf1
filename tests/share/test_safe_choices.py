"""What the user chooses about a finding is what is done about it, everywhere and in one way."""

import io
from dataclasses import fields, is_dataclass, replace

import pytest
from PIL import Image as Pixels

from richpic.elements import KINDS
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.legend import Legend
from richpic.elements.link import Link, Tension
from richpic.elements.note import Note
from richpic.files.picture_text import from_text, shared_text, to_text
from richpic.files.symbols import symbol_library
from richpic.model.element import Element, longest_text
from richpic.model.picture import Page, Picture, StoredImage
from richpic.model.safe_choice import SafeChoice
from richpic.render.context import PictureContext
from richpic.share.blurring import SQUARES, SQUARES_OF_ALL, blurred
from richpic.share.concerns import (
    SECTIONS,
    always_left_out,
    choosing,
    chosen,
    concerns,
    forgotten,
    looking_for,
    unsettled,
)
from richpic.share.safe import find
from richpic.share.safe_copy import BAR, safe_copy


def noise(size=(120, 80)) -> bytes:
    file = io.BytesIO()
    Pixels.effect_noise(size, 90).convert("RGB").save(file, "PNG")
    return file.getvalue()


PHOTO = noise()


def street(*choices: SafeChoice) -> Picture:
    things = (
        Icon(id="a", symbol="teenager", label="Aisha"),
        Note(id="n", z="a1", text="Aisha Khan rang 07700 900123, twice", note="private"),
        Note(id="m", z="a2", text="Grace waits. With Grace and Bee, near the wall."),
        Icon(id="g", z="a3", symbol="parent", label="Grace"),
        Image(id="p", z="a4", image_id="photo", w=120, h=80, alt="our wall"),
        Image(id="q", z="a5", image_id="photo", w=60, h=40),
        Icon(id="l", z="a6", symbol="home", label="home", locked=True),
    )
    page = Page(title="Our street", authors=("Jo Bloggs", "a catalyst"), choices=choices)
    return Picture({one.id: one for one in things}, page, {"photo": StoredImage("image/png", PHOTO)})


def of(picture):
    return concerns(picture, find(picture, symbol_library()))


def about(picture, words):
    return next(one for one in of(picture) if words in (one.words, one.first.element))


def copied(picture):
    library = symbol_library()
    return safe_copy(picture, find(picture, library), PictureContext(picture, library))


def deciding(does, words, **more):
    """The copy after `does` was chosen about `words`."""
    picture = street()
    choice = replace(choosing(about(picture, words), does), **more)
    return copied(street(choice))


def test_what_is_about_the_same_is_one_thing_to_decide_and_sections_come_in_order():
    found = of(street())
    assert [one.words for one in found if one.section == "people"] == ["Aisha Khan, Aisha", "Grace"]
    sections = [one.section for one in found]
    assert sections == sorted(sections, key=list(SECTIONS).index)
    grace = about(street(), "Grace")
    assert grace.elements == ("m", "g")
    assert len(grace.findings) == 2, "“Grace waits” may be the word; the other ones are she"
    assert grace.instead == "parent A" and not grace.is_chosen
    assert always_left_out(find(street(), symbol_library())) == ["1 private remark"]


def test_without_a_choice_it_is_done_as_advised():
    picture = copied(street()).picture
    assert picture.elements["a"].label == "teenager A"
    assert picture.elements["n"].text == "Teenager A rang (telephone number), twice"
    assert picture.page.authors == ()
    assert picture.elements.keys() == street().elements.keys()


def test_a_name_can_be_kept_barred_removed_or_called_what_one_likes():
    name = "Aisha Khan, Aisha"
    assert deciding("keep", name).picture.elements["n"].text.startswith("Aisha Khan rang")
    assert deciding("keep", name).key == {"parent A": ("Grace",)}
    assert deciding("blur", name).picture.elements["a"].label == BAR
    assert deciding("remove", name).picture.elements["n"].text == "rang (telephone number), twice"
    named = deciding("swap", name, instead="parent A")
    assert named.picture.elements["a"].label == "parent A"
    assert named.key == {"parent A": ("Aisha", "Aisha Khan"), "parent B": ("Grace",)}


def test_other_words_too_and_authors_and_locked_things():
    assert "07700 900123" in deciding("keep", "07700 900123").picture.elements["n"].text
    assert (
        deciding("swap", "07700 900123", instead="somebody")
        .picture.elements["n"]
        .text.endswith("somebody, twice")
    )
    assert deciding("keep", "a catalyst").picture.page.authors == ("a catalyst",)
    assert "l" not in deciding("remove", "l").picture.elements


def test_words_that_the_user_looks_for_are_found_as_whole_words_in_any_capitals():
    picture = street(looking_for("  BEE "), looking_for("the wall"))
    found = [(one.rule, one.found) for one in find(picture, symbol_library()) if one.rule == "own"]
    assert found == [("own", "Bee"), ("own", "the wall")]
    made = copied(picture)
    assert made.picture.elements["m"].text.endswith("and person A, near person B.")
    assert made.picture.elements["p"].alt == "our wall"
    assert made.key["person A"] == ("Bee",)
    assert forgotten(picture.page, looking_for("bee")) == (looking_for("the wall"),)
    assert find(street(looking_for("be")), symbol_library()) == find(street(), symbol_library())


def test_a_later_choice_takes_the_place_of_an_earlier_one():
    keep = choosing(about(street(), "Grace"), "keep")
    page = street(keep).page
    assert chosen(page, [replace(keep, does="blur")]) == (replace(keep, does="blur"),)
    assert about(street(keep), "Grace").is_chosen


def test_the_picture_itself_gives_away_all_that_was_not_chosen_to_be_kept():
    def left(*choices):
        picture = street(*choices)
        return [one.words for one in unsettled(picture, find(picture, symbol_library()))]

    names = ["Aisha Khan, Aisha", "Grace", "07700 900123", "our wall", "image without a description"]
    assert left() == names
    grace = about(street(), "Grace")
    assert left(choosing(grace, "swap")) == names, "it is swapped in the copy alone"
    assert left(choosing(grace, "keep")) == [one for one in names if one != "Grace"]


def test_choices_are_saved_with_the_picture_and_never_shared():
    picture = street(
        choosing(about(street(), "Grace"), "keep"), SafeChoice("photo", "p", "blur", "", ((0.1, 0, 1, 0.5),))
    )
    assert from_text(to_text(picture)).page.choices == picture.page.choices
    assert "grace" not in to_text(replace(picture, elements={})).lower(), "nor can names be read in its file"
    assert from_text(shared_text(picture)).page.choices == ()
    assert copied(picture).picture.page.choices == ()


def pixels(picture, key):
    image = picture.images[picture.elements[key].image_id]
    return Pixels.open(io.BytesIO(image.data)).convert("RGB")


def test_one_photo_is_blurred_and_the_other_of_the_same_file_is_not():
    picture = deciding("blur", "p").picture
    assert picture.elements["p"].image_id != picture.elements["q"].image_id
    assert pixels(picture, "q").tobytes() == Pixels.open(io.BytesIO(PHOTO)).convert("RGB").tobytes()
    tones = pixels(picture, "p").getcolors()
    assert tones is not None and len(tones) <= SQUARES_OF_ALL**2


def test_only_what_was_marked_is_blurred_and_of_that_a_few_tones_are_left():
    region = (0.25, 0.25, 0.5, 0.5)
    picture = deciding("blur", "p", regions=(region,)).picture
    before, after = Pixels.open(io.BytesIO(PHOTO)).convert("RGB"), pixels(picture, "p")
    marked = (30, 20, 90, 60)
    tones = after.crop(marked).getcolors()
    assert tones is not None and len(tones) <= SQUARES**2
    before.paste(0, marked)
    after.paste(0, marked)
    assert before.tobytes() == after.tobytes(), "all around it is as it was"


def test_a_removed_photo_is_in_the_copy_neither_seen_nor_stored():
    picture = copied(street(SafeChoice("photo", "p", "remove"), SafeChoice("photo", "q", "remove"))).picture
    assert not {"p", "q"} & picture.elements.keys()
    assert not picture.images


@pytest.mark.parametrize("region", [(0, 0, 0, 0), (1, 1, 1, 1), (0.999, 0, 1, 1), (0, 0, 1, 1)])
def test_any_region_can_be_blurred_however_small_the_image(region):
    for size in ((1, 1), (3, 200), (120, 80)):
        _, image = blurred(noise(size), [region])
        assert Pixels.open(io.BytesIO(image.data)).size == size


def with_name_in_every_text(kind: str) -> Element:
    """An element of a kind with a name in every field that holds words, nested ones too."""

    def filled(value):
        changed = {}
        for entry in fields(value):
            inner = getattr(value, entry.name)
            if isinstance(inner, str) and longest_text(type(value), entry.name) >= 200:
                changed[entry.name] = "Aisha Khan rang"
            elif is_dataclass(inner):
                changed[entry.name] = filled(inner)
        return replace(value, **changed)

    made = filled(KINDS[kind](id="x", **({"symbol": "parent"} if kind == "icon" else {})))
    if isinstance(made, Link):
        made = replace(made, tension=filled(Tension()))
    if isinstance(made, Legend):
        made = replace(made, names=(("icon:school", "Aisha Khan rang"),))
    return replace(made, z="a0", groups=())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_text_of_any_kind_is_forgotten(kind):
    picture = Picture(
        {"x": with_name_in_every_text(kind)},
        Page(**dict.fromkeys(("title", "alt", "description"), "Aisha Khan")),
    )
    assert to_text(picture).count("Aisha") >= 4
    assert "Aisha" not in to_text(copied(picture).picture)
    assert "Khan" not in to_text(copied(picture).picture)
