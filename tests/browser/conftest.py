"""A real browser: Chromium through Playwright. Where it is not set up, these tests are skipped and say why.

`python3 packaging/dev.py browser` sets it up, on a machine that has Chromium and npm.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.render.options import ExportOptions
from richpic.share.formats import export_as

HERE = Path(__file__).parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SET_UP = "python3 packaging/dev.py browser"


@pytest.fixture(autouse=True)
def _qt(qapp) -> None:
    """Have the application that text needs."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium, without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason=f"no Playwright here: {SET_UP}")
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        pytest.skip(f"no Chromium here: {SET_UP}")
    with playwright.sync_playwright() as running:
        # A sandbox needs rights that containers do not have; only files of these tests are opened.
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def library() -> Callable[[str], Path]:
    """Find a script of node_modules, or skip."""

    def find(name: str) -> Path:
        path = HERE / "node_modules" / name
        if not path.is_file():
            pytest.skip(f"no {name} here: {SET_UP}")
        return path

    return find


@pytest.fixture
def opened(chromium, tmp_path) -> Iterator[Callable[..., Any]]:
    """Open a file in a page that fetches nothing; in the end the browser must have had nothing to say."""
    contexts: list[Any] = []
    heard: list[str] = []

    def open_file(path: Path, width: int = 1280, height: int = 720, **options: Any) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: _only_inside(request.url, path, heard))
        page.goto(path.as_uri())
        page.heard = heard
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert heard == []


def _only_inside(url: str, path: Path, heard: list[str]) -> None:
    if url != path.as_uri() and not url.startswith("data:"):
        heard.append(f"fetched {url}")


@pytest.fixture
def exported(tmp_path) -> Callable[..., Path]:
    """Export a picture to a file whose name ends in `suffix`."""

    def export(picture: Picture, suffix: str, **options: Any) -> Path:
        out = tmp_path / f"town{suffix}"
        export_as(picture, out, ExportOptions(**options), symbol_library())
        return out

    return export
