"""Names of files: what every system can have, and what is proposed."""

import pytest

from richpic.files.file_names import foreign_to_windows, portable_name


@pytest.mark.parametrize(
    "name", ["CON", "con.richpic", "Aux .txt", "com1.richpic", "LPT².richpic", "a:b.richpic", "a?.richpic",
             "new\nline.richpic", "dot.", "space ", "a/b", "tab\t.richpic"]
)  # fmt: skip
def test_names_that_windows_cannot_have_are_known(name):
    assert foreign_to_windows(name)


@pytest.mark.parametrize(
    "name", ["our town.richpic", "Nottingham – März 2026.richpic", "-dash.richpic", "CONference.richpic",
             "com10.richpic", "子ども.richpic", "a.b.richpic", ".hidden.richpic"]
)  # fmt: skip
def test_names_that_it_can_have_are_not_complained_of(name):
    assert foreign_to_windows(name) == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [("Who cares? / March", "Who cares  March"), ("CON", "CON picture"), ("  … ", ""), ("a" * 300, "a" * 80),
     ("-- dash", "dash"), ("dots...", "dots"), ("two\nlines", "twolines"), ("Ça va – oui", "Ça va  oui")],
)  # fmt: skip
def test_the_name_that_is_proposed_suits_every_system(title, name):
    assert portable_name(title) == name
    assert foreign_to_windows(f"{portable_name(title) or 'x'}.richpic") == ""
