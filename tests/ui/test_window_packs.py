"""Icon packs in the window: added in a dialog, browsed and searched in the tray, carried by the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from richpic.files.icon_packs import add_pack
from richpic.files.pack_shelf import installed_packs, library_with_packs
from richpic.files.picture_text import from_text, to_text
from richpic.ui.packs_dialog import PacksDialog, add_icons
from richpic.ui.tray import EVERYTHING, PACK
from richpic.ui.window import Window
from tests.files.hostile_svg import svg

TINY = Path(__file__).parents[1] / "files" / "packs" / "tiny"


@pytest.fixture
def packed_window(window: Window) -> Window:
    add_pack(TINY)
    window.use_library(library_with_packs())
    return window


def names(window: Window) -> list[str]:
    return [symbol.name for symbol in window.tray.list.symbols]


def test_a_pack_is_a_category_of_the_tray(packed_window: Window) -> None:
    chip = packed_window.tray.chips[f"{PACK}tiny"]
    assert chip.text() == "Tiny Icons"
    chip.click()
    assert len(names(packed_window)) == 8
    assert chip.isChecked()


def test_icons_of_a_pack_are_found_by_typing(packed_window: Window) -> None:
    packed_window.tray.search.setText("rhombus")
    assert names(packed_window)[0] == "tiny:kite"


def test_a_placed_icon_has_its_caption_and_comes_into_the_picture(packed_window: Window) -> None:
    packed_window.tray.placed.emit("tiny:post-box", True)
    (element,) = packed_window.editor.picture.order
    assert element.speaks() == "post box"
    assert packed_window.editor.picture.symbols.keys() == {"tiny:post-box"}
    assert packed_window.editor.picture.credits == ("Tiny Icons by The richpic authors, CC BY 4.0",)


def test_it_is_pasted_into_a_window_that_has_no_pack(packed_window: Window, make_window: Any) -> None:
    packed_window.tray.placed.emit("tiny:kite", True)
    packed_window.actions_.run("select-all")
    packed_window.actions_.run("copy")
    other = make_window()
    other.actions_.run("paste")
    assert other.editor.picture.symbols == packed_window.editor.picture.symbols
    assert other.editor.context.symbols.get("tiny:kite").caption == "kite"


def test_it_is_saved_and_opened_where_no_pack_is(packed_window: Window, make_window: Any) -> None:
    packed_window.tray.placed.emit("tiny:kite", True)
    other = make_window()
    other.editor.open(from_text(to_text(packed_window.editor.picture)))
    shown = [window.editor.picture.order[0].draw(window.editor.context) for window in (packed_window, other)]
    assert repr(shown[0][0].items[0].key) == repr(shown[1][0].items[0].key)  # type: ignore[union-attr]  # groups


def test_undoing_and_redoing_keeps_what_it_looks_like(packed_window: Window) -> None:
    packed_window.tray.placed.emit("tiny:kite", True)
    packed_window.actions_.run("undo")
    packed_window.actions_.run("redo")
    assert "tiny:kite" in packed_window.editor.picture.symbols


def test_a_pack_that_goes_leaves_the_tray_but_not_the_picture(packed_window: Window) -> None:
    packed_window.tray.placed.emit("tiny:kite", True)
    packed_window.tray.show_category(f"{PACK}tiny")
    dialog = PacksDialog(packed_window.theme, packed_window.dialogs, packed_window)
    dialog.changed.connect(lambda: packed_window.use_library(library_with_packs()))
    dialog._remove(installed_packs()[0])
    assert "were" not in dialog.words.text() and "removed" in dialog.words.text()
    assert f"{PACK}tiny" not in packed_window.tray.chips
    assert packed_window.tray.chips[EVERYTHING].isChecked()
    assert packed_window.editor.context.symbols.get("tiny:kite").caption == "kite"
    dialog.deleteLater()


def test_the_dialog_adds_a_pack_in_another_process(window: Window, qtbot: Any) -> None:
    dialog = PacksDialog(window.theme, window.dialogs, window)
    with qtbot.waitSignal(dialog.changed, timeout=60_000):
        dialog.add(TINY)
        assert not dialog.folder.isEnabled()
    assert dialog.words.text().startswith("Added Tiny Icons (tiny): 8 icons.")
    assert dialog.folder.isEnabled()
    assert [pack.prefix for pack in installed_packs()] == ["tiny"]
    dialog.deleteLater()


def test_the_dialog_says_why_nothing_was_added(window: Window, qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "evil.svg").write_text(svg("<script>alert(1)</script>"))
    dialog = PacksDialog(window.theme, window.dialogs, window)
    dialog.add(tmp_path)
    qtbot.waitUntil(lambda: dialog.folder.isEnabled(), timeout=60_000)
    assert "it holds a script" in dialog.words.text()
    assert installed_packs() == ()
    dialog.deleteLater()


def test_stopping_adds_nothing(window: Window) -> None:
    dialog = PacksDialog(window.theme, window.dialogs, window)
    dialog.add(TINY)
    dialog.stop.click()
    assert dialog.words.text() == "Stopped: no icons were added."
    assert installed_packs() == ()
    dialog.deleteLater()


def test_the_command_opens_the_dialog(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(PacksDialog, "exec", lambda self: opened.append(self.windowTitle()))
    add_icons(window)
    window.actions_.run("add-icons")
    assert opened == ["Add icons", "Add icons"]
