"""From afar, lines are drawn plainly where there are many things; a few keep the look of a hand longer."""

import pytest

from richpic.editor.scene import Scene
from richpic.elements.boundary import Boundary
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.display import Group, Stroke
from richpic.model.drawing import FEW
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.render.options import ExportOptions
from richpic.render.scene import make_artwork

pytestmark = pytest.mark.usefixtures("qapp")
TOWN = Boundary(id="town", w=1800, h=900)
# A laptop's window shows a picture of fifty things at about this many pixels a page unit.
A_LAPTOP = 0.44
HOW_MANY = pytest.mark.parametrize(("things", "plainly"), [(50, False), (FEW + 1, True)])


def picture_of(things: int) -> Picture:
    return added(TOWN, *(Note(id=f"n{i}", x=i * 5.0) for i in range(things - 1))).apply(Picture())


def outline(items) -> list[tuple[float, ...]]:
    """Return the lines that are stroked, for all that is drawn of the boundary."""
    return [tuple(item.path.coords) for item in items if isinstance(item, Stroke)]


def drawn(picture: Picture, plainly: bool) -> list[tuple[float, ...]]:
    context = PictureContext(picture, symbol_library())
    return outline(TOWN.draw(context.plainly() if plainly else context))


@HOW_MANY
def test_how_many_things_there_are_decides_how_an_outline_is_drawn(things, plainly):
    picture = picture_of(things)
    scene = Scene(picture, PictureContext(picture, symbol_library()))
    assert (
        outline(scene.display_list("town", A_LAPTOP))
        == drawn(picture, plainly)
        != drawn(picture, not plainly)
    )


@HOW_MANY
def test_an_image_of_that_size_shows_the_same(things, plainly):
    picture = picture_of(things)
    made = make_artwork(picture, symbol_library(), ExportOptions(scale=A_LAPTOP), A_LAPTOP)
    assert drawn(picture, plainly) in [outline(one.items) for one in groups(made.items)]


def groups(items):
    """Yield all groups in `items`, also those in others."""
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from groups(item.items)


def test_from_very_far_even_a_few_are_drawn_plainly():
    picture = picture_of(3)
    scene = Scene(picture, PictureContext(picture, symbol_library()))
    assert outline(scene.display_list("town", 0.2)) == drawn(picture, True)
