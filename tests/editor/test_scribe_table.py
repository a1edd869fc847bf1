"""Tables of a spreadsheet as links."""

import pytest

from richpic.editor.scribe.table import MOST_ROWS, is_table, table_notes


def joins(text: str) -> list[tuple[str, str, str]]:
    return [(one.start.text, one.label, one.end.text) for one in table_notes(text)[0].statements]


@pytest.mark.parametrize(
    ("text", "table"),
    [("a\tb", True), ("a\tb\tc\r\nd\te\tf\n", True), ("a\nb", False), ("a\tb\nno", False), ("", False)],
)
def test_rows_of_cells_are_a_table(text, table):
    assert is_table(text) is table


def test_three_columns_are_from_link_to():
    assert joins("school\trefers to\tCAMHS\ncouncil\tpays\tcharity\n") == [
        ("school", "refers to", "CAMHS"),
        ("council", "pays", "charity"),
    ]


def test_two_columns_are_from_and_to():
    assert joins("school\tCAMHS") == [("school", "", "CAMHS")]


@pytest.mark.parametrize("heading", ["From\tLink\tTo", "who\thow\twhom"])
def test_a_heading_is_no_link(heading):
    assert joins(f"{heading}\nschool\trefers to\tCAMHS") == [("school", "refers to", "CAMHS")]


def test_a_heading_says_which_column_is_which():
    assert joins("To\tFrom\tnotes\tlabel\nCAMHS\tschool\tx\trefers") == [("school", "refers", "CAMHS")]


def test_cells_may_hold_arrows_quotes_and_line_breaks():
    assert joins('"a > b"\t"says ""no"""\t"two\nlines"') == [("a > b", 'says "no"', "two\nlines")]


def test_an_exclamation_mark_makes_a_tension():
    (join,) = table_notes("school\tblames !\tparents")[0].statements
    assert join.tension is not None
    assert join.label == "blames"


def test_a_row_with_one_name_is_a_thing():
    (name,) = table_notes("school\t\t")[0].statements
    assert name.text == "school"


def test_rows_that_are_too_many_are_counted():
    notes, over = table_notes("a\tto\tb\n" * (MOST_ROWS + 7))
    assert (len(notes.statements), over) == (MOST_ROWS, 7)
