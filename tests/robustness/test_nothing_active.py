"""Strangers' files reach neither the network nor another file, and what is exported holds nothing active."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest

from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.render import svg
from richpic.render.options import ExportOptions, keep_going
from richpic.render.scene import make_artwork
from richpic.share.web_page import web_page
from tests.files.hostile_svg import HARMLESS, REFUSED
from tests.robustness import interrupting
from tests.robustness.hostile_picture import PAYLOADS, hostile_picture

ROOT = Path(__file__).parents[2]
BAIT = "https://evil.example/bait"
SVG = "{http://www.w3.org/2000/svg}"
ABOUT = ("{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}")
ABOUT_WHAT = f"{ABOUT[1]}about"  # "": this file
OURS = "{https://richpic.org/ns}picture"
# Everything that an exported SVG may consist of.
TAGS = frozenset(
    """
    svg g path text tspan title desc defs symbol use image style clipPath metadata
    rect circle ellipse line polyline polygon
    """.split()  # noqa: SIM905  # a list of 20 strings in quotes says less
)
ATTRIBUTES = frozenset(
    """
    id class d x y x1 y1 x2 y2 cx cy r rx ry width height viewBox points transform overflow role
    fill fill-opacity fill-rule opacity clip-path clip-rule stroke stroke-opacity stroke-width
    stroke-linecap stroke-linejoin stroke-dasharray font-family font-size font-weight text-anchor
    preserveAspectRatio aria-label aria-labelledby aria-hidden encoding direction style textLength href
    {http://www.w3.org/XML/1998/namespace}space {http://www.w3.org/1999/xlink}href
    """.split()  # noqa: SIM905  # as above
)
INSIDE = re.compile(r"#[\w-]+|data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+")
URLS = re.compile(r"url\(([^)]*)\)|@import|expression|javascript", re.IGNORECASE)
FONT = re.compile(r"data:font/woff2;base64,[A-Za-z0-9+/=]+")


def exported(picture: Picture) -> str:
    out = io.BytesIO()
    artwork = make_artwork(picture, symbol_library(), ExportOptions(), svg.SCALE)
    svg.write_svg(artwork, out, "the picture as text", keep_going)
    return out.getvalue().decode()


def check_passive(text: str) -> None:
    """Fail if anything in an SVG is not on the list of what ours consist of."""
    assert "<!DOCTYPE" not in text and "<!ENTITY" not in text and "<?xml-stylesheet" not in text
    for element in ElementTree.fromstring(text).iter():
        if element.tag.startswith(ABOUT):  # who made it, and under which licence: words that nothing shows
            assert element.attrib in ({}, {ABOUT_WHAT: ""})
            continue
        assert element.tag == OURS or element.tag.removeprefix(SVG) in TAGS, element.tag
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, (element.tag, name)
            if name.endswith("href"):
                assert INSIDE.fullmatch(value), value[:100]
            for url in URLS.finditer(value if name not in ("aria-label",) else ""):
                assert url[1] and re.fullmatch(r"#[\w-]+", url[1]), value[:100]
        if element.tag == f"{SVG}style":
            for url in URLS.finditer(element.text or ""):
                assert url[1] and FONT.fullmatch(url[1]), (element.text or "")[:200]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_exported_svg_consists_of_nothing_but_what_is_on_the_list(payload, qapp):
    picture = hostile_picture(payload, BAIT)
    assert picture.page.description == payload.replace("{bait}", BAIT)
    check_passive(exported(picture))


def test_what_is_not_on_the_list_is_found():
    for inside in ("<script/>", "<g onload='x'/>", "<use href='http://x'/>", "<style>@import 'x'</style>"):
        with pytest.raises(AssertionError):
            check_passive(f"<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>")


# What the system is asked for


def asked_for(command: list[str], log: Path) -> str:
    """Run a command, and return all that it asked the network for and all files that it opened."""
    tracing = ["strace", "-f", "-s", "400", "-o", str(log), "-e", "trace=%network,?open,openat,?openat2"]
    subprocess.run([*tracing, *command], cwd=ROOT, capture_output=True, timeout=110, check=False)
    return log.read_text("utf-8", "replace")


@pytest.mark.skipif(bool(interrupting.why_not()), reason=interrupting.why_not() or "-")
def test_strangers_files_reach_neither_the_network_nor_another_file(tmp_path):
    folder, bait = tmp_path / "harm", tmp_path / "bait.svg"
    folder.mkdir()
    bait.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    for number, text in enumerate((*HARMLESS.values(), *(text for text, _ in REFUSED.values()))):
        if len(text) < 100_000:
            baited = text.replace("/etc/passwd", str(bait)).replace("other.svg", "../bait.svg")
            (folder / f"icon-{number}.svg").write_bytes(baited.encode("utf-8", "surrogatepass"))
    log = tmp_path / "calls"
    calls = asked_for([sys.executable, "-m", "richpic", "icons", "add", str(folder)], log)
    assert "icon-3.svg" in calls
    for number in range(3):
        calls += asked_for(
            [sys.executable, "-m", "richpic", "check", str(folder / f"icon-{number}.svg")], log
        )
    assert "bait.svg" not in calls and "passwd" not in calls
    assert not re.search(r"\b(?:connect|socket|sendto|sendmsg|bind)\(", calls)


# A real browser

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in _NAMES if (found := shutil.which(name))), "")
STRICT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; report-uri /report"


class Site:
    """Serves one page under a policy, and notes all that it is asked for besides."""

    def __init__(self) -> None:
        self.body, self.kind, self.policy = b"", "", ""
        self.asked: list[str] = []
        site = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path != "/page":
                    if self.path != "/favicon.ico":  # browsers ask for that by themselves
                        site.asked.append(self.path)
                    self.send_error(404)
                    return
                self.send_response(200)
                self.send_header("Content-Type", site.kind)
                if site.policy:
                    self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(site.body)

            def do_POST(self) -> None:
                told = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8", "replace")
                site.asked.append(f"{self.path} {told[:300]}")
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def opened(self, body: str, kind: str, policy: str, folder: Path) -> list[str]:
        """Open the page in Chromium, and return what was asked for, and what the policy had to forbid."""
        self.body, self.kind, self.policy, self.asked = body.encode(), kind, policy, []
        flags = f"""
            --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --dump-dom
            --user-data-dir={folder} --virtual-time-budget=2000 {self.address}/page
        """.split()
        done = subprocess.run([CHROMIUM, *flags], capture_output=True, text=True, timeout=60, check=False)
        assert "<" in done.stdout, done.stderr[-500:]
        return self.asked

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed here")
    made = Site()
    yield made
    made.close()


def test_a_browser_finds_nothing_active_in_what_is_exported(site, qapp, tmp_path):
    harm = (
        f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{site.address}/bait'/><script>1</script></svg>"
    )
    assert site.opened(harm, "image/svg+xml", STRICT, tmp_path), "the policy lets everything through"
    pictures = [hostile_picture(payload, f"{site.address}/bait") for payload in PAYLOADS]
    alone = exported(pictures[0])
    together = "<!doctype html><title>x</title>" + "".join(
        exported(one).partition("?>")[2] for one in pictures[1:]
    )
    page = web_page(pictures[0], symbol_library(), ExportOptions()).decode()
    assert site.opened(alone, "image/svg+xml", STRICT, tmp_path) == []
    assert site.opened(together, "text/html; charset=utf-8", STRICT, tmp_path) == []
    assert site.opened(page, "text/html; charset=utf-8", "", tmp_path) == []  # it brings a policy of its own
