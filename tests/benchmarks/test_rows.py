"""The table says what was measured, and shows what misses its target."""

from __future__ import annotations

from tests.benchmarks import beside, rows


def test_the_median_of_runs_is_taken_figure_by_figure() -> None:
    runs = [{"load": {"ms": one, "note": "seen"}} for one in (30.0, 10.0, 20.0)]
    assert rows.medians(runs) == {"load": {"ms": 20.0, "note": "seen"}}


def test_what_misses_its_target_is_bold() -> None:
    sizes = {1000: {"load": {"ms": 249.0, "cpu": 240.0}}, 10000: {"load": {"ms": 1300.0, "cpu": 1250.0}}}
    line = next(line for line in rows.table(sizes).splitlines() if line.startswith("| load"))
    assert "| 249 (240) | **1,300** (1,250) |" in line


def test_what_was_not_measured_has_no_row() -> None:
    assert "PNG" not in rows.table({100: {"load": {"ms": 1.0, "cpu": 1.0}}})


def test_a_peer_is_set_against_us_by_its_own_figure() -> None:
    found = {
        "sizes": {1000: {"medians": {"pan_fit": {"ms": 2.0, "cpu": 2.0}}}},
        "peers": {"excalidraw": {"1000": {"pan_fit": {"main_median": 27.0, "cpu_mean": 45.0}}}},
    }
    assert "| 1,000 | 27.0 (45.0) | 2.0 | 13.5 (22.5) | 10 |" in beside.table(found)


def test_a_missing_benchmark_of_peers_is_said(tmp_path) -> None:
    assert "--peers" in beside.missing(tmp_path)
