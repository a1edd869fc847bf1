"""Icons of packs are drawn as their makers drew them, and look the same where the pack is not."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import resvg_py
from PIL import Image as PillowImage
from PySide6.QtGui import QImage, QPainter

from richpic.editor.carrying import with_symbols
from richpic.elements.icon import Icon
from richpic.files.icon_packs import add_pack
from richpic.files.pack_shelf import library_with_packs
from richpic.files.picture_text import from_text, to_text
from richpic.files.svg_symbol import converted
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.display import Fill
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.palette import LIGHT
from richpic.model.picture import Picture
from richpic.model.symbol import Look
from richpic.render.export import export
from richpic.render.options import ExportOptions
from richpic.render.painter import Painter
from richpic.render.symbols import symbol_items
from tests.render import rasters

TINY = Path(__file__).parents[1] / "files" / "packs" / "tiny"
SIDE = 200
SHAPES = {
    "even-odd": '<path fill-rule="evenodd" fill="#369" d="M2 2h20v20H2zm4 4h12v12H6zm4 4h4v4h-4z"/>',
    "winding": '<path fill="#369" d="M2 2h20v20H2zm4 4h12v12H6z"/>',
    "arcs": '<path fill="#d22" d="M12 2a10 10 0 1020 0a10 5 30 01-20 0z" transform="scale(.7)"/>',
    "strokes": '<g stroke="#26a" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" fill="none">'
    '<path d="M4 12c4-8 12 8 16 0M4 20h16"/></g>',
    "round corners": '<rect x="2" y="4" width="20" height="12" rx="6" ry="3" fill="#2a6"/>',
    "see-through": '<circle cx="9" cy="12" r="7" fill="#e53" opacity=".6"/>'
    '<circle cx="15" cy="12" r="7" fill="rgb(0,90,255)" fill-opacity="50%"/>',
    "a clip": '<clipPath id="c"><circle cx="12" cy="12" r="8"/></clipPath>'
    '<g clip-path="url(#c)"><path fill="#e80" d="M0 0h24v12H0z"/><path fill="#08e" d="M0 12h24v12H0z"/></g>',
    "parts used again": '<defs><path id="p" d="M0 0h6v6H0z"/></defs><use href="#p" fill="#c33"/>'
    '<use href="#p" x="9" y="9" fill="#3c3"/><use href="#p" transform="rotate(45 12 12) translate(18 0)"/>',
    "a symbol": '<symbol id="s" viewBox="0 0 10 10"><path fill="#a3a" d="M-5-5h20v20h-20z"/></symbol>'
    '<use href="#s" x="4" y="4" width="10" height="10"/>',
    "a style": '<style>.a{fill:#963}#b{fill:none;stroke:#369}</style><path class="a" d="M2 2h9v9H2z"/>'
    '<path id="b" style="stroke-width:3" d="M4 16h14" stroke-linecap="round"/>',
    "over the edge": '<path fill="#777" d="M-9-9h20v20H-9z"/>',
    "turned": '<g transform="matrix(.8 .3 -.3 .8 5 0)"><path d="M4 4h9v14H4z" fill="#186"/></g>',
}


@pytest.fixture(autouse=True)
def own_data(private_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RICHPIC_DATA", raising=False)


def ours(body: str) -> numpy.ndarray:
    """Return an icon as this program draws it, `SIDE` pixels wide, on white."""
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{body}</svg>'
    symbol = PackedSymbol("toy:icon", converted(text).draw).symbol
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SIDE / 100, SIDE / 100)
    Painter().paint(painter, symbol_items(symbol, symbol_library(), LIGHT, seed=1))
    painter.end()
    pixels = numpy.frombuffer(image.constBits(), numpy.uint8).reshape(SIDE, SIDE, 4)
    return pixels[:, :, 2::-1].copy()


def theirs(body: str) -> numpy.ndarray:
    """Return the SVG as an independent renderer draws it, at the same place."""
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="{SIDE}" height="{SIDE}">'
        f'<svg x="4" y="4" width="92" height="92" viewBox="0 0 24 24">{body}</svg></svg>'
    )
    image = PillowImage.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=text)))).convert("RGBA")
    ground = PillowImage.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return numpy.asarray(ground.convert("RGB"))


@pytest.mark.parametrize("name", SHAPES)
def test_an_svg_looks_as_an_independent_renderer_shows_it(qapp, name):
    body = SHAPES[name]
    assert rasters.unlike(ours(body), theirs(body)) < 0.002


def with_tiny_icons() -> Picture:
    """Return a picture of icons of a pack, as the editor makes it."""
    add_pack(TINY)
    names = [symbol.name for symbol in library_with_packs().packs[0].listing]
    icons = [
        Icon(id=f"i{n}", z=f"a{n}", symbol=name, x=130.0 * n, label=name.partition(":")[2], tint="coral")
        for n, name in enumerate(names)
    ]
    turned = replace(icons[0], id="turned", z="a9", y=170.0, rotation=30.0, flipped=True, ink="blue")
    change = with_symbols(added(*icons, turned), Picture(), library_with_packs())
    return change.apply(Picture())


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_picture_looks_the_same_where_the_pack_is_not(qapp, tmp_path, suffix):
    picture = with_tiny_icons()
    here, there = tmp_path / f"here{suffix}", tmp_path / f"there{suffix}"
    export(picture, here, ExportOptions(), library_with_packs(), None)
    export(from_text(to_text(picture)), there, ExportOptions(), symbol_library(), None)
    assert here.read_bytes() == there.read_bytes()


def test_a_picture_keeps_its_icons_when_the_pack_changes(qapp, tmp_path):
    picture = with_tiny_icons()
    here, there = tmp_path / "here.png", tmp_path / "there.png"
    export(picture, here, ExportOptions(), library_with_packs(), None)
    other = tmp_path / "tiny"
    other.mkdir()
    (other / "kite.svg").write_text('<svg viewBox="0 0 9 9"><path fill="red" d="M0 0h9v9z"/></svg>')
    add_pack(other)
    export(picture, there, ExportOptions(), library_with_packs(), None)
    assert here.read_bytes() == there.read_bytes()


def test_icons_of_packs_are_the_same_in_png_svg_and_pdf(qapp, tmp_path):
    picture = with_tiny_icons()
    for suffix in (".png", ".svg", ".pdf"):
        export(picture, tmp_path / f"out{suffix}", ExportOptions(scale=1.0), symbol_library(), None)
    png = rasters.of_png(tmp_path / "out.png")
    assert rasters.unlike(png, rasters.of_svg(tmp_path / "out.svg", tmp_path, 1.0)) < 0.001
    assert rasters.unlike(png, rasters.of_pdf(tmp_path / "out.pdf", 1.0)) < 0.001


def test_an_icon_that_is_nowhere_is_a_question_mark_and_not_an_error(qapp, tmp_path):
    out = tmp_path / "out.png"
    picture = added(Icon(id="i1", symbol="gone:kite", label="kite")).apply(Picture())
    export(picture, out, ExportOptions(), symbol_library(), None)
    assert rasters.of_png(out).min() < 100


def test_ink_and_tint_of_the_element_colour_an_icon_in_one_colour(qapp):
    text = '<svg viewBox="0 0 24 24"><path fill="currentColor" d="M2 2h20v20H2zm6 6v8h8V8z"/></svg>'
    symbol = PackedSymbol("toy:frame", converted(text).draw).symbol
    items = symbol_items(symbol, symbol_library(), LIGHT, seed=1, look=Look("leaf", "red"))
    assert [item.colour for item in items if isinstance(item, Fill)] == [
        LIGHT.colour("leaf"),
        LIGHT.colour("red"),
    ]
