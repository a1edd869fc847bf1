"""The inspector: what can be set of whatever is selected. Shown only while something is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from richpic.editor.operations import counted
from richpic.model.element import Element
from richpic.ui.actions import ActionSet
from richpic.ui.inspector_rows import Desk, Row
from richpic.ui.inspector_table import FOR_ALL, PRIVATE, rows_of
from richpic.ui.panels import Panel, ScrollColumn
from richpic.ui.theme import Theme, interface_font, roomy
from richpic.ui.tokens import TARGET

ONE = ("duplicate", "lock", "front", "back", "delete")
SPREAD = ("spread-across", "spread-down", "match-width", "match-height", "match-both")
ALIGN = ("align-left", "align-centre", "align-right", "align-top", "align-middle", "align-bottom")
SEVERAL = ("group", "ungroup", "lock", "duplicate", "delete")


class Inspector(Panel):
    """Rows for what is selected. Rebuilt when other kinds are selected, refreshed when they change."""

    WIDTH = 278

    def __init__(self, theme: Theme, desk: Desk, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Properties of what is selected", parent, inset=9)
        self._desk, self._actions = desk, actions
        self._showing: tuple[Any, ...] = ()
        self.rows: list[Row] = []
        self.headline = QLabel()
        theme.changed.connect(self._dress_headline)
        self._dress_headline()
        self.body = ScrollColumn()
        self.footer = QWidget()
        QHBoxLayout(self.footer).setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(2, 2, 0, 0)
        column.setSpacing(6)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.addWidget(self.headline, 1)
        column.addLayout(self._top)
        column.addWidget(self.body, 1)
        column.addWidget(self.footer)
        desk.editor.subscribe(self._heard)
        self.rebuild()

    def put_in_corner(self, button: QWidget) -> None:
        """Put a button beside the headline."""
        self._top.addWidget(button)

    def _dress_headline(self) -> None:
        self.headline.setFont(interface_font(12, 600))

    def _heard(self, happened: str, detail: Any) -> None:
        if happened in ("selection", "change", "picture"):
            self.rebuild()

    def _elements(self) -> list[Element]:
        editor = self._desk.editor
        return [editor.picture.elements[one] for one in editor.selection if one in editor.picture.elements]

    @property
    def is_wanted(self) -> bool:
        """Whether anything is selected."""
        return bool(self._desk.editor.selection)

    def settle(self) -> None:
        """Commit what is still being typed."""
        for row in self.rows:
            row.settle()

    def rebuild(self) -> None:
        """Show what is selected now."""
        elements = self._elements()
        kinds = sorted({element.kind for element in elements})
        showing = (tuple(self._desk.editor.selection), tuple(kinds))
        if showing != self._showing:
            self._showing = showing
            self._make_rows(elements, kinds)
        for row in self.rows:
            row.refresh(elements)
        self.headline.setText(self._headline(elements))

    def _make_rows(self, elements: list[Element], kinds: list[str]) -> None:
        for row in self.rows:
            self.body.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while item := self.body.column.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        many = len(elements) > 1
        makers = (*rows_of(elements[0]), PRIVATE) if len(kinds) == 1 else FOR_ALL if many else ()
        made = [make(self._desk) for make in makers]
        self.rows = [row for row in made if row.for_many or not many]
        for row in made:
            if row not in self.rows:
                row.deleteLater()
        if many:
            for identifiers in (ALIGN, SPREAD):
                buttons = self._buttons(identifiers)
                self.body.column.addWidget(buttons)
                buttons.show()
        for row in self.rows:
            self.body.column.addWidget(row)
            row.show()
        self.body.column.addStretch(1)
        self._fill_footer(SEVERAL if many else ONE if elements else ())

    def _fill_footer(self, identifiers: Sequence[str]) -> None:
        layout = self.footer.layout()
        assert layout is not None
        while item := layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        layout.addWidget(self._buttons(identifiers))

    def _buttons(self, identifiers: Sequence[str]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for identifier in identifiers:
            layout.addWidget(self._actions.button(identifier))
        layout.addStretch(1)
        return row

    def _headline(self, elements: list[Element]) -> str:
        if len(elements) != 1:
            return counted(len(elements))
        element = elements[0]
        between = self._desk.editor.picture.elements
        names = [_named(between[one]) for one in element.hangs_on() if one in between]
        words = " → ".join(names) if len(names) == 2 else element.speaks()
        text = f"{element.kind.capitalize()} · {words}" if len(names) == 2 else words
        metrics = self.headline.fontMetrics()
        return metrics.elidedText(
            text[:1].upper() + text[1:], Qt.TextElideMode.ElideRight, roomy(self.WIDTH) - 44 - TARGET
        )

    def wanted_height(self) -> int:
        """Return the height at which nothing has to scroll, in pixels, without the shadow."""
        rows = self.body.column.sizeHint().height()
        around = 2 * (9 + 1) + 2 + 2 * 6
        return rows + max(TARGET, self.headline.sizeHint().height()) + 40 + around


def _named(element: Element) -> str:
    return str(getattr(element, element.text_field, "") if element.text_field else "") or element.speaks()
