"""A new boundary that names what is on the picture already is drawn around it, where it stands."""

from richpic.model.geometry import Rect


def boundary_of(made):
    (boundary,) = [one for one in made if one.kind == "boundary"]
    return boundary


def holds(boundary, element, ctx) -> bool:
    return all(boundary.holds(corner) for corner in element.bounds(ctx).corners)


def test_it_goes_around_all_that_it_names_and_nothing_moves(scribe):
    icons = scribe.type("council, school, youth worker")
    before = scribe.picture.elements
    boundary = boundary_of(scribe.type("# Our town: council, school"))
    council, school = (before[one.id] for one in icons[:2])
    context = scribe.context
    assert holds(boundary, council, context) and holds(boundary, school, context)
    assert all(scribe.picture.elements[one] == element for one, element in before.items())


def test_its_title_stands_above_what_it_holds(scribe):
    (council,) = scribe.type("council")
    boundary = boundary_of(scribe.type("# Our town: council"))
    title = boundary.words_rect(scribe.context)
    assert isinstance(title, Rect)
    assert not title.intersects(council.bounds(scribe.context))


def test_with_somebody_new_in_it_what_is_there_stays_outside(scribe):
    (council,) = scribe.type("council")
    made = scribe.type("# Our town: council, nurse")
    boundary = boundary_of(made)
    (nurse,) = [one for one in made if one.kind == "icon"]
    assert holds(boundary, nurse, scribe.context)
    assert not holds(boundary, council, scribe.context)
