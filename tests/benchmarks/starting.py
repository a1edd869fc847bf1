"""How long the program takes to start, seen from outside: by the pixels of a screen in memory.

From the start of the process to `first`, when something of the window is seen, and `settled`, the last time
that more than a two-hundredth of the screen changed. Peers are measured the same way.
"""

from __future__ import annotations

import mmap
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from richpic.resources import assets_folder
from tests.benchmarks.measuring import Result, forget_files, median, memory_mb

WIDTH, HEIGHT = 1600, 900
FIRST, MUCH = 0.001, 0.005
QUIET, LIMIT, PAUSE = 1.5, 60.0, 0.003


@dataclass
class Screen:
    """A screen whose pixels can be read. `name` is that of the display."""

    name: str
    pixels: Any

    def look(self) -> Any:
        """Return a copy of every eighth row."""
        return self.pixels[::8].copy()


@contextmanager
def screen() -> Iterator[Screen | None]:
    """Start a screen in memory, or give None where there is no program for that."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        # It finds a free display by itself, and tells which.
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        command += ["-fbdir", folder, "-nolisten", "tcp", "-noreset", "-nocursor"]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL, pass_fds=(writing,))
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            with Path(folder, "Xvfb_screen0").open("rb") as file:
                memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            offset = len(memory) - WIDTH * HEIGHT * 4
            pixels = np.frombuffer(memory, np.uint32, offset=offset).reshape(HEIGHT, WIDTH)
            time.sleep(0.5)
            yield Screen(f":{number}", pixels)
        finally:
            server.terminate()
            server.wait()


def start_once(seen: Screen, command: Sequence[str], environment: Mapping[str, str]) -> Result:
    """Start `command` on the screen, watch it until it is quiet, and end it. Times are milliseconds."""
    bare = old = seen.look()
    started = time.perf_counter()
    process = subprocess.Popen(
        list(command),
        env={**environment, "DISPLAY": seen.name, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    first = settled = 0.0
    try:
        while (now := time.perf_counter()) - started < LIMIT and not (settled and now - settled > QUIET):
            new = seen.look()
            if not first and np.count_nonzero(new != bare) > FIRST * new.size:
                first = settled = now
            elif first and np.count_nonzero(new != old) > MUCH * new.size:
                settled = now
            old = new
            if process.poll() is not None:
                raise RuntimeError(f"the program ended by itself with {process.returncode}")
            time.sleep(PAUSE)
        memory = memory_mb(process.pid)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.2)
    if not first:
        raise RuntimeError("the program showed nothing")
    return {"first": (first - started) * 1000, "settled": (settled - started) * 1000, "mb": memory}


def starts(runs: int, environment: Mapping[str, str]) -> dict[str, Result]:
    """Return medians for a start with nothing and with the example, warm and as cold as can be made."""
    example = assets_folder() / "examples" / "nottingham.richpic"
    program = [sys.executable, "-m", "richpic"]
    found: dict[str, Result] = {}
    with screen() as seen:
        if seen is None:
            return {}
        for name, command in {"empty": program, "example": [*program, str(example)]}.items():
            start_once(seen, command, environment)
            warm = [start_once(seen, command, environment) for _ in range(runs)]
            cold = []
            for _ in range(min(2, runs)):
                forget_files(_read_at_start())
                cold.append(start_once(seen, command, environment))
            found[f"{name}, warm"], found[f"{name}, cold"] = _joined(warm), _joined(cold)
    return found


def _read_at_start() -> list[Path]:
    """Return the folders of what a start reads from the disk."""
    import PySide6
    import shiboken6

    packages = Path(PySide6.__file__).parent.parent
    wanted = [Path(module.__file__ or "").parent for module in (PySide6, shiboken6)]
    wanted += [packages / name for name in ("pydantic", "pydantic_core", "fontTools", "typer", "qtawesome")]
    here = Path(__file__).resolve().parents[2]
    return [*(one for one in wanted if one.is_dir()), here / "richpic", assets_folder()]


def _joined(runs: Sequence[Result]) -> Result:
    return {key: median([run[key] or 0.0 for run in runs]) for key in runs[0]}


def table(found: Mapping[str, Result]) -> str:
    """Return the Markdown table of the starts."""
    targets = {"empty, warm": 450, "example, warm": 600}
    lines = ["| start | first pixels, ms | settled, ms | memory, MB | target |", "| --- |" + " --: |" * 4]
    for name, one in found.items():
        most = targets.get(name)
        settled = f"{one['settled']:.0f}"
        words = f"**{settled}**" if most and one["settled"] > most else settled
        lines.append(f"| {name} | {one['first']:.0f} | {words} | {one['mb']:.0f} | {most or ''} |")
    return "\n".join(lines)
