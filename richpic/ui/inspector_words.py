"""A row of the inspector: how large the words are, for things of any kind together."""

from __future__ import annotations

from richpic.editor.lettering import has_letters, lettered
from richpic.model.element import Element
from richpic.ui.controls import Choices, Sample
from richpic.ui.inspector_rows import Desk, Elements, Row

# Page units an em; 0 is as large as each thing has them by itself.
SIZES = ((0.0, "usual"), (16.0, "S"), (22.0, "M"), (30.0, "L"), (40.0, "XL"))


class WordsRow(Row):
    """The size of words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Size of words")
        buttons = [(size, Sample(desk.theme, name, f"Size of words: {name}")) for size, name in SIZES]
        self.choices = Choices(buttons, len(SIZES), self._choose)
        self.column.addWidget(self.choices)

    def _choose(self, value: object) -> None:
        editor = self.desk.editor
        editor.commit(lettered(editor.picture, editor.selection, float(str(value)), editor.context))

    def refresh(self, elements: Elements) -> None:
        """Show the size that all have; nothing where none has words to be sized."""
        context = self.desk.editor.context
        sized = [element for element in elements if has_letters(element, context)]
        self.setVisible(bool(sized))
        chosen = {self._chosen(element) for element in sized}
        self.choices.show_value(chosen.pop() if len(chosen) == 1 else None)

    def _chosen(self, element: Element) -> float:
        chosen = getattr(element, "letters", None)
        return element.letters_now(self.desk.editor.context) if chosen is None else float(chosen)
