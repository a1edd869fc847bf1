"""Writing on the canvas: which text is being edited in place, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.model.change import Change
from richpic.model.element import Element, TextPlace
from richpic.model.geometry import Point
from richpic.ui.text_edit import TextEdit

NAME_IT, SAY_IT = "Type a name, or press Esc", "Type what goes on between them, or press Esc"
WRITE, WRITE_LINE = "Write, then press Esc", "Write, then press Enter or Esc"


class Writing:
    """Lets one text at a time be edited on `canvas`.

    `show` brings an element into view; `ask_kind` is called where Tab asks for what a link means. `tell` is
    told how to write and to end it when that begins, "" when it has ended.
    """

    def __init__(
        self,
        canvas: QWidget,
        editor: Editor,
        show: Callable[[str], None],
        ask_kind: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        self._canvas, self._editor = canvas, editor
        self._show, self._ask_kind, self._tell = show, ask_kind, tell
        self._edit: TextEdit | None = None

    @property
    def goes_on(self) -> bool:
        """Whether a text is being edited."""
        return self._edit is not None

    @property
    def hides_grips(self) -> bool:
        """Whether grips would be in the way of it."""
        return self._edit is not None and self._edit.hides_grips

    def is_on(self, identifier: str) -> bool:
        """Whether it is the text of this element."""
        return self._edit is not None and self._edit.element.id == identifier

    def begin(self, identifier: str, at: Point | None = None, made: bool = False) -> None:
        """Edit the text of an element in place, the caret at page point `at` (or all of it selected).

        `made`: it was made just now, and what is written belongs to the making.
        """
        self.finish()
        element = self._editor.picture.elements.get(identifier)
        place = element.text_place(self._editor.context) if element is not None else None
        if element is None or element.locked or place is None:
            return
        self._edit = TextEdit(self._canvas, self._editor, element, at, made)
        self._edit.finished.connect(self._finished)
        self._edit.tabbed.connect(lambda: self._write_next(identifier))
        self._edit.show()
        self._edit.setFocus()
        self._canvas.update()
        self._tell(_how(element, place, made))

    def finish(self) -> None:
        """Take what was written, if anything is being written."""
        if self._edit is not None:
            self._edit.finish()

    def follow(self, change: Change) -> None:
        """Take in a Change of the picture."""
        if self._edit is not None:
            self._edit.follow(change)

    def keep_to(self, ids: tuple[str, ...]) -> None:
        """Take what was written on a thing that is not among `ids` any more: it was left, or is gone."""
        if self._edit is not None and self._edit.element.id not in ids:
            self.finish()

    def stay_in_place(self) -> None:
        """Lay the editor over its element again, which is seen elsewhere now."""
        if self._edit is not None:
            self._edit.place(self._editor.camera)

    def _finished(self) -> None:
        edit, self._edit = self._edit, None
        if edit is not None:
            # Who has turned to something else already has the keys there.
            if edit.hasFocus():
                self._canvas.setFocus()
            edit.hide()
            edit.deleteLater()
        self._canvas.update()
        self._tell("")

    def _write_next(self, identifier: str) -> None:
        """Go on as Tab means it here: with the next one beside it, or with what a link means."""
        editor = self._editor
        element = editor.picture.elements.get(identifier)
        if element is not None and element.placed_by_ends:
            self._ask_kind()
        if element is None or not element.makes_next:
            return
        change = operations.next_beside(editor.picture, identifier, editor.context)
        editor.commit(change)
        editor.select(change.patches)
        self.begin(editor.selection[0], made=True)
        self._show(editor.selection[0])


def _how(element: Element, place: TextPlace, made: bool) -> str:
    """Return how to write on `element`: what was `made` just now takes the keys that choose tools, too."""
    if place.lines:
        return WRITE
    if not made:
        return WRITE_LINE
    return SAY_IT if element.placed_by_ends else NAME_IT
