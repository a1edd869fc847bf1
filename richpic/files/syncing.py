"""Brings a file down to the disk on a thread of its own, so that whoever writes can go on writing.

What is written outlives the end of the program at once, and the end of power once it is brought down.
"""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from richpic.files.replacing import sync


@dataclass(frozen=True, slots=True)
class _Order:
    handle: int
    waiting: Sequence[threading.Event]


class Syncer:
    """Does what `ask` asks for, in turn. `failed` is called on its thread with the error and who waited."""

    def __init__(self, failed: Callable[[OSError, Sequence[threading.Event]], None]) -> None:
        self._failed = failed
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, handle: int, waiting: Sequence[threading.Event]) -> None:
        """Bring the open file `handle` down, and tell those `waiting`. Returns at once. Raises OSError."""
        # A handle of its own: the other one may be closed meanwhile.
        self._orders.put(_Order(os.dup(handle), tuple(waiting)))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="syncing", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Wait until all that was asked for is done."""
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            orders, ends = self._all_that_is_there(order)
            self._carry_out(orders)
            if ends:
                return

    def _all_that_is_there(self, first: _Order) -> tuple[list[_Order], bool]:
        """Return the orders that came meanwhile as well, and whether the last of all was to end."""
        orders = [first]
        with contextlib.suppress(queue.Empty):
            while (order := self._orders.get_nowait()) is not None:
                orders.append(order)
            return orders, True
        return orders, False

    def _carry_out(self, orders: Sequence[_Order]) -> None:
        waiting = [event for order in orders for event in order.waiting]
        try:
            for handle in _one_each(orders):
                sync(handle)
        except OSError as error:
            self._failed(error, waiting)
        else:
            for event in waiting:
                event.set()
        finally:
            for order in orders:
                with contextlib.suppress(OSError):
                    os.close(order.handle)


def _one_each(orders: Sequence[_Order]) -> list[int]:
    """Return one handle for each file: bringing it down once does it for all that was written before."""
    found: dict[tuple[int, int], int] = {}
    for order in orders:
        status = os.fstat(order.handle)
        found[status.st_dev, status.st_ino] = order.handle
    return list(found.values())
