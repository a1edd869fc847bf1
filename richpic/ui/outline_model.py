"""The outline of the picture as a Qt model, so that a native tree shows, renames and reorders it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.editor.outline import Branch, outline
from richpic.editor.saying import said
from richpic.model.change import edited
from richpic.model.element import Element, longest_text

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MIME = "application/x-richpic-outline-row"
ELEMENT = Qt.ItemDataRole.UserRole
ROLE = Qt.ItemDataRole


@dataclass(slots=True)
class Node:
    """A branch with its place in the tree. `number` is its place in the list of all nodes."""

    branch: Branch
    number: int
    row: int
    parent: Node | None
    children: list[Node] = field(default_factory=list)


class OutlineModel(QAbstractItemModel):
    """Rows are elements or sections. What is changed here is committed to the editor."""

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._nodes: list[Node] = []
        self._top: list[Node] = []
        self._by_id: dict[str, Node] = {}

    def refresh(self) -> bool:
        """Show the picture as it is now. Tells whether rows came, went or moved."""
        branches = outline(self._editor.picture, self._editor.context)
        if [branch.shape for branch in branches] == [node.branch.shape for node in self._top]:
            self._replace(self._top, branches)
            return False
        self.beginResetModel()
        self._nodes, self._by_id = [], {}
        self._top = self._grow(branches, None)
        self.endResetModel()
        return True

    def _grow(self, branches: Sequence[Branch], parent: Node | None) -> list[Node]:
        made = []
        for row, branch in enumerate(branches):
            node = Node(branch, len(self._nodes), row, parent)
            self._nodes.append(node)
            if branch.element is not None:
                self._by_id[branch.element.id] = node
            node.children = self._grow(branch.children, node)
            made.append(node)
        return made

    def _replace(self, nodes: Sequence[Node], branches: Sequence[Branch]) -> None:
        for node, branch in zip(nodes, branches, strict=True):
            if node.branch.element is not branch.element or node.branch.title != branch.title:
                node.branch = branch
                index = self._index_of(node)
                self.dataChanged.emit(index, index)
            self._replace(node.children, branch.children)

    # Finding

    def _node(self, index: Index) -> Node | None:
        return self._nodes[index.internalId()] if index.isValid() else None

    def _index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number)

    def index_of(self, identifier: str) -> QModelIndex:
        """Return the index of an element; an invalid one if it is not on the picture."""
        node = self._by_id.get(identifier)
        return self._index_of(node) if node else QModelIndex()

    def element(self, index: Index) -> Element | None:
        """Return the element of a row, or None for a section."""
        node = self._node(index)
        return node.branch.element if node else None

    def branches(self) -> Iterator[tuple[QModelIndex, Branch]]:
        """Yield all rows that have rows of their own."""
        for node in self._nodes:
            if node.children:
                yield self._index_of(node), node.branch

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a row."""
        above = self._node(parent)
        rows = above.children if above else self._top
        return self._index_of(rows[row]) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads it
        """Return the row that a row belongs to."""
        node = self._node(index)
        return self._index_of(node.parent) if node and node.parent else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows belong to `parent`."""
        node = self._node(parent)
        return len(node.children if node else self._top)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Return the name, the words to edit, the element, or what a screen reader says."""
        node = self._node(index)
        if node is None:
            return None
        element = node.branch.element
        if role == ROLE.DisplayRole:
            return node.branch.title
        if role == ROLE.EditRole and element is not None and element.text_field:
            return str(getattr(element, element.text_field))
        if role == ELEMENT:
            return element
        if role in (ROLE.AccessibleTextRole, ROLE.ToolTipRole):
            if element is None:
                return f"{node.branch.title}, {operations.counted(len(node.children))}"
            return said(element, self._editor.picture, self._editor.context)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Elements can be chosen, renamed and dragged; sections only be looked at."""
        element = self.element(index)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if element is None:
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if element.text_field and not element.locked:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = ROLE.EditRole) -> bool:
        """Rename: one Change. Words that were only laid out in one line for editing stay as they were."""
        element = self.element(index)
        if element is None or role != ROLE.EditRole or not element.text_field:
            return False
        before, words = str(getattr(element, element.text_field)), str(value).strip()
        longest = longest_text(type(element), element.text_field)
        words = words[:longest] if longest else words
        if " ".join(words.split()) == " ".join(before.split()):
            return False
        self._editor.commit(edited(element, {element.text_field: words}, "renamed"))
        return True

    # Reordering

    def step(self, identifier: str, up: bool) -> bool:
        """Put an element over the row above it, or under the row below. Tells whether there is one."""
        node = self._by_id.get(identifier)
        if node is None:
            return False
        rows = node.parent.children if node.parent else self._top
        place = node.row + (-1 if up else 1)
        other = rows[place].branch.element if 0 <= place < len(rows) else None
        if other is None:
            return False
        self._editor.commit(operations.next_to(self._editor.picture, [identifier], other.id, above=up))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the kind of what is dragged."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged rows."""
        mime = QMimeData()
        ids = [element.id for element in map(self.element, indexes) if element is not None]
        mime.setData(MIME, "\n".join(ids).encode())
        return mime

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Rows can be dropped between those that they stand among: the list moves nothing on the paper."""
        return bool(data.hasFormat(MIME) and row >= 0 and self._dropped(data, parent))

    def _dropped(self, data: QMimeData, parent: Index) -> list[str]:
        node = self._node(parent)
        rows = node.children if node else self._top
        here = {row.branch.element.id for row in rows if row.branch.element}
        ids = bytes(data.data(MIME).data()).decode().split("\n")
        return ids if set(ids) <= here else []

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Put the dragged elements over what is below the place where they were dropped."""
        ids = self._dropped(data, parent)
        node = self._node(parent)
        rows = [one.branch.element for one in (node.children if node else self._top)]
        below = next((one for one in rows[row:] if one and one.id not in ids), None)
        above = next((one for one in reversed(rows[:row]) if one and one.id not in ids), None)
        if not ids or (below is None and above is None):
            return False
        other, over = (below, True) if below else (above, False)
        assert other is not None
        self._editor.commit(operations.next_to(self._editor.picture, ids, other.id, above=over))
        # The move is made: Qt has no rows to take away.
        return False
