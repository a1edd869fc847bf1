"""Links as sentences: "Lankelly Chase pays for the community of practice."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from richpic.share.english import relation_phrases, verbs, word_pairs, word_set

PRESSES = "{a} <presses/press> on {b}"
_SAYS = relation_phrases()
_VERBS = verbs()
_ALONE = word_pairs("alone")
_IRREGULAR = word_pairs("irregular")
_BOTH_FORMS = word_pairs("both-forms")
_AUXILIARY = word_set("auxiliary")
_PREPOSITIONS = word_set("prepositions")
_PARTICLES = word_set("particles")
_ALL_OF_IT = word_set("all-of-it")
_STANDS = word_set("stands")


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a link: what it is called, and whether its verb is in the plural."""

    words: str
    plural: bool = False


def sentence(relation: str, label: str, a: Party, b: Party, presses: bool = False) -> str:
    """Return what the link from `a` to `b` says; `presses` for what weighs on others, such as a storm."""
    plain, labelled = _SAYS.get(relation, _SAYS["flow"])
    if presses and relation in ("control", "flow"):
        plain = labelled = PRESSES
    if not label:
        return finished(_filled(plain, a, b))
    worded = _by_verb(label, a, b)
    if worded is None:
        said = f"“{label}”" if label[-1] in "?!" or label[:1].isupper() else label
        worded = f"{_filled(labelled, a, b)}: {said}"
    return finished(worded)


def finished(words: str) -> str:
    """Return `words` as a sentence: with a capital, and with a stop unless there is one."""
    words = words.strip()
    start = words[:1].upper() + words[1:]
    return start if re.search(r"[.?!…][”’)]?$", start) else start + "."


def says_of_all(label: str) -> bool:
    """Tell whether a label speaks of all there is: "presses on everything"."""
    return (label.lower().split() or [""])[-1] in _ALL_OF_IT


def _filled(template: str, a: Party, b: Party) -> str:
    agreed = re.sub(r"<(\w+)/(\w+)>", lambda found: found[2 if a.plural else 1], template)
    # Not by format(): names may hold braces.
    head, _, rest = agreed.partition("{a}")
    middle, _, tail = rest.partition("{b}")
    return f"{head}{a.words}{middle}{b.words}{tail}"


def _by_verb(label: str, a: Party, b: Party) -> str | None:
    """Return the sentence whose verb the label is, or None if it is none."""
    if label[-1] in "?!:" or "“" in label or '"' in label:
        return None
    words = label.rstrip(".").split()
    first = words[0].lower().strip(",;")
    if len(words) == 1 and first in _STANDS:
        return f"{a.words} {'stand' if a.plural else 'stands'} {first} {b.words}"
    if first in _AUXILIARY:
        agreed = _BOTH_FORMS.get(first, first) if _is_singular(first) == a.plural else first
        return f"{a.words} {_ended([agreed, *words[1:]], b)}"
    if base := _progressive(first):
        return f"{a.words} {'are' if a.plural else 'is'} {_joined(words, base, b)}"
    base = _base(first)
    if base not in _VERBS or (first == base and (not a.plural or len(words) < 2)):
        return None
    verb = words[0].lower().replace(first, base) if a.plural else words[0].lower()
    return f"{a.words} {_joined([verb, *words[1:]], base, b)}"


def _is_singular(auxiliary: str) -> bool:
    return auxiliary in ("is", "has", "doesn't")


def _joined(words: list[str], base: str, b: Party) -> str:
    """Return verb and rest with what they are about: `b`, unless the words say that themselves."""
    rest = [word.lower().strip(",;") for word in words[1:]]
    said = " ".join(words)
    alone = _ALONE.get(base) or _VERBS[base]
    if not rest:
        return " ".join(filter(None, (said, alone, b.words)))
    if words[0].endswith(","):
        return " ".join(filter(None, (words[0][:-1], alone, f"{b.words},", *words[1:])))
    if rest[-1] in _PREPOSITIONS:
        return f"{said} {b.words}"
    if rest[-1] in _ALL_OF_IT or _PREPOSITIONS & set(rest):
        return said
    if len(rest) == 1 and rest[0] in _PARTICLES:
        return " ".join(filter(None, (said, _VERBS[base] if base == "reach" else "", b.words)))
    return f"{said} {_VERBS[base]} {b.words}" if _VERBS[base] else f"{said} ({b.words})"


def _ended(words: list[str], b: Party) -> str:
    """Return words that begin with an auxiliary, such as "don't trust", with what they are about."""
    said, last = " ".join(words), words[-1].lower()
    if last in _VERBS:
        return " ".join(filter(None, (said, _VERBS[last], b.words)))
    if last in _PREPOSITIONS:
        return f"{said} {b.words}"
    return said if last in _ALL_OF_IT else f"{said} ({b.words})"


def _base(verb: str) -> str:
    """Return the plain form of a verb in the third person: "presses" is "press"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("sses", "shes", "ches")):
        return verb[:-2]
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _progressive(word: str) -> str:
    """Return the plain form of a verb that ends in "ing"; "" if there is none that is known."""
    if not word.endswith("ing"):
        return ""
    stem = word[:-3]
    return next((base for base in (stem, stem + "e", stem[:-1]) if base in _VERBS), "")
