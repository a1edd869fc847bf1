"""A problem report helps to mend the program, and holds nothing of the user's: no words, no names."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from pathlib import Path

import pytest

from richpic.files import problem_report
from richpic.files.errors import FileError
from richpic.files.picture_text import from_text
from richpic.files.problem_report import (
    MOST_REPORTS,
    HardEnd,
    fingerprint,
    last_report,
    origin_of,
    problems_folder,
    report_exception,
    take_last_words,
)

SECRET = "Ayo Okafor, B14-9QZ Sycamore Road"  # no word of it can be a part of a date or the number of a line


def caught(run) -> BaseException:
    try:
        run()
    except BaseException as error:  # whatever it is
        return error
    raise AssertionError("nothing was raised")


def reported(run, heard=()) -> str:
    error = caught(run)
    return report_exception(error, error.__traceback__, heard).read_text("utf-8")


def test_it_says_what_kind_of_fault_and_where_in_the_program(monkeypatch):
    monkeypatch.setattr("richpic.files.picture_text._parsed", lambda text: {}[text])
    text = reported(lambda: from_text(SECRET))
    assert "Kind: KeyError" in text
    assert "richpic/files/picture_text.py, line" in text and "in from_text" in text
    assert "Python 3" in text and "nothing was sent" in text


def words_in_the_message():
    raise KeyError(SECRET)


def words_in_what_led_to_it():
    try:
        raise FileError(SECRET)
    except FileError as error:
        raise ValueError(f"while reading {SECRET}") from error


def words_in_a_variable_and_a_file_name():
    label = SECRET
    Path("/no/such", label).read_text("utf-8")


def words_in_code_made_of_them():
    exec(compile("1/0", SECRET, "exec"))


def words_in_the_kind():
    raise type(SECRET, (Exception,), {})


@pytest.mark.parametrize(
    "run",
    [
        words_in_the_message,
        words_in_what_led_to_it,
        words_in_a_variable_and_a_file_name,
        words_in_code_made_of_them,
        words_in_the_kind,
    ],
)
def test_nothing_of_the_users_is_in_it(run, private_home):
    text = reported(run, heard=[f"QImage::load: could not open {private_home}/{SECRET}.png", SECRET])
    for word in (*SECRET.split(), str(private_home), "/no/such", str(Path(__file__).parent)):
        assert word not in text


def test_what_led_to_it_is_told_too():
    text = reported(words_in_what_led_to_it)
    assert text.index("Kind: ValueError") < text.index("It followed from: FileError")


def test_of_qts_messages_only_where_they_came_from_is_told():
    assert origin_of("QPainter::begin: Paint device returned engine == 0") == "QPainter::begin"
    assert origin_of("QObject: Cannot create children") == "QObject"
    assert origin_of(f"Quentin said {SECRET}") == ""
    text = reported(words_in_the_message, heard=["QPainter::begin: no", "QPainter::begin: no"])
    assert text.count("QPainter::begin") == 1


def test_the_same_fault_has_the_same_fingerprint_and_another_has_another():
    assert fingerprint(caught(words_in_the_message)) == fingerprint(caught(words_in_the_message))
    assert fingerprint(caught(words_in_the_message)) != fingerprint(caught(words_in_what_led_to_it))


def test_only_the_latest_reports_are_kept_and_only_for_their_owner():
    for _ in range(MOST_REPORTS + 5):
        reported(words_in_the_message)
    assert len(list(problems_folder().iterdir())) == MOST_REPORTS
    assert last_report().stat().st_mode & 0o077 == 0


def test_without_a_place_to_write_there_is_no_report_and_no_error(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path / "file"))
    error = caught(words_in_the_message)
    assert report_exception(error, error.__traceback__) is None
    assert last_report() is None
    assert take_last_words() is None
    HardEnd().watch()


# Ends that no exception tells of

CHILD = """
import os, sys
from richpic.files.problem_report import HardEnd
HardEnd().watch()
print("ready", flush=True)
label = "Ayo Okafor"
def in_here(words):
    os.abort()
if sys.argv[1] == "abort":
    in_here(label)
sys.stdin.read()
"""


def child(what: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )


def test_after_a_hard_end_the_next_start_has_a_report_without_the_users_words():
    with child("abort") as ended:
        ended.wait()
    report = take_last_words()
    text = report.read_text("utf-8")
    assert "Fatal Python error: Aborted" in text
    assert "in in_here" in text
    assert "Okafor" not in text and str(Path.home()) not in text
    assert take_last_words() is None
    assert [one.name for one in problems_folder().glob("*.log")] == []


def test_a_program_that_runs_or_was_killed_leaves_no_report():
    with child("wait") as running:
        running.stdout.readline()
        assert take_last_words() is None
        assert len(list(problems_folder().glob("*.log"))) == 1
        running.kill()
    assert take_last_words() is None
    assert list(problems_folder().glob("*.log")) == []


def test_an_end_as_it_should_be_leaves_nothing():
    was_on = faulthandler.is_enabled()
    end = HardEnd()
    end.watch()
    end.end()
    assert list(problems_folder().iterdir()) == []
    if was_on:
        faulthandler.enable()


def test_a_dump_with_rubbish_in_it_is_cleaned(tmp_path):
    problems_folder().mkdir(parents=True)
    dump = problems_folder() / "hard-1-ff.log"
    lines = [
        "Fatal Python error: Segmentation fault",
        f'  File "{Path.home()}/secret/plan.py", line 7 in draw',
        SECRET,
        f'  File "{problem_report.package_folder()}/ui/canvas.py", line 9 in paintEvent',
        f"Extension modules: {SECRET}",
    ]
    dump.write_text("\n".join(lines), "utf-8")
    text = take_last_words().read_text("utf-8")
    assert "richpic/ui/canvas.py, line 9, in paintEvent" in text
    assert "plan.py, line 7" in text
    assert "Ayo" not in text and "secret" not in text and os.fspath(Path.home()) not in text
