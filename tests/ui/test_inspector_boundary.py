"""Where the title of a boundary stands is chosen on the right."""

import pytest

from richpic.elements.boundary import Boundary
from richpic.model.change import added, edited


@pytest.fixture
def chosen(window):
    window.editor.commit(added(Boundary(id="o", x=0, y=0, w=400, h=300, title="Those who decide")))
    window.editor.select(["o"])
    return window


def row_of(window, field):
    return next(row for row in window.inspector.rows if getattr(row, "field", "") == field)


def boundary(window):
    return window.editor.picture.elements["o"]


def test_the_title_of_a_boundary_is_put_on_a_side_inside_or_outside(chosen):
    row_of(chosen, "title_at").choices.buttons[0.5].click()
    assert (boundary(chosen).title_at, boundary(chosen).title_outside) == (0.5, False)
    row_of(chosen, "title_outside").box.click()
    assert (boundary(chosen).title_at, boundary(chosen).title_outside) == (0.5, True)
    assert not boundary(chosen).words_are_free
    assert chosen.editor.history.names[-2:] == ("moved the title", "moved the title")


def test_the_side_that_is_nearest_is_shown_of_a_title_that_was_dragged(chosen):
    chosen.editor.commit(edited(boundary(chosen), {"title_at": 0.22}))
    assert row_of(chosen, "title_at").choices.buttons[0.25].isChecked()


def test_without_a_title_there_is_no_place_to_choose(chosen):
    assert row_of(chosen, "title_at").isVisibleTo(chosen.inspector)
    chosen.editor.commit(edited(boundary(chosen), {"title": ""}))
    assert not row_of(chosen, "title_at").isVisibleTo(chosen.inspector)
    assert not row_of(chosen, "title_outside").isVisibleTo(chosen.inspector)
