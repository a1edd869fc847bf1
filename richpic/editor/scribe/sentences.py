"""Sentences as they are spoken: "Leila waits nine months for CAMHS" is a link from one to the other.

Only what is certain: somebody or something first, a verb that people do to each other, and whom they do it
to at the very end. All other sentences stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from richpic.editor.scribe.verbs import NOUNS_TOO, form_of, is_only_past, is_participle

# Words at most: of the whole, of who does it, between the two.
LONGEST, LONGEST_NAME, MOST_BETWEEN = 16, 5, 6
_DETERMINERS = "the a an our their my his her its your this these those"
_OF_OTHERS = "every each many most more some any all no few several both other another"
_COUNTED = "one two three four five six seven eight nine ten twelve"
_BEFORE_NOUNS = """
about after against around at behind between beyond for from in into near of off on onto over outside past
through to towards toward under up out with within without away back down together
"""
_HOW_OFTEN = """
never always often sometimes still just only now usually rarely hardly already also really even finally soon
constantly regularly
"""
_DOING = "do does did don't doesn't didn't dont doesnt didnt"
_MODALS = """
will would can could may might must should shall cannot can't won't couldn't wouldn't shouldn't cant wont
"""
_BEING = "is are was were am isn't aren't wasn't weren't"
_WISHING = "want wants wanted need needs needed try tries tried hope hopes hoped has have had"
_HAVING = "has have had hasn't haven't hadn't"
# With one of these between, there is more than one thing said. "By" turns it round.
_MORE_SAID = """
and but or because if unless that which who whom whose what when where while as so than then by i he she we
they it you there
"""
_NO_NAMES = """
nobody everyone everybody someone somebody anyone anybody none who what which that this it he she they we i
you nothing something everything
"""
DETERMINERS = frozenset(_DETERMINERS.split())
_LEADING = DETERMINERS | frozenset(_OF_OTHERS.split())
_NUMBERS = frozenset(_COUNTED.split())
_PREPOSITIONS = frozenset(_BEFORE_NOUNS.split())
_ADVERBS = frozenset(_HOW_OFTEN.split())
_DO, _MODAL = frozenset(_DOING.split()), frozenset(_MODALS.split())
_BE, _HAVE = frozenset(_BEING.split()), frozenset(_HAVING.split())
_WISH = frozenset(_WISHING.split())
_CLAUSES = frozenset(_MORE_SAID.split())
_NOBODY = frozenset(_NO_NAMES.split())
_NO_BEGINNING = _NOBODY | _CLAUSES | _LEADING | _PREPOSITIONS | _ADVERBS | _NUMBERS
_UNITS = "day week fortnight month term year night morning evening weekend time hour"
_UNIT = rf"(?:(?:{'|'.join(_UNITS.split())})s?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
_COUNT = rf"(?:\d+|a|several|many|{'|'.join(_COUNTED.split())})"
# How often, how long or since when, behind the one whom it is done to.
_WHEN = re.compile(
    rf"for {_COUNT} {_UNIT}"
    rf"|(?:(?:once|twice|{_COUNT} times) )?(?:a|every|each|all|this|last|next)(?: single| other)? {_UNIT}"
    rf"|once|twice|{_COUNT} times|daily|weekly|monthly|yearly|again|again and again"
    r"|too|now|today|tomorrow|yesterday|at last|at night|for free",
    re.IGNORECASE,
)
_PARTED = re.compile(r"""[,;:()"\[\]?!/<>=#@]|\.\s|\s[-–—]\s""")


IsThing: TypeAlias = Callable[[str, bool], bool]


class Spoken(NamedTuple):
    """Who does it, the words that tell what, and to whom."""

    who: str
    words: str
    whom: str


def spoken(text: str, is_thing: IsThing) -> Spoken | None:
    """Return what is said about two things; None if `text` is no sentence that says this for certain.

    `is_thing` tells of words whether they name somebody or something that a link may lead to; it is told
    whether "the" or the like stands before them.
    """
    words = text.strip().rstrip(".").split()
    if not 3 <= len(words) <= LONGEST or _PARTED.search(text.strip()):
        return None
    for place in range(1, min(LONGEST_NAME, len(words) - 2) + 1):
        who, determined = without_determiner(words[:place])
        if not _may_be_a_name(who):
            continue
        verb_end = _verb_end(words, place, _is_several(who))
        if verb_end and is_thing(" ".join(who), determined):
            named = determined or who[0][0].isupper()
            return _completed(words, place, verb_end, named, " ".join(who), is_thing)
    return None


def without_determiner(words: list[str]) -> tuple[list[str], bool]:
    """Return `words` without "the", "her" and the like before them, and whether there was one.

    What has a capital behind it may be part of a name: "The Lighthouse".
    """
    if len(words) > 1 and words[0].lower() in DETERMINERS:
        return words[1:], True
    return words, False


def _may_be_a_name(words: list[str]) -> bool:
    """Tell whether `words` begin as a name does: searching for icons passes over "for" and "the"."""
    return bool(words) and words[0].lower() not in _NO_BEGINNING


def _completed(
    words: list[str], place: int, verb_end: int, named: bool, who: str, is_thing: IsThing
) -> Spoken | None:
    """Return the sentence whose verb is at `place` up to `verb_end`, if it ends with whom it is about."""
    end, when = _when(words, verb_end)
    for start in range(verb_end, end):
        whom, determined = without_determiner(words[start:end])
        if not _may_be_a_name(whom) or not is_thing(" ".join(whom), determined):
            continue
        between = words[place:start]
        last = between[-1].lower()
        # Nothing may stand before it that it could be a part of: "gives new parents food".
        leads = (
            start == verb_end or last in _PREPOSITIONS | _LEADING | _NUMBERS or form_of(last) or determined
        )
        inner = words[verb_end:start]
        if not leads or len(between) > MOST_BETWEEN or any(_tells_more(word, is_thing) for word in inner):
            return None
        if not _is_finite(words, verb_end, determined, named):
            return None
        return Spoken(who, _label(between, when), " ".join(whom))
    return None


def _when(words: list[str], verb_end: int) -> tuple[int, list[str]]:
    """Return where what is before "every week" ends, and these words."""
    for start in range(verb_end + 1, len(words)):
        if _WHEN.fullmatch(" ".join(words[start:])):
            return start, words[start:]
    return len(words), []


def _label(between: list[str], when: list[str]) -> str:
    if when and between[-1].lower() in _PREPOSITIONS:
        return " ".join([*between, "…", *when])
    return " ".join([*between, *when])


def _tells_more(word: str, is_thing: IsThing) -> bool:
    word = word.lower()
    if word in _CLAUSES:
        return True
    return word not in _PREPOSITIONS | _LEADING | _NUMBERS | _ADVERBS and is_thing(word, True)


# Verbs


def _is_several(who: list[str]) -> bool:
    """Tell whether "wait" and not "waits" follows."""
    last = who[-1].lower()
    return last in ("people", "children", "police", "staff", "parents") or (
        last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s")) and not last.isupper()
    )


def _verb_end(words: list[str], place: int, several: bool) -> int:
    """Return where the verb that begins at `place` ends: "never rings", "is waiting"; 0 if there is none."""
    plain = [word.lower().replace("’", "'") for word in words]
    at = _past_adverbs(plain, place)
    if at >= len(plain):
        return 0
    word, rest = plain[at], _past_adverbs(plain, at + 1)
    following = plain[rest] if rest < len(plain) else ""
    form = form_of(following)
    if word in _WISH and following == "to":
        wished = form_of(plain[rest + 1]) if rest + 1 < len(plain) else None
        return rest + 2 if wished and wished[0] == "base" else 0
    if word in _DO | _MODAL:
        return rest + 1 if form and form[0] == "base" else 0
    if word in _BE:
        return rest + 1 if form and form[0] == "ing" else 0
    if word in _HAVE:
        return rest + 1 if is_participle(following) else 0
    own = form_of(word)
    if not own or own[0] == "ing" or (own[0] == "base" and not several):
        return 0
    return at + 1


def _past_adverbs(plain: list[str], at: int) -> int:
    while at < len(plain) and (plain[at] in _ADVERBS or plain[at] == "not"):
        at += 1
    return at


def _is_finite(words: list[str], verb_end: int, determined: bool, named: bool) -> bool:
    """Tell whether the verb before `verb_end` can be nothing but one.

    "School visits to", "council funded" and "parents support" are no sentences yet. `named`: a capital or an
    article tells where the one who does it ends; `determined`: one stands right before whom it is done to.
    """
    word = words[verb_end - 1].lower()
    before = words[verb_end - 2].lower()
    own = form_of(word)
    if own is None or before in _DO | _MODAL | _BE | _HAVE | _ADVERBS | {"not", "to"}:
        return True
    form, verb = own
    following = words[verb_end].lower() if verb_end < len(words) else ""
    if form == "past":
        return is_only_past(word) or determined or following in _PREPOSITIONS | _LEADING
    if verb not in NOUNS_TOO:
        return True
    if form == "s":
        return named or following not in _PREPOSITIONS
    return following in DETERMINERS
