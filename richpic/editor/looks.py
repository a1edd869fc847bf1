"""What icons look like: which symbol, and how a new person differs from others of it, as in a crowd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from richpic.editor.operations import movable, nudged_fields, removed
from richpic.editor.scene import Scene
from richpic.elements.icon import Icon
from richpic.model.change import Change, edited, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture
from richpic.model.symbol import CHANCE, HANDS, SymbolLibrary, usual_hand

# Within this share of the smaller one's size an icon is on the middle of another one. One that is so many
# times as large as the other is a ground for it, or not hidden by it.
ON_MIDDLE, ALIKE = 0.25, 1.6


class Looks:
    """Hands out the `variant` of new icons among `elements`."""

    def __init__(self, elements: Iterable[Element], symbols: SymbolLibrary) -> None:
        self._symbols = symbols
        self._taken = Counter(
            (element.symbol, element.hand()) for element in elements if isinstance(element, Icon)
        )

    def next(self, symbol: str) -> int:
        """Return the look that the fewest have; 0, which is left to chance, for what is no person."""
        if not self._symbols.get(symbol).has_face:
            return 0
        usual = usual_hand(symbol)
        hands = [(usual - 1 + step) % HANDS + 1 for step in range(HANDS)]
        hand = min(hands, key=lambda one: self._taken[symbol, one])
        self._taken[symbol, hand] += 1
        return hand


def another_look(picture: Picture, ids: Iterable[str]) -> Change:
    """Return the next look for each icon of `ids`; hair and skin that were chosen go back to chance."""
    by_chance = {"hair": "", "skin": "", "hair_for": ""}
    icons = [element for element in movable(picture, ids) if isinstance(element, Icon)]
    pairs = [(icon, {"variant": icon.hand() % HANDS + 1, **by_chance}) for icon in icons]
    return edited_many(pairs, "gave another look")


def with_skin(picture: Picture, ids: Iterable[str], skin: str) -> Change:
    """Return each icon of `ids` with another skin ("": the one that it came with), its hair as it is."""
    chosen = (picture.elements[one] for one in ids if one in picture.elements)
    icons = [element for element in chosen if isinstance(element, Icon) and not element.guarded]
    pairs = [(icon, {"skin": skin, "hair_for": icon.hair_for or icon.skin or CHANCE}) for icon in icons]
    return edited_many((pair for pair in pairs if pair[0].skin != skin), "changed the skin")


def with_symbol(picture: Picture, ids: Iterable[str], symbol: str) -> Change:
    """Return each icon of `ids` as the symbol called `symbol`; guarded ones, and what is no icon, stay.

    Nothing else about it changes: its words, size, place and links, and the face and colour that were chosen.
    """
    return nudged_fields(picture, ids, {"symbol": symbol}, "changed the icon")


def lies_on(scene: Scene, icon: Icon) -> Icon | None:
    """Return the icon on whose middle `icon` was put so that it hides most of it; None if it is on none.

    In a crowd people stand closely, but not one on the middle of another.
    """
    for other in reversed(scene.within(icon.body(scene.context))):
        if not isinstance(other, Icon) or other.id == icon.id or other.hidden or other.locked:
            continue
        small, large = sorted((icon.size, other.size))
        off = max(abs(icon.x - other.x), abs(icon.y - other.y))
        if off <= small * ON_MIDDLE and large <= small * ALIKE:
            return other
    return None


def in_place_of(picture: Picture, put_on: Icon, below: Icon, ctx: DrawContext) -> Change:
    """Return the symbol of `put_on` on the icon `below` it, and `put_on` gone, as one step.

    Words that were written on `put_on` go along; those that it came with do not.
    """
    written = put_on.label not in ("", ctx.symbols.get(put_on.symbol).caption)
    words = {"label": put_on.label} if written else {}
    change = edited(below, {"symbol": put_on.symbol, **words})
    return change.then(removed(picture, [put_on.id], ctx)).named("changed the icon")
