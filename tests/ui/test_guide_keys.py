"""The page about working without a mouse tells the truth."""

from richpic.resources import assets_folder
from richpic.ui.action_table import ACTIONS
from richpic.ui.fixed_keys import is_fixed
from richpic.ui.keymap import portable
from tests.ui.counting import LINKS, NOTES, THINGS

PAGE = (assets_folder() / "guide" / "keys.md").read_text("utf-8")


def test_every_key_of_the_page_does_something():
    known = {portable(key) for action in ACTIONS for key in action.keys}
    named = [line.split("`")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(named) > 10
    assert [key for key in named if portable(key) not in known and not is_fixed(key)] == []


def test_the_numbers_of_the_page_add_up():
    table = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")][-6:]
    rows = [[int(cell.split()[0].strip(",")) if cell.strip("| ") else 0 for cell in row[1:]] for row in table]
    assert rows[0][0] == len(THINGS)
    assert rows[2][0] == len(LINKS)
    found = 6
    assert sum(row[0] for row in rows[:-1]) + found == rows[-1][0]
    assert sum(row[1] for row in rows[:-1]) == rows[-1][1]
    assert rows[-1][2] == 1 + len(NOTES)
