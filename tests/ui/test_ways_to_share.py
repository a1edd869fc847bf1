"""The ways out of the program: one is obviously first, each says what it is, and it leads to the others."""

from PySide6.QtCore import QTimer

from richpic.ui.action_table import ACTIONS
from richpic.ui.export_dialog import ExportDialog

WAYS = ("export", "safe", "kit", "words")


def test_share_is_the_first_of_its_part_of_the_menu_and_the_others_stand_with_it(window):
    actions = window.actions_
    listed = actions.of_menu("File")
    section = actions.table["export"].section
    assert tuple(one for one in listed if actions.table[one].section == section) == WAYS
    assert actions.table["export"].caption == "Share…"
    assert not [one.caption for one in ACTIONS if one.caption == "Export…"]


def test_each_way_says_in_one_line_what_it_is_for(window):
    for name in WAYS:
        caption, about = window.actions_[name].toolTip().split("\n")
        assert caption.startswith(window.actions_.table[name].words)
        assert 30 < len(about) <= 100 and not about.endswith(".")


def test_who_looks_for_export_finds_share_and_its_key_is_as_before(window):
    action = window.actions_.table["export"]
    assert action.keys == ("Ctrl+E",) and "export" in action.also
    assert window.actions_.table["safe"].keys == ("Ctrl+Shift+E",)


def when_shown(window, act) -> None:
    """Call `act` with the share dialog as soon as it is there: until it is closed, the window waits."""
    found = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
    if found:
        act(found[0])
    else:
        QTimer.singleShot(20, window, lambda: when_shown(window, act))


def test_the_share_dialog_leads_to_every_other_way(full_window, monkeypatch):
    ran = []

    def choose(dialog) -> None:
        entries = {one.objectName(): one for one in dialog.others.menu().actions() if one.objectName()}
        assert {"safe", "words", "export-web", "export-excalidraw", "export-pages"} <= entries.keys()
        entries["export-excalidraw"].trigger()

    when_shown(full_window, choose)
    monkeypatch.setattr("richpic.ui.exporting.export_for", lambda _, name: ran.append(name))
    full_window.actions_.run("export")
    assert ran == ["excalidraw"]


def test_a_safe_copy_is_not_led_away_from_to_what_begins_with_the_picture_itself(full_window):
    shown = []

    def look(dialog) -> None:
        shown.append(dialog.others)
        dialog.reject()

    when_shown(full_window, look)
    full_window.export_picture(full_window.editor.picture, reopens=False, looked_at=True)
    assert shown == [None]


def test_where_nothing_can_be_tried_out_it_is_said_and_nothing_is_begun(full_window, answers, monkeypatch):
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("richpic.share.trial_folder.tempfile.TemporaryDirectory", full)
    full_window.actions_.run("export")
    assert answers.told[-1].startswith("The picture cannot be shared just now.")
    assert not full_window.findChildren(ExportDialog)
