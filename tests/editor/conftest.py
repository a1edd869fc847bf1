"""The editor is tested with the program's own fonts and symbols, for places depend on measured words."""

from collections.abc import Callable

import pytest

from richpic.editor.identity import numbered_ids
from richpic.editor.scribe import Plan, labels_on, parse, plan
from richpic.files.symbols import symbol_library
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from richpic.render.context import PictureContext


@pytest.fixture(scope="session")
def make_context(qapp) -> Callable[[Picture], PictureContext]:
    """Return what measures a picture."""
    return lambda picture: PictureContext(picture, symbol_library())


class Scribe:
    """Types lines one after the other onto one picture."""

    def __init__(self, make_context: Callable[[Picture], PictureContext]) -> None:
        self._make_context = make_context
        self._make_id = numbered_ids("n")
        self.picture = Picture()
        self.near: Rect | None = None
        self.plan = Plan.__new__(Plan)

    @property
    def context(self) -> PictureContext:
        return self._make_context(self.picture)

    def type(self, text: str):
        """Draw `text`; return the new elements in the order of the text."""
        notes = parse(text, labels_on(self.picture))
        self.plan = plan(notes, self.picture, self.context, self._make_id, self.near)
        self.picture = self.plan.change.apply(self.picture)
        return [self.picture.elements[one] for one in self.plan.made]


@pytest.fixture
def scribe(make_context) -> Scribe:
    return Scribe(make_context)
