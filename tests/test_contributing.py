"""What the pages for developers and the guide name is there."""

import re
from pathlib import Path

import pytest

from richpic.resources import assets_folder
from richpic.ui.action_table import ACTIONS

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md")
# Beside the user's picture or in the user's own folder; made by the program; a place to be filled in.
NOT_OURS = re.compile(r"town\.richpic|\.venv|<|meeting|notes\.txt|who-is-who|^out/")
A_FILE = re.compile(r"[\w./-]+\.(?:py|toml|md|txt|richpic|png)")


def files_named(page: str) -> set[str]:
    """Return what stands in code or a link of `page` and looks like a file of ours."""
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text("utf-8"), flags=re.DOTALL)
    named = re.findall(r"`([^`\n]+)`", text) + re.findall(r"\]\(([^)\s]+)\)", text)
    return {name for name in named if A_FILE.fullmatch(name) and not NOT_OURS.search(name)}


def is_there(name: str) -> bool:
    """Tell whether `name` is a path from the top, within a room, or the name of a file somewhere."""
    if (ROOT / name).exists() or (ROOT / "richpic" / name).exists():
        return True
    folders = (ROOT / folder for folder in ("richpic", "assets", "tests", "packaging"))
    return any(path.as_posix().endswith(f"/{name}") for folder in folders for path in folder.rglob("*"))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page):
    named = files_named(page)
    assert len(named) > (3 if page == "README.md" else 30)
    assert [name for name in sorted(named) if not is_there(name)] == []


def test_every_command_of_a_menu_that_the_guide_names_is_in_that_menu():
    there = {(action.caption, action.menu) for action in ACTIONS}
    captions, menus = {caption for caption, _ in there}, {menu for _, menu in there}
    for page in sorted((assets_folder() / "guide").glob("*.md")):
        text = " ".join(page.read_text("utf-8").split())
        for caption, menu in re.findall(r"\*([^*|]+)\* in the (\w*) ?menu", text):
            assert caption in captions and (not menu or (caption, menu) in there), (page.name, caption, menu)
        for menu in re.findall(r"\*Menu → ([^*]+)\*|in the (\w+) menu", text):
            assert set(menu) & menus, (page.name, menu)
