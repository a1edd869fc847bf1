"""The guide: reachable, readable, and nothing in it leads nowhere."""

import re
import shutil
from pathlib import Path

import pytest
import typer
from PySide6.QtCore import QUrl

from richpic import cli, commands
from richpic.resources import assets_folder
from richpic.tools import TOOLS
from richpic.ui.action_table import ACTIONS
from richpic.ui.fixed_keys import ON_THE_PAPER, WITH_THE_MOUSE
from richpic.ui.guide import Guide
from richpic.ui.keymap import portable

PAGES = sorted((assets_folder() / "guide").glob("*.md"))


@pytest.fixture
def guide(window, qtbot) -> Guide:
    window.actions_.run("guide")
    made = window.findChild(Guide)
    qtbot.waitExposed(made)
    return made


def links(page: Path) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))


def test_f1_opens_the_first_page_once(window, guide):
    assert window.actions_["guide"].shortcut().toString() == "F1"
    assert "Rich pictures with richpic" in guide.pages.toPlainText()
    window.actions_.run("guide")
    assert len(window.findChildren(Guide)) == 1


def test_every_page_can_be_reached_from_the_first():
    assert set(links(assets_folder() / "guide" / "index.md")) >= {
        page.name for page in PAGES if page.name != "index.md"
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_of_a_page_lead_somewhere(page):
    assert [link for link in links(page) if not (page.parent / link.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_its_words_and_not_its_markup(guide, page):
    guide.pages.show_page(page.name)
    words = guide.pages.toPlainText()
    assert page.read_text("utf-8").splitlines()[0].lstrip("# ") in words
    assert "](" not in words and "| " not in words


def test_links_are_followed_and_back_goes_back(guide):
    guide.pages.setSource(QUrl("scribe.md"))
    assert "Draw while people talk" in guide.pages.toPlainText()
    assert guide.back.isEnabled()
    guide.back.click()
    assert "Rich pictures with richpic" in guide.pages.toPlainText()


def test_nothing_outside_the_guide_is_read(guide, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("secret", "utf-8")
    for address in (QUrl.fromLocalFile(str(secret)), QUrl("../../pyproject.toml"), QUrl("http://localhost/")):
        assert guide.pages.loadResource(1, address) == ""


def test_the_guide_follows_the_scheme_and_stays_on_its_page(window, guide):
    guide.pages.show_page("scribe.md")
    window.theme.choose("dark")
    assert "Draw while people talk" in guide.pages.toPlainText()
    ground = guide.pages.viewport().grab().toImage().pixelColor(5, 5)
    assert ground.name() == window.theme.tokens.surface


def rows(page: str) -> list[list[str]]:
    """Return the cells of the rows of all tables of a page."""
    text = (assets_folder() / "guide" / page).read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_key_of_the_guide_does_what_a_command_or_the_paper_does():
    known = {portable(key) for action in ACTIONS for key in action.keys} | {"Esc", "Tab"}
    named = [row[0].strip("`") for row in rows("drawing.md")]
    assert len(named) > 35
    assert [key for key in named if portable(key) not in known] == []


def test_every_tool_is_in_the_guide_by_its_key():
    described = {(row[0].strip("`"), row[1]) for row in rows("drawing.md") if len(row) == 3}
    assert described == {(tool.key, tool.caption) for tool in TOOLS.values()}


def test_every_option_of_export_is_in_the_guide_and_no_other():
    named = {re.findall(r"--\w+", row[0])[0] for row in rows("files.md") if row[0].startswith("`--")}
    command = typer.main.get_command(commands.app).commands["export"]
    options = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    assert named == {name for name in options if name.startswith("--")} - {"--out"}


def test_every_command_line_of_the_guide_works(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(assets_folder() / "examples" / "nottingham.richpic", tmp_path / "meeting.richpic")
    (tmp_path / "notes.txt").write_text("youth worker > school: visits", "utf-8")
    shutil.copytree(Path(__file__).parents[1] / "files" / "packs" / "tiny", tmp_path / "my-icons")
    lines = [row[0].strip("`").split()[1:] for row in rows("files.md") if row[0].startswith("`richpic ")]
    assert len(lines) == 6
    for words in lines[1:]:  # all but the one that opens a window
        assert cli.run(words) == 0, words


def test_every_key_that_any_page_names_is_known():
    known = {portable(key) for action in ACTIONS for key in action.keys}
    fixed = {portable(key) for one in (*ON_THE_PAPER, *WITH_THE_MOUSE) for key in one.keys}
    for page in PAGES:
        named = re.findall(r"`((?:(?:Ctrl|Shift|Alt)\+)+\S|F\d+)`", page.read_text("utf-8"))
        assert [key for key in named if portable(key) not in known | fixed] == [], page.name
