"""Panels that are made when they are first asked for: the start of the window does not wait for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.ui.controls import GlyphButton

if TYPE_CHECKING:
    from richpic.ui.find_panel import FindPanel
    from richpic.ui.finder import Finder
    from richpic.ui.outline_panel import OutlinePanel
    from richpic.ui.steps_panel import StepsPanel
    from richpic.ui.window import Window


def make_finder(window: Window) -> Finder:
    """Return the finder of a window."""
    from richpic.ui.finder import Finder

    finder = Finder(window.theme, window.pixmaps, window.stage)
    finder.left.connect(window.to_paper)
    window.stage.arranged.connect(finder.arrange)
    return finder


def make_find_panel(window: Window) -> FindPanel:
    """Return the panel of a window that finds and replaces words."""
    from richpic.ui.find_panel import FindPanel

    panel = FindPanel(window.theme, window.editor, window.canvas.bring_into_view, window.stage)
    panel.left.connect(window.to_paper)
    window.stage.arranged.connect(panel.arrange)
    return panel


def make_outline(window: Window) -> OutlinePanel:
    """Return the list of everything of a window, in the side column."""
    from richpic.ui.outline_panel import OutlinePanel

    panel = OutlinePanel(window.theme, window.editor, window.pixmaps, window.stage)
    panel.head.addWidget(_closing(window, "outline"))
    panel.looked.connect(window.canvas.bring_into_view)
    panel.left.connect(window.to_paper)
    window.stage.add_side("outline", panel)
    return panel


def make_steps(window: Window) -> StepsPanel:
    """Return the list of steps of a window, in the side column."""
    from richpic.ui.steps_panel import StepsPanel

    panel = StepsPanel(window.theme, window.editor, window.settle, window.stage)
    panel.head.addWidget(_closing(window, "steps"))
    panel.left.connect(window.to_paper)
    window.stage.add_side("steps", panel)
    return panel


def _closing(window: Window, identifier: str) -> GlyphButton:
    """Return the button of a switch as one that puts away what the switch shows."""
    button = window.actions_.button(identifier)
    button.glyph, button.glyph_size = "x", 16
    return button
