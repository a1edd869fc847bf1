"""Numbers and paths as SVG writes them, as short as a few decimals allow."""

from __future__ import annotations

from functools import cache

from richpic.model.path import Path


def number(value: float, decimals: int = 2) -> str:
    """Return `value` rounded, without what says nothing: "0.50" is ".5"."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


class _Words(dict[int, str]):
    """Numbers in steps of the last decimal, each written once, with the space before it that it may need."""

    def __init__(self, decimals: int) -> None:
        super().__init__()
        self.decimals, self.steps = decimals, 10**decimals

    def __missing__(self, value: int) -> str:
        text = number(value / self.steps, self.decimals)
        word = self[value] = text if text.startswith("-") else f" {text}"
        return word


@cache
def _words(decimals: int) -> _Words:
    return _Words(decimals)


def path_data(path: Path, decimals: int = 2) -> str:  # noqa: C901  # a case a command, and no time for calls
    """Return `path` as relative path data. No point is off by more than one step of the last decimal.

    Of quadratics each of which runs smoothly on from the last, as those of drawn lines do, only the ends
    are written: "t" mirrors the control point.
    """
    words = _words(decimals)
    if len(words) > 100_000:
        words.clear()
    scale = words.steps
    out: list[str] = []
    add = out.append
    take = (value * scale for value in path.coords).__next__
    here_x = here_y = start_x = start_y = knee_x = knee_y = 0
    last = ""
    for op in path.ops:
        if op == "Q":
            x, y, to_x, to_y = take(), take(), take(), take()
            if last in ("q", "t"):
                mirror_x, mirror_y = 2 * here_x - knee_x, 2 * here_y - knee_y
            if last in ("q", "t") and -1.01 < mirror_x - x < 1.01 and -1.01 < mirror_y - y < 1.01:
                knee_x, knee_y = mirror_x, mirror_y
                if last == "q":
                    add("t")
                    last = "t"
            else:
                knee_x, knee_y = round(x), round(y)
                if last != "q":
                    add("q")
                    last = "q"
                add(words[knee_x - here_x])
                add(words[knee_y - here_y])
            # Where the control point was rounded to moves the end, or the next would be twice as far off.
            end_x, end_y = round(to_x + (knee_x - x) / 2), round(to_y + (knee_y - y) / 2)
        elif op == "L":
            end_x, end_y = round(take()), round(take())
            # After "m" a pair of numbers without a letter is a line.
            if last not in ("l", "m"):
                add("l")
            last = "l"
        elif op == "M":
            end_x, end_y = start_x, start_y = round(take()), round(take())
            add("m")
            last = "m"
        elif op == "C":
            if last != "c":
                add("c")
                last = "c"
            for _ in range(2):
                add(words[round(take()) - here_x])
                add(words[round(take()) - here_y])
            end_x, end_y = round(take()), round(take())
        else:
            add("z")
            here_x, here_y, last = start_x, start_y, "z"
            continue
        add(words[end_x - here_x])
        add(words[end_y - here_y])
        here_x, here_y = end_x, end_y
    return _tight("".join(out))


def _tight(data: str) -> str:
    """Return path data without the spaces that stand between a letter and a number."""
    for letter in "mlqtc":
        data = data.replace(f"{letter} ", letter)
    return data
