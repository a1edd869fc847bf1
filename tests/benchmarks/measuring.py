"""Clocks and figures: what a step took, what a process needs."""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

Result = dict[str, Any]


def median(values: Sequence[float]) -> float:
    """Return the median; of nothing 0."""
    return statistics.median(values) if values else 0.0


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of `values` are; of nothing 0."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def milliseconds(work: Callable[[], object]) -> Result:
    """Do `work` once and return how long it took: on the clock and of the processors, in milliseconds."""
    started, used = time.perf_counter(), time.process_time()
    work()
    return {
        "ms": (time.perf_counter() - started) * 1000,
        "cpu": (time.process_time() - used) * 1000,
    }


def memory_mb(process: int | str = "self") -> float | None:
    """Return what memory a process needs: its own and its share of what it shares. None where not told."""
    with suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)
        return int(found[1]) / 1024 if found else None
    return None


def largest_mb(who: int) -> float:
    """Return the most memory that `who` (resource.RUSAGE_SELF or RUSAGE_CHILDREN) had at any time."""
    import resource

    most = resource.getrusage(who).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def load_average() -> float | None:
    """Return how many processes wanted a processor in the last minute; None where not told."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def forget_files(folders: Sequence[Path]) -> int:
    """Ask the system to drop what it keeps in memory of the files in `folders`. Returns how many.

    What another process has in use stays, so this comes near to a first start but is not one.
    """
    count = 0
    for folder in folders:
        for file in (one for one in folder.rglob("*") if one.is_file()):
            with suppress(OSError):
                handle = os.open(file, os.O_RDONLY)
                try:
                    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
                    count += 1
                finally:
                    os.close(handle)
    return count
