"""Frames come in one order wherever they come one after the other, whether the author arranged it or not."""

from dataclasses import replace

import pypdfium2
import pytest

from richpic.editor.identity import zs_between
from richpic.editor.slides import slides
from richpic.editor.suggesting import frames_added
from richpic.elements import Frame, Icon
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.render.options import ExportOptions
from richpic.render.pages import export_pages
from richpic.share.destinations import named
from richpic.share.kit import write_kit
from richpic.share.telling_parts import telling
from richpic.share.thread import thread, views
from richpic.ui.share_wish import PARTS, Wish
from tests.render.test_words_inside import figures

LIBRARY = symbol_library()


def town() -> Picture:
    """Four groups far apart, without frames."""
    places = {"north": (0, 0), "east": (2000, 80), "south": (0, 1600), "west": (2000, 1650)}
    zs = iter(zs_between(None, None, 2 * len(places)))
    icons = [
        Icon(id=f"{name}{n}", z=next(zs), symbol="school", x=x + 150.0 * n, y=y, label=f"{name} {n}")
        for name, (x, y) in places.items()
        for n in (1, 2)
    ]
    return added(*icons).apply(Picture())


def framed(turned: bool) -> Picture:
    """The town with a frame around each group: in reading order, or as the author `turned` it."""
    picture = town()
    made = frames_added(picture, PictureContext(picture, LIBRARY)).apply(picture)
    if not turned:
        return made
    frames = [one for one in made.order if isinstance(one, Frame)]
    arranged = [frames[1], frames[3], frames[0], frames[2]]
    again = {one.id: replace(one, z=z) for one, z in zip(arranged, (one.z for one in frames), strict=True)}
    return replace(made, elements={**made.elements, **again})


def orders(picture: Picture, folder) -> dict[str, list[str]]:
    """Return in which order the frames come, by where they are shown."""
    ctx = PictureContext(picture, LIBRARY)
    told = telling(picture, LIBRARY)
    export_pages(picture, folder / "pages.pdf", ExportOptions(), LIBRARY, told=told)
    with pypdfium2.PdfDocument(folder / "pages.pdf") as document:
        pages = [figures(page)[-1][1] for page in document]
    images = write_kit(picture, LIBRARY, folder / "kit", named(["linkedin"]))
    wish = Wish(picture, LIBRARY, part=PARTS)
    names = [slide.name for slide in slides(picture)[1:]]
    return {
        "shown to others": names,
        "pages": [next(name for name in names if f"“{name}”" in page) for page in pages],
        "thread": [shot.name for shot in thread(picture, ctx)[1:]],
        "views": [view.name for view in views(picture, ctx)[1:]],
        "kit": [image.name for image in images[1:]],
        "share": [name for name, _ in wish.shots[1:]],
        "choice of a part": list(wish.frames),
    }


@pytest.mark.parametrize("turned", [False, True])
def test_frames_come_in_the_order_of_the_list_everywhere(tmp_path, turned):
    found = orders(framed(turned), tmp_path)
    assert len(found["shown to others"]) == 4
    assert all(order == found["shown to others"] for order in found.values()), found


def test_what_nobody_arranged_is_in_reading_order_and_the_same_with_frames_as_without(tmp_path):
    picture = town()
    suggested = [view.name for view in views(picture, PictureContext(picture, LIBRARY))]
    with_frames = framed(turned=False)
    assert [view.name for view in views(with_frames, PictureContext(with_frames, LIBRARY))] == suggested
    first = ["north", "east", "south", "west"]
    assert [name.partition(" ")[0] for name in suggested[1:]] == first
    turned = framed(turned=True)
    assert [slide.name for slide in slides(turned)][1:] != suggested[1:]
