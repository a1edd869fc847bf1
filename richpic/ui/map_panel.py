"""Where the map stands: in a corner where it hides nothing, until it is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from richpic.editor.editor import Editor
from richpic.ui.bareness import is_bare
from richpic.ui.canvas import Canvas
from richpic.ui.controls import GlyphButton
from richpic.ui.layout import map_places
from richpic.ui.minimap import SIZE, Minimap
from richpic.ui.panels import SHADOW, Panel
from richpic.ui.stage import Stage
from richpic.ui.theme import Theme
from richpic.ui.tokens import GAP, TARGET

if TYPE_CHECKING:
    from richpic.files.settings import Settings

# Under this name it is kept whether it is wanted.
SETTING = "map"


def _seen(hint: QSize) -> QSize:
    return hint - QSize(2 * SHADOW, 2 * SHADOW)


class MapPanel(Panel):
    """The map in a corner of the stage, while it is `wanted` and part of the picture is out of view.

    It comes by itself only where it hides nothing of the picture. `closing` puts it away.
    """

    def __init__(
        self,
        theme: Theme,
        editor: Editor,
        canvas: Canvas,
        stage: Stage,
        settings: Settings | None,
        closing: GlyphButton,
    ) -> None:
        super().__init__(theme, "Map", stage, inset=3)
        self._editor, self._stage, self._canvas, self._settings = editor, stage, canvas, settings
        self.wanted = settings is None or settings.more.get(SETTING) is not False
        # Whether it was asked for where it cannot but lie on the picture.
        self._insists = False
        self._place: QRect | None = None
        self.map = Minimap(theme, editor, canvas)
        self.closing = closing
        closing.glyph, closing.glyph_size = "x", 14
        closing.setAccessibleName("Put the map away")
        closing.setParent(self.map)
        closing.move(SIZE.width() - TARGET, 0)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map)
        self.back = QPushButton("Back to the picture", stage)
        self.back.setAccessibleName("Back to the picture")
        self.back.setToolTip("Nothing of the picture is in view: show all of it")
        self.back.clicked.connect(canvas.fit)
        # Whether corners are bare, by where they are: found at rest, not with every click.
        self._found: dict[tuple[int, int], bool] = {}
        self.map.rested.connect(self._look_again)
        stage.arranged.connect(self.arrange)
        self.arrange()

    def toggle(self) -> None:
        """Put the map away for good, or have it back, also where it has to lie on the picture."""
        hidden = self.wanted and self.map.needed and not self.isVisible()
        self.wanted = hidden or not self.wanted
        self._insists = self.wanted
        if self._settings is not None:
            self._settings.more[SETTING] = self.wanted
            self._settings.save()
        self.arrange()

    def _look_again(self) -> None:
        self._found.clear()
        self.arrange()

    def _is_bare(self, place: QRect) -> bool:
        at = place.x(), place.y()
        if at not in self._found:
            self._found[at] = is_bare(self._editor, place)
        return self._found[at]

    def arrange(self) -> None:
        """Take a corner in which neither a panel nor the picture is, or none."""
        if self.wanted and self.map.needed and not self._stage.zen:
            self._place = self._find_place()
            if self._place is not None:
                self.put(self._place)
            self.setVisible(self._place is not None)
        else:
            self.hide()
        self.raise_()
        self._arrange_back()

    def _find_place(self) -> QRect | None:
        """Return the corner to stand in: where it stands as long as it can, under a hand always."""
        # The sheet without its shadow.
        places = map_places(self._stage.size(), self._stage.placed, _seen(self.sizeHint()))
        free = [place for place in places if not self._hides_selected(place)]
        stays = self._place if self._place in free and self.isVisible() else None
        if stays is not None and (self.underMouse() or self._is_bare(stays)):
            return stays
        bare = next((place for place in free if self._is_bare(place)), None)
        return bare or (free[0] if free and self._insists else None)

    def _hides_selected(self, place: QRect) -> bool:
        """Tell whether the map would lie over a quarter or more of what is selected: nobody could see it."""
        selected = self._canvas.selection_rect()
        if selected is None:
            return False
        both = selected & place
        return 4 * both.width() * both.height() >= selected.width() * selected.height()

    def _arrange_back(self) -> None:
        size, tools = self.back.sizeHint(), self._stage.placed.get("tools")
        bottom = tools.top() if tools else self._stage.height() - GAP
        x = (self._stage.width() - size.width()) // 2
        self.back.setGeometry(QRect(x, bottom - 2 * GAP - size.height(), size.width(), size.height()))
        self.back.setVisible(self.map.lost)
        self.back.raise_()
