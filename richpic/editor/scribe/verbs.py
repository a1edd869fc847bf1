"""Verbs by which people and organisations deal with each other, in the forms in which they are spoken.

A short list on purpose: what begins with no verb of it is no sentence that the scribe would take apart.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["base", "s", "past", "ing"]

_PLAIN = """
advise apply argue ask assess avoid ban bring challenge chase coach come commission complain connect contact
depend drive employ encourage evaluate exclude fall feed find get give go guide hear ignore inform inspect
invite join keep lead leave lend listen lose manage meet miss monitor need offer pay pick protect refer
refuse rely remind respect ring see send show sit speak stay suspend take teach tell thank threaten train
understand wait warn welcome worry write
"""
# As many of these are things, too: "school visits", "a parents support group".
_NOUNS_TOO = """
answer appeal attack blame block call care change check cut drop email fear fight follow fund hand help host
link live look love move pass phone play press push reach report review run search share shout signpost stop
support talk text trust turn visit walk watch work
"""
_PAST = """
bring:brought come:came cut:cut drive:drove fall:fell feed:fed fight:fought find:found get:got give:gave
go:went hear:heard keep:kept lead:led leave:left lend:lent lose:lost meet:met pay:paid ring:rang run:ran
see:saw send:sent show:showed sit:sat speak:spoke take:took teach:taught tell:told understand:understood
write:wrote
"""
# These are no participles: nobody is "rang".
_NO_PARTICIPLES = "came drove fell gave went rang ran saw spoke took wrote"
_IRREGULAR_PARTICIPLES = "driven fallen given gone rung run seen shown spoken taken written come been"
_ONLY_PAST = frozenset(_NO_PARTICIPLES.split())
_PARTICIPLES = frozenset(_IRREGULAR_PARTICIPLES.split())
NOUNS_TOO = frozenset(_NOUNS_TOO.split())


@cache
def _forms() -> dict[str, tuple[Form, str]]:
    """Return the form and the verb of each word."""
    forms: dict[str, tuple[Form, str]] = {}
    irregular = dict(pair.split(":") for pair in _PAST.split())
    for verb in (*_PLAIN.split(), *_NOUNS_TOO.split()):
        stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
        doubled = verb + verb[-1] if verb in _DOUBLED else stem
        soft = verb[:-1] + "i" if verb[-1] == "y" and verb[-2] not in "aeiou" else ""
        past = irregular.get(verb) or (soft or doubled) + "ed"
        forms[past] = "past", verb
        forms[doubled + "ing"] = "ing", verb
        forms[verb] = "base", verb
        forms[soft + "es" if soft else verb + ("es" if verb.endswith(_HISSING) else "s")] = "s", verb
    return forms


_DOUBLED = frozenset(("ban", "cut", "drop", "get", "refer", "run", "sit", "stop"))
_HISSING = ("s", "sh", "ch", "x", "z", "go")


def form_of(word: str) -> tuple[Form, str] | None:
    """Return the form of which verb `word`, in small letters, is; None if it is none."""
    return _forms().get(word)


def is_participle(word: str) -> bool:
    """Tell whether `word` can follow "has"."""
    found = form_of(word)
    return word in _PARTICIPLES or (found is not None and found[0] == "past" and word not in _ONLY_PAST)


def is_only_past(word: str) -> bool:
    """Tell whether `word` is a past that nothing else is called by: "rang", but not "funded"."""
    return word in _ONLY_PAST
