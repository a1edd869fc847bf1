"""Inkscape and LibreOffice, where they are installed, show an SVG with letters as shapes as it was drawn."""

import re
import shutil
import subprocess
from dataclasses import replace

import numpy
import pytest
from PIL import Image

from richpic.elements.icon import Icon
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.packed_symbol import PackedSymbol
from richpic.render.options import ExportOptions
from richpic.resources import assets_folder
from richpic.share.formats import export_as
from tests.render.rasters import unlike

EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"
# LibreOffice makes an image of one pixel more, so that all is spread by a fraction.
ALIKE = 0.0005


def run(*command: object) -> str:
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=100, check=True
    )
    return done.stdout + done.stderr


def alike(one, other) -> bool:
    made = Image.open(other).convert("RGB")
    usual = Image.open(one).convert("RGB").resize(made.size, Image.Resampling.LANCZOS)
    return unlike(numpy.asarray(made), numpy.asarray(usual)) < ALIKE


@pytest.fixture
def talkative(tmp_path):
    """An SVG with all that one can say of itself: words, thanks, and the picture itself."""
    picture = read_picture(EXAMPLE)
    page = replace(picture.page, alt="Short & <plain>.", description="Long.\n\nVery “long”.")
    kept = {"tiny:box": PackedSymbol("tiny:box", "line M10 10 L90 10 L90 90 Z", credit="By <us> & them")}
    icon = Icon(id="box", z="z1", symbol="tiny:box", x=200, y=200)
    out = tmp_path / "talkative.svg"
    whole = replace(added(icon).apply(picture), page=page, symbols=kept)
    export_as(whole, out, ExportOptions(), symbol_library(), "the picture as text")
    said = out.read_text("utf-8")
    assert "Very “long”" in said and "By &lt;us&gt; &amp; them" in said and "<richpic:picture" in said
    return out


def complaints(drawing, out) -> list[str]:
    """Return what Inkscape warns of as it shows a drawing, without times and numbers of processes."""
    said = run("inkscape", drawing, f"--export-filename={out}").splitlines()
    assert out.stat().st_size > 10_000
    return [re.sub(r"\d+", "", line) for line in said if "warning" in line.lower() or "error" in line.lower()]


@pytest.mark.skipif(not shutil.which("inkscape"), reason="no Inkscape here")
def test_inkscape_does_not_mind_what_a_drawing_says_of_itself(talkative, tmp_path):
    text = talkative.read_text("utf-8")
    silent = tmp_path / "silent.svg"
    silent.write_text(re.sub(r"<metadata>.*</metadata>", "", text, flags=re.DOTALL), "utf-8")
    assert silent.stat().st_size < len(text)
    shown, usual = tmp_path / "shown.png", tmp_path / "usual.png"
    assert complaints(talkative, shown) == complaints(silent, usual)
    assert Image.open(shown).tobytes() == Image.open(usual).tobytes()


def test_a_browser_shows_the_drawing_and_none_of_what_it_says_of_itself(opened, talkative):
    page = opened(talkative)
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert page.evaluate("document.querySelectorAll('parsererror').length") == 0
    box = page.evaluate(
        "(({width, height}) => [width, height])(document.querySelector('metadata').getBoundingClientRect())"
    )
    assert box == [0, 0]


@pytest.fixture
def both(exported):
    picture = read_picture(EXAMPLE)
    return exported(picture, ".png", scale=2.0), exported(picture, ".svg", outlines=True)


@pytest.mark.skipif(not shutil.which("inkscape"), reason="no Inkscape here")
def test_inkscape_shows_it_and_misses_no_font(both, tmp_path):
    image, drawing = both
    said = run("inkscape", drawing, "--export-dpi=96", f"--export-filename={tmp_path / 'shown.png'}")
    assert "font" not in said.lower()
    assert alike(image, tmp_path / "shown.png")


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
def test_libreoffice_shows_it(both, tmp_path):
    image, drawing = both
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    said = run("soffice", home, "--headless", "--convert-to", "png", "--outdir", tmp_path / "shown", drawing)
    assert "error" not in said.lower()
    assert alike(image, tmp_path / "shown" / "town.png")
