"""SVG that means harm, or more than an icon needs: each with words that its refusal has to hold."""

from __future__ import annotations

from collections.abc import Mapping

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 24"'
)
DOT = '<path d="M4 4h16v16H4z"/>'


def svg(inside: str, more: str = "") -> str:
    """Return an SVG that shows a square, with `inside` in it and `more` attributes."""
    return f"{OPEN}{more}>{DOT}{inside}</svg>"


def _laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE svg [<!ENTITY l0 "ha">{entities}]>{svg("<desc>&l9;</desc>")}'


def _attributes(count: int) -> str:
    return " ".join(f"a{number}=''" for number in range(count))


def _use_bomb(levels: int = 12, wide: int = 10) -> str:
    made = []
    for level in range(1, levels):
        inside = f'<use href="#g{level - 1}"/>' * wide
        made.append(f'<g id="g{level}">{inside}</g>')
    groups = "".join(made)
    return svg(f'<g id="g0">{DOT}</g>{groups}')


def _deep_use() -> str:
    return svg("".join(f'<g id="a{n}"><g><g><use href="#a{n + 1}"/></g></g></g>' for n in range(200)) + DOT)


REFUSED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "a script": (svg("<script>alert(1)</script>"), ("script",)),
    "a script elsewhere": (svg("<metadata><script xmlns='x'>alert(1)</script></metadata>"), ("script",)),
    "a script by reference": (svg('<script href="https://evil.example/x.js"/>'), ("outside", "evil.example")),
    "a handler": (svg("", ' onload="alert(1)"'), ("script", "onload")),
    "a handler in capitals": (svg('<g ONCLICK="alert(1)"/>'), ("script", "ONCLICK")),
    "a handler in what is passed over": (svg('<title onfocus="x()">a</title>'), ("script", "onfocus")),
    "a javascript address": (svg('<use href="javascript:alert(1)"/>'), ("outside",)),
    "javascript in a style": (svg('<g style="fill:url(javascript:alert(1))"/>'), ("outside",)),
    "an expression": (svg('<g style="width:expression(alert(1))"/>'), ("script",)),
    "a link": (svg('<a href="https://evil.example/">here</a>'), ("outside",)),
    "a link without a target": (svg(f"<a>{DOT}</a>"), ("link",)),
    "a web page": (
        svg("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"),
        ("web",),
    ),
    "HTML": (svg("<iframe xmlns='http://www.w3.org/1999/xhtml'/>"), ("web page",)),
    "an image from the network": (svg('<image href="https://evil.example/a.png"/>'), ("outside",)),
    "an image from a disk": (svg('<image xlink:href="file:///etc/passwd"/>'), ("outside", "file:///etc")),
    "an image from a share": (svg('<image xlink:href="\\\\evil\\share\\a.png"/>'), ("outside",)),
    "an image inside": (svg('<image href="data:image/png;base64,AAAA"/>'), ("outside", "data:")),
    "an image without a source": (svg("<image/>"), ("image",)),
    "an image in a filter": (
        svg('<filter id="f"><feImage href="file:///etc/passwd"/></filter>'),
        ("outside",),
    ),
    "a part of another file": (svg('<use xlink:href="other.svg#a"/>'), ("outside", "other.svg")),
    "a part of a share": (svg('<use href="//evil/share/a.svg#a"/>'), ("outside",)),
    "a base": (svg("", ' xml:base="https://evil.example/"'), ("outside",)),
    "a paint from outside": (svg('<g fill="url(https://evil.example/a.svg#p)"/>'), ("outside", "url")),
    "a paint from outside, spaced": (svg('<g fill="url ( file:///etc/passwd )"/>'), ("outside",)),
    "a clip from outside": (svg('<g clip-path="url(other.svg#c)"/>'), ("outside",)),
    "a style from outside": (svg('<style>@import url("https://evil.example/a.css");</style>'), ("style",)),
    "a style in code": (svg("<style>@\\69mport 'x';</style>"), ("code",)),
    "a style cut by comments": (svg("<style>@im/**/port url(//evil/a.css);</style>"), ("style",)),
    "a font": (svg("<style>@font-face{font-family:x;src:url(//evil/x.ttf)}</style>"), ("font",)),
    "a picture in a style": (svg("<style>.a{fill:url(https://evil.example/a)}</style>"), ("outside",)),
    "a style for screens": (svg("<style>@media print{path{fill:red}}</style>"), ("where it is shown",)),
    "a style sheet": (f'<?xml-stylesheet href="https://evil.example/a.css"?>{svg("")}', ("instruction",)),
    "an instruction inside": (svg("<?php echo 1 ?>"), ("instruction",)),
    "a document type": (
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">{svg("")}',
        ("document type",),
    ),
    "an entity": (f'<!DOCTYPE svg [<!ENTITY a "b">]>{svg("<desc>&a;</desc>")}', ("document type",)),
    "an entity from a disk": (
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{svg("<desc>&a;</desc>")}',
        ("document type",),
    ),
    "an entity of parameters": (
        f'<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://evil.example/a.dtd"> %a;]>{svg("")}',
        ("document type",),
    ),
    "an unknown entity": (svg("<desc>&nbsp;</desc>"), ("no sound SVG",)),
    "a billion laughs": (_laughs(), ("document type",)),
    "text": (svg("<text>hello</text>"), ("text", "paths")),
    "an animation": (svg('<animate attributeName="href" to="javascript:alert(1)"/>'), ("script",)),
    "a movement": (svg('<g><set attributeName="x" to="1"/></g>'), ("moves",)),
    "an unknown element": (svg("<blink/>"), ("blink",)),
    "a mask": (svg('<mask id="m"/><g mask="url(#m)"><path d="M0 0h9v9z"/></g>'), ("mask",)),
    "a pattern": (svg('<pattern id="p"/><path fill="url(#p)" d="M0 0h9v9z"/>'), ("pattern",)),
    "use of itself": (svg('<g id="a"><use href="#a"/></g>'), ("without end",)),
    "use in a circle": (
        svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        ("without end",),
    ),
    "a use bomb": (_use_bomb(), ("1,000 times",)),
    "uses nested deeply": (_deep_use(), ("nested too deeply",)),
    "gradients in a circle": (
        svg(
            '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
            '<path fill="url(#a)" d="M0 0h9v9z"/>'
        ),
        ("circle",),
    ),
    "deep nesting": (svg("<g>" * 60 + "</g>" * 60), ("50 deep",)),
    "very deep nesting": ("<svg>" + "<g>" * 200_000, ("50 deep",)),
    "too many elements": (svg("<g/>" * 6_000), ("5,000 elements",)),
    "too many shapes": (svg('<path d="M0 0h9v9z"/>' * 4_900 + DOT * 200), ("5,000 elements",)),
    "too many numbers": (svg(f'<path d="M0 0{"h1v1" * 90_000}z"/>'), ("too intricate",)),
    "too many contours": (svg(f'<path fill-rule="evenodd" d="{"M0 0h1v1z" * 900}"/>'), ("too intricate",)),
    "too many attributes": (svg(f"<g {_attributes(200)}/>"), ("100 attributes",)),
    "too many styles": (svg(f"<style>{'.a{fill:red}' * 300}</style>"), ("too many styles",)),
    "too many transforms": (svg(f'<g transform="{"scale(1)" * 60}">{DOT}</g>'), ("transform",)),
    "a selector of many parts": (
        svg("<style>g > path:hover{fill:red}</style>"),
        ("more than an icon needs",),
    ),
    "a megabyte and more": (svg(" " * 2**20), ("too large", "1 MB")),
    "an endless number": (svg('<path d="M1e999 0h9v9z"/>'), ("damaged",)),
    "no number": (svg('<path d="MNaN 0h9v9z"/>'), ("damaged",)),
    "a number far away": (svg('<path d="M9e8 0h9v9z"/>'), ("too large",)),
    "an endless transform": (
        svg(f'<g transform="scale(1e99)"><g transform="scale(1e300)">{DOT}</g></g>'),
        ("large",),
    ),
    "an endless turn": (svg(f'<g transform="rotate(1e999)">{DOT}</g>'), ("too large",)),
    "a long transform": (svg(f'<g transform="translate({"1" * 5000})"/>'), ("transform",)),
    "an endless width": (svg('<path stroke="red" stroke-width="1e99" d="M0 0h9"/>'), ("large",)),
    "no width": (svg(f'<path stroke="red" stroke-width="{"1" * 100_000}!" d="M0 0h9"/>'), ("too long",)),
    "no colour": (svg('<path fill="blurple" d="M0 0h9v9z"/>'), ("no colour",)),
    "a long colour": (svg(f'<path fill="{"rgb(" * 50_000}" d="M0 0h9v9z"/>'), ("too long",)),
    "nothing to see": (f"{OPEN}><g/></svg>", ("nothing to see",)),
    "nothing": ("", ("no sound SVG",)),
    "zeros": ("\0" * 500, ("no sound SVG",)),
    "no SVG": ("<html><body/></html>", ("no SVG",)),
    "two drawings": (svg("") + svg(""), ("no sound SVG",)),
    "a drawing cut short": (svg("")[:-20], ("no sound SVG",)),
    "an unknown encoding": (f'<?xml version="1.0" encoding="x-evil"?>{svg("")}', ("encoding",)),
    "half a character": (svg("<title>\ud800</title>"), ("encoding",)),
}

# What is let through because nothing of it is left: each must come out as the same plain square.
HARMLESS: Mapping[str, str] = {
    "words": svg("<title>a</title><desc>javascript:alert(1)</desc><metadata><x xmlns='y'/></metadata>"),
    "comments": svg("<!-- <script>alert(1)</script> -->"),
    "a drawing program's own": svg(
        "<i:namedview xmlns:i='http://www.inkscape.org/x' i:path='C:\\me\\secret.svg' id='v'/>"
    ),
    "a huge filter that nothing uses": svg(
        '<filter id="f" width="1e9" height="1e9"><feGaussianBlur stdDeviation="1e9"/></filter>'
    ),
    "a pattern that nothing uses": svg(f'<pattern id="p" width="1e-9" height="1e-9">{DOT}</pattern>'),
    "a reference to nothing": svg('<use href="#nothing"/>'),
    "a part that is not drawn": svg(f'<defs><g id="a">{DOT}</g></defs>'),
    "what is not displayed": svg('<path display="none" d="M-99 -99h999v999z"/>'),
    "a data attribute": svg("", ' data-note="a:b(c)"'),
    "UTF-8 signs": svg("<title>Größe 😀</title>"),
}
