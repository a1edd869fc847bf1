"""What tests of files share."""

import shutil
from pathlib import Path

import pytest

from richpic.resources import assets_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program's icons, to be changed, and a cache folder of one's own."""
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path / "data"))
    return shutil.copytree(assets_folder() / "icons", tmp_path / "icons")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """That cache folder."""
    return tmp_path / "data" / "cache"
