"""Rows of the inspector for links: what they mean, and what is known of a tension."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton

from richpic.editor.meaning import relation_fields
from richpic.editor.voices import retold
from richpic.elements.end import End
from richpic.elements.link import Link, Tension, Voice
from richpic.elements.relations import RELATIONS
from richpic.model.display import DisplayList
from richpic.model.palette import Palette
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.extent import extent
from richpic.render.painter import Painter
from richpic.ui.controls import Choices, Paint, Sample
from richpic.ui.inspector_rows import Desk, Elements, LineField, PageField, Row, shared
from richpic.ui.panels import heading

USUAL = ("tension", "flow", "weak", "two-way")
SAMPLE_W = 112.0


@lru_cache(maxsize=64)
def _sample(relation: str, library: SymbolLibrary, palette: Palette) -> DisplayList:
    """Return a short link of that meaning, SAMPLE_W long, from (0, 0)."""
    means = RELATIONS[relation]
    link = Link(id="sample", relation=relation, heads=means.heads, end=End("", SAMPLE_W, 0.0))
    return link.draw(PictureContext(Picture({link.id: link}), library, palette))


def relation_paint(desk: Desk, relation: str) -> Paint:
    """Return what paints a sample of a meaning, as it looks on the picture."""
    painter = Painter()

    def paint(qpainter: QPainter, rect: QRectF) -> None:
        items = _sample(relation, desk.pixmaps.library, desk.theme.picture_palette)
        box = extent(items)
        if box is None:
            return
        qpainter.save()
        scale = min((rect.width() - 4) / SAMPLE_W, (rect.height() - 10) / box.h)
        qpainter.translate(rect.center())
        qpainter.scale(scale, scale)
        qpainter.translate(-box.centre.x, -box.centre.y)
        painter.paint(qpainter, items)
        qpainter.restore()

    return paint


class RelationRow(Row):
    """What a link means: a few usual meanings first, the others on request."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Meaning")
        self._open = False
        self._chosen: object = None
        names = (*USUAL, *(name for name in RELATIONS if name not in USUAL))
        self.buttons: dict[str, Sample] = {}
        for name in names:
            relation = RELATIONS[name]
            button = Sample(
                desk.theme,
                relation.caption,
                f"{relation.caption}: {relation.meaning}",
                relation_paint(desk, name),
            )
            self.buttons[name] = button
        self.choices = Choices(list(self.buttons.items()), 1, self._choose, spacing=0)
        self.more = QPushButton()
        self.more.setProperty("role", "quiet")
        # A click leaves the caret in the words of the link.
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(lambda: self._fold(not self._open))
        self.column.addWidget(self.choices)
        self.column.addWidget(self.more)
        self._fold(False)

    def _fold(self, opened: bool) -> None:
        self._open = opened
        for name, button in self.buttons.items():
            button.setVisible(opened or name in USUAL or name == self._chosen)
        words = "Fewer kinds" if opened else f"{len(self.buttons) - len(USUAL)} more kinds…"
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setToolTip("All that a link can mean")

    def _choose(self, value: object) -> None:
        name = str(value)
        self.desk.commit(dict(relation_fields(name)), f"made it {RELATIONS[name].caption}")

    def refresh(self, elements: Elements) -> None:
        """Show the meaning as chosen."""
        self._chosen = shared(elements, "relation")
        self.choices.show_value(self._chosen)
        self._fold(self._open)


class TensionRow(Row):
    """Two voices on a tension, how hot it is, and what shows it."""

    for_many = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Who says so?")
        self._tension = Tension()
        self.who: list[LineField] = []
        self.says: list[PageField] = []
        for number in ("One", "The other"):
            who = LineField(self._cancel)
            who.setPlaceholderText(f"{number} voice" if number == "One" else "The other voice")
            who.setAccessibleName(f"{number} voice: who")
            who.setMaxLength(200)
            who.editingFinished.connect(self.settle)
            says = PageField(self.settle, self._cancel, 2)
            says.setPlaceholderText("says…")
            says.setAccessibleName(f"{number} voice: what they say")
            who.setToolTip(who.accessibleName())
            says.setToolTip(says.accessibleName())
            self.who.append(who)
            self.says.append(says)
            self.column.addWidget(who)
            self.column.addWidget(says)
        self.show_voices = QPushButton("Show the voices on the picture")
        self.show_voices.setAccessibleName("Show the voices on the picture")
        self.show_voices.setToolTip("What each of them says, in a bubble that points at them")
        self.show_voices.clicked.connect(self._show_voices)
        self.column.addWidget(self.show_voices)
        self.column.addWidget(heading("Heat"))
        heat = [(n, Sample(desk.theme, str(n), f"Heat {n} of 5")) for n in range(1, 6)]
        self.heat = Choices(heat, 5, self._choose_heat)
        self.column.addWidget(self.heat)
        self.column.addWidget(heading("What shows it?"))
        self.evidence = PageField(self.settle, self._cancel, 2)
        self.evidence.setPlaceholderText("figures, events, what people saw")
        self.evidence.setAccessibleName("Evidence")
        self.evidence.setToolTip("What shows the tension: figures, events, what people saw")
        self.column.addWidget(self.evidence)

    def _written(self) -> Tension:
        first, second = (
            Voice(who.text(), says.toPlainText()) for who, says in zip(self.who, self.says, strict=True)
        )
        return replace(self._tension, first=first, second=second, evidence=self.evidence.toPlainText())

    def settle(self) -> None:
        """Commit what was written, if anything was."""
        written = self._written()
        if written != self._tension:
            self._tension = written
            editor = self.desk.editor
            chosen = (editor.picture.elements.get(one) for one in editor.selection)
            links = [one for one in chosen if isinstance(one, Link) and not one.guarded]
            if links:
                editor.commit(retold(editor.picture, links[0], written))

    def _show_voices(self) -> None:
        self.settle()
        self.desk.editor.tell("voices")

    def _choose_heat(self, value: object) -> None:
        self._tension = replace(self._written(), heat=int(str(value)))
        self.desk.commit({"tension": self._tension}, "changed the heat")

    def _cancel(self) -> None:
        self._put(self._tension)

    def _put(self, tension: Tension) -> None:
        self._tension = tension
        for voice, who, says in zip((tension.first, tension.second), self.who, self.says, strict=True):
            if who.text() != voice.who:
                who.setText(voice.who)
            if says.toPlainText() != voice.says:
                says.setPlainText(voice.says)
        if self.evidence.toPlainText() != tension.evidence:
            self.evidence.setPlainText(tension.evidence)
        self.heat.show_value(tension.heat)
        self.show_voices.setEnabled(any(voice.says.strip() for voice in (tension.first, tension.second)))

    def refresh(self, elements: Elements) -> None:
        """Show what is known; nothing of it for links of other meanings."""
        self.setVisible(shared(elements, "relation") == "tension")
        self._put(shared(elements, "tension") or Tension())
