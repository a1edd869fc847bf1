"""From an empty sheet to a shared image, in a real window, by mouse and keyboard alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage

from richpic.files.picture_text import to_text
from richpic.model.element import Element
from richpic.ui.export_dialog import ExportDialog
from richpic.ui.window import Window

pytestmark = pytest.mark.window


def named(window: Window, kind: str, label: str) -> Element:
    """Return the one thing of this kind with this label."""
    found = [
        element
        for element in window.editor.picture.order
        if element.kind == kind and getattr(element, "label", "") == label
    ]
    assert len(found) == 1, f"{len(found)} of kind {kind} are called {label!r}"
    return found[0]


def count(window: Window, kind: str) -> int:
    """Return how many of a kind there are."""
    return sum(element.kind == kind for element in window.editor.picture.elements.values())


def place(window: Window, element: Element) -> tuple[float, float]:
    """Return where the middle of a thing is on the screen."""
    return spot(window, *element.body(window.editor.context).centre)


def spot(window: Window, x: float, y: float) -> tuple[float, float]:
    """Return where a page point is on the screen."""
    from tests.journeys.person import on_screen

    return on_screen(window.canvas, *window.canvas.camera.to_view((x, y)))


def cell(window: Window, symbol: str) -> tuple[float, float]:
    """Return where a symbol is in the tray, on the screen."""
    from tests.journeys.person import on_screen

    listed = window.tray.list
    names = [one.name for one in listed.symbols]
    rect = listed.visualRect(listed.model().index(names.index(symbol), 0))
    return on_screen(listed.viewport(), rect.center().x(), rect.center().y())


def link_between(window: Window, one: Element, other: Element) -> Element:
    """Return the link that joins two things."""
    (found,) = [
        element
        for element in window.editor.picture.order
        if element.kind == "link" and set(element.hangs_on()) == {one.id, other.id}
    ]
    return found


def draw(window: Window, person: Any) -> Any:
    """Draw five icons and four links in every way there is, with words on them."""
    yield from draw_by_mouse(window, person)
    yield from draw_by_keyboard(window, person)
    yield from write(window, person)


def draw_by_mouse(window: Window, person: Any) -> Any:
    # A click in the tray, a click on the paper.
    yield from person.click(*cell(window, "young-person"))
    yield lambda: window.toolbox.name == "icon"
    yield from person.click(*spot(window, -220, -60))
    yield lambda: count(window, "icon") == 1
    # Another, dragged out of the tray.
    yield from person.drag(cell(window, "youth-worker"), spot(window, 120, -60))
    yield lambda: count(window, "icon") == 2
    # From the rim of one to the other.
    young, worker = named(window, "icon", "young person"), named(window, "icon", "youth worker")
    rim = max(young.outlines(window.editor.context)[0])
    yield from person.press("Escape")
    yield from person.drag(spot(window, *rim), place(window, worker))
    yield lambda: count(window, "link") == 1


def draw_by_keyboard(window: Window, person: Any) -> Any:
    # Search, walk into the list, put it down.
    yield from person.press(window.actions_.table["find-icon"].keys[0])
    yield from person.type("school")
    yield lambda: window.tray.list.symbols[0].name == "school"
    yield from person.press("Down")
    yield from person.press("Return")
    yield lambda: count(window, "icon") == 3
    yield from person.press("Shift+Down")
    # The link tool by its key, the line by the mouse.
    worker, school = named(window, "icon", "youth worker"), named(window, "icon", "school")
    yield from person.press("l")
    yield lambda: window.toolbox.name == "link"
    yield from person.drag(place(window, worker), place(window, school))
    yield lambda: count(window, "link") == 2
    # What people say.
    for line, icons in (("young person > CAMHS: waits 9 months !", 4), ("council > school: asks", 5)):
        yield from person.press("slash")
        yield window.scribe.field.hasFocus
        yield from person.type(line + "\n")
        yield lambda icons=icons: count(window, "icon") == icons
        yield from person.press("Escape")
        yield window.canvas.hasFocus
    yield lambda: count(window, "link") == 4


def write(window: Window, person: Any) -> Any:
    # On the young person by a double-click, on the youth worker by Enter, on a link by a double-click.
    young, worker = named(window, "icon", "young person"), named(window, "icon", "youth worker")
    yield from person.press("Shift+1")
    yield from person.click(*place(window, young), times=2)
    yield lambda: window.canvas.is_writing
    yield from person.press("Ctrl+a")
    yield from person.type("a friend, 15\n")
    yield lambda: not window.canvas.is_writing
    yield from person.press("Escape")
    yield from person.click(*place(window, worker))
    yield lambda: window.editor.selection == (worker.id,)
    yield from person.press("Return")
    yield lambda: window.canvas.is_writing
    yield from person.type("listens\n")
    link = link_between(window, young, worker)
    yield from person.press("Escape")
    yield from person.click(*place(window, link), times=2)
    yield lambda: window.canvas.is_writing
    yield from person.type("trusts")
    yield from person.press("Escape")
    yield lambda: not window.canvas.is_writing
    # A step back and forth, and a nudge.
    yield from person.press("Ctrl+z")
    yield lambda: not getattr(window.editor.picture.elements[link.id], "label", "")
    yield from person.press("Ctrl+Shift+z")
    yield lambda: getattr(window.editor.picture.elements[link.id], "label", "") == "trusts"


def share(window: Window, person: Any, path: Any) -> Any:
    """Export to `path`, whose suffix says in what format."""
    yield from person.press("Ctrl+e")
    yield lambda: dialog_of(window) is not None and dialog_of(window).isActiveWindow()
    dialog = dialog_of(window)
    yield from person.click_on(dialog.choices.formats.buttons[path.suffix])
    yield lambda: dialog.wish.suffix == path.suffix
    yield from person.click_on(dialog.export_button)
    yield from person.answer_file_dialog(path)
    yield path.exists
    yield from person.turn_to(window)


def choose_file(window: Window, person: Any, key: str, path: Any) -> Any:
    """Press what asks for a file, and give `path`."""
    yield from person.press(key)
    yield from person.answer_file_dialog(path)
    yield from person.turn_to(window)


def dialog_of(window: Window) -> ExportDialog | None:
    """Return the export dialog, if it is there."""
    found = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    return found[0] if found else None


def pixels(path: Any) -> Any:
    """Return the pixels of an image file, rows by columns by four."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def test_draw_save_close_reopen_and_export(start, person, qtbot, tmp_path):
    from tests.journeys.person import play

    window = start()
    play(qtbot, draw(window, person))
    assert (count(window, "icon"), count(window, "link")) == (5, 4)
    labels = {getattr(e, "label", "") for e in window.editor.picture.elements.values()}
    assert labels == {
        "a friend, 15",
        "listens",
        "school",
        "CAMHS",
        "council",
        "trusts",
        "",
        "waits 9 months",
        "asks",
    }

    file = tmp_path / "town.richpic"
    play(qtbot, share(window, person, tmp_path / "before.png"))
    play(qtbot, share(window, person, tmp_path / "before.svg"))
    assert window.document.state == "not saved yet"
    play(qtbot, choose_file(window, person, "Ctrl+s", file))
    # The window goes on while the file is written.
    qtbot.waitUntil(lambda: window.document.is_saved)
    assert "town" in window.windowTitle()
    drawn = to_text(window.editor.picture)
    assert file.read_text("utf-8") == drawn
    play(qtbot, person.press("Ctrl+q"))
    qtbot.waitUntil(lambda: not window.isVisible())

    again = start()
    assert not again.editor.picture.elements
    play(qtbot, choose_file(again, person, "Ctrl+o", file))
    assert to_text(again.editor.picture) == drawn
    assert again.document.state == "saved"
    play(qtbot, share(again, person, tmp_path / "after.png"))
    play(qtbot, share(again, person, tmp_path / "after.svg"))
    assert np.array_equal(pixels(tmp_path / "before.png"), pixels(tmp_path / "after.png"))
    assert (tmp_path / "before.svg").read_bytes() == (tmp_path / "after.svg").read_bytes()
    assert to_text(again.editor.picture) == drawn, "exporting changes nothing"

    for image in ("after.png", "after.svg"):
        play(qtbot, choose_file(again, person, "Ctrl+o", tmp_path / image))
        assert to_text(again.editor.picture) == drawn, f"{image} holds the picture"
        assert again.document.path is None, "a save must not write over the image"
