"""Numbers and paths as SVG writes them, as short as two decimals allow."""

from __future__ import annotations

from functools import lru_cache

from richpic.model.path import Path


def number(value: float, decimals: int = 2) -> str:
    """Return `value` rounded, without what says nothing: "0.50" is ".5"."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


@lru_cache(maxsize=100_000)
def _hundredths(value: int) -> str:
    return number(value / 100)


def path_data(path: Path) -> str:
    """Return `path` as relative path data. Rounding does not add up: no point is off by more than 0.005."""
    words: list[str] = []
    here_x = here_y = start_x = start_y = 0
    last = ""
    for op, xy in path.segments():
        if op == "Z":
            words.append("z")
            here_x, here_y, last = start_x, start_y, "z"
            continue
        letter = op.lower()
        # After "m" a pair of numbers without a letter is a line.
        if letter != ("l" if last == "m" else last) or letter == "m":
            words.append(letter)
        points = [round(value * 100) for value in xy]
        for i in range(0, len(points), 2):
            words.append(_hundredths(points[i] - here_x))
            words.append(_hundredths(points[i + 1] - here_y))
        here_x, here_y, last = points[-2], points[-1], letter
        if op == "M":
            start_x, start_y = here_x, here_y
    return joined(words)


def joined(words: list[str]) -> str:
    """Return path words one after another, with a space only where two numbers would run together."""
    out: list[str] = []
    after_number = False
    for word in words:
        is_number = not word.isalpha()
        if is_number and after_number and not word.startswith("-"):
            out.append(" ")
        out.append(word)
        after_number = is_number
    return "".join(out)
