"""What icons look like: which symbol, and how a new person differs from others of it, as in a crowd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from richpic.editor.operations import movable, nudged_fields
from richpic.elements.icon import Icon
from richpic.model.change import Change, edited_many
from richpic.model.element import Element
from richpic.model.picture import Picture
from richpic.model.symbol import HANDS, SymbolLibrary, usual_hand


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
    icons = [element for element in movable(picture, ids) if isinstance(element, Icon)]
    pairs = [(icon, {"variant": icon.hand() % HANDS + 1, "hair": "", "skin": ""}) for icon in icons]
    return edited_many(pairs, "gave another look")


def with_symbol(picture: Picture, ids: Iterable[str], symbol: str) -> Change:
    """Return each icon of `ids` as the symbol called `symbol`; guarded ones, and what is no icon, stay.

    Nothing else about it changes: its words, size, place and links, and the face and colour that were chosen.
    """
    return nudged_fields(picture, ids, {"symbol": symbol}, "changed the icon")
