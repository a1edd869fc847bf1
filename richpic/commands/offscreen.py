"""Qt without a display, for the commands that lay out text or paint."""

from __future__ import annotations

import os


def start_qt_without_display() -> None:
    """Make the QGuiApplication that text and painting need, without a screen, unless there is one."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    global _qt
    _qt = QGuiApplication.instance() or QGuiApplication(["richpic"])


# Kept alive: Qt ends with its application object.
_qt: object = None
