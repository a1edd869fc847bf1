"""Copy and paste between pictures and with other programs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from richpic.editor import operations
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


@pytest.mark.parametrize(
    ("words", "kinds"),
    [("waiting list\nthresholds", ["note", "note"]), ("https://example.org/photo.png", ["image"])],
)
def test_words_with_an_image_of_them_are_words_and_an_image_with_its_address_is_an_image(
    window, words, kinds
):
    from PySide6.QtCore import QMimeData

    photo = QImage(80, 50, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.green)
    mime = QMimeData()
    mime.setText(words)
    mime.setImageData(photo)
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_.run("paste")
    assert [element.kind for element in window.editor.picture.order] == kinds


def test_a_frame_alone_is_copied_though_it_draws_nothing(full_window):
    full_window.editor.select(["frame"])
    full_window.actions_.run("copy")
    full_window.actions_.run("copy-svg")
    full_window.editor.open(Picture())
    full_window.actions_.run("paste")
    assert [element.kind for element in full_window.editor.picture.order] == ["frame"]


def test_nothing_on_the_clipboard_is_no_fault(window, answers, monkeypatch):
    class Bare:
        def mimeData(self):
            return None

    with monkeypatch.context() as patch:
        patch.setattr(QGuiApplication, "clipboard", lambda: Bare())
        window.actions_.run("paste")
    assert window.editor.picture.elements == {}
    assert answers.told == []


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


# Forms for other programs, and theirs


def put(**forms: str) -> None:
    from PySide6.QtCore import QMimeData

    mime = QMimeData()
    for form, text in forms.items():
        if form == "text":
            mime.setText(text)
        else:
            mime.setData(form.replace("_", "/").replace("svgxml", "svg+xml"), text.encode())
    QGuiApplication.clipboard().setMimeData(mime)


def svg_on_clipboard() -> str:
    return bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()


def test_copies_are_also_svg_with_the_things_inside_but_no_private_remarks(full_window):
    window = full_window
    window.editor.commit(operations.nudged_fields(window.editor.picture, ["note"], {"note": "secret"}, ""))
    window.editor.select(["note"])
    window.actions_.run("copy")
    svg = svg_on_clipboard()
    assert "<text" in svg
    assert "secret" not in svg
    put(image_svgxml=svg)
    window.editor.open(Picture())
    window.actions_.run("paste")
    (note,) = window.editor.picture.order
    assert (note.kind, note.text, note.note) == ("note", "call them", "")


def test_a_drawing_of_another_program_becomes_an_icon_that_the_picture_carries(window):
    put(text='<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1 L8 8" stroke="#c00"/></svg>')
    window.actions_.run("paste")
    (icon,) = window.editor.picture.order
    assert icon.kind == "icon"
    assert icon.symbol in window.editor.picture.symbols
    assert window.editor.history.done == 1


def test_a_hostile_svg_is_refused_in_words(window, answers):
    put(text='<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    window.actions_.run("paste")
    assert "script" in answers.told[0]
    assert window.editor.picture.elements == {}


def test_rows_of_a_table_become_links_between_found_and_new_things(full_window):
    window = full_window
    before = len(window.editor.picture.elements)
    put(text="from\tlink\tto\nschool\trefers to\tCAMHS\nCAMHS\twaits for\tAyo\n")
    window.actions_.run("paste")
    new = [e for e in window.editor.picture.order if e.id in window.editor.selection]
    assert sorted(e.kind for e in new) == ["icon", "link", "link"]
    assert len(window.editor.picture.elements) == before + 3
    links = {e.label: (e.start.element, e.end.element) for e in new if e.kind == "link"}
    assert links["refers to"][0] == "other"
    assert links["waits for"][1] == "icon"
    assert window.editor.history.done == 1


EXCALIDRAW = (
    '{"type": "excalidraw/clipboard", "elements": [{"type": "rectangle", "id": "a", "x": 0, "y": 0,'
    ' "width": 90, "height": 60}, {"type": "iframe", "id": "b"}]}'
)


def test_excalidraw_s_clipboard_is_taken_and_what_is_not_is_said(window):
    put(text=EXCALIDRAW)
    window.actions_.run("paste")
    assert [e.kind for e in window.editor.picture.order] == ["boundary"]
    assert "1 embedded page" in window.notice.text


def test_an_excalidraw_file_opens_as_a_picture_of_its_own(window, answers, tmp_path):
    path = tmp_path / "plan.excalidraw"
    path.write_text(EXCALIDRAW)
    assert window.flow.open(path)
    assert [e.kind for e in window.editor.picture.order] == ["boundary"]
    assert window.document.path is None
    assert path.read_text() == EXCALIDRAW


def test_a_damaged_one_leaves_the_open_picture_alone(full_window, answers, tmp_path):
    answers.leave = "discard"
    path = tmp_path / "plan.excalidraw"
    path.write_text(EXCALIDRAW[:-20])
    before = full_window.editor.picture
    assert not full_window.flow.open(path)
    assert full_window.editor.picture == before
    assert "could not be opened" in answers.told[0]


def test_files_copied_in_a_file_manager_come_side_by_side_in_one_step(window, answers, tmp_path):
    from PySide6.QtCore import QMimeData, QUrl

    photo = QImage(80, 50, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.green)
    photo.save(str(tmp_path / "a.png"))
    (tmp_path / "b.txt").write_text("one\ntwo")
    (tmp_path / "c.zip").write_bytes(b"PK")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.txt", "c.zip")])
    QGuiApplication.clipboard().setMimeData(mime)
    window.actions_.run("paste")
    elements = window.editor.picture.order
    assert [e.kind for e in elements] == ["image", "note", "note"]
    assert len({e.z for e in elements}) == 3
    assert window.editor.history.done == 1
    assert "c.zip" in window.notice.text
    assert {e.id for e in elements} == set(window.editor.selection)


def test_all_can_be_copied_as_an_image_or_as_svg(full_window):
    full_window.actions_.run("copy-image")
    assert QGuiApplication.clipboard().mimeData().hasImage()
    assert not QGuiApplication.clipboard().mimeData().hasFormat(PICTURE_MIME)
    full_window.actions_.run("copy-svg")
    assert QGuiApplication.clipboard().text().startswith("<")
    assert "call them" in QGuiApplication.clipboard().text()


def test_a_look_is_copied_and_pasted_by_keys(full_window):
    from PySide6.QtTest import QTest

    window = full_window
    ctrl_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    window.editor.commit(operations.nudged_fields(window.editor.picture, ["icon"], {"tint": "coral"}, ""))
    window.editor.select(["icon"])
    QTest.keyClick(window.canvas, Qt.Key.Key_C, ctrl_alt)
    window.editor.select(["other", "note"])
    QTest.keyClick(window.canvas, Qt.Key.Key_V, ctrl_alt)
    assert window.editor.picture.elements["other"].tint == "coral"
    assert window.editor.picture.elements["note"].tint == "coral"
    assert window.editor.history.names[-1] == "changed the look of 2 things"
