"""Damages files as disks, networks and enemies do: the same damage for the same chance."""

from __future__ import annotations

import copy
import json
import struct
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

# What parsers have stumbled over elsewhere.
TOKENS = (
    b"", b"0", b"-1", b"1e999", b"-1e999", b"NaN", b"-Infinity", b"1e308", b"5e-324", b"9" * 400, b"null",
    b"true", b'""', b"{}", b"[]", b"[[[[[[[[", b'{"a":' * 40, b"\\u0000", b"\\ud800", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\0" * 9, b'"', b"\\", b"<", b">", b"</svg>", b"<g>" * 60, b"<use href='#a'/>",
    b"&x;", b"&#0;", b"<![CDATA[", b"<!--", b"url(#a)", b"url(file:///x)", b"scale(0)",
    b"matrix(1e300 0 0 1e300 0 0)", b"M0 0", b"zzz", b"A1 1 0 0 0 1e9 1e9", b"viewBox='0 0 0 0'", b"%",
    b"#", b"2147483648", b"-2147483649", b"18446744073709551616", b"1e-400",
)  # fmt: skip
# What a field is given that should be something else.
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 0.5, 1e6, -1e6, 1e6 + 1, 1e300, -1e300, 1e-320, 2**63, 10**400,
    float("nan"), float("inf"), "", "a1", "page", "x" * 201, "x" * 20_001, "\ud800", "\0", "\u202e",
    "á" * 64, [], {}, [[]], [0.0], [1, 2, 3], [[0, 0, 0.5]] * 3, {"element": "a1"},
    {"element": "b", "x": 1}, {"": {}}, ["g", "g"], "#ff0000", "icon", "unknown", "a0", "a0V", "Zz",
    "z" * 401,
)  # fmt: skip

NESTS = (1, 3, 30, 90, 200, 470, 2_000)


def damaged(data: bytes, chance: Random) -> bytes:
    """Return `data` with some bytes flipped, cut out, doubled, put elsewhere or put in."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        _DAMAGES[chance.randrange(len(_DAMAGES))](made, chance)
    return bytes(made)


def _flip(made: bytearray, chance: Random) -> None:
    if made:
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)


def _overwrite(made: bytearray, chance: Random) -> None:
    start, end = _part(made, chance)
    made[start:end] = chance.randbytes(end - start)


def _cut(made: bytearray, chance: Random) -> None:
    start, end = _part(made, chance)
    del made[start:end]


def _double(made: bytearray, chance: Random) -> None:
    start, end = _part(made, chance)
    made[start:start] = made[start:end] * chance.choice((1, 1, 2, 50))


def _put_in(made: bytearray, chance: Random) -> None:
    start, end = _part(made, chance)
    made[start : chance.choice((start, end))] = chance.choice(TOKENS)


def _shorten(made: bytearray, chance: Random) -> None:
    del made[chance.randrange(len(made) + 1) :]


def _zero(made: bytearray, chance: Random) -> None:
    start = chance.randrange(len(made) + 1)
    made[start:] = bytes(len(made) - start)


_DAMAGES: Sequence[Callable[[bytearray, Random], None]] = (
    _flip, _flip, _overwrite, _cut, _cut, _double, _put_in, _put_in, _put_in, _shorten, _zero,
)  # fmt: skip


def _part(made: bytearray, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(made) + 1)
    return start, min(len(made), start + chance.choice((0, 1, 2, 5, 20, 200)))


def rewritten(document: Any, chance: Random) -> bytes:
    """Return a document, still sound JSON, with some values replaced, removed, doubled or nested."""
    made = copy.deepcopy(document)
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change_one(made, chance)
    text = json.dumps(made, ensure_ascii=chance.random() < 0.9)
    for depth in NESTS:  # put in as text: Python's own copying and writing are not what is tried here
        text = text.replace(f'"nest {depth}"', '[{"a":' * depth + "0" + "}]" * depth)
    return text.encode("utf-8", "surrogatepass")


def _change_one(document: Any, chance: Random) -> None:
    held = _random_holder(document, chance)
    keys = list(held) if isinstance(held, dict) else list(range(len(held)))
    if not keys:
        return
    key = chance.choice(keys)
    match chance.randrange(6):
        case 0:
            del held[key]
        case 1 if isinstance(held, dict):
            held[chance.choice(("extra", "kind", "id", "z", "x", "new", "", "a" * 300))] = held[key]
        case 1:
            held.extend(copy.deepcopy(held[key]) for _ in range(chance.choice((1, 3, 200))))
        case 2:
            held[key] = f"nest {chance.choice(NESTS)}"
        case 3 if type(held[key]) is float or (type(held[key]) is int and abs(held[key]) < 2**70):
            held[key] = held[key] * chance.choice((-1, 0, 1e3, 1e6, 1e-9, 1e300))
        case _:
            held[key] = copy.deepcopy(chance.choice(VALUES))


def _random_holder(document: Any, chance: Random) -> Any:
    """Return one of the objects and lists in `document`, inner ones as well."""
    held = document
    while True:
        inner = [
            one for one in (held.values() if isinstance(held, dict) else held) if isinstance(one, dict | list)
        ]
        if not inner or chance.random() < 0.25:
            return held
        held = chance.choice(inner)


def png_with_other_head(data: bytes, chance: Random) -> bytes:
    """Return a PNG whose header promises something else than there is, with its checksum put right."""
    wide, high = (chance.choice((0, 1, 7, 4096, 8_900, 30_000, 2**31 - 1)) for _ in range(2))
    depth, colour = chance.choice(((8, 2), (8, 6), (1, 0), (16, 6), (8, 3), (16, 0), (3, 9)))
    head = struct.pack(">II5B", wide, high, depth, colour, 0, 0, chance.choice((0, 0, 1)))
    return data[:16] + head + struct.pack(">I", zlib.crc32(b"IHDR" + head)) + data[33:]
