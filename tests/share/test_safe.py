"""What could tell who somebody is, is found; roles, organisations and ordinary words are left in peace."""

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from PIL import Image as Pixels

from richpic import cli
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.link import Link, Tension, Voice
from richpic.elements.note import Note
from richpic.files.errors import FileError
from richpic.files.reading import read_picture
from richpic.files.saving import write_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.picture import Page, Picture, StoredImage
from richpic.render.context import PictureContext
from richpic.resources import assets_folder
from richpic.share.naming import vocabulary
from richpic.share.patterns import rules
from richpic.share.safe import find, find_in_text, words_in
from richpic.share.safe_copy import safe_copy
from tests.share.corpus_lines import measure, read_corpus
from tests.strategies import pictures

CORPUS = Path(__file__).parent / "corpus"
EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"


def located_photo() -> bytes:
    """Return a JPEG that says where it was taken."""
    exif = Pixels.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "camera of the drop-in"
    file = io.BytesIO()
    Pixels.new("RGB", (8, 6), "green").save(file, "JPEG", exif=exif)
    return file.getvalue()


def crowd() -> Picture:
    elements: list[Element] = [
        Icon(id="a", symbol="teenager", label="Aisha", note="she told me about her uncle"),
        Icon(id="b", z="a1", symbol="parent", x=300.0, label="Mrs Okafor"),
        Note(id="n", z="a2", y=200.0, text="Aisha Khan rang 07700 900123\nfrom Bluebell Close"),
        Icon(id="h", z="a3", symbol="home", x=600.0, label="hidden home", hidden=True),
        Link(
            id="l",
            z="a4",
            relation="tension",
            start=End("a"),
            end=End("h"),
            label="Mrs Okafor decides",
            tension=Tension(Voice("Tom", "I told aisha"), Voice("school", "no")),
        ),
        Image(id="i", z="a5", image_id="photo", y=400.0, w=80.0, h=60.0, alt="our wall"),
    ]
    page = Page(title="Aisha's year", authors=("Jo Bloggs",), description="Drawn with Tom.")
    return Picture(
        {one.id: one for one in elements}, page, {"photo": StoredImage("image/jpeg", located_photo())}
    )


def copied(picture: Picture):
    library = symbol_library()
    return safe_copy(picture, find(picture, library), PictureContext(picture, library))


def all_words(picture: Picture) -> str:
    page = picture.page
    words = [page.title, page.date, page.description, *page.authors]
    for element in picture.elements.values():
        words += [element.note, *(text for _, text in words_in(element))]
    return "\n".join(words)


@pytest.mark.parametrize("name", ["tuning.txt", "held-out.txt"])
def test_nearly_all_that_is_marked_in_the_corpus_is_found_and_little_else(name):
    measured = measure(read_corpus(CORPUS / name))
    assert measured.recall >= 0.95, measured.missed
    assert measured.precision >= 0.8, measured.wrong


def test_the_corpus_is_large_enough_and_a_third_of_it_is_held_out():
    tuning, held_out = (read_corpus(CORPUS / name) for name in ("tuning.txt", "held-out.txt"))
    assert len(tuning) + len(held_out) >= 200
    assert 3 * sum(len(line.marks) for line in held_out) >= sum(
        len(line.marks) for line in (*tuning, *held_out)
    )


def test_nothing_in_the_example_is_taken_for_a_person():
    assert find(read_picture(EXAMPLE), symbol_library()) == []


def test_no_icon_and_no_word_for_one_is_taken_for_a_person():
    library = symbol_library()
    ordinary, _ = vocabulary(library)
    captions = [symbol.caption for symbol in library if symbol.category == "people"]
    for caption in captions:
        for form in (caption, caption.capitalize(), caption.title()):
            assert find_in_text(form, True, ordinary) == [], form


@pytest.mark.parametrize(
    "text",
    [
        "Will anyone come in May?",
        "Hope and trust",
        "Grace period",
        "Mark the date",
        "A rose garden",
        "Faith groups",
    ],
)
def test_names_that_are_words_are_words_here(text):
    assert find_in_text(text) == []


def test_the_same_name_is_a_person_where_people_are_spoken_of():
    for text in ("A boy called Will", "Grace's mum rang", "Mark Thompson", "my sister Hope", "Rose said no"):
        assert [spot.rule for spot in find_in_text(text)] == ["person"], text


def test_numbers_are_told_apart():
    sorts = {
        "NHS 943 476 5919": "nhs",
        "943 476 5918": None,
        "call 0115 496 0123": "phone",
        "QQ 12 34 56 C": "insurance",
        "H801200001001": "pupil",
        "a@b.example": "email",
        "the 2021/22 budget of 12,500": None,
        "born 3 May 2009": "birth",
        "meeting on 3 May 2009": None,
    }
    for text, rule in sorts.items():
        assert [spot.rule for spot in find_in_text(text)] == ([rule] if rule else []), text


def test_everything_that_should_be_looked_at_is_listed_with_its_place():
    found = {(one.rule, one.element) for one in find(crowd(), symbol_library())}
    assert found >= {
        ("person", ""),
        ("author", ""),
        ("person", "a"),
        ("note", "a"),
        ("person", "b"),
        ("phone", "n"),
        ("place", "n"),
        ("hidden", "h"),
        ("person", "l"),
        ("photo", "i"),
        ("location", "i"),
    }


def test_findings_name_the_very_letters_also_after_a_line_break():
    for one in find(crowd(), symbol_library()):
        if one.rule == "phone":
            assert crowd().elements["n"].text[one.start : one.end] == "07700 900123" == one.found
            return
    raise AssertionError("the telephone number was not found")


def test_in_the_copy_one_person_has_one_role_throughout():
    picture = copied(crowd()).picture
    assert picture.elements["a"].label == "teenager A"
    assert picture.elements["b"].label == "parent A"
    assert picture.elements["n"].text == "Teenager A rang (telephone number)\nfrom (place)"
    assert picture.elements["l"].label == "parent A decides"
    assert picture.elements["l"].tension.first == Voice("person A", "I told teenager A")
    assert picture.page.title == "Teenager A's year"
    assert picture.page.description == "Drawn with person A."


def test_a_child_is_not_called_what_the_icon_of_somebody_of_theirs_is():
    picture = added(
        Icon(id="a", symbol="child", label="Alfie, 9", z="a0"),
        Icon(id="b", symbol="parent", label="Alfie's mum", z="a1"),
        Icon(id="c", symbol="school", label="Hillside Primary", z="a2"),
        Note(id="n", text="Alfie waits outside Hillside Primary", z="a3"),
    ).apply(Picture())
    made = copied(picture).picture.elements
    assert (made["a"].label, made["b"].label, made["c"].label) == ("child A", "child A's mum", "(school)")
    assert made["n"].text == "Child A waits outside (school)"


def test_the_copy_holds_no_name_no_remark_no_author_and_nothing_hidden():
    words = all_words(copied(crowd()).picture)
    for secret in ("Aisha", "aisha", "Okafor", "Tom", "uncle", "Bloggs", "07700", "hidden home", "Bluebell"):
        assert secret not in words
    assert "h" not in copied(crowd()).picture.elements


def test_the_copy_has_its_images_without_what_the_camera_wrote():
    (image,) = copied(crowd()).picture.images.values()
    assert b"Exif" not in image.data
    assert Pixels.open(io.BytesIO(image.data)).size == (8, 6)


def test_the_original_stays_as_it_was_and_the_key_tells_who_is_who():
    before = crowd()
    made = copied(before)
    assert before == crowd()
    assert made.key["teenager A"] == ("Aisha", "Aisha Khan", "aisha")
    assert made.key["parent A"] == ("Mrs Okafor",)


def test_a_copy_is_a_valid_file_also_where_a_role_is_longer_than_the_name(tmp_path):
    label = "ring 07700 900123 " + "or Tom " * 26
    picture = Picture({"a": Icon(id="a", symbol="lived-experience-mentor", label=label)})
    assert len(label) == 200
    write_picture(copied(picture).picture, tmp_path / "safe.richpic")
    assert len(read_picture(tmp_path / "safe.richpic").elements["a"].label) == 200


@settings(max_examples=25)
@given(pictures(largest=5))
def test_any_picture_can_be_looked_through_and_copied(picture):
    library = symbol_library()
    made = copied(picture).picture
    left = {one.rule for one in find(made, library)}
    assert not left & {"note", "author", "hidden", "location"}
    assert not left & set(rules()), "what has the form of a number or an address is swapped"


@pytest.fixture
def run(capsys):
    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(one) for one in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def crowd_file(tmp_path) -> Path:
    path = tmp_path / "crowd.richpic"
    write_picture(crowd(), path)
    return path


def test_the_command_lists_and_exits_1_or_says_that_there_is_nothing(run, crowd_file):
    code, said, complaint = run("safe", crowd_file)
    assert (code, complaint) == (1, "")
    assert "name of a person: “Mrs Okafor” (icon)" in said
    assert "telephone number: “07700 900123” (note “" in said
    code, said, _ = run("safe", EXAMPLE)
    assert code == 0
    assert said.startswith("Nothing found. Look yourself, too")


def test_the_command_answers_in_json(run, crowd_file):
    code, said, _ = run("safe", crowd_file, "--json")
    assert code == 1
    phones = [one for one in json.loads(said)["findings"] if one["rule"] == "phone"]
    assert [(one["element"], one["field"], one["found"]) for one in phones] == [("n", "text", "07700 900123")]


def test_the_command_writes_a_copy_and_the_key_apart_from_it(run, crowd_file, tmp_path):
    before = crowd_file.read_bytes()
    out, key = tmp_path / "safe.richpic", tmp_path / "key.txt"
    code, said, complaint = run("safe", crowd_file, "--apply", out, "--key", key)
    assert (code, complaint) == (0, "")
    assert "Look at it before you share it" in said
    assert crowd_file.read_bytes() == before
    assert not re.search(rb"Aisha|Okafor|Bloggs|07700|Exif", out.read_bytes(), re.IGNORECASE)
    assert "teenager A = Aisha; Aisha Khan; aisha" in key.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_the_command_exports_the_safe_copy_and_keeps_no_picture_inside(run, crowd_file, tmp_path, suffix):
    out = tmp_path / f"safe{suffix}"
    assert run("safe", crowd_file, "--apply", out)[0] == 0
    written = out.read_bytes()
    assert not re.search(rb"Aisha|Okafor|Bloggs|07700 900123|Exif|richpic:picture|drop-in", written)
    if suffix == ".svg":
        assert b"teenager A" in written
    with pytest.raises(FileError):
        read_picture(out)


def test_a_key_is_not_left_behind_where_no_copy_could_be_written(run, crowd_file, tmp_path):
    key = tmp_path / "key.txt"
    assert run("safe", crowd_file, "--apply", tmp_path / "nowhere" / "safe.png", "--key", key)[0] == 2
    assert not key.exists()


def test_without_a_key_none_is_written(run, crowd_file, tmp_path):
    out = tmp_path / "made" / "safe.richpic"
    out.parent.mkdir()
    assert run("safe", crowd_file, "--apply", out)[0] == 0
    assert [path.name for path in out.parent.iterdir()] == ["safe.richpic"]


def test_the_picture_itself_and_an_old_key_are_never_replaced(run, crowd_file, tmp_path):
    key = tmp_path / "key.txt"
    key.write_text("older", encoding="utf-8")
    before = crowd_file.read_bytes()
    out = tmp_path / "safe.richpic"
    for arguments in (
        ("--apply", crowd_file),
        ("--apply", tmp_path / "safe.docx"),
        ("--apply", out, "--key", key),
        ("--key", tmp_path / "other.txt"),
    ):
        code, said, complaint = run("safe", crowd_file, *arguments)
        assert (code, said, complaint.count("\n")) == (2, "", 1)
    assert crowd_file.read_bytes() == before
    assert key.read_text(encoding="utf-8") == "older"
    assert not out.exists()
