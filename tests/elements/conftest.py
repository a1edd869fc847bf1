"""Elements are drawn here as the program draws them: with its fonts, its ink and its symbols."""

from collections.abc import Callable

import pytest

from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext


@pytest.fixture(scope="session")
def context_of(qapp) -> Callable[..., PictureContext]:
    """Return what makes the context of some elements, or of a whole picture."""

    def make(*elements: Element, page: Page | None = None) -> PictureContext:
        picture = added(*elements).apply(Picture(page=page or Page()))
        return PictureContext(picture, symbol_library())

    return make
