"""A large picture just opened: where its things are is found out in slices, while the window goes on.

Nothing of it can be painted before, for nobody knows what lies where.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from richpic.editor.editor import Editor
from richpic.editor.scene import Scene

# A picture of no more things than this is there in a few milliseconds: no slices, and nothing to say.
AT_ONCE = 300
# Seconds after which it is said that the picture is coming: what is quicker would only flicker.
QUIET = 0.5
WORDS = "Opening the picture…"
BAR_W, BAR_H, BELOW = 180.0, 4.0, 14.0


class Opening:
    """Finds the bounds of what `editor` has open, and shows in the middle of the paper how far it is."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        # What was begun, when, and what is ready to be painted.
        self._scene: Scene | None = None
        self._since = 0.0
        self._ready: Scene | None = None

    @property
    def goes_on(self) -> bool:
        """Whether there is more to be done before the picture can be painted."""
        scene = self._editor.scene
        is_new = scene is not self._ready and scene is not self._scene
        if is_new and (len(scene.picture.elements) <= AT_ONCE or scene.measured == 1.0):
            scene.measure()
            self._ready = scene
        return scene is not self._ready

    def work(self, seconds: float) -> bool:
        """Go on for about `seconds`. Tells whether it is done."""
        scene = self._editor.scene
        if scene is not self._scene:
            self._scene, self._since = scene, perf_counter()
        if scene.measured < 1.0:
            scene.measure(seconds)
            return False
        # In a slice of its own: sorted once, and kept from then on.
        scene.sort()
        self._ready = scene
        return True

    @property
    def is_slow(self) -> bool:
        """Whether it takes so long that it should be said."""
        return self._scene is self._editor.scene and perf_counter() - self._since > QUIET

    def area(self, middle: QPointF) -> QRect:
        """Return the view rectangle in which it is said, about `middle`."""
        room = QRectF(0.0, 0.0, 2 * BAR_W, 6 * BELOW)
        room.moveCenter(middle)
        return room.toAlignedRect()

    def paint(self, qpainter: QPainter, middle: QPointF, ink: QColor, accent: QColor) -> None:
        """Say how far it is, in colours that are seen on the paper; nothing while it may still be quick."""
        if not self.is_slow:
            return
        qpainter.save()
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(qpainter.font())
        qpainter.setPen(ink)
        qpainter.drawText(QPointF(middle.x() - metrics.horizontalAdvance(WORDS) / 2, middle.y()), WORDS)
        bar = QRectF(middle.x() - BAR_W / 2, middle.y() + BELOW, BAR_W, BAR_H)
        groove = QColor(ink)
        groove.setAlpha(40)
        qpainter.setPen(Qt.PenStyle.NoPen)
        for colour, share in ((groove, 1.0), (accent, self._editor.scene.measured)):
            qpainter.setBrush(colour)
            qpainter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * share, BAR_H), 2.0, 2.0)
        qpainter.restore()
