"""The web page in Chromium: by mouse, fingers and keys, read aloud, printed, and without script."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from richpic.elements import Icon, Link
from richpic.elements.end import End
from richpic.elements.link import Tension, Voice
from richpic.files.reading import read_picture
from richpic.model.picture import Picture
from richpic.resources import assets_folder
from tests.render.rasters import of_png, unlike
from tests.render.test_same_everywhere import OF_KIND, photo
from tests.share.other_pictures import NASTY, everything

EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"
ALIKE = 0.0003
AXE = """axe.run(document).then(found => found.violations.map(
    one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 120)).join(" ")}`))"""
PHONE = {"width": 390, "height": 844, "has_touch": True}


@pytest.fixture
def example(exported):
    return exported(read_picture(EXAMPLE), ".html")


@pytest.fixture
def page(opened, example):
    return opened(example)


def two_tensions() -> Picture:
    known = Tension(Voice("school", "He is not here"), Voice("father", "He is afraid"), 5, "letters")
    return Picture(
        {
            one.id: one
            for one in (
                Icon(id="a", symbol="school", label="school"),
                Icon(id="b", z="a1", symbol="parent", x=500, label="father"),
                Icon(id="c", z="a2", symbol="council", x=2500, y=900, label="council"),
                Link(
                    id="l",
                    z="b1",
                    relation="tension",
                    start=End("a"),
                    end=End("b"),
                    label="who?",
                    tension=known,
                ),
                Link(id="m", z="b2", relation="tension", start=End("b"), end=End("c"), label="money"),
            )
        }
    )


def zoom(page) -> float:
    return page.evaluate("new DOMMatrix(getComputedStyle(sheet).transform).a")


def place(page, selector: str) -> dict[str, float]:
    return page.locator(selector).bounding_box()


# Reading it aloud


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 720}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_wrong_in_any_state(opened, example, library, scheme, size):
    axe = library("axe-core/axe.min.js").read_text("utf-8")
    page = opened(example, color_scheme=scheme, **size)
    page.evaluate(axe)
    assert page.evaluate(AXE) == []
    page.click("#walk")
    assert page.evaluate(AXE) == [], "with a tension"
    page.keyboard.press("Escape")
    page.focus("#t5")
    page.keyboard.press("Enter")
    assert page.evaluate(AXE) == [], "with a thing"
    page.click("#tell")
    assert page.evaluate(AXE) == [], "in words"


def test_axe_finds_nothing_wrong_with_any_words(opened, exported, library):
    page = opened(exported(everything(NASTY), ".html"))
    page.evaluate(library("axe-core/axe.min.js").read_text("utf-8"))
    assert page.evaluate(AXE) == []
    assert page.evaluate("document.querySelectorAll('i:not(.heat i), script').length") == 1


def test_tab_goes_to_every_thing_by_name_and_shows_where_it_is(page):
    named = page.eval_on_selector_all("#things button", "all => all.map(one => one.ariaLabel)")
    assert len(named) > 40
    assert all(name.strip() for name in named)
    page.focus("#t0")
    for name in named[:12]:
        page.wait_for_timeout(20)
        seen = page.evaluate(
            """() => { const one = document.activeElement, at = one.getBoundingClientRect();
            return { name: one.ariaLabel, ring: getComputedStyle(one).outlineStyle,
            inside: at.left >= 0 && at.top >= 0 && at.right <= innerWidth && at.bottom <= innerHeight } }"""
        )
        assert seen == {"name": name, "ring": "solid", "inside": True}
        page.keyboard.press("Tab")


def test_a_thing_that_is_far_away_comes_into_view_with_the_focus(page):
    for _ in range(12):
        page.click("#closer")
    for thing in ("#t0", "#t20", "#t30"):
        page.focus(thing)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        at = place(page, thing)
        assert 0 <= at["x"] + at["width"] / 2 <= 1280
        assert 0 <= at["y"] + at["height"] / 2 <= 720


def test_enter_tells_of_a_thing_and_escape_goes_back_to_it(page):
    school = page.get_by_role("button", name="school", exact=True)
    school.focus()
    page.keyboard.press("Enter")
    assert page.locator("#told h2").inner_text() == "school"
    assert (
        "act on young people" in page.locator("#told").inner_text() or page.locator("#told li").count() == 1
    )
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()
    assert school.evaluate("one => one === document.activeElement")


# Looking around


def test_the_whole_picture_is_seen_first(page):
    at = place(page, "#sheet")
    assert at["x"] > 0 and at["y"] > 0
    assert at["x"] + at["width"] < 1280 and at["y"] + at["height"] < 720


def test_the_wheel_zooms_about_the_pointer(page):
    before, where = zoom(page), place(page, "#t4")
    middle = where["x"] + where["width"] / 2, where["y"] + where["height"] / 2
    page.mouse.move(*middle)
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"new DOMMatrix(getComputedStyle(sheet).transform).a > {before * 1.3}")
    where = place(page, "#t4")
    assert where["x"] + where["width"] / 2 == pytest.approx(middle[0], abs=1)
    assert where["y"] + where["height"] / 2 == pytest.approx(middle[1], abs=1)


def test_buttons_and_keys_zoom_and_come_back(page):
    whole = zoom(page)
    page.click("#closer")
    assert zoom(page) > whole * 1.3
    page.click("#away")
    page.click("#away")
    assert zoom(page) < whole
    page.click("#whole")
    assert zoom(page) == pytest.approx(whole)
    page.focus("#t0")
    for key, sign in (("+", 1), ("-", -1)):
        before = zoom(page)
        page.keyboard.press(key)
        assert (zoom(page) - before) * sign > 0
    page.keyboard.press("0")
    assert zoom(page) == pytest.approx(whole)
    before = place(page, "#sheet")["x"]
    page.keyboard.press("ArrowLeft")
    assert place(page, "#sheet")["x"] > before


def test_dragging_moves_the_picture_and_tells_of_nothing(page):
    before, thing = place(page, "#sheet"), place(page, "#t6")
    page.mouse.move(thing["x"] + 8, thing["y"] + 8)
    page.mouse.down()
    page.mouse.move(thing["x"] + 108, thing["y"] + 58, steps=4)
    page.mouse.up()
    after = place(page, "#sheet")
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((100, 50), abs=1)
    assert not page.locator("#card").is_visible()


def test_the_picture_cannot_be_lost(page):
    page.mouse.move(640, 300)
    for _ in range(8):
        page.mouse.down()
        page.mouse.move(1270, 700, steps=2)
        page.mouse.up()
        page.mouse.move(640, 300)
    at = place(page, "#sheet")
    assert at["x"] < 1280 - 80
    assert at["y"] < 720 - 100


def test_two_fingers_zoom(opened, example):
    page = opened(example, **PHONE)
    before = zoom(page)
    cdp = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        told = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    touch("touchStart", (150, 150), (240, 150))
    for step in range(1, 6):
        touch("touchMove", (150 - 12 * step, 150), (240 + 12 * step, 150))
    touch("touchEnd")
    assert zoom(page) == pytest.approx(before * 210 / 90, rel=0.05)


def test_names_are_shown_under_the_pointer(page):
    page.get_by_role("button", name="school", exact=True).hover()
    assert page.locator("#tip").inner_text() == "school"
    page.mouse.move(5, 700)
    assert not page.locator("#tip").is_visible()


# Tensions


def test_tensions_are_gone_through_with_voices_heat_and_evidence(opened, exported):
    page = opened(exported(two_tensions(), ".html"))
    assert page.locator("#walk").inner_text().split() == ["Tensions", "2"]
    page.click("#walk")
    told = page.locator("#told").inner_text()
    assert all(
        words in told for words in ("who?", "burning tension", "He is not here", "He is afraid", "letters")
    )
    assert page.get_by_role("img", name="Heat: 5 of 5").is_visible()
    assert page.locator("#place").inner_text() == "Tension 1 of 2"
    for name in ("school", "father, parent"):
        at = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert at["x"] > 0 and at["x"] + at["width"] < place(page, "#card")["x"], "beside what is told"
    near = zoom(page)
    page.click("#next")
    assert page.locator("#told h2").inner_text() == "money"
    assert zoom(page) < near, "the second is farther apart"
    page.keyboard.press("n")
    assert page.locator("#place").inner_text() == "Tension 1 of 2"


def test_without_tensions_none_are_offered(opened, exported):
    page = opened(exported(Picture({"a": Icon(id="a", symbol="school")}), ".html"))
    assert not page.locator("#walk").is_visible()


# Safe, on paper, on a phone, without script


def test_no_script_but_its_own_can_run(opened, example):
    page = opened(example)
    page.evaluate(
        """() => { const one = document.createElement("script"); one.textContent = "window.stranger = 1";
        document.body.append(one); document.body.insertAdjacentHTML("beforeend",
        "<img src='http://127.0.0.1:9/x.png' onerror='window.stranger = 2'>"); }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.stranger") is None
    said = [words for words in page.heard if "Content Security Policy" in words or "fetched" in words]
    assert len(said) == len(page.heard) and said, "and the browser says so"
    page.heard.clear()


def test_on_paper_there_is_the_picture_and_all_the_words(opened, example):
    page = opened(example)
    page.click("#closer")
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf())) as document:
        words = " ".join(one.get_textpage().get_text_bounded() for one in document)
    assert "Change Nottingham" in words
    assert "presses on everything" in words
    assert "In words" not in words, "no buttons"


def test_without_script_it_is_read_from_top_to_bottom(opened, example):
    page = opened(example, java_script_enabled=False)
    assert page.locator("#sheet svg").is_visible()
    assert page.locator("#words").is_visible()
    assert not page.locator("#tools").is_visible()
    assert not page.locator("#card").is_visible()


def test_on_a_phone_nothing_sticks_out_and_buttons_suit_a_thumb(opened, example):
    page = opened(example, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for number in range(page.locator("#tools button").count()):
        at = page.locator("#tools button").nth(number).bounding_box()
        assert at["x"] >= 0 and at["x"] + at["width"] <= 390
        assert at["width"] >= 40 and at["height"] >= 40
    sheet, words = place(page, "#sheet"), place(page, "#words")
    assert sheet["y"] + sheet["height"] <= words["y"], "the picture above, its words below"


@pytest.mark.parametrize("dark", [False, True])
def test_it_looks_like_the_image(alike, dark):
    assert alike(read_picture(EXAMPLE), dark=dark)


@pytest.mark.parametrize("kind", OF_KIND)
def test_every_kind_looks_like_the_image(alike, kind):
    shown = {element.id: replace(element, z=f"a{at}") for at, element in enumerate(OF_KIND[kind])}
    assert alike(Picture(shown, images={"photo": photo()}))


@pytest.fixture
def alike(opened, exported, tmp_path):
    """Tell whether the picture of the page, as Chromium shows it, is that of the PNG."""

    def look(picture: Picture, **options: bool) -> bool:
        image, page_file = (
            exported(picture, ".png", scale=1.0, **options),
            exported(picture, ".html", **options),
        )
        usual = of_png(image)
        high, wide = usual.shape[:2]
        page = opened(page_file, wide, high)
        page.evaluate("document.body.replaceChildren(sheet.querySelector('svg'))")
        shot = tmp_path / "shot.png"
        page.screenshot(path=shot)
        return unlike(usual, of_png(shot)) < ALIKE

    return look
