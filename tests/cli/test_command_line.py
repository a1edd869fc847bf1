"""The command line works without a display, and answers bad input with one line and exit code 2."""

import base64
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from richpic import __version__, cli, commands
from richpic.elements.boundary import Boundary
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.files.reading import read_picture
from richpic.files.saving import write_picture
from richpic.model.picture import Page, Picture
from tests.files.bad_files import FILES

NOTES = 'youth worker\nyoung person > CAMHS: waits 9 months !\n"Nobody tells me" young person\n'


@pytest.fixture
def run(capsys, monkeypatch):
    """Run the command line in this process; returns its exit code, what it said and what it complained of."""
    # Exporting turns to the off-screen platform, for this process too.
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])

    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(one) for one in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def picture_file(tmp_path) -> Path:
    elements = [
        Icon(id="i1", symbol="home", label="home", note="the Smiths' house"),
        Icon(id="i2", z="a1", symbol="council", x=300.0),
        Note(id="n1", z="a2", x=100.0, y=200.0, text="go where the energy is"),
        Frame(id="f1", z="a3", x=-100.0, y=-100.0, w=200.0, h=100.0, name="left"),
    ]
    path = tmp_path / "plan.richpic"
    write_picture(Picture({one.id: one for one in elements}, Page(title="Our system")), path)
    return path


def everything_in(data: bytes) -> Iterator[bytes]:
    """Give `data`, and whatever in it is packed by zlib or written in base64, or both, unpacked."""
    yield data
    for found in re.finditer(rb"[A-Za-z0-9+/]{40,}={0,2}", data):
        with suppress(ValueError):
            plain = base64.b64decode(found[0])
            yield plain
            with suppress(zlib.error):
                yield zlib.decompress(plain)
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[found.start() :])


def png_size(path: Path) -> tuple[int, int]:
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def test_a_valid_picture_is_said_to_be_so_with_counts(run, picture_file):
    code, said, complaint = run("check", picture_file)
    assert (code, complaint) == (0, "")
    assert said == "plan.richpic: valid; 1 frame, 2 icons, 1 note\n"


def test_counts_as_json(run, picture_file):
    code, said, _ = run("check", picture_file, "--json")
    found = json.loads(said)
    assert code == 0 and found["valid"] is True
    assert found["counts"] == {"frame": 1, "icon": 2, "note": 1}
    assert (found["elements"], found["title"]) == (4, "Our system")


@pytest.mark.parametrize("case", FILES)
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_bad_file_is_one_line_and_exit_2_and_nothing_is_written(run, command, case, tmp_path):
    make, words = FILES[case]
    bad = tmp_path / "bad.richpic"
    make(bad)
    before = sorted(tmp_path.iterdir())
    code, said, complaint = run(command, bad, *(["-o", tmp_path / "out.png"] if command == "export" else []))
    assert (code, said) == (2, "")
    assert complaint.startswith("richpic: bad.richpic: ") and complaint.count("\n") == 1
    for word in words:
        assert word in complaint
    assert sorted(tmp_path.iterdir()) == before


def test_opening_a_bad_file_complains_before_any_window_is_made(run, tmp_path):
    assert run(tmp_path / "nothing.richpic") == (2, "", "richpic: nothing.richpic: there is no such file.\n")


def test_a_bad_file_is_reported_as_json_too(run, tmp_path):
    (tmp_path / "bad.richpic").write_text("")
    code, said, complaint = run("check", tmp_path / "bad.richpic", "--json")
    assert code == 2 and "empty" in complaint
    assert json.loads(said) == {
        "valid": False,
        "file": str(tmp_path / "bad.richpic"),
        "error": "bad.richpic: the file is empty.",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "a", "b"],
        ["--wrong"],
        ["export", "PLAN"],
        ["export", "PLAN", "-o", "out.bmp"],
        ["export", "PLAN", "-o", "out"],
        ["export", "PLAN", "-o", "nowhere/out.png"],
        ["export", "PLAN", "-o", "folder.png"],
        ["export", "PLAN", "-o", "out.png", "--scale", "big"],
        ["export", "PLAN", "-o", "out.png", "--scale", "0"],
        ["export", "PLAN", "-o", "out.png", "--scale", "nan"],
        ["export", "PLAN", "-o", "out.png", "--width", "-5"],
        ["export", "PLAN", "-o", "out.png", "--scale", "1", "--width", "100"],
        ["export", "PLAN", "-o", "out.png", "--padding", "inf"],
        ["export", "PLAN", "-o", "out.png", "--background", "#12"],
        ["export", "PLAN", "-o", "out.svg", "--frame", "right"],
        ["scribe", "NOTES"],
        ["scribe", "NOTES", "-o", "out.png"],
        ["scribe", "NOTES", "-o", "nowhere/out.richpic"],
        ["scribe", "EMPTY", "-o", "out.richpic"],
        ["scribe", "missing.txt", "-o", "out.richpic"],
        ["scribe", "folder.png", "-o", "out.richpic"],
        ["icons", "home", "--limit", "0"],
    ],
    ids=" ".join,
)
def test_a_wrong_request_is_one_line_and_exit_2_and_nothing_is_written(
    run, arguments, picture_file, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "notes.txt").write_text(NOTES)
    named = {"PLAN": picture_file.name, "NOTES": "notes.txt", "EMPTY": "empty.txt"}
    before = sorted(tmp_path.rglob("*"))
    code, said, complaint = run(*(named.get(one, one) for one in arguments))
    assert (code, said) == (2, "")
    assert complaint.startswith("richpic: ") and complaint.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_exports_are_as_large_as_asked(run, picture_file, tmp_path):
    for name, arguments in (("a", ["--scale", 1]), ("b", ["--scale", 2]), ("c", ["--width", 777])):
        assert run("export", picture_file, "-o", tmp_path / f"{name}.png", *arguments) == (0, "", "")
    (w1, h1), (w2, h2), (w3, _) = (png_size(tmp_path / f"{name}.png") for name in "abc")
    assert abs(w2 - 2 * w1) <= 2 and abs(h2 - 2 * h1) <= 2
    assert w3 == 777


def test_a_frame_is_exported_alone_without_padding(run, picture_file, tmp_path):
    out = tmp_path / "left.png"
    assert run("export", picture_file, "-o", out, "--frame", "left", "--scale", 2)[0] == 0
    assert png_size(out) == (400, 200)
    assert run("export", picture_file, "-o", out, "--frame", "left", "--scale", 2, "--padding", 5)[0] == 0
    assert png_size(out) == (420, 220)


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_frame_holds_no_more_than_it_shows_unless_asked_to(run, picture_file, suffix, tmp_path):
    out = tmp_path / f"left{suffix}"
    assert run("export", picture_file, "-o", out, "--frame", "left")[0] == 0
    assert b"energy" not in out.read_bytes()
    assert "no richpic picture inside" in run("check", out)[2]
    assert run("export", picture_file, "-o", out, "--frame", "left", "--keep")[0] == 0
    assert len(read_picture(out).elements) == 4


def test_no_export_holds_a_private_remark(run, picture_file, tmp_path):
    for suffix in (".png", ".svg", ".pdf"):
        out = tmp_path / f"out{suffix}"
        assert run("export", picture_file, "-o", out)[0] == 0
        assert b"Smith" not in b"".join(everything_in(out.read_bytes()))


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_exports_open_again_without_private_remarks(run, picture_file, suffix, tmp_path):
    out = tmp_path / f"out{suffix}"
    assert run("export", picture_file, "-o", out)[0] == 0
    again = read_picture(out)
    assert set(again.elements) == {"i1", "i2", "n1", "f1"}
    assert again.elements["i1"].label == "home"
    assert again.elements["i1"].note == ""
    assert run("check", out)[1] == f"out{suffix}: valid; 1 frame, 2 icons, 1 note\n"


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_plain_export_carries_no_picture(run, picture_file, suffix, tmp_path):
    out = tmp_path / f"out{suffix}"
    assert run("export", picture_file, "-o", out, "--plain")[0] == 0
    assert "no richpic picture inside" in run("check", out)[2]


def test_pdf_and_backgrounds(run, picture_file, tmp_path):
    assert run("export", picture_file, "-o", tmp_path / "out.pdf")[0] == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    images = []
    for ground in ("paper", "white", "transparent", "#336699"):
        out = tmp_path / "ground.png"
        assert run("export", picture_file, "-o", out, "--background", ground, "--plain")[0] == 0
        images.append(out.read_bytes())
    assert run("export", picture_file, "-o", tmp_path / "dark.png", "--dark", "--plain")[0] == 0
    assert len({*images, (tmp_path / "dark.png").read_bytes()}) == 5


def test_notes_become_a_picture_the_same_each_time(run, tmp_path):
    (tmp_path / "notes.txt").write_text(NOTES)
    for name in ("one", "two"):
        assert run("scribe", tmp_path / "notes.txt", "-o", tmp_path / f"{name}.richpic") == (0, "", "")
    picture = read_picture(tmp_path / "one.richpic")
    assert {getattr(one, "label", "") for one in picture.elements.values()} >= {"youth worker", "CAMHS"}
    assert (tmp_path / "one.richpic").read_bytes() == (tmp_path / "two.richpic").read_bytes()


def test_icons_are_listed_and_found_by_meaning(run):
    code, everything, _ = run("icons")
    names = [line.split()[0] for line in everything.splitlines()]
    assert code == 0 and {"home", "council", "youth-worker"} <= set(names)
    assert not any(name.startswith("mark-") for name in names)
    assert run("icons", "waiting", "list")[1].split()[0] == "queue"
    assert run("icons", "zzzzqqq") == (0, "No icon fits “zzzzqqq”.\n", "")


def test_the_short_way_to_a_window_knows_all_commands():
    assert commands.names() == cli.COMMANDS


def test_version_and_help(run):
    assert run("--version") == (0, f"richpic {__version__}\n", "")
    code, said, _ = run("--help")
    assert code == 0 and all(name in said for name in ("export", "scribe", "check", "icons"))


def test_a_fault_of_the_program_shows_no_traceback(run, picture_file, monkeypatch):
    monkeypatch.setattr(commands.check, "read_picture", lambda file: 1 / 0)
    code, said, complaint = run("check", picture_file)
    assert (code, said) == (1, "")
    assert complaint == (
        "richpic: something went wrong inside the program (ZeroDivisionError: division by zero).\n"
    )


def test_without_a_display_from_a_shell(picture_file, tmp_path):
    surroundings = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "richpic", "export", picture_file, "-o", tmp_path / "out.png"],
        capture_output=True,
        env=surroundings,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert png_size(tmp_path / "out.png")[0] > 100


@pytest.mark.parametrize("arguments", [["--version"], ["icons", "home"], ["check", "nowhere"]])
def test_commands_that_need_no_qt_do_not_load_it(arguments):
    script = (
        "import sys; from richpic import cli; cli.run(sys.argv[1:]);"
        "sys.exit(any(name.split('.')[0] == 'PySide6' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], cwd=Path(__file__).parents[2])
    assert done.returncode == 0


def test_a_window_is_opened_without_what_only_commands_and_later_steps_need(picture_file):
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; from richpic import cli;"
        "QApplication.exec = lambda *_: 0; cli.run([]);"
        "late = ('typer', 'pydantic', 'PIL', 'fontTools', 'perfect_freehand', 'rough', 'rapidfuzz',"
        "'qtawesome', 'tomllib', 'richpic.editor.scribe');"
        "sys.exit(', '.join(name for name in late if name in sys.modules) or 0)"
    )
    # The very first start has to read the icons.
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            encoding="utf-8",
        )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_source_is_read_to_open_a_window():
    """PySide reads that of each module that is imported after it, to see whether it wants other names."""
    script = (
        "import linecache, sys; from PySide6.QtWidgets import QApplication; from richpic import cli;"
        "before = set(linecache.cache); QApplication.exec = lambda *_: 0; cli.run([]);"
        "sys.exit('\\n'.join(name for name in set(linecache.cache) - before if 'window' in name) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_a_window_inked_is_kept_for_the_next(tmp_path, monkeypatch):
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path))
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; from richpic import cli;"
        "QApplication.exec = lambda *_: [QApplication.processEvents() for _ in range(9)] and 0; cli.run([]);"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2])
        assert done.returncode == 0
    (file,) = (tmp_path / "cache").glob("ink-*.bin")
    # The sketch on the empty paper alone has three icons.
    assert file.stat().st_size > 3_000


def test_what_a_window_inked_is_kept_soon_in_case_it_never_ends_well(tmp_path, monkeypatch):
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path))
    script = (
        "import os, pathlib, sys, time; from PySide6.QtWidgets import QApplication; from richpic import cli\n"
        "def run(*_):\n"
        "    while not list(pathlib.Path(sys.argv[1]).glob('ink-*.bin')): QApplication.processEvents()\n"
        "    os._exit(7)\n"
        "QApplication.exec = run; cli.run([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "cache"], cwd=Path(__file__).parents[2], timeout=60
    )
    assert done.returncode == 7


def test_reading_code_is_imported_without_pydantic():
    script = (
        "import sys, richpic.cli, richpic.files, richpic.files.reading, richpic.files.saving;"
        "import richpic.files.journal, richpic.files.recovery, richpic.files.images, richpic.files.settings;"
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'PIL', 'PySide6')))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2]).returncode == 0


def test_contact_sheets_of_icons_and_links_are_drawn(run, tmp_path):
    for command in (
        ("icons", "--sheet", tmp_path / "a.png", "people"),
        ("links", "--dark", "--sheet", tmp_path / "b.png"),
    ):
        code, said, _ = run(*command)
        assert code == 0
        assert said.strip()
    assert (tmp_path / "a.png").stat().st_size > 20_000
    assert (tmp_path / "b.png").stat().st_size > 20_000


def test_a_sheet_of_no_format_is_refused_in_one_line(run, tmp_path):
    code, _, complaint = run("icons", "--sheet", tmp_path / "a.gif")
    assert code == 2
    assert complaint.count("\n") == 1
    assert ".png" in complaint
    assert not list(tmp_path.iterdir())


def test_links_are_listed_with_what_they_mean(run):
    code, said, _ = run("links")
    assert code == 0
    assert "tension" in said
    assert "they pull against each other" in said


def test_check_tells_of_letters_that_no_font_here_has(run, tmp_path):
    path = tmp_path / "far.richpic"
    write_picture(Picture({"n": Note(id="n", text="\U0010fffd and plain words")}), path)
    code, said, _ = run("check", path)
    assert code == 0
    assert "valid" in said
    assert "\U0010fffd" in said
    assert "Install" in said
    assert json.loads(run("check", path, "--json")[1])["lacking"] == "\U0010fffd"


def test_check_counts_in_good_english(run, tmp_path):
    path = tmp_path / "two.richpic"
    write_picture(Picture({name: Boundary(id=name) for name in ("a", "b")}), path)
    assert "2 boundaries" in run("check", path)[1]
