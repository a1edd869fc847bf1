"""The rows of the table: which figure, in which words, and what it should be at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.measuring import median


@dataclass(frozen=True)
class Row:
    """One figure for each size. `second` stands in brackets; `most` is the target by size (0: all)."""

    caption: str
    measure: str
    figure: str = "ms"
    second: str = ""
    most: Mapping[int, float] = field(default_factory=dict)

    def target(self, size: int) -> float | None:
        """Return the most that the figure should be at `size`, if anything was set."""
        return self.most.get(size, self.most.get(0))


ROWS = (
    Row("load to first sharp frame, ms (processor)", "load", "ms", "cpu", {1000: 250, 10000: 1200}),
    Row("of it reading the text, ms", "load", "parse"),
    Row("longest wait for input while it loads, ms", "load", "longest"),
    Row("pan, all in view, ms a frame (processor)", "pan_fit", "ms", "cpu", {0: 4}),
    Row("pan at 100 %, ms a frame (processor)", "pan_100", "ms", "cpu", {0: 4}),
    Row("zoom, ms a frame (processor, with sharpening)", "zoom", "ms", "cpu", {0: 6}),
    Row("sharp after a zoom step, ms", "sharp", "ms", "", {1000: 120, 10000: 500}),
    Row("longest wait for input meanwhile, ms", "sharp", "longest", "", {0: 8}),
    Row("drag one, ms a frame (processor)", "drag_single", "ms", "cpu", {0: 4}),
    Row("drag the hub, ms a frame (processor)", "drag_hub", "ms", "cpu", {0: 10}),
    Row("of it Qt's own painting of lines and words, ms", "drag_hub", "floor"),
    Row("pen to ink, ms (95 of 100)", "ink", "ms", "p95", {0: 8}),
    Row("pen to ink while tiles are painted, ms (longest)", "ink", "busy", "busy_longest"),
    Row("what is under the pointer, ms (longest)", "hit", "ms", "longest", {0: 1}),
    Row("undo “all moved”, ms (until sharp)", "undo", "ms", "until_sharp"),
    Row("save, ms of work", "save", "cpu", "", {10000: 150}),
    Row("longest frame while it saves, ms (its own work)", "save", "longest", "own", {0: 16}),
    Row("PNG 4096 wide, ms (processor)", "png_4096", "ms", "cpu", {1000: 350, 10000: 900}),
    Row("of it drawing; the rest is painting and writing, ms", "png_4096", "drawing"),
    Row("PNG 16384 wide, ms (processor)", "png_16384", "ms", "cpu"),
    Row("most memory for it, MB", "png_16384", "peak", "", {0: 1500}),
    Row("SVG, ms (processor)", "svg", "ms", "cpu", {10000: 1000}),
    Row("of it drawing; the rest is writing, ms", "svg", "drawing"),
    Row("Qt's own writer alone, given the same drawing, ms", "svg", "floor"),
    Row("PNG 4096 wide from the window, ms, with its words", "export_frames", "ms"),
    Row("longest frame meanwhile, ms (its own work)", "export_frames", "longest", "own", {0: 16}),
    Row("memory of the window with it, MB", "memory", "mb", "", {10000: 350}),
    Row("memory of the empty window, MB", "memory_empty", "mb"),
)

Figures = Mapping[str, Any]


def medians(runs: Sequence[Figures]) -> dict[str, dict[str, Any]]:
    """Return for each measure and figure the median of the `runs`; of what is no number the last."""
    joined: dict[str, dict[str, Any]] = {}
    for name in dict.fromkeys(name for run in runs for name in run):
        found = [run[name] for run in runs if name in run]
        joined[name] = {figure: _middle([one.get(figure) for one in found]) for figure in found[-1]}
    return joined


def _middle(values: Sequence[Any]) -> Any:
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    return round(median(numbers), 3) if numbers else values[-1]


def table(sizes: Mapping[int, Figures]) -> str:
    """Return the Markdown table of the medians for each size; what misses its target is bold."""
    lines = [
        "| | " + " | ".join(f"{size:,}" for size in sizes) + " | target |",
        "| --- |" + " --: |" * (len(sizes) + 1),
    ]
    for row in ROWS:
        if any(row.measure in found for found in sizes.values()):
            cells = [_cell(row, size, found) for size, found in sizes.items()]
            lines.append(f"| {row.caption} | {' | '.join(cells)} | {_targets(row)} |")
    return "\n".join(lines)


def _cell(row: Row, size: int, found: Figures) -> str:
    value = found.get(row.measure, {}).get(row.figure)
    if value is None:
        return "–"
    words, most = short(value), row.target(size)
    if most is not None and value > most:
        words = f"**{words}**"
    second = found[row.measure].get(row.second)
    return words if second is None else f"{words} ({short(second)})"


def _targets(row: Row) -> str:
    return ", ".join(f"{most:g}" + (f" at {size:,}" if size else "") for size, most in row.most.items())


def short(value: float) -> str:
    """Return a figure with as many digits as mean something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}"
