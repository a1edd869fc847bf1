"""Where on the canvas nothing is drawn, in view pixels."""

from __future__ import annotations

from PySide6.QtCore import QRect

from richpic.editor import bareness
from richpic.editor.editor import Editor
from richpic.model.geometry import Rect

# View pixels between the places that are looked at: less than the smallest icon, and letters are longer.
APART = 14.0


def is_bare(editor: Editor, rect: QRect) -> bool:
    """Tell whether nothing is drawn under a view rectangle; while a picture is still opening, nothing is."""
    if editor.scene.measured < 1.0:
        return True
    camera = editor.camera
    at = camera.to_page((rect.x(), rect.y()))
    area = Rect(at.x, at.y, rect.width() / camera.zoom, rect.height() / camera.zoom)
    return bareness.is_bare(editor.scene, area, APART / camera.zoom)
