"""Labels on the picture, in what is written: they stay whole, and are offered while they are typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from richpic.editor.scribe.splitting import cut_bullet, readable
from richpic.elements.boundary import Boundary
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.model.element import Element
from richpic.model.picture import Picture

# Words more than this make an item of a list too long to be one, unless it is known.
PLAIN_WORDS = 3
# Notes can hold sentences; nobody begins one to find it again.
LONGEST_OFFER = 60
FEWEST_LETTERS = 2
_TAKEN_APART = re.compile(r"[^\w\s'’.&/£%@-]")
# What may stand before and after a name: the marks of the grammar, or an end of the line.
_BEFORE = re.compile(
    r"(?:^|[,;:>→⇒⟶↔⇔⟷←⇐\"(]|<[-–—=]*|(?:^|\s)#{1,6}|[,;]\s*(?:and|or|&)\s)\s*$", re.IGNORECASE
)
_AFTER = re.compile(r"\s*(?:$|[,;:<>→⇒⟶↔⇔⟷←⇐\"()\[!?]|[-–—=]+>)")
# Stand-ins are lone surrogates: no text that can be read holds one.
_FIRST, _LAST = 0xD800, 0xDFFF
STAND_IN = f"[{chr(_FIRST)}-{chr(_LAST)}]"
# Where a name may begin: behind the marks that part names.
_ARROWS = re.compile(r"[-–—=]*>+|<+[-–—=]*|[→⇒⟶↔⇔⟷←⇐]|;")
_MARKS = re.compile(rf"{_ARROWS.pattern}|,|^\s*#{{1,6}}(?=\s)")


def label_of(element: Element) -> str:
    """Return the words that an element goes by, "" where it has none."""
    if element.hidden or element.text_field not in ("label", "title", "text"):
        return ""
    if isinstance(element, Icon):
        return element.label
    if isinstance(element, Boundary):
        return element.title
    return element.text if isinstance(element, Note) else ""


def labels_on(picture: Picture) -> tuple[str, ...]:
    """Return the labels by which a line may name what is on `picture`, from the back to the front."""
    return tuple(label for element in picture.order if (label := label_of(element)))


class Kept:
    """Known labels of one line, each behind a stand-in of one character until the line has been parted."""

    def __init__(self, line: str, labels: Iterable[str]) -> None:
        self.line = line
        self._words: list[str] = []
        for label in _written_in(line, labels):
            words = r"\s+".join(re.escape(word).replace("'", "['’]") for word in label.split())
            self.line = re.sub(words, self._keep, self.line, flags=re.IGNORECASE)

    def _keep(self, found: re.Match[str]) -> str:
        before, after = found.string[: found.start()], found.string[found.end() :]
        # A bullet is no part of the line: `- Alfie, 9` begins with Alfie.
        begins = _BEFORE.search(before) or cut_bullet(before + "x") == "x"
        if not (begins and _AFTER.match(after)) or len(self._words) > _LAST - _FIRST:
            return found[0]
        self._words.append(found[0])
        return chr(_FIRST + len(self._words) - 1)

    def whole(self, text: str) -> str:
        """Return `text`, a part of the line, with the labels in place of their stand-ins."""
        return (
            re.sub(STAND_IN, lambda found: self._words[ord(found[0]) - _FIRST], text) if self._words else text
        )


def _written_in(line: str, labels: Iterable[str]) -> list[str]:
    """Return those of `labels` that the grammar might take apart and that may be in `line`, longest first."""
    plain_line = _plain(line)
    found = {
        plain
        for label in labels
        if _needs_keeping(label) and (plain := _plain(readable(label))) and plain in plain_line
    }
    return sorted(found, key=lambda label: (-len(label), label))


def _needs_keeping(label: str) -> bool:
    if not any(char.isalnum() for char in label):
        return False
    return (
        # A question mark at the end is not taken off: it tells of a missing voice.
        bool(_TAKEN_APART.search(label.rstrip("? ")))
        or len(label.split()) > PLAIN_WORDS
        or cut_bullet(label) != label.strip()
    )


def _plain(text: str) -> str:
    """Return `text` in small letters with single spaces and straight apostrophes."""
    return " ".join(unicodedata.normalize("NFC", text).lower().replace("’", "'").split())


# While it is typed


def completion(text: str, labels: Iterable[str]) -> tuple[int, str] | None:
    """Return the label that the end of `text` begins, and where in `text` it begins; None if there is none.

    `text` is what stands before the caret. Of several labels it is the shortest, as more letters tell them
    apart. Nothing is offered inside of quotes, thoughts and the words on a link.
    """
    known = tuple(labels)
    plain = {" ".join(label.split()): _plain(label) for label in known if len(label) <= LONGEST_OFFER}
    kept = Kept(text, known)
    # The longest beginning first: a label may have commas of its own.
    for begin in _name_starts(kept.line):
        start = len(kept.whole(kept.line[:begin]))
        typed = _plain(text[start:])
        if len(typed) < FEWEST_LETTERS or typed in plain.values():
            continue
        fitting = [label for label, words in plain.items() if words.startswith(typed)]
        if fitting:
            return start, min(fitting, key=lambda label: (len(label), label))
    return None


def _name_starts(line: str) -> list[int]:
    """Return the places at which a name may begin that goes on to the end of `line`, from the left."""
    places = [len(line) - len(cut_bullet(line)), *(mark.end() for mark in _MARKS.finditer(line))]
    heading = line.lstrip().startswith("#")
    if heading and ":" in line:
        places.append(line.index(":") + 1)
    starts = []
    for place in places:
        before = line[:place]
        said = "" if heading else _ARROWS.split(before)[-1]
        speaks = before.count('"') % 2 or before.count("(") > before.count(")")
        if not (speaks or ":" in said):
            rest = line[place:]
            starts.append(place + len(rest) - len(rest.lstrip()))
    return sorted(starts)
