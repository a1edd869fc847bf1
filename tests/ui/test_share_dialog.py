"""The share dialog: places and their limits, threads, copying, printing, and what is said before."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPageLayout
from PySide6.QtPrintSupport import QPrinter

from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.files.reading import read_picture
from richpic.model.change import edited
from richpic.model.picture import Picture
from richpic.render.options import ExportCancelled
from richpic.resources import assets_folder
from richpic.share.destinations import destinations
from richpic.ui import printing
from richpic.ui.export_dialog import ExportDialog
from richpic.ui.kit_dialog import KitDialog
from richpic.ui.safe_dialog import SafeDialog
from richpic.ui.share_wish import FILE, PARTS, SELECTION, WEB
from tests.ui.conftest import full_picture

PATIENCE = 60_000


class NoJob(QObject):
    """In place of the process that exports, where nothing is exported."""

    progressed, written, failed = Signal(float), Signal(), Signal(str)
    tried, not_tried = Signal(object, int), Signal(str)

    def __init__(self, picture) -> None:
        super().__init__()

    def cancel(self) -> None: ...

    def try_out(self, trial) -> None: ...


@pytest.fixture
def no_job(monkeypatch):
    monkeypatch.setattr("richpic.ui.export_dialog.ExportJob", NoJob)


def size_of(path: Path) -> tuple[str, tuple[int, int]]:
    """Return the format of an image file, and its size in pixels."""
    with Image.open(path) as image:
        return str(image.format), image.size


@pytest.fixture
def example(window):
    """A window with a small picture, quick to export."""
    window.editor.open(full_picture())
    return window


def nottingham():
    """Return the example: it has too much on it for a phone."""
    return read_picture(assets_folder() / "examples" / "nottingham.richpic")


@pytest.fixture
def share(example, answers, tmp_path, qtbot):
    """Open the dialog, and wait until what is chosen was tried out."""
    made = []

    def begin(picture=None, **more) -> ExportDialog:
        picture = picture or example.editor.picture
        suggested = tmp_path / "town.richpic"
        dialog = ExportDialog(example.theme, picture, example.symbols, answers, suggested, example, **more)
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.tried = lambda: qtbot.waitUntil(lambda: bool(dialog._tried), timeout=PATIENCE)
        dialog.seen = lambda: qtbot.waitUntil(lambda: not dialog.preview.is_working, timeout=PATIENCE)
        dialog.over = lambda: qtbot.waitUntil(lambda: not dialog.is_writing, timeout=PATIENCE)
        return dialog

    yield begin
    for dialog in made:
        dialog._choose_again()
        dialog.done(0)


def test_a_place_says_format_and_size_before_anything_is_written(share, answers, tmp_path):
    dialog = share()
    dialog.show()
    dialog.choices.places.buttons["linkedin"].click()
    dialog.tried()
    told = dialog.facts.text()
    assert told.startswith("PNG image, exact to the pixel\n1200 × 627 pixels · ")
    assert told.endswith(" kB of the 8 MB that LinkedIn takes")
    assert list(tmp_path.iterdir()) == []
    answers.path = tmp_path / "post"
    dialog.export_button.click()
    dialog.over()
    assert dialog.written == tmp_path / "post.png"
    assert size_of(dialog.written) == ("PNG", (1200, 627))


def test_saving_at_once_waits_for_the_trial(share, answers, tmp_path):
    dialog = share()
    dialog.choices.choose_place("x")
    answers.path = tmp_path / "post.png"
    dialog.ask()
    assert dialog.is_writing and dialog.cancel_button.text() == "Stop"
    dialog.over()
    assert dialog.written == answers.path and size_of(answers.path) == ("PNG", (1600, 900))


def test_what_goes_to_a_place_has_no_picture_inside(share, tmp_path):
    dialog = share()
    assert dialog.keep.isChecked()
    dialog.choices.choose_place("bluesky")
    dialog.write(tmp_path / "post.png")
    dialog.over()
    assert b"iTXtrichpic" not in (tmp_path / "post.png").read_bytes()


def test_small_words_are_pointed_at_and_one_click_makes_a_thread(share, answers, tmp_path):
    dialog = share(nottingham())
    dialog.show()
    dialog.choices.choose_place("x")
    dialog.seen()
    assert "too small to read on a phone" in dialog.small.words.text()
    assert dialog.preview._marks
    dialog.small.button.click()
    assert dialog.wish.part == PARTS and dialog.export_button.text() == "Save images…"
    assert dialog.pager.isVisible() and dialog.pager.words.text().startswith("1 of ")
    answers.path = tmp_path
    dialog.ask()
    dialog.over()
    names = sorted(one.name for one in dialog.written.iterdir())
    assert dialog.written == tmp_path / "town in parts"
    assert names[0] == "1-the-whole-picture.png" and len(names) == len(dialog.wish.parts) > 3


def test_one_click_makes_small_words_bigger_and_another_takes_it_back(share, example, no_job):
    done, picture = example.editor.history.done, example.editor.picture
    dialog = share(picture)
    dialog.show()
    dialog.choices.choose_place("x")
    dialog.seen()
    before = len(dialog.preview._marks)
    assert not dialog.small.back.isVisible()
    assert before and dialog.small.bigger.isVisible()
    dialog.small.bigger.click()
    dialog.seen()
    assert len(dialog.preview._marks) < before
    assert not dialog.small.bigger.isVisible()
    assert dialog.wish.picture == dialog.bigger_words.apply(picture) != picture
    assert dialog.small.words.text().startswith(("All words can be read", "The words are bigger"))
    dialog.small.back.click()
    dialog.seen()
    assert len(dialog.preview._marks) == before
    assert dialog.bigger_words.is_empty and dialog.wish.picture == picture
    assert dialog.small.bigger.isVisible() and not dialog.small.back.isVisible()
    assert example.editor.history.done == done, "the paper is left alone"


def test_what_had_no_room_to_be_bigger_is_told_and_the_thread_still_offered(share, no_job):
    dialog = share(nottingham())
    dialog.show()
    dialog.choices.choose_place("x")
    dialog.seen()
    dialog.small.bigger.click()
    dialog.seen()
    assert dialog.small.words.text().startswith("The words are bigger, as far as there is room.")
    assert dialog.small.button.isVisible()


def test_where_nothing_can_become_bigger_that_is_said_and_nothing_changes(share, no_job):
    row_of = {
        str(n): Icon(id=str(n), z=f"a{n:02}", symbol="school", x=105.0 * n, label="a long name")
        for n in range(15)
    }
    dialog = share(Picture(row_of))
    dialog.show()
    dialog.choices.choose_place("x")
    dialog.seen()
    dialog.small.bigger.click()
    dialog.seen()
    assert dialog.small.words.text().startswith("There is no room for bigger words. Outlined: 15 things")
    assert dialog.bigger_words.is_empty and not dialog.small.back.isVisible()
    assert dialog.small.button.isVisible() and not dialog.small.bigger.isVisible()


def test_with_far_too_much_on_it_bigger_words_are_not_offered(share, no_job, monkeypatch):
    monkeypatch.setattr("richpic.ui.export_dialog.MOST", 2)
    dialog = share(nottingham())
    dialog.choices.choose_place("x")
    dialog.seen()
    assert dialog.small.bigger is None and dialog.small.words.text()


def test_nothing_is_pointed_at_where_it_is_not_read_on_a_phone(share, no_job):
    dialog = share(nottingham())
    for where in (FILE, "a4", "clipboard"):
        dialog.choices.choose_place(where)
        dialog.seen()
        assert dialog.small.words.text() == ""


def test_leafing_through_a_thread_shows_each_image(share, no_job):
    dialog = share(nottingham())
    dialog.show()
    dialog.choices.choose_place("mastodon")
    dialog.make_thread()
    dialog.seen()
    first = dialog.preview._artwork
    dialog.pager.forward.click()
    dialog.seen()
    assert dialog.preview._artwork is not first
    assert dialog.pager.words.text().startswith("2 of ") and dialog.pager.back.isEnabled()


def test_a_selection_is_shown_alone_and_keeps_nothing_else_inside(share, no_job):
    dialog = share(nottingham(), selection=("partners",))
    dialog.choices.choose_part(SELECTION)
    assert dialog.options.only == frozenset({"partners"})
    assert not dialog.keep.isChecked()


def test_without_a_selection_there_is_none_to_choose(share, no_job):
    assert share().choices.part.findData(SELECTION) < 0


def test_a_caption_has_title_and_credit_and_no_date_twice(share, no_job):
    dialog = share(nottingham())
    dialog.choices.captioned.setChecked(True)
    dialog.choices.credit.setText("drawn by the group")
    dialog.choices.credit.textEdited.emit("drawn by the group")
    caption = dialog.options.caption
    assert (caption.title, caption.date) == ("Change Nottingham, January 2021", "")
    assert caption.credit == "drawn by the group"


def test_copying_puts_an_image_and_svg_on_the_clipboard_without_the_picture(share):
    dialog = share()
    dialog.choices.choose_place("clipboard")
    assert dialog.export_button.text() == "Copy"
    dialog.ask()
    dialog.over()
    assert dialog.copied and dialog.written is None
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage() and mime.imageData().width() > 1000
    svg = bytes(mime.data("image/svg+xml").data())
    assert svg.startswith(b"<") and b"richpic:picture" not in svg


def test_a_name_without_ending_replaces_nothing(share, answers, tmp_path):
    (tmp_path / "town.png").write_text("what was there")
    dialog = share()
    answers.path = tmp_path / "town"
    dialog.ask()
    dialog.over()
    assert dialog.written == tmp_path / "town 2.png"
    assert (tmp_path / "town.png").read_text() == "what was there"


def test_drawing_the_pages_can_be_stopped(share, no_job):
    dialog = share(nottingham())
    dialog.choices.choose_place("a4")
    dialog.make_thread()
    shares: list[float] = []
    printing.pages_of(dialog.wish, lambda done: shares.append(done) or True)
    assert shares == sorted(shares) and shares[-1] > 0.8
    with pytest.raises(ExportCancelled):
        printing.pages_of(dialog.wish, lambda done: done < 0.3)


def test_print_saves_a_pdf_of_the_page_with_a_page_for_each_part(share, answers, tmp_path):
    import pypdfium2

    dialog = share()
    dialog.show()
    dialog.choices.choose_place("a3")
    assert dialog.pdf_button.isVisible() and dialog.export_button.text() == "Print…"
    dialog.make_thread()
    answers.path = tmp_path / "wall"
    dialog.pdf_button.click()
    dialog.over()
    with pypdfium2.PdfDocument(tmp_path / "wall.pdf") as document:
        assert len(document) == len(dialog.wish.parts)
        assert {tuple(sorted(page.get_size())) for page in document} == {(842.0, 1191.0)}


def test_printing_fills_the_sheet_the_way_round_that_suits(share, no_job, tmp_path, qapp):
    import pypdfium2

    dialog = share(nottingham())
    dialog.choices.choose_place("a4")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = printing.pages_of(dialog.wish)
    layout = printing.layout_of(pages[0], dialog.wish)
    assert layout.orientation() == QPageLayout.Orientation.Landscape
    printer.setPageLayout(layout)
    assert printing.paint_pages(printer, pages, dialog.wish)
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert document[0].get_size() == pytest.approx((842, 595), abs=1)
        image = document[0].render(scale=1).to_pil().convert("L")
        assert sum(image.histogram()[:128]) > 1000, "something was drawn"


def test_a_public_place_tells_what_could_tell_who_somebody_is(share, example):
    picture = example.editor.picture
    note = next(one for one in picture.order if one.kind == "note")
    named = edited(note, {"text": "Aisha Khan, 07700 900123"}).apply(picture)
    dialog = share(named)
    dialog.choices.choose_place("x")
    dialog.tried()
    assert "things in it could tell who somebody is" in dialog.safe.words.text()
    assert dialog.safe.button.text() == "Look at them…"
    dialog.choices.choose_place("a4")
    dialog.tried()
    assert dialog.safe.words.text() == "", "a print stays in the room"
    dialog.choices.choose_place("x")
    dialog.tried()
    dialog.safe.button.click()
    assert dialog.wants_safe and dialog.written is None


@pytest.mark.parametrize("where", [FILE, "clipboard"])
def test_what_may_be_passed_on_tells_it_too_and_forces_nobody(share, answers, tmp_path, where):
    dialog = share(Picture({"n": Note(id="n", z="a0", text="Aisha Khan says so")}))
    dialog.choices.choose_place(where)
    dialog.tried()
    assert dialog.safe.words.text() == "One thing in it could tell who somebody is."
    assert dialog.safe.button.text() == "Look at it…"
    answers.path = tmp_path / "town.png"
    dialog.ask()
    dialog.over()
    assert dialog.written == answers.path or dialog.copied


@pytest.mark.parametrize("size", [(1240, 660), (960, 660), (960, 540)])
def test_who_could_be_recognised_is_said_first_and_wholly_in_sight(share, example, qtbot, size):
    dialog = share(nottingham())
    dialog.choices.choose_place("linkedin")
    dialog.resize(*size)
    dialog.show()
    dialog.tried()
    dialog.seen()
    dialog._concerns = 3
    dialog._tell_concerns()
    qtbot.wait(1)
    seen = dialog.safe.visibleRegion().boundingRect()
    assert seen.size() == dialog.safe.size() and dialog.safe.words.isVisible()
    assert dialog.small.isVisible() and dialog.safe.y() < dialog.small.y()


def test_only_one_place_looks_chosen_whatever_was_clicked(share, no_job, qtbot):
    dialog = share(memory={"share.where": "x"})
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.choices.places.buttons["x"])
    for where in ("linkedin", "bluesky"):
        qtbot.mouseClick(dialog.choices.places.buttons[where], Qt.MouseButton.LeftButton)
        assert dialog.focusWidget() is dialog.choices.places.buttons[where]
    dialog.choices.captioned.setFocus()
    qtbot.mouseClick(dialog.choices.places.buttons["x"], Qt.MouseButton.LeftButton)
    assert dialog.focusWidget() is dialog.choices.captioned, "who is elsewhere stays there"


def test_a_safe_copy_is_not_asked_about_again(share, example):
    picture = example.editor.picture
    note = next(one for one in picture.order if one.kind == "note")
    named = edited(note, {"text": "Aisha Khan"}).apply(picture)
    dialog = share(named, looked_at=True)
    dialog.choices.choose_place("x")
    dialog.tried()
    assert dialog.safe.words.text() == ""


def test_place_and_credit_are_there_again_next_time(share, no_job):
    memory: dict[str, object] = {}
    dialog = share(memory=memory)
    dialog.choices.choose_place("bluesky")
    dialog.choices.credit.setText("by us")
    dialog.choices.credit.textEdited.emit("by us")
    dialog.reject()
    again = share(memory=memory)
    assert (again.wish.where, again.wish.credit) == ("bluesky", "by us")
    assert share(memory={"share.where": "gone"}).wish.where == FILE


def test_a_name_with_another_ending_asks_for_that_format(share, answers, tmp_path):
    dialog = share()
    answers.path = tmp_path / "town.jpeg"
    dialog.ask()
    dialog.over()
    assert size_of(tmp_path / "town.jpeg")[0] == "JPEG"


def test_what_was_tried_is_gone_with_the_dialog(share):
    dialog = share()
    dialog.tried()
    folder = Path(dialog._trials.name)
    assert list(folder.iterdir())
    dialog.reject()
    assert not folder.exists()


def test_a_trial_that_cannot_be_is_told(share, qtbot):
    dialog = share()
    dialog.choices.choose_format(".webp")
    dialog.choices.size_box.addItem("far too wide", 17_000)
    dialog.choices.size_box.setCurrentIndex(dialog.choices.size_box.count() - 1)
    qtbot.waitUntil(lambda: "Choose a smaller size" in dialog.trouble.text(), timeout=PATIENCE)


def test_a_process_that_dies_while_it_tries_is_told_and_one_can_try_again(share, answers, tmp_path, qtbot):
    dialog = share()
    answers.path = tmp_path / "town.png"
    dialog.write(answers.path)
    dialog._job._process.kill()
    qtbot.waitUntil(lambda: not dialog.is_writing, timeout=PATIENCE)
    assert dialog.trouble.text().endswith("Nothing was written.") and dialog.written is None
    dialog.write(answers.path)
    dialog.over()
    assert size_of(answers.path)[0] == "PNG"


def when_there(window, kind, act) -> None:
    """Call `act` with the dialog of a `kind` as soon as it is there: until it is closed, the window waits."""
    found = [one for one in window.findChildren(kind) if one.isVisible()]
    if found:
        act(found[0])
    else:
        QTimer.singleShot(20, window, lambda: when_there(window, kind, act))


def test_the_window_says_where_an_image_was_saved(example, answers, tmp_path):
    answers.path = tmp_path / "town.png"
    when_there(example, ExportDialog, lambda dialog: dialog.ask())
    example.actions_.run("export")
    assert example.notice.text == f"Saved as town.png in {tmp_path}."


def test_the_button_leads_to_the_post_kit_and_looking_first_to_the_safe_copy(example):
    shown = []

    def look_first(dialog: KitDialog) -> None:
        shown.append("kit")
        when_there(example, SafeDialog, leave)
        dialog.safe.button.click()

    def leave(dialog: SafeDialog) -> None:
        shown.append("safe")
        dialog.reject()

    when_there(example, ExportDialog, lambda dialog: dialog.kit_button.click())
    when_there(example, KitDialog, look_first)
    example.actions_.run("export")
    assert shown == ["kit", "safe"]


def bigger_then(end):
    """Return what makes words bigger in the share dialog and then does `end`."""

    def act(dialog: ExportDialog) -> None:
        dialog.choices.choose_place("x")
        dialog._make_bigger()
        end(dialog)

    return act


def test_cancel_leaves_the_words_on_the_paper_as_they_were(example):
    before, done = example.editor.picture, example.editor.history.done
    when_there(example, ExportDialog, bigger_then(lambda dialog: dialog.cancel_button.click()))
    example.actions_.run("export")
    assert example.editor.picture == before and example.editor.history.done == done
    assert not example.notice.is_wanted


def test_bigger_words_that_were_shared_are_one_step_on_the_paper_and_that_is_said(example, answers, tmp_path):
    before, done = example.editor.picture, example.editor.history.done
    answers.path = tmp_path / "town.png"
    when_there(example, ExportDialog, bigger_then(lambda dialog: dialog.ask()))
    example.actions_.run("export")
    assert example.editor.history.done == done + 1 and example.editor.picture != before
    assert example.notice.text.endswith("Words on your picture are bigger now, too: Undo takes that back.")
    example.editor.undo()
    assert example.editor.picture == before


def test_bigger_words_of_a_safe_copy_are_in_what_is_shared_and_not_on_the_paper(example, answers, tmp_path):
    before = example.editor.picture
    copy = replace(before, page=replace(before.page, title="A copy"))
    shared = []
    when_there(
        example, ExportDialog, bigger_then(lambda d: (shared.append(d.wish.picture), d.kit_button.click()))
    )
    when_there(example, KitDialog, lambda dialog: (shared.append(dialog._picture), dialog.reject()))
    example.export_picture(copy, reopens=False, looked_at=True)
    assert example.editor.picture == before
    assert shared[0] == shared[1] != copy


# A web page, letters of an SVG, words to copy


def test_a_web_page_is_a_place_of_its_own_and_is_looked_at_as_what_strangers_see(
    share, example, answers, tmp_path
):
    picture = example.editor.picture
    note = next(one for one in picture.order if one.kind == "note")
    dialog = share(edited(note, {"text": "Aisha Khan, 07700 900123"}).apply(picture))
    dialog.show()
    dialog.choices.places.buttons[WEB].click()
    assert dialog.export_button.text() == "Save web page…"
    assert not dialog.keep.isVisible() and not dialog.choices.formats.isVisible()
    dialog.tried()
    assert dialog.facts.text().startswith("Web page · ")
    assert "could tell who somebody is" in dialog.safe.words.text()
    answers.path = tmp_path / "town"
    dialog.ask()
    dialog.over()
    assert dialog.written == tmp_path / "town.html"
    page = dialog.written.read_text("utf-8")
    assert page.startswith("<!doctype html>") and "Aisha Khan" in page and "richpic:picture" not in page


def test_a_thread_of_web_pages_is_a_folder_of_them(share, answers, tmp_path):
    dialog = share()
    dialog.choices.choose_place(WEB)
    dialog.make_thread()
    assert dialog.export_button.text() == "Save pages…"
    answers.path = tmp_path
    dialog.ask()
    dialog.over()
    assert {one.suffix for one in dialog.written.iterdir()} == {".html"}
    assert len(list(dialog.written.iterdir())) == len(dialog.wish.parts) > 1


def test_an_svg_for_drawing_programs_has_letters_as_shapes(share, tmp_path):
    for number, has_text in ((0, True), (1, False)):
        dialog = share()
        dialog.show()
        dialog.choices.choose_format(".svg")
        letters = dialog.choices.letters
        assert letters.isVisible()
        letters.setCurrentIndex(number)
        assert ("Inkscape" in letters.currentText()) != has_text
        dialog.write(tmp_path / f"{number}.svg")
        dialog.over()
        assert ("<text" in (tmp_path / f"{number}.svg").read_text("utf-8")) == has_text


def test_letters_are_a_question_of_svg_alone(share, no_job):
    dialog = share()
    dialog.show()
    dialog.choices.choose_format(".svg")
    dialog.choices.letters.setCurrentIndex(1)
    assert dialog.options.outlines
    dialog.choices.choose_format(".png")
    assert not dialog.choices.letters.isVisible() and not dialog.options.outlines


def test_the_words_of_the_image_that_is_shown_are_copied_within_the_limit_of_the_place(share):
    dialog = share()
    dialog.show()
    assert not dialog.words.alt.isEnabled()
    dialog.choices.choose_place("instagram")
    dialog.make_thread()
    dialog.tried()
    limit = destinations()["instagram"].alt
    copied = []
    for _ in range(2):
        assert dialog.words.alt.text() == "Copy alt text", "another image has other words"
        dialog.words.alt.click()
        assert dialog.words.alt.text() == "Copied"
        copied.append(QGuiApplication.clipboard().text())
        dialog.words.long.click()
        copied.append(QGuiApplication.clipboard().text())
        dialog.pager.forward.click()
    alt, long, alt_of_part, long_of_part = copied
    assert 40 < len(alt) <= limit and 20 < len(alt_of_part) <= limit and alt != alt_of_part
    assert min(len(long), len(long_of_part)) > limit and long != long_of_part


def test_what_is_printed_has_no_words_to_copy(share, no_job):
    dialog = share()
    dialog.show()
    dialog.choices.choose_place("a4")
    assert not dialog.words.isVisible()


@pytest.fixture
def parts_elsewhere(share, monkeypatch):
    """Ask for the parts of a picture that is too large to look for them at once."""
    monkeypatch.setattr("richpic.ui.share_wish.AT_ONCE", 3)
    monkeypatch.setattr("richpic.ui.share_wish.views", lambda *_: pytest.fail("not here"))

    def ask() -> ExportDialog:
        large = nottingham()
        dialog = share(
            replace(large, elements={k: v for k, v in large.elements.items() if v.kind != "frame"})
        )
        dialog.show()
        dialog.choices.choose_place("x")
        dialog.make_thread()
        return dialog

    return ask


def test_while_parts_of_a_large_picture_are_looked_for_nothing_can_be_saved(parts_elsewhere, no_job):
    dialog = parts_elsewhere()
    dialog.seen()
    assert dialog.wish.waits and dialog.facts.text() == "Looking for the parts of the picture…"
    assert not dialog.export_button.isEnabled()


def test_parts_of_a_large_picture_are_found_beside_the_window(parts_elsewhere, qtbot):
    dialog = parts_elsewhere()
    assert dialog.wish.waits
    qtbot.waitUntil(lambda: not dialog.wish.waits, timeout=PATIENCE)
    dialog.seen()
    assert dialog.pager.words.text().startswith("1 of ") and dialog.export_button.isEnabled()
    assert len(dialog.wish.parts) > 3 and dialog.wish.parts[0].crop is None


def test_who_does_not_wait_for_the_parts_goes_on_with_something_else(share, monkeypatch):
    monkeypatch.setattr("richpic.ui.share_wish.AT_ONCE", 3)
    dialog = share()
    dialog.choices.choose_place("x")
    dialog.make_thread()
    dialog.choices.choose_part(None)
    dialog.tried()
    assert len(dialog._tried) == 1 and "1600 × 900" in dialog.facts.text()
