"""`richpic icons`: add, list and remove packs, and search in them, with the right exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from richpic import cli
from tests.files.hostile_svg import svg

TINY = Path(__file__).parents[1] / "files" / "packs" / "tiny"


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the command line in this process; returns its exit code, what it said and what it complained of."""
    monkeypatch.delenv("RICHPIC_DATA", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])

    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(one) for one in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_a_pack_is_added_listed_searched_and_removed(run):
    code, said, complaint = run("icons", "add", TINY)
    assert (code, complaint) == (0, "")
    assert said.startswith("Added Tiny Icons (tiny): 8 icons. Licence: CC BY 4.0.\n")
    assert "asks for a credit" in said and "bugle" in said
    assert run("icons", "list")[1].split() == [
        *("tiny", "8", "icons", "Tiny", "Icons", "by", "The", "richpic", "authors,", "CC", "BY", "4.0")
    ]
    assert run("icons", "rhombus")[1].startswith("tiny:kite")
    assert len(run("icons", "tiny")[1].splitlines()) == 8
    assert run("icons", "remove", "tiny")[0] == 0
    assert "There are no icon packs" in run("icons", "list")[1]


def test_adding_again_updates(run):
    run("icons", "add", TINY)
    assert run("icons", "add", TINY)[1].startswith("Updated Tiny Icons")


def test_progress_is_told_in_lines_of_json_for_the_window():
    # In a process of its own, for it takes on a limit of memory.
    command = [sys.executable, "-m", "richpic", "icons", "add", str(TINY), "--progress"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    first, *others = done.stdout.splitlines()
    assert json.loads(first) == {"done": 0, "count": 9}
    assert others[0].startswith("Added Tiny Icons")


def test_icons_of_a_pack_can_be_drawn_on_a_sheet(run, tmp_path):
    run("icons", "add", TINY)
    out = tmp_path / "sheet.png"
    assert run("icons", "tiny", "--sheet", out)[0] == 0
    assert out.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "nowhere"), "nowhere: there is no such file"),
        (("add",), "PACK"),
        (("remove", "nothing"), "No icon pack is called “nothing”"),
        (("remove",), "NAME"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_two(run, arguments, words):
    code, said, complaint = run("icons", *arguments)
    assert (code, said) == (2, "")
    assert words in complaint and complaint.count("\n") == 1


def test_a_folder_of_nothing_but_harm_is_refused_and_nothing_is_added(run, tmp_path):
    (tmp_path / "evil.svg").write_text(svg("<script>alert(1)</script>"))
    code, _, complaint = run("icons", "add", tmp_path)
    assert code == 2
    assert "it holds a script" in complaint and complaint.count("\n") == 1
    assert "There are no icon packs" in run("icons", "list")[1]


def test_words_to_search_for_may_still_stand_alone(run):
    assert run("icons", "waiting", "list")[1].startswith("queue")
