"""Icon tool: places the chosen symbol."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id, z_above
from richpic.editor.looks import Looks
from richpic.elements.icon import ICON_SIZE, Icon
from richpic.model.geometry import Rect
from richpic.tools.gestures.make import Make
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class IconTool(Tool):
    """Click to place the symbol, or drag its size."""

    name: ClassVar[str] = "icon"
    caption: ClassVar[str] = "Icon"
    key: ClassVar[str] = "I"
    hint: ClassVar[str] = "Pick an icon on the left, then click the paper where it belongs."
    makes: ClassVar[bool] = True

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin to place the symbol."""
        return Make(self.editor, self.toolbox, pointer, self._build, "added an icon")

    def _build(self, rect: Rect | None, pointer: Pointer) -> Icon:
        place = rect.centre if rect else pointer.at
        size = max(rect.w, rect.h, 16.0) if rect else ICON_SIZE
        return self.make(place.x, place.y, size)

    def make(self, x: float, y: float, size: float = ICON_SIZE) -> Icon:
        """Return the chosen symbol with its caption, centred on a page point."""
        options = self.toolbox.options
        library = self.editor.context.symbols
        symbol = library.get(options.symbol)
        looks = Looks(self.editor.picture.elements.values(), library)
        face = options.face if symbol.has_face else ""
        return Icon(
            id=new_id(),
            z=z_above(self.editor.picture),
            symbol=options.symbol,
            face=face,
            variant=looks.next(options.symbol),
            label=symbol.caption,
            x=round(x, 1),
            y=round(y, 1),
            size=round(size, 1),
        )
