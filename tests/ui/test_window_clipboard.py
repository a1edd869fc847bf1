"""Copy and paste between pictures and with other programs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from richpic.model.picture import Picture
from richpic.ui.clipboard import PICTURE_MIME


@pytest.fixture(autouse=True)
def clean_clipboard(qapp):
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def test_what_is_copied_comes_with_its_links(full_window):
    window = full_window
    window.editor.select(["icon", "other", "link"])
    window.actions_.run("copy")
    window.document.new()
    window.actions_.run("paste")
    things = window.editor.picture.elements.values()
    link = next(e for e in things if e.kind == "link")
    assert {link.start.element, link.end.element} == {e.id for e in things if e.kind == "icon"}
    assert set(window.editor.selection) == {e.id for e in things}
    assert window.editor.history.done == 1


def test_a_link_copied_alone_has_loose_ends(full_window):
    window = full_window
    window.editor.select(["link"])
    window.actions_.run("copy")
    window.editor.open(Picture())
    window.actions_.run("paste")
    (link,) = window.editor.picture.order
    assert link.start.element == link.end.element == ""
    assert link.start != link.end


def test_copies_are_also_words_and_an_image(full_window):
    full_window.editor.select(["icon", "note"])
    full_window.actions_.run("copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasFormat(PICTURE_MIME)
    assert mime.text().splitlines() == ["Ayo", "call them"]
    image = QImage(mime.imageData())
    assert image.width() > 100
    assert image.hasAlphaChannel()


def test_cut_takes_away_and_paste_brings_back(full_window):
    window = full_window
    window.editor.select(["note"])
    window.actions_.run("cut")
    assert "note" not in window.editor.picture.elements
    window.actions_.run("paste")
    assert [e.text for e in window.editor.picture.order if e.kind == "note"] == ["call them"]


def test_lines_of_text_become_notes_that_do_not_lie_on_each_other(window):
    QGuiApplication.clipboard().setText("first\n\n  second  \nthird\n4\n5")
    window.actions_.run("paste")
    notes = window.editor.picture.order
    assert [note.text for note in notes] == ["first", "second", "third", "4", "5"]
    boxes = [note.body(window.editor.context) for note in notes]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert window.editor.history.done == 1


def test_an_image_of_another_program_becomes_an_image(window):
    photo = QImage(80, 50, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(photo)
    window.actions_.run("paste")
    (element,) = window.editor.picture.order
    assert element.image_id in window.editor.picture.images
    assert element.w / element.h == pytest.approx(1.6, rel=0.02)


def test_damaged_things_are_refused_in_words(window, answers):
    from PySide6.QtCore import QMimeData

    mime = QMimeData()
    mime.setData(PICTURE_MIME, b'{"format": "richpic", "version": 99}')
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_.run("paste")
    assert "could not be pasted" in answers.told[0]
    assert window.editor.picture.elements == {}


def test_private_remarks_are_copied_between_pictures_but_not_as_words(full_window):
    window = full_window
    window.editor.select(["note"])
    row = next(row for row in window.inspector.rows if getattr(row, "field", "") == "note")
    row.desk.commit({"note": "secret"}, "remarked")
    window.actions_.run("copy")
    assert "secret" not in QGuiApplication.clipboard().mimeData().text()


def test_duplicates_are_selected(full_window):
    window = full_window
    window.editor.select(["icon"])
    window.actions_.run("duplicate")
    (copy,) = window.editor.selection
    assert copy != "icon"
    assert window.editor.picture.elements[copy].label == "Ayo"
