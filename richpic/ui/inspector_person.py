"""The rows of the inspector for how people look: hair or headwear, skin, another look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from richpic.editor.looks import another_look, with_skin
from richpic.model.palette import SKINS
from richpic.model.symbol import Head, spoken_name
from richpic.ui.controls import Choices, Swatch, TextButton
from richpic.ui.inspector_rows import Desk, Elements, Row, shared
from richpic.ui.symbol_pixmaps import SymbolPixmaps, hair_name
from richpic.ui.theme import Theme
from richpic.ui.tray import FaceButton

SKIN_WORDS = ("very light", "light", "light brown", "medium brown", "brown", "dark brown")
# Those that come with a symbol and make no sense on another one.
OF_ONE_SYMBOL = frozenset({"police-cap-wear", "sprout-wear"})
SIDE = 27


class PersonRow(Row):
    """A row that is there for people only."""

    def refresh(self, elements: Elements) -> None:
        """Show the row where somebody has a face."""
        library = self.desk.pixmaps.library
        symbols = [library.get(str(getattr(element, "symbol", ""))) for element in elements]
        self.setVisible(any(symbol.has_face for symbol in symbols))


class LookRow(PersonRow):
    """A button for whoever should just look different."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.button = TextButton(desk.theme, "Another look", "Another look: other skin, other hair")
        self.button.clicked.connect(self._look)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _look(self) -> None:
        editor = self.desk.editor
        editor.commit(another_look(editor.picture, editor.selection))


class HairButton(FaceButton):
    """A head with hair, or something worn on it."""

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, hair: str) -> None:
        super().__init__(theme, pixmaps, hair)
        worn = hair.endswith("-wear")
        words = spoken_name(hair.removesuffix("-wear")) + ("" if worn else " hair")
        self.setAccessibleName(words)
        self.setToolTip(words)

    def paint_face(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the head."""
        if pixmap := self._pixmaps.get(hair_name(self.face), SIDE, self.devicePixelRatioF()):
            painter.drawPixmap(rect.center() - QPointF(SIDE / 2, SIDE / 2), pixmap)


class HairRow(PersonRow):
    """The hair or headwear of a person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Hair or headwear")
        hairs = [hair for hair in desk.pixmaps.library.hairs if hair not in OF_ONE_SYMBOL]
        own = Swatch(desk.theme, "", "Hair: as it comes")
        own.setFixedSize(31, 40)
        heads = [(hair, HairButton(desk.theme, desk.pixmaps, hair)) for hair in hairs]
        self.choices = Choices([*heads, ("", own)], 8, self._choose, spacing=0)
        self.column.addWidget(self.choices)

    def _choose(self, value: object) -> None:
        self.desk.commit({"hair": value}, "changed the hair")

    def refresh(self, elements: Elements) -> None:
        """Show the hair that was chosen; nothing where a symbol has headwear of its own, such as a hood."""
        library = self.desk.pixmaps.library
        marks = [mark for one in elements for mark in library.get(str(getattr(one, "symbol", ""))).marks]
        heads = [mark for mark in marks if isinstance(mark, Head)]
        self.setVisible(any(not head.hair.endswith("-wear") for head in heads))
        self.choices.show_value(shared(elements, "hair"))


class SkinRow(PersonRow):
    """The skin of a person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Skin")
        named = [("", "as it comes"), *zip(SKINS, SKIN_WORDS, strict=True)]
        swatches = [(skin, Swatch(desk.theme, skin, f"Skin: {words}")) for skin, words in named]
        for _, swatch in swatches:
            swatch.setFixedSize(34, 40)
        self.choices = Choices(swatches, 7, self._choose, spacing=0)
        self.column.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignLeft)

    def _choose(self, value: object) -> None:
        editor = self.desk.editor
        editor.commit(with_skin(editor.picture, editor.selection, str(value)))

    def refresh(self, elements: Elements) -> None:
        """Ring the skin that was chosen."""
        super().refresh(elements)
        self.choices.show_value(shared(elements, "skin"))
