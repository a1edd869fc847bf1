"""The sound files that are damaged: pictures of every kind of thing, icons, and images in every format."""

from __future__ import annotations

import base64
import io
import json
import struct
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image as Pixels

from richpic.elements import KINDS, Bubble, Frame, Icon, Image, Legend, Text
from richpic.elements.end import End
from richpic.elements.link import Link, Tension, Voice
from richpic.files.changes import encoded_change
from richpic.files.embedded import ENCODING, KEYWORD, NAMESPACE, PNG_START
from richpic.files.picture_text import to_text
from richpic.model.change import Change, added, page_edited
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import Page, Picture, StoredImage
from richpic.resources import assets_folder
from tests.files.hostile_svg import DOT, HARMLESS, OPEN, REFUSED
from tests.robustness.scribbler import furniture

FIXTURES = Path(__file__).parents[1] / "files" / "fixtures"
SQUARE = PackedSymbol("pack:square", "solid M10 10 L90 10 L90 90 Z", "square", "Somebody, MIT")
# Files of more than this are left as they are: damage to them would be the same, and slower.
LONGEST = 40_000


def everything() -> Picture:
    """Return a picture with every kind of thing, an image and an icon of a pack."""
    photo = StoredImage("image/png", _image("PNG", "RGB", 6))
    more = (
        Bubble(id="u", z="a4", x=120, y=240, text="nobody asked", tail=End("i1")),
        Text(id="t", z="a5", x=240, y=60, text="a title"),
        Frame(id="f", z="a6", x=60, y=60, w=480, h=300, name="Part 1"),
        Legend(id="k", z="a7", x=900, y=600, names=(("icon:youth-worker", "those who listen"),)),
        Image(id="m", z="a8", image_id="photo", w=160, h=90, rotation=-12),
        Icon(id="p", z="a9", symbol="pack:square", groups=("g",)),
        Icon(id="q", z="aA", symbol="council", groups=("g",), note="private", hidden=True),
        Link(
            id="x",
            z="aB",
            start=End("i1"),
            end=End("n1", 1.0, 2.0),
            relation="tension",
            tension=Tension(first=Voice(says="too many"), second=Voice(says="too few")),
        ),
    )
    picture = added(*furniture(), *more).apply(Picture(page=Page(title="Housing", authors=("A", "B"))))
    assert {element.kind for element in picture.elements.values()} == set(KINDS)
    return replace(picture, images={"photo": photo}, symbols={SQUARE.name: SQUARE})


@cache
def pictures() -> tuple[tuple[bytes, Any], ...]:
    """Return files that hold pictures, the first one whole JSON; with what is in those that are JSON."""
    text = to_text(everything())
    newer = json.loads(text) | {"minor": 9, "layers": [{"name": "one"}]}
    newer["elements"] += [{"kind": "hologram", "id": "h", "z": "aC", "depth": [1, 2]}]
    example = (assets_folder() / "examples" / "nottingham.richpic").read_bytes()
    files = [text.encode(), json.dumps(newer).encode(), example]
    files += [path.read_bytes() for path in sorted(FIXTURES.glob("*.richpic"))]
    found: list[tuple[bytes, Any]] = [(data, json.loads(data)) for data in files]
    return (*found, (png_with(text), None), (svg_with(text), None))


@cache
def journals() -> tuple[bytes, ...]:
    """Return journals: of a new picture, and of one with images and icons that was saved before."""
    plain = added(*furniture()).apply(Picture())
    return (
        _journal(Picture(), added(*furniture()), page_edited(Page(), {"title": "Housing"})),
        _journal(everything(), removed_all(plain), added(*furniture()[-3:])),
    )


def removed_all(picture: Picture) -> Change:
    """Return the change that leaves nothing of `picture`."""
    return added(*picture.elements.values()).inverse


def _journal(start: Picture, *changes: Change) -> bytes:
    head = {
        "journal": 1,
        "time": "2026-03-21T14:05:02.123+00:00",
        "source": "/home/me/plan.richpic",
        "title": "",
        "saved": True,
        "changes": 0,
        "picture": to_text(start, exact=True),
    }
    lines = [json.dumps(head)]
    for change in changes:
        line = {"time": "2026-03-21T14:06:00.000+00:00", "change": encoded_change(change, start)}
        lines.append(json.dumps(line))
        start = change.apply(start)
    return "\n".join([*lines, ""]).encode()


def png_with(text: str) -> bytes:
    """Return a small PNG with a picture inside."""
    data = KEYWORD + b"\0\1\0\0\0" + zlib.compress(text.encode())
    chunk = struct.pack(">I", len(data)) + b"iTXt" + data + struct.pack(">I", zlib.crc32(b"iTXt" + data))
    plain = _image("PNG", "RGB", 6)
    assert plain.startswith(PNG_START)
    return plain[:33] + chunk + plain[33:]


def svg_with(text: str) -> bytes:
    """Return a small SVG with a picture inside."""
    packed = base64.b64encode(zlib.compress(text.encode())).decode()
    inside = f'<r:picture xmlns:r="{NAMESPACE}" encoding="{ENCODING}">{packed}</r:picture>'
    return f"{OPEN}><metadata>{inside}</metadata>{DOT}</svg>".encode()


@cache
def drawings() -> tuple[bytes, ...]:
    """Return SVGs: sound ones more than once, and those that mean harm."""
    sound = (
        f'{OPEN} fill="none" stroke="currentColor" stroke-width="2">'
        '<path d="M3 9.5a2 2 0 0 1 4 .5v6zm4-3.1l9 9"/></svg>',
        f'{OPEN}><defs><linearGradient id="a"><stop offset="0" stop-color="#f00"/><stop offset="1"/>'
        '</linearGradient><clipPath id="c"><circle cx="9" cy="9" r="6"/></clipPath></defs>'
        '<g clip-path="url(#c)" opacity=".5">'
        '<rect x="2" y="3" width="12" height="9" rx="2" fill="url(#a)"/></g></svg>',
        f"{OPEN}><style>.a{{fill:#369}} #b{{stroke:rgb(1,2,3)}}</style>"
        f'<symbol id="s" viewBox="0 0 9 9">{DOT}</symbol>'
        '<use href="#s" width="9" height="9" class="a" transform="rotate(9 3 3) scale(1.5)"/>'
        '<polygon id="b" points="1,1 9,2 4,8" fill-rule="evenodd" style="fill-opacity:50%"/></svg>',
        f'{OPEN}><radialGradient id="r" gradientTransform="matrix(1 .2 0 2 3 4)">'
        '<stop offset=".3" stop-color="hsl(9,50%,50%)"/>'
        '<stop offset="70%" stop-color="navy" stop-opacity=".2"/></radialGradient>'
        '<svg x="2" width="50%" viewBox="0 0 8 8">'
        '<ellipse cx="4" cy="4" rx="3" ry="2" fill="url(#r)" stroke="teal" stroke-dasharray="1 2"/></svg>'
        '<switch><polyline points="0 0 5 5 9 1" fill-rule="evenodd"/><g/></switch>'
        '<line x2="9" stroke="red"/></svg>',
    )
    hostile = [
        text.encode("utf-8", "surrogatepass")
        for text in (*HARMLESS.values(), *(text for text, _ in REFUSED.values()))
        if len(text) <= LONGEST
    ]
    return (*(text.encode() for text in sound * 12), *hostile)


def _image(kind: str, mode: str, side: int) -> bytes:
    pixels = Pixels.radial_gradient("L").resize((side, side)).convert(mode)
    out = io.BytesIO()
    pixels.save(out, kind)
    return out.getvalue()


@cache
def images() -> tuple[bytes, ...]:
    """Return images in all formats that can be added, PNG in all its modes."""
    pngs = [
        _image("PNG", mode, side) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") for side in (3, 40)
    ]
    others = [_image(kind, "RGB", 40) for kind in ("JPEG", "WEBP", "BMP", "TIFF")]
    moving = io.BytesIO()
    frames = [Pixels.new("P", (20, 20), shade) for shade in (1, 200)]
    frames[0].save(moving, "GIF", save_all=True, append_images=frames[1:])
    return (*pngs * 2, *others, moving.getvalue(), _photo())


def _photo() -> bytes:
    """Return a JPEG that says which way up it is, and where it was taken."""
    out = io.BytesIO()
    about = Pixels.Exif()
    about[0x0112] = 6
    about.get_ifd(0x8825)[1] = "N"
    Pixels.radial_gradient("L").convert("RGB").save(out, "JPEG", exif=about)
    return out.getvalue()
