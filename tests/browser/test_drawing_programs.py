"""Inkscape and LibreOffice, where they are installed, show an SVG with letters as shapes as it was drawn."""

import shutil
import subprocess

import numpy
import pytest
from PIL import Image

from richpic.files.reading import read_picture
from richpic.resources import assets_folder
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
