"""The style sheet of the window, written from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from string import Template

from richpic.ui.tokens import Tokens

_SHEET = Template(
    """
QLabel, QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QMenu, QAbstractItemView { color: $text; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QToolTip { background: $text; color: $surface; border: none; padding: 6px 9px; font-size: $small; }

QLabel[role="heading"] { color: $muted; font-size: $tiny; font-weight: 600; }
QLabel[role="muted"] { color: $muted; font-size: $small; }
QLabel[role="title"] { font-size: $large; font-weight: 600; }

QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {
  background: $surface; border: 1px solid $edge; border-radius: 8px; padding: 0 10px;
  selection-background-color: $accent; selection-color: $on_accent; min-height: 38px;
}
QPlainTextEdit { padding: 6px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus {
  border: 2px solid $link; padding-left: 9px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $border; selection-background-color: $soft;
  selection-color: $text; padding: 4px; outline: none; }
QSpinBox::up-button, QSpinBox::down-button { width: 20px; border: none; background: transparent; }

QPushButton {
  background: $surface; border: 1px solid $edge; border-radius: 8px; padding: 0 14px; min-height: 38px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $link; padding: 0 13px; min-height: 36px; }
QPushButton:checked { background: $soft; border-color: $link; }
QPushButton:disabled { color: $muted; background: $sunk; }
QPushButton[role="primary"] {
  border-radius: 10px; background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; }
QPushButton[role="primary"]:hover { background: $link; color: $surface; border-color: $link; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="quiet"] {
  border: none; background: transparent; color: $link; text-align: left; padding: 0 4px; }
QPushButton[role="quiet"]:hover { text-decoration: underline; }

QMenu { background: $surface; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 8px 26px 8px 14px; border-radius: 6px; min-width: 190px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }

QDialog, QMessageBox { background: $surface; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: $surface; border: none; }
QScrollBar:vertical { background: transparent; width: 9px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: 3px; min-height: 32px; margin: 0 1px 0 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 9px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 3px; min-width: 32px; margin: 1px 0 2px 0; }
QScrollBar::handle:horizontal:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QListView { background: $surface; border: none; outline: none; }
QTreeView { background: $surface; border: none; outline: none; }
QTreeView::item { min-height: 32px; padding: 0 4px; }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected { background: $soft; color: $text; }
QListView[role="rows"]::item { min-height: 34px; padding: 0 6px; border-radius: 6px; }
QListView[role="rows"]::item:hover { background: $hover; }
QListView[role="rows"]::item:selected { background: $soft; color: $text; }
QListView[role="rows"]:focus, QTreeView:focus { border: 1px solid $link; border-radius: 4px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; padding: 6px; font-size: $tiny;
  font-weight: 600; }
QKeySequenceEdit QLineEdit { min-height: 36px; }
"""
)


# Sizes of letters, in pixels where they are of usual size.
_SIZES = {"tiny": 11, "small": 12, "large": 17}


@lru_cache(maxsize=2)
def style_sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Return the style sheet for `tokens`, its letters larger by `scale`."""
    sizes = {name: f"{round(size * scale)}px" for name, size in _SIZES.items()}
    return _SHEET.substitute(asdict(tokens) | sizes)
