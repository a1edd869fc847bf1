"""Dropping on the canvas: symbols from the tray, and files from other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from richpic.editor.editor import Editor
from richpic.editor.linking import put_down
from richpic.editor.looks import lies_on
from richpic.elements.icon import Icon
from richpic.model.geometry import Point
from richpic.tools.icon import IconTool
from richpic.tools.toolbox import Toolbox

# What is dragged is the name of a symbol.
SYMBOL_MIME = "application/x-richpic-symbol"


class Dropping:
    """Puts symbols on the paper of `canvas`, about the page point `middle` if no place is named.

    `take_file` is called with the path of a file dropped there, and the page point; `say_lies_on` with the
    ids of an icon dropped on the middle of another one and of that.
    """

    def __init__(
        self,
        canvas: QWidget,
        editor: Editor,
        toolbox: Toolbox,
        middle: Callable[[], Point],
        take_file: Callable[[str, Point], None],
        say_lies_on: Callable[[str, str], None],
    ) -> None:
        self._canvas, self._editor, self._toolbox = canvas, editor, toolbox
        self._middle, self._take_file, self._say_lies_on = middle, take_file, say_lies_on

    def welcomes(self, data: QMimeData) -> bool:
        """Tell whether this is something for the paper."""
        return data.hasFormat(SYMBOL_MIME) or any(url.isLocalFile() for url in data.urls())

    def take(self, data: QMimeData, at: Point) -> None:
        """Take what was dropped at page point `at`."""
        if data.hasFormat(SYMBOL_MIME):
            self._drop_symbol(bytes(data.data(SYMBOL_MIME).data()).decode(), at)
        for url in data.urls():
            if url.isLocalFile():
                self._take_file(str(Path(url.toLocalFile())), at)

    def _drop_symbol(self, name: str, at: Point) -> None:
        identifier = self.place_symbol(name, at)
        made = self._editor.picture.elements.get(identifier)
        below = lies_on(self._editor.scene, made) if isinstance(made, Icon) else None
        if below is not None:
            self._say_lies_on(identifier, below.id)

    def place_symbol(self, name: str, at: Point | None = None, write: bool = True) -> str:
        """Put a symbol on the paper at page point `at` (or where there is room), select it, return its id.

        If asked to `write`, its caption is open for other words.
        """
        icon = self.make_icon(name, at or self._icon_tool.place_by_key(self._middle()))
        self._editor.commit(put_down(self._editor.scene, icon, "added an icon"))
        self._editor.select([icon.id])
        self._canvas.setFocus()
        if write:
            self._editor.edit_text(icon.id, made=True)
        return icon.id

    def make_icon(self, name: str, at: Point) -> Icon:
        """Return an icon of a symbol as the icon tool makes it, centred on a page point."""
        self._toolbox.options.symbol = name
        return self._icon_tool.make(at.x, at.y)

    @property
    def _icon_tool(self) -> IconTool:
        return next(tool for tool in self._toolbox.tools if isinstance(tool, IconTool))
