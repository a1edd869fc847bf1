"""Files for other programs hold what the picture tells, read by programs that are not ours, and no secret."""

import csv
import io
import json
import math
import zipfile
from dataclasses import replace
from pathlib import Path

import networkx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from richpic import cli
from richpic.elements import Icon, Link
from richpic.elements.end import End
from richpic.files.excalidraw import read_excalidraw
from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.render.options import ExportCancelled, ExportError, ExportOptions, keep_going
from richpic.resources import assets_folder
from richpic.share.formats import FORMATS, export_as, export_format, format_of
from tests.share.other_pictures import NASTY, SECRET, everything, picture
from tests.strategies import pictures

EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"
few = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def made(name: str, one: Picture, **options) -> tuple[bytes, tuple[str, ...]]:
    return FORMATS[name].make(one, symbol_library(), ExportOptions(**options), keep_going)


def data(name: str, one: Picture, **options) -> bytes:
    return made(name, one, **options)[0]


def unpacked(name: str, written: bytes) -> str:
    if FORMATS[name].suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            return "".join(archive.read(part).decode() for part in archive.namelist())
    return written.decode("utf-8-sig")


@pytest.mark.parametrize("name", FORMATS)
def test_no_remark_no_author_and_nothing_hidden_is_in_any_of_them(name):
    text = unpacked(name, data(name, everything()))
    assert SECRET not in text
    assert "all is well" in text, "what is told is in it"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_picture_gives_the_same_file(name):
    assert data(name, everything()) == data(name, everything())


@pytest.mark.parametrize("name", FORMATS)
@few
@given(one=pictures())
def test_every_picture_can_be_written(name, one):
    if not any(not element.hidden and element.kind != "frame" for element in one.elements.values()):
        return
    try:
        written = data(name, one)
    except ExportError as error:
        assert "nothing" in str(error).lower()
    else:
        unpacked(name, written).encode("utf-8")


# Networks


def graph(one: Picture) -> networkx.DiGraph:
    return networkx.read_graphml(io.BytesIO(data("graphml", one)))


def test_networkx_reads_things_and_links():
    read = graph(everything())
    assert {"young", "school", "worker", "note", "said", "town", "club"} == set(read.nodes)
    assert set(read.edges) == {
        ("young", "school"),
        ("school", "worker"),
        ("town", "worker"),
        ("young", "town"),
        ("young", "said"),
    }
    young = read.nodes["young"]
    assert (young["label"], young["looks"], young["sort"]) == ("young all is well", "teenager", "person")
    assert (young["face"], young["inside"]) == ("sad", "town")
    assert read.nodes["worker"]["inside"] == "club"
    assert read.nodes["club"]["inside"] == "town"
    clash = read.edges["school", "worker"]
    assert (clash["meaning"], clash["direction"], clash["heat"]) == ("tension", "mutual", 4)
    assert (clash["voice1"], clash["says1"], clash["says2"]) == ("school", "all is well", "no all is well")
    assert read.edges["young", "town"]["direction"] == "undirected"
    assert read.graph["title"] == "Our town"


def test_networkx_reads_whatever_words_there_are():
    read = graph(everything(NASTY))
    assert read.nodes["note"]["label"] == " ".join(NASTY.split())


def test_what_joins_no_two_things_is_counted_and_said():
    assert made("graphml", everything())[1] == (
        "1 freehand drawing",
        "1 image",
        "1 frame",
        "2 lines that do not join two things",
    )


# Kumu and tables


def test_kumu_finds_every_end_of_its_connections():
    told = json.loads(data("kumu", everything()))
    known = {one["id"] for one in told["elements"]}
    assert all(one["label"] and one["type"] for one in told["elements"])
    assert {one["direction"] for one in told["connections"]} == {"directed", "mutual", "undirected"}
    assert all(one["from"] in known and one["to"] in known for one in told["connections"])
    ids = [one["id"] for one in (*told["elements"], *told["connections"])]
    assert len(set(ids)) == len(ids), "Kumu wants ids that are unique across both"
    (clash,) = (one for one in told["connections"] if one["type"] == "Tension")
    assert clash["tags"] == ["tension"]
    assert "school: “all is well”" in clash["description"]


def sheet(one: Picture, name: str) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(data("sheet", one)))
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_openpyxl_reads_both_sheets():
    elements, connections = (sheet(everything(NASTY), name) for name in ("Elements", "Connections"))
    by_id = {row["ID"]: row for row in elements}
    assert by_id["note"]["Label"] == " ".join(NASTY.split())
    assert by_id["worker"]["Area"] == "club"
    (clash,) = (row for row in connections if row["Type"] == "Tension")
    assert (clash["From"], clash["To"], clash["Direction"], clash["Heat"]) == (
        "school",
        "worker",
        "mutual",
        4,
    )


def table(one: Picture) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data("csv", one).decode("utf-8-sig"))))


def test_a_table_has_a_row_for_each_thing_and_each_link():
    rows = table(everything())
    assert [row["What"] for row in rows if row["Name"] == "school"] == ["place"]
    (clash,) = (row for row in rows if row["What"] == "tension")
    assert (clash["From"], clash["To"], clash["Direction"]) == ("school", "worker", "both ways")
    assert (clash["First voice"], clash["First says"], clash["Heat"]) == ("school", "all is well", "4")


def test_no_cell_of_a_table_is_run_as_a_formula():
    rows = table(picture(Icon(id="a", symbol="school", label='=HYPERLINK("http://x")')))
    assert rows[0]["Name"] == '\'=HYPERLINK("http://x")'
    assert not any(text.startswith(("=", "+", "-", "@")) for row in rows for text in row.values())


# Texts


def test_an_outline_has_areas_with_what_is_in_them_links_and_tensions():
    lines = data("outline", everything()).decode().splitlines()
    assert lines[0] == "# Our town"
    assert "- **town all is well**" in lines
    assert "    - worker (youth worker)" in lines
    assert "- worker → town all is well: money" not in lines
    assert "- town all is well → worker: money" in lines
    assert "- **who?** between school and worker, heat 4 of 5" in lines
    assert "  - school: “all is well”" in lines


def test_words_cannot_break_out_of_an_outline():
    text = data("outline", everything("# not a heading <script>")).decode()
    assert "<script>" not in text.replace("\\<", "")


def test_a_diagram_has_boxes_in_boxes_and_arrows():
    lines = [line.strip() for line in data("mermaid", everything()).decode().splitlines()]
    assert lines[:4] == ["---", 'title: "Our town"', "---", "flowchart LR"]
    assert sum(line.startswith("subgraph") for line in lines) == 2
    assert lines.count("end") == 2
    assert sum("<-->" in line for line in lines) == 1
    assert any(line.startswith("linkStyle") for line in lines)


# Excalidraw, as our own reader takes it; test_other_programs.py has Excalidraw itself


def test_what_goes_out_to_excalidraw_comes_back():
    text = data("excalidraw", everything()).decode()
    back = read_excalidraw(text)
    kinds = sorted(element.kind for element in back.elements)
    assert kinds.count("link") == 6 + 1, "six links and the tail of a bubble"
    icons = {one.id: one for one in back.elements if isinstance(one, Icon)}
    assert sorted(one.symbol for one in icons.values()) == ["school", "teenager", "youth-worker"]
    before, (after,) = everything().elements["young"], (one for one in icons.values() if one.face)
    assert (after.x, after.y, after.size) == pytest.approx((before.x, before.y, before.size), abs=0.2)
    assert kinds.count("ink") == 1
    assert kinds.count("frame") == 1
    assert {"all is well", "school", "worker"} <= {getattr(one, "text", "") for one in back.elements}
    joined = [one for one in back.elements if isinstance(one, Link) and one.start.element and one.end.element]
    assert {one.label for one in joined} >= {"all is well", "who?"}


def test_a_person_comes_back_from_excalidraw_looking_the_same():
    them = [
        Icon(id="by-chance", symbol="teenager"),
        Icon(id="chosen", z="a1", symbol="teenager", x=300, variant=3, hair="bun", skin="deep", tint="coral"),
        Icon(id="turned", z="a2", symbol="teenager", x=600, rotation=30.0, flipped=True, ink="blue"),
    ]
    told = json.loads(data("excalidraw", picture(*them)))
    back = [one for one in read_excalidraw(json.dumps(told)).elements if isinstance(one, Icon)]
    for before, after in zip(them, back, strict=True):
        assert after.id != before.id and after.hand() == before.hand()
        for name in ("symbol", "hair", "skin", "tint", "ink", "rotation", "flipped"):
            assert getattr(after, name) == getattr(before, name)
        assert (after.x, after.y, after.size) == pytest.approx((before.x, before.y, before.size), abs=0.2)
    same_place = (
        replace(after, x=before.x, y=before.y, size=before.size)
        for before, after in zip(them, back, strict=True)
    )
    again = data("excalidraw", picture(*same_place))
    assert images(json.loads(again)) == images(told), "drawn just as before"


def images(told) -> list[str]:
    """Return what is inside the images of a file of Excalidraw, but for what they are called there."""
    return sorted(file["dataURL"] for file in told["files"].values())


def test_an_icon_that_was_turned_in_excalidraw_is_turned_here():
    told = json.loads(data("excalidraw", picture(Icon(id="a", symbol="school", x=50, y=80))))
    (thing,) = told["elements"]
    (back,) = read_excalidraw(json.dumps(told | {"elements": [thing | {"angle": math.pi / 2}]})).elements
    assert (back.rotation, back.x, back.y) == pytest.approx((90.0, 50, 80), abs=3)


def test_words_go_to_excalidraw_in_the_size_that_was_chosen():
    icons = [Icon(id=name, z=name, symbol="school", x=x, label=name) for name, x in (("a0", 0), ("a1", 700))]
    sized = [replace(icons[0], letters=33.0), icons[1]]
    link = Link(id="l", z="b", start=End("a0"), end=End("a1"), label="waits", letters=26.0)
    told = json.loads(data("excalidraw", picture(*sized, link)))
    sizes = {one["text"]: one["fontSize"] for one in told["elements"] if one["type"] == "text"}
    assert sizes == {"a0": 33.0, "a1": 19.0, "waits": 26.0}


def test_excalidraw_gets_each_image_once_and_every_binding_both_ways():
    told = json.loads(data("excalidraw", everything()))
    things = {one["id"]: one for one in told["elements"]}
    assert len(things) == len(told["elements"]), "ids are unique"
    for arrow in (one for one in things.values() if one["type"] == "arrow"):
        for end in ("startBinding", "endBinding"):
            if arrow[end]:
                target = things[arrow[end]["elementId"]]
                assert {"id": arrow["id"], "type": "arrow"} in target["boundElements"]
    assert {one["fileId"] for one in things.values() if one["type"] == "image"} == set(told["files"])


def test_excalidraw_is_told_to_have_no_place_for_lost_images_voices_and_signs():
    left = made("excalidraw", everything())[1]
    assert left == ("1 image that is lost", "1 tension’s voices and evidence", "1 sign for money")


# Asking for them


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_the_ending_of_a_file_chooses(form, tmp_path):
    assert format_of(Path("a.picture") / f"town{form.suffix.upper()}") is form


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    out = tmp_path / "town.html"
    out.write_text("before")
    for limit in (1, 2, 4):
        calls: list[float] = []

        def stop(share: float, calls: list[float] = calls, limit: int = limit) -> bool:
            calls.append(share)
            return len(calls) < limit

        with pytest.raises(ExportCancelled):
            export_format(FORMATS["web"], everything(), out, ExportOptions(), symbol_library(), stop)
    assert [path.name for path in tmp_path.iterdir()] == ["town.html"]
    assert out.read_text() == "before"


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_written_of_an_empty_picture_and_the_reason_is_plain(name, tmp_path):
    with pytest.raises(ExportError, match="nothing is drawn"):
        export_as(Picture(), tmp_path / "none", ExportOptions(), symbol_library(), name=name)
    assert list(tmp_path.iterdir()) == []


def test_only_what_a_frame_shows_goes_out_with_it():
    for name in FORMATS:
        text = unpacked(name, data(name, everything(), frame="a part"))
        assert "young all is well" in text
        assert "club" not in text
        assert "evidence" not in text


def test_the_command_line_says_what_a_format_has_no_place_for(tmp_path, capsys):
    assert cli.run(["export", str(EXAMPLE), "-o", str(tmp_path / "town.json")]) == 0
    assert capsys.readouterr().err == "town.json: not in it: what it looks like and where things are.\n"
    assert cli.run(["export", str(EXAMPLE), "-o", str(tmp_path / "town.txt"), "--format", "mermaid"]) == 0
    assert (tmp_path / "town.txt").read_text("utf-8").startswith("---\ntitle:")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "town.foo"], ".html"),
        (["-o", "town.html", "--format", "word"], "no format"),
        (["-o", "town.pdf", "--page", "a9"], "no size of paper"),
        (["-o", "town.pdf", "--pages"], "no frames"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["export", str(EXAMPLE), *arguments]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
