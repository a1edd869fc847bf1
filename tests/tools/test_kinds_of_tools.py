"""A tool that makes several kinds of thing goes through them by its own key."""

import pytest

from richpic.tools import TOOLS
from tests.driver import Driver

SEVERAL = {name: tool for name, tool in TOOLS.items() if tool.values}


def test_speech_and_thought_round_square_and_by_hand_pen_and_highlighter():
    assert {name: tool.values for name, tool in SEVERAL.items()} == {
        "bubble": ("speech", "thought"),
        "boundary": ("ellipse", "rectangle", "blob"),
        "ink": (False, True),
    }


@pytest.mark.parametrize("name", SEVERAL)
def test_the_key_of_a_tool_goes_through_its_kinds_and_round_again(name):
    drive, tool = Driver(), TOOLS[name]
    drive.toolbox.toggle(name)
    seen = []
    for _ in (*tool.values, "again"):
        assert drive.toolbox.name == name
        seen.append(getattr(drive.toolbox.options, tool.option))
        drive.toolbox.toggle(name)
    assert seen == [*tool.values, tool.values[0]]
    assert drive.steps == 0


@pytest.mark.parametrize("name", sorted(set(TOOLS) - set(SEVERAL) - {"select"}))
def test_the_key_of_any_other_tool_gives_the_one_before(name):
    drive = Driver()
    drive.toolbox.toggle(name)
    drive.toolbox.toggle(name)
    assert drive.toolbox.name == "select"


def test_what_a_tool_makes_is_kept_for_the_next_time():
    drive = Driver()
    drive.toolbox.toggle("bubble")
    drive.toolbox.toggle("bubble")
    drive.click(100, 100)
    drive.toolbox.choose("select")
    drive.toolbox.toggle("bubble")
    drive.click(400, 400)
    assert [bubble.style for bubble in drive.all("bubble")] == ["thought", "thought"]


def test_a_highlighter_is_yellow_unless_a_colour_was_chosen():
    drive = Driver().tool("ink", highlighter=True).drag((0, 0), (50, 0))
    drive.tool("ink", pen_colour="green").drag((0, 50), (50, 50))
    assert [stroke.colour for stroke in drive.all("ink")] == ["sun", "green"]
