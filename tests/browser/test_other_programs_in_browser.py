"""Excalidraw and Mermaid themselves open what is exported for them; SVG looks in Chromium as it should."""

import json

import pytest

from richpic.files.reading import read_picture
from richpic.resources import assets_folder
from tests.browser.conftest import HERE
from tests.render.rasters import of_png, unlike
from tests.share.other_pictures import NASTY, everything

EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"
ALIKE = 0.0003
PARTS = HERE / "node_modules/@excalidraw/excalidraw/dist/prod"
HOME = "http://richpic.test"
LOAD = """async text => {
    const blob = new Blob([text], {type: "application/json"});
    const scene = await excalidraw.loadFromBlob(blob, null, null);
    const canvas = await excalidraw.exportToCanvas({...scene, maxWidthOrHeight: 900});
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    for (let at = 0; at < pixels.length; at += 4 * 97) colours.add(pixels.slice(at, at + 3).join());
    return {elements: scene.elements, files: Object.keys(scene.files), colours: colours.size};
}"""
DRAW = """async text => {
    mermaid.initialize({startOnLoad: false, securityLevel: "strict"});
    const {svg} = await mermaid.render("drawn", text);
    document.body.innerHTML = svg;
    const words = selector => [...document.querySelectorAll(selector)].map(one => one.textContent.trim());
    const count = selector => document.querySelectorAll(selector).length;
    return {nodes: words(".node"), areas: words(".cluster-label"), edges: count(".edgePaths path"),
        labels: words(".edgeLabel").filter(Boolean), italics: count("body i, body em, body script")};
}"""


@pytest.fixture
def empty(chromium):
    """An empty page of a place that has only what npm brought."""
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def answer(route) -> None:
        file = (
            HERE
            / "node_modules/@excalidraw/excalidraw/dist/prod"
            / route.request.url.removeprefix(f"{HOME}/")
        )
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(body="<!doctype html><body></body>", content_type="text/html")

    page.route("**/*", answer)
    page.goto(HOME)
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def excalidraw(empty, library):
    bundle = library("excalidraw-bundle.js")
    empty.evaluate(f"window.EXCALIDRAW_ASSET_PATH = '{HOME}/'")
    empty.add_script_tag(path=bundle)
    return lambda file: empty.evaluate(LOAD, file.read_text("utf-8"))


@pytest.mark.parametrize("picture", [read_picture(EXAMPLE), everything(), everything(NASTY)])
def test_excalidraw_takes_every_thing_as_it_is_written(excalidraw, exported, picture):
    file = exported(picture, ".excalidraw")
    written = {one["id"]: one for one in json.loads(file.read_text("utf-8"))["elements"]}
    read = excalidraw(file)
    assert {one["id"] for one in read["elements"]} == set(written), "none is dropped"
    assert set(read["files"]) == {one["fileId"] for one in written.values() if one["type"] == "image"}
    assert read["colours"] > 5, "and something is drawn"
    for one in read["elements"]:
        before = written[one["id"]]
        assert one["type"] == before["type"]
        assert one.get("originalText") == before.get("originalText")
        assert one.get("containerId") == before.get("containerId")
        for end in ("startBinding", "endBinding"):
            assert (one.get(end) or {}).get("elementId") == (before.get(end) or {}).get("elementId")


@pytest.fixture
def mermaid(empty, library):
    empty.add_script_tag(path=library("mermaid/dist/mermaid.min.js"))
    return lambda file: empty.evaluate(DRAW, file.read_text("utf-8"))


def test_mermaid_draws_the_example(mermaid, exported):
    drawn = mermaid(exported(read_picture(EXAMPLE), ".mmd"))
    assert len(drawn["areas"]) == 4
    assert drawn["edges"] == 18 + 3, "links, and who says what"
    assert any(words.startswith("young people facing multiple disadvantage") for words in drawn["nodes"])
    assert "hosts" in drawn["labels"]


def test_mermaid_draws_whatever_words_there_are_as_words(mermaid, exported):
    drawn = mermaid(exported(everything(NASTY), ".mmd"))
    assert drawn["edges"] == 5
    flat = " ".join(NASTY.split())
    assert any(words.startswith(flat) for words in drawn["nodes"])
    assert drawn["italics"] == 0


@pytest.mark.parametrize("options", [{}, {"minify": True}, {"outlines": True}])
def test_an_svg_looks_in_chromium_like_the_image(opened, exported, tmp_path, options):
    picture = read_picture(EXAMPLE)
    usual = of_png(exported(picture, ".png", scale=1.0))
    high, wide = usual.shape[:2]
    page = opened(exported(picture, ".svg", **options), wide, high)
    shot = tmp_path / "shot.png"
    page.screenshot(path=shot)
    assert unlike(usual, of_png(shot)) < ALIKE
