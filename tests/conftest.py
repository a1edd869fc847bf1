"""What every test stands on: no screen, and none of the user's own files."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Few examples, so that everything is tested in a few minutes each time; "thorough" is for the night.
settings.register_profile(
    "default", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# Where programs look for the user's folders: Linux and macOS, Windows, and platformdirs' own way on Windows.
HOME_VARIABLES = ("HOME", "USERPROFILE")
FOLDER_VARIABLES = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
    "WIN_PD_OVERRIDE_PERSONAL": "Documents",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what opens real windows where there is no window system; dev.py has a step for it."""
    if os.environ["QT_QPA_PLATFORM"] != "offscreen":
        return
    reason = "needs a window system: QT_QPA_PLATFORM=xcb xvfb-run -a python -m pytest -m window"
    for item in items:
        if item.get_closest_marker("window"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def shared_cache() -> Iterator[Path]:
    """One cache for the whole run: fontconfig would otherwise read every font again in each child process."""
    folder = Path(tempfile.mkdtemp(prefix="richpic-tests-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path, monkeypatch) -> Path:
    """Give each test an empty home of its own, so that no test reads or writes what belongs to the user."""
    home = tmp_path_factory.mktemp("home")
    for variable in HOME_VARIABLES:
        monkeypatch.setenv(variable, str(home))
    for variable, folder in FOLDER_VARIABLES.items():
        (home / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(home / folder))
    # Somebody may have chosen a folder of their own for the program's data.
    monkeypatch.delenv("RICHPIC_DATA", raising=False)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))
    return home
