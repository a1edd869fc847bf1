#!/usr/bin/env python3
"""Set up, run and check richpic from a checkout, with nothing but Python.

python3 packaging/dev.py run [FILE]   open the program (with the example picture, or with FILE)
python3 packaging/dev.py test         run every check and every test
python3 packaging/dev.py bench        measure how fast it is (--help tells more)
python3 packaging/dev.py pictures     make the pictures in assets/pictures anew
python3 packaging/dev.py browser      set up and run the tests in a browser (Chromium, npm; some 450 MB)
python3 packaging/dev.py setup        only make the virtual environment in .venv
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "richpic-installed.txt"
EXAMPLE = ROOT / "assets" / "examples" / "nottingham.richpic"
OUT = ROOT / "out"
OLDEST_PYTHON = (3, 11)

# What Qt loads from the system on Linux, and the Debian package it comes in.
DRAWING_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libzstd.so.1": "libzstd1",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# For looking at web pages, by their Debian names; asked for by `browser` only.
BROWSER_PROGRAMS = {"chromium": "chromium", "npm": "npm"}
# A screen that exists only in memory, for the tests that open windows.
VIRTUAL_SCREEN_PROGRAMS = {"Xvfb": "xvfb", "xvfb-run": "xvfb", "xauth": "xauth"}
# What interrupts saves at every system call, in tests/robustness.
TRACING_PROGRAMS = {"strace": "strace"}


def stop(message: str) -> NoReturn:
    """End with a plain message instead of a traceback."""
    raise SystemExit(f"\n{message}")


# What the machine has


def library_loads(name: str) -> bool:
    """Ask the loader itself: a file that is there but cannot be loaded is as good as missing."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def program_exists(name: str) -> bool:
    """Say whether a program of this name is on the PATH."""
    return shutil.which(name) is not None


def python_makes_environments() -> bool:
    """Debian keeps this part of Python in a package of its own."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def missing_packages(needs: Mapping[str, str], is_present: Callable[[str], bool]) -> list[str]:
    """List the packages behind whatever is not present, each once, sorted."""
    return sorted({package for name, package in needs.items() if not is_present(name)})


def system_packages_wanted(for_windows: bool, for_tests: bool) -> list[str]:
    """List the Debian packages this Linux machine still lacks."""
    packages = missing_packages(DRAWING_LIBRARIES, library_loads)
    if for_windows or for_tests:
        packages += missing_packages(WINDOW_LIBRARIES, library_loads)
    if for_tests:
        packages += missing_packages({**VIRTUAL_SCREEN_PROGRAMS, **TRACING_PROGRAMS}, program_exists)
    if not VENV.exists() and not python_makes_environments():
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def display_announced(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether the surroundings promise a screen to open windows on."""
    if environment.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


# System packages


def apt_commands(packages: Sequence[str], prefix: Sequence[str]) -> list[list[str]]:
    """Write the commands that install packages on a Debian-like machine."""
    apt = [*prefix, "apt-get"]
    return [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]]


def root_prefix() -> list[str] | None:
    """Find what to put before a command to run it as root; None if we may not."""
    if os.geteuid() == 0:
        return []
    if program_exists("sudo") and run_quietly(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_system_packages(packages: Sequence[str]) -> None:
    """Install what is missing if we may; otherwise say exactly what to type."""
    if not program_exists("apt-get"):
        print(f"Missing on this system (by their Debian names): {' '.join(packages)}")
        print("Please install them with your package manager if something below fails.")
        return
    prefix = root_prefix()
    if prefix is None:
        commands = " && ".join(shlex.join(command) for command in apt_commands(packages, ["sudo"]))
        stop(f"Some system packages are missing. Please run this, then try again:\n\n  {commands}")
    print(f"Installing system packages: {' '.join(packages)}")
    update, install = apt_commands(packages, prefix)
    run_quietly(update)  # may fail for a source nobody needs; the next command tells
    if (result := run_quietly(install)).returncode != 0:
        stop(f"{result.stdout}\nCould not install: {shlex.join(install)}")


def ensure_system(for_windows: bool, for_tests: bool) -> None:
    """Bring the machine to where Qt can draw (and, when asked, open windows)."""
    if not sys.platform.startswith("linux"):
        return
    if packages := system_packages_wanted(for_windows, for_tests):
        install_system_packages(packages)


# The virtual environment


def run_quietly(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says for when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
        check=False,
    )


def venv_program(name: str) -> Path:
    """Locate a program of the virtual environment."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def fingerprint(pyproject: bytes, root: Path, python: str) -> str:
    """Name what an installation depends on: change any of it and it is made anew."""
    parts = b"\0".join([pyproject, str(root).encode(), python.encode()])
    return hashlib.sha256(parts).hexdigest()


def extras_installed(stamp: str, wanted_fingerprint: str) -> set[str] | None:
    """Read the stamp of the last installation: which extras it has; None if it no longer fits."""
    first, *extras = stamp.split() or [""]
    return set(extras) if first == wanted_fingerprint else None


def environment_works() -> bool:
    """A virtual environment dies with the Python it was made from."""
    python = venv_program("python")
    return python.exists() and run_quietly([python, "-m", "pip", "--version"]).returncode == 0


def make_environment() -> None:
    """Make .venv from nothing."""
    print(f"Making a virtual environment in {VENV}")
    shutil.rmtree(VENV, ignore_errors=True)
    result = run_quietly([sys.executable, "-m", "venv", VENV])
    if result.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        stop(f"{result.stdout}\nPython could not make a virtual environment.")


def network_failed(pip_output: str) -> bool:
    """Tell a missing network from a broken package by what pip said."""
    signs = ("NewConnectionError", "name resolution", "Max retries exceeded", "Network is unreachable",
             "Connection refused", "ConnectTimeout", "Read timed out", "ProxyError")  # fmt: skip
    return any(sign in pip_output for sign in signs)


def install(extras: Iterable[str]) -> None:
    """Install the project, editable, with its extras."""
    target = f"{ROOT}[{','.join(sorted(extras))}]" if extras else str(ROOT)
    print("Installing richpic and what it needs (a few minutes the first time)")
    result = run_quietly([venv_program("python"), "-m", "pip", "install", "--editable", target])
    if result.returncode == 0:
        return
    if network_failed(result.stdout):
        last_lines = "\n".join(result.stdout.splitlines()[-4:])
        stop(f"{last_lines}\n\nThe package index could not be reached. Check the network, then try again.")
    stop(f"{result.stdout}\nThe installation failed; what pip said stands above.")


def ensure_environment(extra: str | None = None) -> None:
    """Make or mend .venv so that richpic, with this extra, is installed in it."""
    wanted = fingerprint((ROOT / "pyproject.toml").read_bytes(), ROOT, sys.version)
    stamp = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    installed = extras_installed(stamp, wanted)
    if not environment_works():
        make_environment()
        installed = None
    extras = {extra} if extra else set()
    if installed is not None and extras <= installed:
        return
    extras |= set(stamp.split()[1:])  # what was asked for once is kept
    install(extras)
    STAMP.write_text(" ".join([wanted, *sorted(extras)]), encoding="utf-8")


def check_python() -> None:
    """Refuse an old Python before anything is made with it."""
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        stop(f"richpic needs Python {wanted} or newer; this is {sys.version.split()[0]}.")


# Run


def display_opens() -> bool:
    """Try the promised screen: DISPLAY may name one that is gone, and Qt would abort."""
    attempt = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return run_quietly([venv_program("python"), "-c", attempt]).returncode == 0


def richpic_command(*arguments: str | Path) -> list[str]:
    """Write the command line that starts the program in its environment."""
    return [str(venv_program("python")), "-m", "richpic", *map(str, arguments)]


def export_picture(picture: Path) -> int:
    """Where no window can open, show what the program does all the same."""
    print("There is no display here, so no window can open. Exporting the picture instead:")
    OUT.mkdir(exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for suffix in (".png", ".svg"):
        target = OUT / f"{picture.stem}{suffix}"
        command = richpic_command("export", picture, "-o", target)
        if code := subprocess.run(command, env=environment, check=False).returncode:
            return code
        print(f"  {target}")
    return 0


def run(arguments: Sequence[str]) -> int:
    """Open the program; without a display, export the picture and name the files."""
    picture = Path(arguments[0]).resolve() if arguments else EXAMPLE
    announced = display_announced(sys.platform, os.environ)
    ensure_system(for_windows=announced, for_tests=False)
    ensure_environment()
    if not (announced and display_opens()):
        return export_picture(picture)
    return subprocess.run(richpic_command(picture), check=False).returncode


# Test


@dataclass(frozen=True)
class Step:
    """One check: what it is called, how it is started, and what it needs around it."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    # What only tells something can fail without failing the whole.
    required: bool = True


@dataclass(frozen=True)
class Outcome:
    """How a step went."""

    step: Step
    passed: bool
    seconds: float


def workers(processors: int | None) -> int:
    """A few tests side by side; each holds a Qt of its own, so not too many."""
    return max(1, min(4, processors or 1))


def window_test_command(pytest: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Run window tests on a screen in memory where there is one, else on the real one."""
    command = [*pytest, "-m", "window"]
    if not sys.platform.startswith("linux"):
        return command, {"QT_QPA_PLATFORM": {"darwin": "cocoa", "win32": "windows"}.get(sys.platform, "")}
    screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1080x24"]
    return [*screen, *command], {
        "QT_QPA_PLATFORM": "xcb",
        "WAYLAND_DISPLAY": "",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }


def test_steps() -> list[Step]:
    """List every check, the quick ones first."""
    python = str(venv_program("python"))
    pytest = [python, "-m", "pytest", "-q"]
    window_command, window_environment = window_test_command(pytest)
    side_by_side = ["-n", str(workers(os.cpu_count()))]
    return [
        Step("lint (ruff)", [python, "-m", "ruff", "check"]),
        Step("format (ruff)", [python, "-m", "ruff", "format", "--check"]),
        Step("types (mypy)", [python, "-m", "mypy"]),
        Step("imports between rooms (import-linter)", [str(venv_program("lint-imports"))]),
        Step("tests", [*pytest, *side_by_side, "-m", "not window"], {"QT_QPA_PLATFORM": "offscreen"}),
        Step("tests in a real window", window_command, window_environment),
        Step("how fast it is", [python, "-m", "tests.benchmarks", "--quick"], required=False),
    ]


def perform(step: Step) -> Outcome:
    """Run a step, saying what runs and how long it took."""
    print(f"\n=== {step.name}", flush=True)
    start = time.monotonic()
    try:
        environment = {**os.environ, **step.environment}
        code = subprocess.run(step.command, cwd=ROOT, env=environment, check=False).returncode
    except FileNotFoundError as error:
        print(f"Not found: {error.filename}")
        code = 127
    outcome = Outcome(step, code == 0, time.monotonic() - start)
    print(f"=== {step.name}: {verdict(outcome)}", flush=True)
    return outcome


def verdict(outcome: Outcome) -> str:
    """Say in a few words how a step went."""
    failed = "FAILED" if outcome.step.required else "told nothing"
    return f"{'passed' if outcome.passed else failed} in {outcome.seconds:.1f} s"


def summary(outcomes: Sequence[Outcome]) -> str:
    """Write one line a step, so that the end of a long log tells everything."""
    width = max(len(outcome.step.name) for outcome in outcomes)
    lines = [f"  {outcome.step.name:<{width}}  {verdict(outcome)}" for outcome in outcomes]
    failed = sum(not outcome.passed and outcome.step.required for outcome in outcomes)
    lines.append("All passed." if not failed else f"{failed} of {len(outcomes)} failed.")
    return "\n".join(lines)


def test(_arguments: Sequence[str]) -> int:
    """Set up and run every check and test, all of them even when one fails."""
    ensure_system(for_windows=True, for_tests=True)
    ensure_environment("test")
    outcomes = [perform(step) for step in test_steps()]
    print(f"\n{summary(outcomes)}")
    return 0 if all(outcome.passed or not outcome.step.required for outcome in outcomes) else 1


def browser(_arguments: Sequence[str]) -> int:
    """Set up what the tests in a browser need, and run them. From then on `test` runs them as well."""
    ensure_system(for_windows=True, for_tests=True)
    if packages := missing_packages(BROWSER_PROGRAMS, program_exists):
        install_system_packages(packages)
    ensure_environment("test")
    ensure_environment("browser")
    folder = ROOT / "tests" / "browser"
    print("Installing what the tests in a browser load (Excalidraw, Mermaid, axe)")
    npm = ["npm", "install", "--prefix", str(folder), "--no-package-lock", "--no-audit", "--no-fund"]
    if (result := run_quietly(npm)).returncode != 0:
        stop(f"{result.stdout}\nnpm could not install that; the other tests need none of it.")
    command = [str(venv_program("python")), "-m", "pytest", "-q", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def bench(arguments: Sequence[str]) -> int:
    """Measure how fast the program is; nothing fails for being slow."""
    ensure_system(for_windows=True, for_tests=True)
    ensure_environment("test")
    command = [str(venv_program("python")), "-m", "tests.benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def pictures(_arguments: Sequence[str]) -> int:
    """Make the pictures of the window and the example anew, with the program itself."""
    ensure_system(for_windows=False, for_tests=False)
    ensure_environment()
    command = [str(venv_program("python")), str(ROOT / "packaging" / "pictures.py")]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def setup(_arguments: Sequence[str]) -> int:
    """Make the virtual environment with everything for developing, and nothing more."""
    ensure_system(for_windows=True, for_tests=True)
    ensure_environment("test")
    print(f"Ready: {venv_program('python')}")
    return 0


# Commands

COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "browser": browser,
    "bench": bench,
    "pictures": pictures,
    "setup": setup,
}


def main(arguments: Sequence[str]) -> int:
    """Do what the first word says."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    check_python()
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
