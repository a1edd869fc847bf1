"""Keeps this process from taking more memory than strangers' files may cost."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

MOST_MEMORY = 512 * 2**20


@contextlib.contextmanager
def limited_memory() -> Iterator[None]:
    """Let this process take no more than MOST_MEMORY bytes besides what it has, where the system sees to it.

    What would take more raises MemoryError. Elsewhere only the limits of what reads the file hold.
    """
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        before, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = pages * resource.getpagesize() + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    except (ImportError, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))
