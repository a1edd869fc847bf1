"""A picture as one web page: nothing is fetched from anywhere, nothing private is in it.

The page is a template, a style sheet and a script (assets/web), the picture as SVG, and what there is to say
of each thing in plain HTML. Its Content-Security-Policy allows that one script and those style sheets by
their hashes (W3C, Content Security Policy Level 3) and everything else not at all.
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from string import Template

from richpic.model.display import Fill
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.palette import DARK, LIGHT, luminance
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.extent import overlap
from richpic.render.font_subset import bundled_subset
from richpic.render.options import ExportOptions, Progress, keep_going
from richpic.render.scene import Artwork, make_artwork, shown_elements, thanks
from richpic.render.svg import SCALE, write_svg
from richpic.resources import assets_folder
from richpic.share.choosing import shortened
from richpic.share.kept_words import words_of
from richpic.share.naming import flat
from richpic.share.web_cards import card
from richpic.share.web_things import Thing, web_things
from richpic.share.words import long_html

# Search engines and previews show no more of a summary.
SUMMARY = 300
# The share of the work that is done when the picture is drawn, and when it is written.
DRAWN, WRITTEN = 0.5, 0.9
_SVG_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_HEADING = re.compile(r"<(h\d|blockquote)[^>]*>(.*?)</\1>", re.DOTALL)


def web_page(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, progress: Progress = keep_going
) -> bytes:
    """Return the page of `picture`, or of the part that `options` ask for. Needs a QGuiApplication.

    Left out are private remarks, hidden things, authors, and the picture as a file. A transparent ground
    becomes the paper: a page has one. Raises ExportError, and ExportCancelled when `progress` returns False.
    """
    if options.background == "transparent":
        options = replace(options, background="paper")
    artwork = make_artwork(picture, symbols, options, SCALE, progress=lambda share: progress(DRAWN * share))
    ctx = PictureContext(picture, symbols)
    shown = [
        element
        for element in shown_elements(picture, options.only)
        if element.bounds(ctx).intersects(artwork.area) and element.draw(ctx)
    ]
    part = _part(picture, shown)
    part_ctx = PictureContext(part, symbols)
    things = _cropped(web_things(shown, ctx, part_ctx), artwork.area)
    artwork = replace(artwork, description=words_of(part, part_ctx).alt, minify=True)
    page = _page(artwork, part, part_ctx, _svg(artwork, progress), things)
    progress(1.0)
    return page.encode()


def _part(picture: Picture, shown: Sequence[Element]) -> Picture:
    """Return what is `shown` as a picture. Of a part, what was written about the whole is not told."""
    elements = {element.id: element for element in shown}
    page = picture.page
    drawn = (one for one in shown_elements(picture) if not one.has_guides)
    if any(element.id not in elements for element in drawn):
        page = replace(page, alt="", description="", told=())
    return replace(picture, elements=elements, page=page)


def _cropped(things: Iterable[Thing], area: Rect) -> list[Thing]:
    """Return `things` that can be pointed at in `area`, where they can."""
    found = ((thing, overlap(thing.box, area)) for thing in things)
    return [replace(thing, box=box) for thing, box in found if box is not None and box.w > 0 and box.h > 0]


def _svg(artwork: Artwork, progress: Progress) -> str:
    out = io.BytesIO()
    write_svg(artwork, out, None, lambda share: progress(DRAWN + (WRITTEN - DRAWN) * share))
    # The declaration of XML has no place inside a page.
    return out.getvalue().decode().partition("?>\n")[2].strip()


def _page(artwork: Artwork, part: Picture, ctx: PictureContext, svg: str, things: Sequence[Thing]) -> str:
    cards = "\n".join(card(thing, f"c{number}") for number, thing in enumerate(things))
    words, script = long_html(part, ctx), _asset("page.js")
    title = html.escape(artwork.title)
    style = _style(artwork, things, f"<h1>{title}</h1>{words}{cards}")
    tensions = sum(thing.tension is not None for thing in things)
    return Template(_asset("page.html")).substitute(
        policy=_policy(script, [style, *map(html.unescape, _SVG_STYLE.findall(svg))]),
        summary=html.escape(shortened(artwork.description, SUMMARY)),
        title=title,
        date=_date(part, artwork.title),
        style=style,
        picture=svg,
        things="\n".join(_button(thing, number, artwork) for number, thing in enumerate(things)),
        tensions=f"Tensions <b>{tensions}</b>" if tensions > 1 else "Tension",
        walk="" if tensions else "hidden",
        words=words,
        credit=_credit(part),
        cards=cards,
        script=script,
    )


def _date(part: Picture, title: str) -> str:
    date = flat(part.page.date)
    return f"<p>{html.escape(date)}</p>" if date and date.casefold() not in title.casefold() else ""


def _credit(part: Picture) -> str:
    """Return whom to thank for icons, as their licences ask for."""
    words = thanks(part.credits)
    return f'<p class="small">{html.escape(words)}</p>' if words else ""


def _button(thing: Thing, number: int, artwork: Artwork) -> str:
    scene = ""
    if thing.scene is not None:
        box = overlap(thing.scene, artwork.area) or thing.box
        scene = f' data-tension="{" ".join(f"{value:.0f}" for value in _pixels(box, artwork))}"'
    return (
        f'<li><button type="button" id="t{number}" data-card="c{number}" aria-expanded="false"'
        f' aria-label="{html.escape(thing.name)}"{scene}></button></li>'
    )


def _pixels(box: Rect, artwork: Artwork) -> tuple[float, float, float, float]:
    area, scale = artwork.area, artwork.scale
    return (box.x - area.x) * scale, (box.y - area.y) * scale, box.w * scale, box.h * scale


# Style and what it allows


def _style(artwork: Artwork, things: Sequence[Thing], markup: str) -> str:
    paper = _paper(artwork)
    dark = luminance(paper) < 0.2
    ring = (DARK if dark else LIGHT).colour("blue")
    rules = [f":root{{--paper:{paper};--ring:{ring}}}"]
    if dark:
        rules.append(":root{--veil:rgb(12 13 16/.66)}")
    # What is smaller is in front, so that all can be pointed at.
    sizes = sorted((-thing.box.w * thing.box.h, number) for number, thing in enumerate(things))
    for layer, (_, number) in enumerate(sizes, 1):
        x, y, w, h = (f"{value:.0f}px" for value in _pixels(things[number].box, artwork))
        rules.append(f"#t{number}{{left:{x};top:{y};width:{w};height:{h};z-index:{layer}}}")
    return "\n".join([_font(markup), _asset("page.css"), *rules])


def _paper(artwork: Artwork) -> str:
    ground = next((item for item in artwork.paper if isinstance(item, Fill)), None)
    return ground.colour if ground else LIGHT.paper


def _font(markup: str) -> str:
    """Return the hand's letters for titles and quotes, as many as there are."""
    said = "".join(found[2] for found in _HEADING.finditer(markup))
    letters = frozenset(html.unescape(re.sub(r"<[^>]*>", "", said)))
    coded = base64.b64encode(bundled_subset("hand", 600, letters, shapes=False)).decode()
    return f'@font-face{{font-family:"richpic hand";src:url(data:font/woff2;base64,{coded})format("woff2")}}'


def _policy(script: str, styles: Iterable[str]) -> str:
    allowed = " ".join(dict.fromkeys(map(_hash, styles)))
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {allowed}; img-src data:; font-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return (assets_folder() / "web" / name).read_text("utf-8")
