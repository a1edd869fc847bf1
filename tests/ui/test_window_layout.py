"""Panels never lie on each other, however large the window is and however much is shown."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor

from richpic.model.change import added
from richpic.ui.controls import GlyphButton
from richpic.ui.layout import Wishes, placed_panels
from richpic.ui.panels import Panel
from richpic.ui.window import LEAST
from tests.ui.conftest import one_of_each

# 1280×720 and 1920×1080, the latter at 200 %, a narrow and a tall window, and the smallest.
SIZES = [(1280, 720), (1920, 1080), (960, 540), (700, 900), LEAST]


def seen(widget) -> QRect:
    return widget.seen() if isinstance(widget, Panel) else widget.geometry()


def check(rects: dict[str, QRect], size: tuple[int, int]) -> None:
    for (one, a), (other, b) in combinations(rects.items(), 2):
        assert not a.intersects(b), f"{one} lies on {other} at {size}: {a} {b}"
    whole = QRect(0, 0, *size)
    for name, rect in rects.items():
        assert rect.isValid(), f"{name} has no room at {size}"
        assert whole.contains(rect), f"{name} sticks out at {size}: {rect}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("selected", [[], ["icon"], ["link"], ["icon", "note"]])
@pytest.mark.parametrize("tray", [True, False])
def test_no_panel_covers_another(make_window, size, selected, tray):
    from richpic.model.picture import Page, Picture

    window = make_window(size)
    window.editor.open(Picture(one_of_each(), Page(title="A picture with quite a long name, for a change")))
    window.editor.select(selected)
    if not tray:
        window.stage.toggle_tray()
    shown = {name: seen(panel) for name, panel in window.stage.panels.items() if panel.isVisible()}
    assert {"document", "tools", "scribe", "zoom", "share"} <= set(shown)
    assert ("inspector" in shown) == bool(selected)
    check(shown, size)


lengths = st.integers(0, 420)


@given(
    w=st.integers(LEAST[0], 4000),
    h=st.integers(LEAST[1], 2400),
    name=st.integers(120, 600),
    status=lengths,
    rows=st.integers(60, 1200),
    tray=st.booleans(),
    selected=st.booleans(),
    details=st.booleans(),
    left=st.booleans(),
)
def test_whatever_is_wished_for_there_is_a_place(w, h, name, status, rows, tray, selected, details, left):
    wishes = Wishes(
        document=QSize(name, 48),
        history=QSize(90, 48),
        share=QSize(108, 48),
        tools=QSize(536, 52),
        zoom=QSize(207, 48),
        status=QSize(status, 24),
        tray_width=256,
        inspector=QSize(278, rows),
        tray=tray,
        selected=selected,
        details=details,
        details_left=left,
    )
    check(dict(placed_panels(QSize(w, h), wishes)), (w, h))


def test_the_paper_reaches_all_edges(window):
    assert window.canvas.geometry() == window.stage.rect()
    image = window.grab().toImage()
    paper = QColor(window.editor.context.palette.paper)
    edges = [(1, 1), (image.width() - 2, 1), (1, image.height() - 2), (image.width() // 2, 1)]
    assert [image.pixelColor(*point).name() for point in edges] == [paper.name()] * 4


def test_fitting_keeps_the_picture_clear_of_the_panels(full_window):
    window = full_window
    window.actions_.run("zoom-fit")
    bounds = window.editor.content_bounds()
    shown = window.editor.camera.rect_to_view(bounds)
    picture = QRect(round(shown.x), round(shown.y), round(shown.w), round(shown.h))
    for name in ("tray", "tools", "scribe", "document", "share"):
        assert not seen(window.stage.panels[name]).intersects(picture), name


def test_an_empty_picture_invites_and_then_makes_room(window):
    assert window.welcome.isVisible()
    assert window.welcome.example.isVisible()
    window.canvas.place_symbol("school")
    assert not window.welcome.isVisible()
    assert not window.welcome.example.isVisible()
    window.actions_.run("undo")
    assert window.welcome.isVisible()


def test_the_invitation_lies_clear_of_the_panels(window):
    for name, panel in window.stage.panels.items():
        if panel.isVisible():
            assert not seen(panel).intersects(window.welcome.geometry()), name


def test_the_hint_is_shown_once_in_a_life(make_window):
    from richpic.files.settings import Settings

    for expected in (True, False):
        window = make_window(settings=Settings.load())
        window.canvas.place_symbol("school")
        window.canvas.place_symbol("council")
        assert window.notice.isVisible() is expected
        if expected:
            window.notice.buttons[0].click()
            assert not window.notice.isVisible()


def test_a_notice_lies_on_no_panel_and_clear_of_the_picture(make_window, qtbot):
    from richpic.ui.notice import OK
    from tests.ui.conftest import full_picture

    for size in SIZES:
        window = make_window(size)
        window.editor.open(full_picture())
        window.notice.say("Drag from the rim of an icon to another one to link them. " * 2, [OK])
        window.actions_.run("zoom-fit")
        assert window.notice.isVisible()
        shown = {name: seen(panel) for name, panel in window.stage.panels.items() if panel.isVisible()}
        check({**shown, "notice": seen(window.notice)}, size)
        view = window.editor.camera.rect_to_view(window.editor.content_bounds())
        picture = QRect(round(view.x), round(view.y), round(view.w), round(view.h))
        assert not seen(window.notice).intersects(picture), size


def test_the_hint_gives_up_after_three_sessions(make_window):
    from richpic.files.settings import Settings

    for session in range(5):
        window = make_window(settings=Settings.load())
        window.canvas.place_symbol("school")
        window.canvas.place_symbol("council")
        assert window.notice.isVisible() is (session < 3)


def test_letters_that_no_font_has_are_told_of_once(window, qtbot):
    from richpic.elements.note import Note
    from richpic.model.change import added, edited

    nobodys = "\U0010fffd"
    window.editor.commit(added(Note(id="n", text=f"{nobodys} is missing")))
    qtbot.waitUntil(window.notice.isVisible)
    assert nobodys in window.notice.text
    assert "Install" in window.notice.text
    window.notice.buttons[0].click()
    window.editor.commit(edited(window.editor.picture.elements["n"], {"text": f"{nobodys} and again"}))
    qtbot.wait(30)
    assert not window.notice.isVisible()


def test_plain_words_give_no_notice(full_window, qtbot):
    qtbot.wait(30)
    assert not full_window.notice.isVisible()


def test_the_icons_and_the_properties_fold_away_and_come_back_by_mouse(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    for name, tab in (("tray", "tray_tab"), ("inspector", "inspector_tab")):
        panel, shown_by = window.stage.panels[name], window.stage.panels[tab]
        fold = next(button for button in panel.findChildren(GlyphButton) if "double" in button.glyph)
        qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
        assert not panel.isVisible()
        assert shown_by.isVisible()
        qtbot.mouseClick(shown_by.findChild(GlyphButton), Qt.MouseButton.LeftButton)
        assert panel.isVisible()
        assert not shown_by.isVisible()


def test_folded_properties_stay_folded_for_the_next_thing(full_window):
    window = full_window
    window.editor.select(["icon"])
    window.actions_.run("details")
    window.editor.select(["note"])
    assert not window.inspector.isVisible()
    assert window.stage.panels["inspector_tab"].isVisible()
    window.editor.select([])
    assert not window.stage.panels["inspector_tab"].isVisible()


def test_what_was_seen_whole_is_still_seen_whole_when_the_window_grows(window, qtbot):
    editor, canvas = window.editor, window.canvas
    editor.commit(added(*one_of_each().values()))
    canvas.fit()
    before = editor.camera
    window.resize(1000, 560)
    qtbot.waitUntil(lambda: editor.camera.zoom < before.zoom)
    assert canvas.free_rect().contains_rect(editor.content_bounds())
    window.resize(1900, 1060)
    qtbot.waitUntil(lambda: editor.camera.zoom > before.zoom)
    assert canvas.free_rect().contains_rect(editor.content_bounds())


def test_who_looks_at_a_part_keeps_it_when_the_window_grows(window, qtbot):
    editor, canvas = window.editor, window.canvas
    editor.commit(added(*one_of_each().values()))
    canvas.fit()
    canvas.zoom_by(1.25)
    before = editor.camera
    window.resize(1900, 1060)
    qtbot.wait(50)
    assert editor.camera == before
    assert canvas.width() > 1800


def far(window, x):
    """Open notes at both sides of the view and in its middle, and select the one at `x`."""
    from richpic.elements.note import Note
    from richpic.model.picture import Picture

    notes = [Note(id=str(n), z=f"a{n}", x=n * 400 - 60, y=-60) for n in (-1, 0, 1)]
    window.editor.open(Picture({note.id: note for note in notes}))
    window.grab()
    window.editor.select([x])
    body = window.editor.picture.elements[x].body(window.editor.context)
    seen = window.editor.camera.rect_to_view(body)
    return QRect(round(seen.x), round(seen.y), round(seen.w), round(seen.h))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("which", ["-1", "0", "1"])
def test_what_is_selected_stays_in_sight_beside_its_properties(make_window, size, which):
    window = make_window(size)
    place = far(window, which)
    camera = window.editor.camera
    assert window.stage.inspector.isVisible()
    assert not seen(window.stage.inspector).intersects(place)
    assert window.editor.camera == camera, "the paper does not slip away under the hand"


def test_properties_stay_where_they_are_as_long_as_they_cover_nothing(make_window):
    window = make_window((1280, 720))
    far(window, "1")
    beside = seen(window.stage.inspector)
    window.editor.select(["0"])
    assert seen(window.stage.inspector).left() == beside.left()
    window.editor.select(())
    window.editor.select(["0"])
    assert seen(window.stage.inspector).left() > beside.left(), "on the right, as usual"


def test_the_hint_makes_way_for_what_is_drawn_and_comes_back(make_window, qtbot):
    from richpic.elements.note import Note
    from richpic.files.settings import Settings
    from richpic.model.change import added

    window = make_window(settings=Settings.load())
    window.editor.commit(
        added(*(Note(id=name, z=name, x=-150, y=-150, w=300, h=300) for name in ("a0", "a1")))
    )
    # The first paint shows everything.
    qtbot.waitUntil(lambda: window.notice.isVisible() and window.canvas.is_sharp)
    before = window.editor.camera
    window.canvas.zoom_by(12.0)
    qtbot.waitUntil(lambda: not window.notice.isVisible())
    window.editor.look(before)
    qtbot.waitUntil(window.notice.isVisible)


def test_other_notices_are_shown_also_where_all_is_drawn_full(make_window, qtbot):
    from richpic.elements.note import Note
    from richpic.model.change import added
    from richpic.ui.notice import OK

    window = make_window()
    window.editor.commit(added(Note(id="a", z="a0")))
    qtbot.waitUntil(lambda: window.canvas.is_sharp)
    window.canvas.zoom_by(12.0)
    window.notice.say("The picture is saved.", [OK])
    qtbot.wait(400)
    assert window.notice.isVisible()


def test_a_hint_dismissed_in_one_window_stays_away_after_another_has_closed(make_window):
    from richpic.files.settings import Settings

    first, second = (make_window(settings=Settings.load()) for _ in range(2))
    first.canvas.place_symbol("school")
    first.canvas.place_symbol("council")
    first.notice.buttons[0].click()
    second.close()
    again = make_window(settings=Settings.load())
    for window in (second, again):
        window.canvas.place_symbol("school")
        window.canvas.place_symbol("council")
        assert not window.notice.is_wanted
