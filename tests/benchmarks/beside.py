"""Excalidraw beside us: runs the peers' own benchmark and sets its figures against ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.rows import short

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "bench"
APP = "excalidraw"
LARGEST = 10_000
# Our measure and figure, the peer's, and by how much we want to be ahead.
PAIRS = (
    ("load, ms", ("load", "ms"), ("load", "total"), 4.0),
    ("pan, all in view: processor, ms a frame", ("pan_fit", "cpu"), ("pan_fit", "main_median"), 10.0),
    ("pan at 100 %: processor, ms a frame", ("pan_100", "cpu"), ("pan_100", "main_median"), 10.0),
    ("zoom: processor, ms a frame", ("zoom", "cpu"), ("zoom", "main_median"), 10.0),
    ("drag one: processor, ms a frame", ("drag_single", "cpu"), ("drag_single", "main_median"), 10.0),
    ("drag the hub: processor, ms a frame", ("drag_hub", "cpu"), ("drag_hub", "main_median"), 10.0),
    ("PNG 4096 wide, ms", ("png_4096", "ms"), ("png", "ms"), 4.0),
    ("SVG, ms", ("svg", "ms"), ("svg", "ms"), None),
    ("memory, MB", ("memory", "mb"), ("memory", "all_processes_pss_mib"), 2.0),
)
START_TIMES = 1.5


def missing(folder: Path) -> str:
    """Return why the peers cannot be measured, or nothing."""
    if (folder / "run.sh").is_file():
        return ""
    return f"The peers' benchmark is not at {folder}: name its folder with --peers."


def run(folder: Path, sizes: Sequence[int]) -> dict[str, Any]:
    """Measure Excalidraw at those of `sizes` that it can be measured at. Returns its results as they are."""
    fitting = [size for size in sizes if size <= LARGEST]
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "peers.json"
        environment = os.environ | {
            "PEERS_SIZES": " ".join(str(size) for size in sorted({100, *fitting})),
            "PEERS_APPS": APP,
        }
        done = subprocess.run(
            [str(folder / "run.sh"), str(out)], env=environment, stdout=sys.stderr, check=False
        )
        if not out.exists():
            raise SystemExit(f"The peers' benchmark ended with {done.returncode} and no figures.")
        return dict(json.loads(out.read_text("utf-8")))


def table(found: Mapping[str, Any]) -> str:
    """Return the Markdown table of ratios, theirs to ours."""
    theirs = found["peers"].get(APP, {})
    lines = ["| beside Excalidraw | size | Excalidraw | richpic | times | target |", "| --- |" + " --: |" * 5]
    for size, ours in found["sizes"].items():
        for words, mine, other, least in PAIRS:
            left = theirs.get(str(size), {}).get(other[0], {}).get(other[1])
            right = ours["medians"].get(mine[0], {}).get(mine[1])
            if left is not None and right is not None:
                # Ours is the time of all its threads; theirs that of the busiest, and in brackets of all.
                whole = theirs[str(size)][other[0]].get("cpu_mean") if other[1] == "main_median" else None
                lines.append(_line(words, f"{size:,}", left, right, least, whole))
    started = found["peers"].get("startup", {}).get("excalidraw-chromium", {})
    empty = (found.get("start") or {}).get("empty, warm", {})
    for words, key, own, least in (
        ("start, ms", "ready", "settled", START_TIMES),
        ("memory when empty, MB", "pss_mib", "mb", 2.0),
    ):
        if started.get(key) and empty.get(own):
            lines.append(_line(words, "", started[key], empty[own], least))
    return "\n".join(lines)


def _line(
    words: str, size: str, theirs: float, ours: float, least: float | None, whole: float | None = None
) -> str:
    times = theirs / ours if ours else float("inf")
    shown, left = f"{times:.1f}", short(theirs)
    if least is not None and times < least:
        shown = f"**{shown}**"
    if whole is not None and ours:
        shown, left = f"{shown} ({whole / ours:.1f})", f"{left} ({short(whole)})"
    return f"| {words} | {size} | {left} | {short(ours)} | {shown} | {f'{least:g}' if least else ''} |"
