"""Everything here paints, so everything needs Qt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.picture import Page, Picture
from richpic.render.export import ExportOptions, export


@pytest.fixture(autouse=True)
def _qt(qapp) -> None:
    """Have a QGuiApplication."""


@pytest.fixture
def small_picture() -> Picture:
    """Return a picture of a few things with words."""
    things: list[Element] = [
        Icon(id="worker", symbol="youth-worker", x=60, y=60, label="youth worker", note="a private remark"),
        Icon(id="other", symbol="council", x=260, y=60, label="council", z="a1"),
        Note(id="note", x=120, y=160, text="thresholds keep rising", z="a2"),
    ]
    return added(*things).apply(Picture(page=Page(title="Our local system")))


@pytest.fixture
def exported(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that exports a picture and tells where to."""

    def make(picture: Picture, suffix: str, embedded: str | None = None, **options: object) -> Path:
        out = tmp_path / f"picture{suffix}"
        export(picture, out, ExportOptions(**options), symbol_library(), embedded)
        return out

    return make
