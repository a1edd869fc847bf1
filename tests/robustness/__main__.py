"""The long trials. Each prints one line at its end, and what must not be; the status is 1 if there is any.

    python -m tests.robustness kill [ACT ...] [--every N]
        kill and break saves and journals at every system call
    python -m tests.robustness edits [ROUNDS] [--seed N] [--by-hand]
        kill somebody who draws, 500 times; --by-hand no faster than people can
    python -m tests.robustness fuzz pictures|drawings|images|journals [COUNT] [--seed N] [--case N]
        read damaged files, 20,000 of them
    python -m tests.robustness session [GESTURES] [--seed N] [--window]
        draw for a million gestures

pytest runs a small share of each.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict


def _say(line: str) -> None:
    print(line, flush=True)


def kill(options: argparse.Namespace) -> int:
    """Interrupt acts at every point."""
    from tests.robustness import interrupting
    from tests.robustness.acts import ACTS

    if reason := interrupting.why_not():
        _say(reason)
        return 1
    trials = interrupting.interrupt(options.acts or list(ACTS), options.every, tell=_say)
    return _ended(trials.line, trials.faults)


def edits(options: argparse.Namespace) -> int:
    """Kill somebody who draws."""
    from tests.robustness.editing import kill_at_random

    killed = kill_at_random(options.rounds, options.seed, by_hand=options.by_hand, tell=_say)
    return _ended(killed.line, killed.faults)


def fuzz(options: argparse.Namespace) -> int:
    """Read damaged files."""
    from tests.robustness import fuzz

    return fuzz.main(options.kind, options.count, options.seed, options.case)


def session(options: argparse.Namespace) -> int:
    """Draw for a long time."""
    from tests.robustness import session

    figures = session.measured(options.gestures, options.seed, options.window)
    return _ended(json.dumps(asdict(figures) | {"grown_mb": figures.grown_mb}), figures.faults)


def _ended(line: str, faults: Sequence[str]) -> int:
    for fault in faults:
        _say(fault)
    _say(line)
    return 1 if faults else 0


def main(arguments: Sequence[str]) -> int:
    """Run one trial. Returns the exit status."""
    parser = argparse.ArgumentParser(
        "tests.robustness", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    trials = parser.add_subparsers(required=True)
    one = trials.add_parser("kill")
    one.add_argument("acts", nargs="*")
    one.add_argument("--every", type=int, default=1)
    one.set_defaults(run=kill)
    one = trials.add_parser("edits")
    one.add_argument("rounds", nargs="?", type=int, default=500)
    one.add_argument("--by-hand", action="store_true")
    one.set_defaults(run=edits)
    two = trials.add_parser("fuzz")
    two.add_argument("kind", choices=("pictures", "drawings", "images", "journals"))
    two.add_argument("count", nargs="?", type=int, default=20_000)
    two.add_argument("--case", type=int)
    two.set_defaults(run=fuzz)
    three = trials.add_parser("session")
    three.add_argument("gestures", nargs="?", type=int, default=1_000_000)
    three.add_argument("--window", action="store_true")
    three.set_defaults(run=session)
    for trial in (one, two, three):
        trial.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
