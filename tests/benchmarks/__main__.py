"""Measures the program on pictures of many sizes, and prints a table.

    python -m tests.benchmarks [--sizes 100 1000 ...] [--runs 5] [--out results.json] [--quick] [--beside]

Every figure is the median of several runs, each in processes of its own. Nothing fails for being slow.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import beside, rows, starting
from tests.benchmarks.measuring import load_average

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100, 1000, 5000, 10000, 100000)
QUICK_SIZES = (100, 1000)
QUICK_NAMES = ("pan_fit", "pan_100", "zoom", "sharp", "drag_single", "drag_hub", "ink", "hit", "undo", "save")
# In runs that have taken this many seconds for a size, the rest of the runs is left out.
BUDGET = 240.0
EXPORTS = {"png_4096": "png:4096", "svg": "svg", "png_16384": "png:16384"}


@dataclass(frozen=True)
class Asked:
    """What is asked for. `only` names measures; empty means all."""

    sizes: Sequence[int]
    runs: int
    steps: int
    quick: bool
    only: Sequence[str]

    def wants(self, *names: str) -> bool:
        """Tell whether any of these measures is asked for."""
        return not self.only or bool(set(names) & set(self.only))


class Bench:
    """Runs the measurements in child processes, in a folder of their own."""

    def __init__(self, folder: Path, asked: Asked) -> None:
        self.folder, self.asked = folder, asked
        self.environment = _environment(folder)

    def child(self, *arguments: str | Path) -> dict[str, Any]:
        """Run a job of tests.benchmarks.child and return what it found."""
        command = [sys.executable, "-m", "tests.benchmarks.child", *map(str, arguments)]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
        return dict(json.loads(done.stdout.splitlines()[-1]))

    def scene(self, size: int) -> Path:
        """Return the file with the picture of `size` elements, made when it is first asked for."""
        path = self.folder / f"scene-{size}.json"
        if not path.exists():
            from richpic.files.picture_text import to_text
            from tests.benchmarks.scene import make

            made = make(size)
            subject = {"hub": made.hub, "single": made.single, "width": made.width, "height": made.height}
            path.write_text(json.dumps({"text": to_text(made.picture), **subject}), "utf-8")
        return path

    def size(self, size: int) -> dict[str, Any]:
        """Measure everything for one size: `runs`, and what of them is the median."""
        self.scene(100)
        scene, started, runs = self.scene(size), time.monotonic(), []
        while len(runs) < self.asked.runs and (not runs or time.monotonic() - started < BUDGET):
            tell(f"{size:,} elements, run {len(runs) + 1}")
            runs.append(self.once(scene, first=not runs))
        return {"runs": runs, "medians": rows.medians(runs)}

    def once(self, scene: Path, first: bool) -> dict[str, Any]:
        """Measure everything once. The largest export is made in the `first` run only."""
        asked = self.asked
        names = asked.only or (QUICK_NAMES if asked.quick else ())
        found = self.child("window", scene, str(asked.steps), *names)
        for name, what in EXPORTS.items():
            large = name == "png_16384"
            if asked.wants(name) and not (large and (asked.quick or not first)):
                found[name] = self.child("export", scene, what)
        return found


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment without a screen and with nothing of the user's."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    places = {"HOME": home, "USERPROFILE": home, "XDG_CONFIG_HOME": home / "config"}
    places |= {"XDG_DATA_HOME": home / "data", "XDG_STATE_HOME": home / "state"}
    # Where work is kept while its own place is full: what others left there would be offered at each start.
    places["TMPDIR"] = folder / "temporary"
    places["TMPDIR"].mkdir(exist_ok=True)
    # Installed programs are compiled; a checkout may be told not to be.
    places["PYTHONPYCACHEPREFIX"] = folder / "compiled"
    kept = {"XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))}
    mine = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return mine | {key: str(value) for key, value in places.items()} | kept | {"QT_QPA_PLATFORM": "offscreen"}


def tell(words: str) -> None:
    """Say what runs now, beside the table."""
    print(words, file=sys.stderr, flush=True)


def machine() -> dict[str, Any]:
    """Return what the figures depend on."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    return {
        "date": time.strftime("%Y-%m-%d %H:%M"),
        "processors": os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "commit": commit.stdout.strip(),
        "load": load_average(),
    }


def measured(asked: Asked, peers: Path | None) -> dict[str, Any]:
    """Return all figures; `peers` is the folder of the peers' benchmark, to be run as well."""
    found: dict[str, Any] = {"machine": machine(), "sizes": {}}
    with tempfile.TemporaryDirectory(prefix="richpic-bench-") as name:
        bench = Bench(Path(name), asked)
        for size in asked.sizes:
            found["sizes"][size] = bench.size(size)
        if asked.wants("start") and not asked.quick:
            tell("starting the program")
            found["start"] = starting.starts(asked.runs, bench.environment)
    if peers is not None:
        tell("the peers (this takes minutes)")
        found["peers"] = beside.run(peers, asked.sizes)
    return found


def report(found: Mapping[str, Any]) -> str:
    """Return what was found as Markdown."""
    parts = [rows.table({size: one["medians"] for size, one in found["sizes"].items()})]
    if found.get("start"):
        parts.append(starting.table(found["start"]))
    if found.get("peers"):
        parts.append(beside.table(found))
    load, processors = found["machine"]["load"], found["machine"]["processors"]
    if load is not None and processors and load > processors / 2:
        parts.append(
            f"The machine was busy with other things (load {load:.1f}): times on the clock are too long."
        )
    return "\n\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sizes", type=int, nargs="+", default=None, help="how many elements")
    parser.add_argument("--runs", type=int, default=5, help="how many runs the medians are of")
    parser.add_argument("--out", type=Path, help="a file for all figures, as JSON")
    parser.add_argument("--only", nargs="+", default=(), help="measures, such as load zoom png_4096 start")
    parser.add_argument("--quick", action="store_true", help="small pictures, one run")
    parser.add_argument("--beside", action="store_true", help="measure Excalidraw in the same run")
    parser.add_argument("--peers", type=Path, default=beside.FOLDER, help="where the peers' benchmark is")
    asked = parser.parse_args(arguments)
    quick = asked.quick
    sizes = asked.sizes or (QUICK_SIZES if quick else SIZES)
    if asked.beside and (missing := beside.missing(asked.peers)):
        print(missing)
        return 2
    wanted = Asked(sizes, 1 if quick else asked.runs, 12 if quick else 60, quick, asked.only)
    found = measured(wanted, asked.peers if asked.beside else None)
    if asked.out:
        asked.out.write_text(json.dumps(found, indent=1), "utf-8")
    print(report(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
