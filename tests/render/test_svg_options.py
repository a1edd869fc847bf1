"""SVG made small, and SVG with its letters as shapes: both look as the usual one does."""

import re
from xml.etree import ElementTree

import pytest

from richpic.elements import Icon, Ink, Link, Text
from richpic.elements.end import End
from richpic.files.symbols import symbol_library
from richpic.model.picture import Page, Picture
from richpic.render.export import export
from richpic.render.options import ExportOptions
from tests.render.rasters import of_svg, unlike

ALIKE = 0.0003


@pytest.fixture
def picture() -> Picture:
    elements = (
        Icon(id="a", symbol="youth-worker", x=60, y=60, label="youth worker"),
        Icon(id="b", z="a1", symbol="council", x=340, y=110, label="the council's own"),
        Link(id="l", z="a2", relation="tension", label="who pays & why?", start=End("a"), end=End("b")),
        Ink(id="i", z="a3", y=200, samples=tuple((4.0 * x, x % 7, 0.5) for x in range(50))),
        Text(id="t", z="a4", x=-40, y=-60, text="Fluffy office", size=40),
    )
    return Picture({one.id: one for one in elements}, Page(title="Two of them"))


@pytest.fixture
def written(picture, tmp_path, qapp):
    def write(**options):
        out = tmp_path / f"{'-'.join(options) or 'usual'}.svg"
        export(picture, out, ExportOptions(**options), symbol_library())
        return out

    return write


@pytest.mark.parametrize(
    "options", [{"minify": True}, {"outlines": True}, {"minify": True, "outlines": True}]
)
def test_a_small_or_outlined_svg_looks_like_the_usual_one(written, options, tmp_path):
    usual, made = written(), written(**options)
    assert unlike(of_svg(usual, tmp_path, 2.0), of_svg(made, tmp_path, 2.0)) < ALIKE


def test_a_minified_svg_is_smaller_and_has_no_coordinate_finer_than_a_tenth(written):
    usual, small = written(), written(minify=True)
    assert small.stat().st_size < 0.92 * usual.stat().st_size
    finest = [re.findall(r"\.(\d+)", data) for data in re.findall(r' d="([^"]*)"', small.read_text("utf-8"))]
    assert max(len(decimals) for each in finest for decimals in each) == 1


def test_an_outlined_svg_has_no_fonts_and_no_text_but_still_says_what_it_reads(written):
    root = ElementTree.fromstring(written(outlines=True).read_bytes())
    tags = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert not tags & {"text", "style"}
    labels = {node.get("aria-label") for node in root.iter()}
    assert {"youth worker", "Fluffy office", "who pays & why?"} <= labels


def test_letters_as_shapes_overlap_nowhere(written, tmp_path):
    """LibreOffice leaves holes where a letter's strokes overlap: with none, both rules of filling agree."""
    drawing = written(outlines=True)
    usual = of_svg(drawing, tmp_path, 2.0)
    text = drawing.read_text("utf-8")
    ruled = text.replace(' role="img" aria-label=', ' fill-rule="evenodd" role="img" aria-label=')
    assert ruled != text
    drawing.write_text(ruled, "utf-8")
    assert unlike(usual, of_svg(drawing, tmp_path, 2.0)) == 0
