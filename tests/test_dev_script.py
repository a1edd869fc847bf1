"""packaging/dev.py: what it finds missing, what it decides, and what it says."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "packaging" / "dev.py"


@pytest.fixture
def dev(monkeypatch):
    spec = importlib.util.spec_from_file_location("richpic_dev_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bare_checkout(dev, monkeypatch, tmp_path):
    """A checkout without .venv, in which pip and venv only leave a note of having been called."""
    calls = []

    def note(command):
        words = [str(word) for word in command]
        calls.append(words)
        if "venv" in words:
            dev.venv_program("python").parent.mkdir(parents=True)
            dev.venv_program("python").touch()
        return subprocess.CompletedProcess(words, 0, "")

    (tmp_path / "pyproject.toml").write_text("first", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp.txt")
    monkeypatch.setattr(dev, "run_quietly", note)
    return calls


def installs(calls):
    return [call[-1] for call in calls if "install" in call]


# System packages


def test_each_missing_package_is_named_once_and_in_order(dev):
    needs = {"libz": "zeta", "liba": "alpha", "liba2": "alpha", "libhere": "present"}
    assert dev.missing_packages(needs, lambda name: name == "libhere") == ["alpha", "zeta"]


def test_nothing_is_missing_where_everything_is_present(dev):
    assert dev.missing_packages(dev.DRAWING_LIBRARIES, lambda name: True) == []


def test_a_library_that_does_not_exist_does_not_load(dev):
    assert not dev.library_loads("librichpic-no-such-thing.so.7")


def test_drawing_alone_asks_for_no_window_libraries(dev, monkeypatch):
    monkeypatch.setattr(dev, "library_loads", lambda name: False)
    monkeypatch.setattr(dev, "program_exists", lambda name: False)
    drawing = dev.system_packages_wanted(for_windows=False, for_tests=False)
    windows = dev.system_packages_wanted(for_windows=True, for_tests=False)
    tests = dev.system_packages_wanted(for_windows=False, for_tests=True)
    assert "libegl1" in drawing
    assert "libxcb-cursor0" not in drawing
    assert "libxcb-cursor0" in windows
    assert "xvfb" not in windows
    assert {"libegl1", "libxcb-cursor0", "xvfb", "xauth"} <= set(tests)


def test_a_python_that_cannot_make_environments_gets_its_package(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "library_loads", lambda name: True)
    monkeypatch.setattr(dev, "python_makes_environments", lambda: False)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    packages = dev.system_packages_wanted(for_windows=True, for_tests=False)
    assert packages == [f"python3.{sys.version_info.minor}-venv"]


def test_without_root_the_exact_command_is_printed(dev, monkeypatch):
    monkeypatch.setattr(dev, "program_exists", lambda name: name == "apt-get")
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        dev.install_system_packages(["libegl1", "xvfb"])
    expected = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 xvfb"
    assert expected in str(stopped.value)


def test_as_root_apt_is_called_without_sudo(dev, monkeypatch, bare_checkout):
    monkeypatch.setattr(dev, "program_exists", lambda name: True)
    monkeypatch.setattr(dev, "root_prefix", list)
    dev.install_system_packages(["xvfb"])
    assert bare_checkout == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "xvfb"],
    ]


def test_without_apt_the_packages_are_named_and_work_goes_on(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "program_exists", lambda name: False)
    dev.install_system_packages(["libegl1"])
    assert "libegl1" in capsys.readouterr().out


# The display


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
        ("win32", {"QT_QPA_PLATFORM": "minimal"}, False),
    ],
)
def test_display(dev, platform, environment, expected):
    assert dev.display_announced(platform, environment) is expected


@pytest.fixture
def ready_to_run(dev, monkeypatch, tmp_path):
    """Everything is installed; programs started are noted instead of started."""
    started = []

    def note(command, **_):
        started.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev, "ensure_system", lambda **_: None)
    monkeypatch.setattr(dev, "ensure_environment", lambda: None)
    monkeypatch.setattr(dev, "OUT", tmp_path / "out")
    monkeypatch.setattr(dev.subprocess, "run", note)
    return started


def test_without_a_display_the_example_is_exported_and_the_files_named(
    dev, monkeypatch, tmp_path, capsys, ready_to_run
):
    monkeypatch.setattr(dev, "display_announced", lambda *_: False)
    assert dev.run([]) == 0
    targets = [str(tmp_path / "out" / name) for name in ("nottingham.png", "nottingham.svg")]
    assert [command[-4:] for command in ready_to_run] == [
        ["export", str(dev.EXAMPLE), "-o", target] for target in targets
    ]
    said = capsys.readouterr().out
    assert "no display" in said
    assert all(target in said for target in targets)


def test_a_display_that_is_gone_counts_as_none(dev, monkeypatch, ready_to_run):
    monkeypatch.setattr(dev, "display_announced", lambda *_: True)
    monkeypatch.setattr(dev, "display_opens", lambda: False)
    assert dev.run([]) == 0
    assert all("export" in command for command in ready_to_run)


def test_with_a_display_the_named_picture_opens(dev, monkeypatch, tmp_path, ready_to_run):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "display_announced", lambda *_: True)
    monkeypatch.setattr(dev, "display_opens", lambda: True)
    assert dev.run(["mine.richpic"]) == 0
    assert [command[-1] for command in ready_to_run] == [str(tmp_path / "mine.richpic")]


# The virtual environment


def test_a_bare_checkout_gets_an_environment_and_an_installation(dev, bare_checkout, tmp_path):
    dev.ensure_environment("test")
    assert any("venv" in call for call in bare_checkout)
    assert installs(bare_checkout) == [f"{tmp_path}[test]"]


def test_nothing_is_installed_twice(dev, bare_checkout):
    dev.ensure_environment("test")
    dev.ensure_environment("test")
    dev.ensure_environment()  # what tests need includes what the program needs
    assert len(installs(bare_checkout)) == 1


def test_tests_add_their_extra_to_an_environment_made_for_running(dev, bare_checkout, tmp_path):
    dev.ensure_environment()
    dev.ensure_environment("test")
    assert installs(bare_checkout) == [str(tmp_path), f"{tmp_path}[test]"]


def test_a_changed_pyproject_installs_again_and_keeps_the_extras(dev, bare_checkout, tmp_path):
    dev.ensure_environment("test")
    (tmp_path / "pyproject.toml").write_text("second", encoding="utf-8")
    dev.ensure_environment()
    assert installs(bare_checkout) == [f"{tmp_path}[test]"] * 2


def test_an_environment_whose_python_is_gone_is_made_anew(dev, bare_checkout):
    dev.ensure_environment()
    dev.venv_program("python").unlink()
    dev.ensure_environment()
    assert sum("venv" in call for call in bare_checkout) == 2
    assert len(installs(bare_checkout)) == 2


def test_a_failed_installation_is_tried_again(dev, bare_checkout, monkeypatch):
    works = dev.run_quietly

    def pip_fails(command):
        if "install" in map(str, command):
            return subprocess.CompletedProcess(command, 1, "ERROR: broken wheel")
        return works(command)

    monkeypatch.setattr(dev, "run_quietly", pip_fails)
    with pytest.raises(SystemExit, match="broken wheel"):
        dev.ensure_environment()
    monkeypatch.setattr(dev, "run_quietly", works)
    dev.ensure_environment()
    assert len(installs(bare_checkout)) == 1


def test_a_missing_network_is_said_in_plain_words(dev, bare_checkout, monkeypatch):
    said = "WARNING: Retrying ... NewConnectionError: Temporary failure in name resolution"
    monkeypatch.setattr(dev, "run_quietly", lambda _: subprocess.CompletedProcess([], 1, said))
    with pytest.raises(SystemExit, match="could not be reached"):
        dev.install([])


def test_another_python_or_another_folder_is_another_installation(dev):
    first = dev.fingerprint(b"same", Path("/here"), "3.11")
    assert first == dev.fingerprint(b"same", Path("/here"), "3.11")
    assert first != dev.fingerprint(b"same", Path("/here"), "3.12")
    assert first != dev.fingerprint(b"same", Path("/there"), "3.11")
    assert first != dev.fingerprint(b"changed", Path("/here"), "3.11")


# Running the checks


def test_a_failure_does_not_stop_the_steps_after_it(dev, monkeypatch, capsys):
    def step(name, code):
        return dev.Step(name, [sys.executable, "-c", f"raise SystemExit({code})"])

    steps = [step("one", 0), step("two", 3), step("three", 0)]
    monkeypatch.setattr(dev, "ensure_system", lambda **_: None)
    monkeypatch.setattr(dev, "ensure_environment", lambda extra: None)
    monkeypatch.setattr(dev, "test_steps", lambda: steps)
    assert dev.test([]) == 1
    said = capsys.readouterr().out
    assert "two    FAILED" in said
    assert "three  passed" in said
    assert "1 of 3 failed." in said


def test_a_step_that_only_tells_something_fails_nothing(dev, monkeypatch, capsys):
    command = [sys.executable, "-c", "raise SystemExit(1)"]
    monkeypatch.setattr(dev, "ensure_system", lambda **_: None)
    monkeypatch.setattr(dev, "ensure_environment", lambda extra: None)
    monkeypatch.setattr(dev, "test_steps", lambda: [dev.Step("speed", command, required=False)])
    assert dev.test([]) == 0
    assert "told nothing" in capsys.readouterr().out


def test_a_program_that_is_not_there_is_a_failed_step(dev, capsys):
    outcome = dev.perform(dev.Step("ghost", ["richpic-no-such-program"]))
    assert not outcome.passed
    assert "Not found: richpic-no-such-program" in capsys.readouterr().out


def test_every_check_is_in_the_list(dev):
    commands = [" ".join(step.command) for step in dev.test_steps()]
    for check in ("ruff check", "ruff format --check", "mypy", "lint-imports", "-m not window", "-m window"):
        assert any(check in command for command in commands), check


@pytest.mark.parametrize(("processors", "expected"), [(None, 1), (1, 1), (2, 2), (64, 4)])
def test_workers(dev, processors, expected):
    assert dev.workers(processors) == expected


# The command line


def test_an_unknown_command_explains_the_known_ones(dev, capsys):
    assert dev.main(["dance"]) == 2
    said = capsys.readouterr().out
    assert "dev.py run" in said
    assert "dev.py test" in said


def test_what_follows_bench_goes_to_the_benchmark(dev, monkeypatch):
    started = []
    monkeypatch.setattr(dev, "ensure_system", lambda **_: None)
    monkeypatch.setattr(dev, "ensure_environment", lambda extra: None)

    def run(command, **_):
        started.append(command)
        return dev.subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev.subprocess, "run", run)
    assert dev.main(["bench", "--sizes", "100"]) == 0
    assert started[-1][1:] == ["-m", "tests.benchmarks", "--sizes", "100"]


def test_tests_in_a_browser_are_set_up_only_when_asked_for_and_then_run(dev, monkeypatch, bare_checkout):
    started, extras = [], []
    monkeypatch.setattr(dev, "ensure_system", lambda **_: None)
    monkeypatch.setattr(dev, "ensure_environment", extras.append)
    monkeypatch.setattr(dev, "program_exists", lambda name: True)

    def run(command, **_):
        started.append([str(word) for word in command])
        return dev.subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev.subprocess, "run", run)
    assert dev.main(["browser"]) == 0
    assert extras == ["test", "browser"]
    (npm,) = (call for call in bare_checkout if call[0] == "npm")
    assert npm[1:4] == ["install", "--prefix", str(dev.ROOT / "tests" / "browser")]
    assert started[-1][-1] == str(dev.ROOT / "tests" / "browser")


def test_without_npm_packages_the_other_tests_are_said_to_need_none(dev, monkeypatch):
    monkeypatch.setattr(dev, "ensure_system", lambda **_: None)
    monkeypatch.setattr(dev, "ensure_environment", lambda extra: None)
    monkeypatch.setattr(dev, "program_exists", lambda name: True)
    failed = dev.subprocess.CompletedProcess([], 1, "no network")
    monkeypatch.setattr(dev, "run_quietly", lambda command: failed)
    with pytest.raises(SystemExit, match="other tests need none of it"):
        dev.main(["browser"])


def test_asking_for_help_is_no_mistake(dev):
    assert dev.main(["--help"]) == 0


def test_an_old_python_is_refused_with_a_reason(dev, monkeypatch):
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(SystemExit, match=r"needs Python 99\.0 or newer"):
        dev.main(["run"])
