"""Where a line of notes may be parted: arrows, lists and quotes, as people really type them."""

from __future__ import annotations

import re
import unicodedata

# Longer arrows first. A ">" or "<" before a figure is a comparison (">18", "<5s").
_ARROW = re.compile(r"<[-–—=]*>|⇔|↔|⟷|[-–—=]*>+(?!\d)|→|⇒|⟶|<+(?!\d)[-–—=]*|←|⇐")
_BULLET = re.compile(r"^(?:[-*•·‣▪–—+>]+\s+|\(?\d{1,3}[.)]\s+|\[[ xX]?\]\s+)+")
_QUOTES = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"', "（": "(", "）": ")"}
_CLAUSES = "and or but so because which who that then as when while if"
_JOINING = frozenset(_CLAUSES.split())
_AGED = r"(?:\d{1,3}(?:\s*(?:(?:years?|yrs?|months?|weeks?)\s+old|yo))?|aged?\s+\d{1,3})"
# An age in parentheses is no thought.
_AGE_ASIDE = re.compile(rf"(?<=[\w\ud800-\udfff'’.])\s*\(\s*({_AGED})\s*\)", re.IGNORECASE)
# What in a list belongs to the name before it: "Leila, 15, Sam, 12 and school".
_AGE_FIRST = re.compile(rf"((?:\d+|{_AGED})(?:\s*\[[^\]]*\])?\??)(?:$|\s+(?:and|&)\s+)", re.IGNORECASE)
_AND = re.compile(r"^(?:and|or|&)\s+")


def readable(text: str) -> str:
    """Return `text` with one kind of line end and quotation mark, and nothing that cannot be shown."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = "".join(_QUOTES.get(char, char) for char in text)
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))


def indent_of(line: str) -> int:
    """Return how far `line` is indented, in columns; a tab goes to the next fourth."""
    lead = line.expandtabs(4)
    return len(lead) - len(lead.lstrip())


def cut_bullet(line: str) -> str:
    """Return `line` without a bullet, a number or a tick box before it."""
    return _BULLET.sub("", line.strip(), count=1).strip() or line.strip()


def closing(text: str, at: int) -> int:
    """Return where the quotation or parenthesis that opens at `at` ends: the end of `text` if it is open."""
    if text[at] == '"':
        end = text.rfind('"')
        inner = text.find('"', at + 1)
        return len(text) if end <= at else (inner if text.count('"') > 2 else end)
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place
    return len(text)


def _covered(text: str) -> list[bool]:
    """Return, for each character, whether it stands in quotes, parentheses or brackets that are closed."""
    covered = [False] * len(text)
    place = 0
    while place < len(text):
        if text[place] in '"([':
            end = _partner(text, place)
            if end > place:
                covered[place : end + 1] = [True] * (end + 1 - place)
                place = end
        place += 1
    return covered


def _partner(text: str, at: int) -> int:
    """Return where what opens at `at` is closed, or -1."""
    return text.find({'"': '"', "(": ")", "[": "]"}[text[at]], at + 1)


def outside(text: str, separators: str) -> list[str]:
    """Return the parts of `text` between `separators` that are not in quotes, parentheses or brackets."""
    covered = _covered(text)
    parts, start = [], 0
    for place, char in enumerate(text):
        if char in separators and not covered[place]:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def listed(text: str, longest: int) -> list[str]:
    """Return the items of a list with commas, or `text` alone where that is a sentence.

    It is a list if no item has more than `longest` words or begins like a clause. A number is no item but
    belongs to the one before it: somebody's age.
    """
    items: list[str] = []
    ages: list[str] = []
    for part in outside(text, ",;"):
        item = part.strip()
        if items and (found := _AGE_FIRST.match(item)):
            ages[-1] += f", {found[1]}"
            item = item[found.end() :]
        elif items and ages[-1]:
            item = _AND.sub("", item)
        if item:
            items.append(item)
            ages.append("")
    if len(items) > 1 and items[0].isdecimal():
        return [text.strip()]
    if len(items) > 2:
        items[-1] = _AND.sub("", items[-1])
    for index, item in enumerate(items):
        words = re.sub(r'"[^"]*"|\([^)]*\)|\[[^\]]*\]', "", item).split()
        if len(words) > longest or (index and words and words[0].lower() in _JOINING):
            return [text.strip()]
    return [item + age for item, age in zip(items, ages, strict=True)]


def aged(text: str) -> str:
    """Return `text` with the ages in parentheses behind names, "Leila (15)", behind commas.

    What is said, and the words on a link, stay as they are.
    """
    end = next((place for place, char in enumerate(text) if char in ':"'), len(text))
    return _AGE_ASIDE.sub(r", \1", text[:end]) + text[end:]


def arrows(text: str) -> list[tuple[int, int, str]]:
    """Return the arrows of `text` outside of quotes: where each begins and ends, and "<", ">" or "<>"."""
    covered = _covered(text)
    found = []
    for match in _ARROW.finditer(text):
        if covered[match.start()]:
            continue
        sign = match[0]
        left = sign[0] in "<←⇐⇔↔⟷"
        right = sign[-1] in ">→⇒⟶⇔↔⟷"
        found.append((match.start(), match.end(), "<>" if left and right else "<" if left else ">"))
    return found
