"""The web page is whole in itself and small, allows nothing else, and shows no more than was asked for."""

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from richpic.elements import Icon, Link, Text
from richpic.elements.end import End
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.render.options import ExportError, ExportOptions
from richpic.resources import assets_folder
from richpic.share.web_page import web_page
from tests.share.other_pictures import NASTY, everything, picture
from tests.strategies import pictures

EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"
few = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
# Tags that have no end.
VOID = {"meta", "br", "img"}


def page_of(one: Picture, **options) -> str:
    return web_page(one, symbol_library(), ExportOptions(**options)).decode()


class Tags(HTMLParser):
    """Checks that tags are closed in their order, and gathers those that there are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


@pytest.fixture(scope="module")
def example(qapp) -> str:
    return page_of(read_picture(EXAMPLE))


def test_the_example_takes_less_than_300_kilobytes(example):
    assert len(example.encode()) < 300_000


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_its_own_script_and_styles_by_their_hashes_and_nothing_else(example):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', example)
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    scripts = re.findall(r"<script>(.*?)</script>", example, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", example, re.DOTALL)
    assert allowed.pop("script-src").split() == [hashed(one) for one in scripts]
    assert allowed.pop("style-src").split() == [hashed(html.unescape(one)) for one in styles]
    assert allowed == {
        "default-src": "'none'",
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert example.index("Content-Security-Policy") < example.index("<style>"), "before what it is for"


def test_nothing_refers_outside(example):
    addresses = set(re.findall(r"https?://[^\s\"')]+", example))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert not re.search(r"url\((?!data:|#)", example)


@few
@given(one=pictures())
def test_any_picture_gives_a_page_whose_tags_are_closed(one):
    try:
        tags = Tags(page_of(one))
    except ExportError:
        return
    assert tags.open == []
    assert len(tags.named("script")) == 1


def test_words_stay_words_whatever_they_are():
    tags = Tags(page_of(everything('</script><script>alert(1)</script>"\' onclick="x" ' + NASTY)))
    assert len(tags.named("script")) == 1
    assert not any(name.startswith("on") for _, attributes in tags.seen for name in attributes)
    assert not any("style" in attributes for _, attributes in tags.seen)


def test_every_thing_that_is_seen_can_be_pointed_at_and_told_of():
    one = everything()
    tags = Tags(page_of(one))
    buttons = [each for each in tags.named("button") if "data-card" in each]
    shown = [each for each in one.elements.values() if not each.hidden and each.kind != "frame"]
    assert len(buttons) == len(shown)
    assert all(each["aria-label"] for each in buttons)
    cards = {each["id"] for each in tags.named("article") if "id" in each}
    assert {each["data-card"] for each in buttons} == cards
    assert sum("data-tension" in each for each in buttons) == 1


def test_a_page_of_a_frame_tells_nothing_of_what_is_outside_of_it():
    one = everything()
    page = page_of(one, frame="a part")
    assert "young all is well" in page
    for outside in ("worker", "club", "evidence", "who?"):
        assert outside not in page, outside


def test_what_was_written_about_the_whole_is_not_told_of_a_part():
    far = Text(id="far", z="c", x=5000, text="far away")
    near = Icon(id="near", symbol="school", label="near")
    one = picture(near, far, description="Mrs Far sits far away.", alt="Mrs Far")
    assert "Mrs Far" in page_of(one)
    assert "Mrs Far" not in page_of(one, only=frozenset({"near"}))


def test_links_to_what_is_left_out_are_told_without_it():
    one = picture(
        Icon(id="a", symbol="school", label="school"),
        Icon(id="b", z="b", symbol="parent", x=300, label="Mrs Secret"),
        Link(id="l", z="c", start=End("a"), end=End("b"), label="rings"),
    )
    page = page_of(one, only=frozenset({"a", "l"}))
    assert "rings" in page
    assert "Mrs Secret" not in page


@pytest.mark.parametrize("paper", ["plain", "board", "kraft"])
def test_a_page_has_the_picture_s_paper_also_when_none_was_asked_for(paper):
    one = picture(Icon(id="a", symbol="school"), paper=paper)
    colour = re.search(r"--paper:(#\w{6})", page_of(one))
    assert colour is not None
    assert f"--paper:{colour[1]}" in page_of(one, background="transparent")
