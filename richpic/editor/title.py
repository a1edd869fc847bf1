"""The title of the picture on the picture: large words over all that is drawn."""

from __future__ import annotations

from dataclasses import replace

from richpic.editor.identity import NewId, new_id, z_above
from richpic.editor.operations import removed
from richpic.elements.text import TITLE_SIZE, Text
from richpic.model.change import Change, added, edited, page_edited
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture

NAME = "put the title on the picture"
# Page units between the title and what is below it.
GAP = 36.0
# The letters of a title over a picture of so many times their size.
SHARE, LARGEST = 1 / 34, 160.0


def title_on(picture: Picture) -> Text | None:
    """Return the text that says the title of `picture` on it, the largest one; None if there is none."""
    title = _plain(picture.page.title)
    saying = [
        one for one in picture.order if isinstance(one, Text) and not one.hidden and _plain(one.text) == title
    ]
    return max(saying, key=lambda text: text.size) if title and saying else None


def title_added(picture: Picture, ctx: DrawContext, make_id: NewId = new_id) -> Change:
    """Return the addition of the title, centred over all that is drawn; wide pictures have larger letters."""
    shown = [one for one in picture.order if not one.hidden and not one.has_guides]
    content = union(one.bounds(ctx) for one in shown) or Rect(0.0, 0.0, 0.0, 0.0)
    size = round(min(LARGEST, max(TITLE_SIZE, content.w * SHARE)))
    words = picture.page.title.strip()
    text = Text(id=make_id(), z=z_above(picture), text=words, size=float(size), align="centre", weight=600)
    body = text.body(ctx)
    x, y = content.centre.x - body.w / 2, content.y - body.h - (GAP if shown else 0.0)
    return added(replace(text, x=round(x, 1), y=round(y, 1)), name=NAME)


def wants_title(picture: Picture) -> bool:
    """Tell whether a title written now had better be seen: there are things, and no title is over them."""
    large = (isinstance(one, Text) and one.size >= TITLE_SIZE and not one.hidden for one in picture.order)
    return bool(picture.elements) and not picture.page.title.strip() and not any(large)


def titled(picture: Picture, title: str, shown: bool, ctx: DrawContext, make_id: NewId = new_id) -> Change:
    """Return the change to `title`, to be `shown` on the picture or not, as one step.

    What is locked stays on the picture, and so does a text that says the new title by itself.
    """
    text = title_on(picture)
    if text is not None and not shown:
        off = removed(picture, [text.id], ctx)
        return off.then(page_edited(picture.page, {"title": title}, NAME)).named(
            "took the title off the picture"
        )
    change = retitled(picture, title)
    after = change.apply(picture)
    if not shown or not title.strip() or title_on(after) is not None:
        return change
    name = NAME if change.is_empty else "wrote the title"
    return change.then(title_added(after, ctx, make_id)).named(name)


def retitled(picture: Picture, title: str) -> Change:
    """Return the change of the title, on the picture too if it stands there, as one step."""
    change = page_edited(picture.page, {"title": title}, "wrote the title")
    text = title_on(picture)
    if text is None or not title.strip() or text.guarded:
        return change
    return change.then(edited(text, {"text": title.strip()})).named("wrote the title")


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
