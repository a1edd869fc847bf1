"""The most memory that this process has needed so far."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path


def peak_mb() -> float:
    """Return it in megabytes."""
    # Linux carries ru_maxrss over from the process that started this one: a test run of a gigabyte, perhaps.
    with suppress(OSError):
        found = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.M)
        if found:
            return int(found[1]) / 2**10
    import resource  # not there on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)
