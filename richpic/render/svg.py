"""Artwork → SVG: compact, complete in itself, with nothing active in it and no reference outside."""

from __future__ import annotations

import base64
import hashlib
import itertools
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import BinaryIO
from xml.sax.saxutils import escape

from richpic.model.bare_image import bare_image
from richpic.model.display import Bitmap, Fill, Group, Item, Stroke, TextRun
from richpic.model.path import Path
from richpic.model.path_data import number, path_data
from richpic.model.picture import StoredImage
from richpic.render.images import ImageCache
from richpic.render.options import ExportCancelled, Progress
from richpic.render.painter import NO_IMAGE
from richpic.render.png import png_bytes
from richpic.render.scene import Artwork
from richpic.render.svg_path import paint, transform_text
from richpic.render.svg_text import TextWriter
from richpic.render.text import printable

SCALE = 1.0
NAMESPACE = "https://richpic.org/ns"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
# Kinds of image that every viewer shows and that hold nothing but pixels; others are turned into PNG.
_PLAIN_IMAGES = ("image/png", "image/jpeg")


def write_svg(artwork: Artwork, out: BinaryIO, embedded: str | None, progress: Progress) -> None:
    """Write `artwork` to `out`, with the text `embedded` inside it. Raises ExportCancelled."""
    if not progress(0.0):
        raise ExportCancelled
    writer = _Writer(artwork)
    items, body = artwork.items, []
    for done, item in enumerate(items):
        body.append(writer.item(item))
        if done % 200 == 0 and not progress(0.9 * done / len(items)):
            raise ExportCancelled
    head = writer.head()
    if not progress(0.95):
        raise ExportCancelled
    out.write(head.encode())
    out.write(_metadata(artwork, embedded).encode())
    out.write(writer.definitions().encode())
    out.write(b'<g stroke-linecap="round" stroke-linejoin="round">\n')
    for part in body:
        out.write(part.encode() + b"\n")
    out.write(b"</g></svg>\n")
    if not progress(1.0):
        raise ExportCancelled


def _metadata(artwork: Artwork, embedded: str | None) -> str:
    """Return the long description and thanks, in the Dublin Core's words, and the picture itself, if any.

    All of it as RDF: drawing programs take other things in metadata for a part of the drawing, and complain.
    """
    said = {"description": artwork.long_description, "rights": artwork.credits}
    inside = "".join(f"<dc:{name}>{escape(words)}</dc:{name}>" for name, words in said.items() if words)
    inside += _picture(embedded) if embedded is not None else ""
    if not inside:
        return ""
    about = f'<rdf:Description rdf:about="" xmlns:dc="{DUBLIN_CORE}">{inside}</rdf:Description>'
    return f'<metadata><rdf:RDF xmlns:rdf="{RDF}">{about}</rdf:RDF></metadata>\n'


def _picture(embedded: str) -> str:
    coded = base64.b64encode(zlib.compress(embedded.encode("utf-8"))).decode()
    return f'<richpic:picture xmlns:richpic="{NAMESPACE}" encoding="base64+zlib">{coded}</richpic:picture>'


def _count_keys(items: Iterable[Item], counts: Counter[str]) -> None:
    """Count how often each key is drawn; what is inside a keyed group counts once, with the first of them."""
    for item in items:
        if isinstance(item, Group):
            counts[item.key] += 1
            if not item.key or counts[item.key] == 1:
                _count_keys(item.items, counts)


class _Writer:
    """Turns items into markup and gathers what they refer to."""

    def __init__(self, artwork: Artwork) -> None:
        self._artwork = artwork
        self._path_text = partial(path_data, decimals=1 if artwork.minify else 2)
        items = artwork.items
        # Several files may be put into one web page, where ids and classes are shared.
        self._prefix = f"r{_digest(artwork)}"
        self._counts: Counter[str] = Counter()
        _count_keys(items, self._counts)
        self._symbols: dict[str, str] = {}
        self._paths: dict[Path, str] = {}
        self._images: dict[str, str] = {}
        self._definitions: list[str] = []
        self._numbers = itertools.count()
        self._text = TextWriter(self._prefix, self._path_text, artwork.outlines)

    def head(self) -> str:
        """Return the opening tag, title and description."""
        artwork, area = self._artwork, self._artwork.area
        box = " ".join(number(value) for value in area)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            f' width="{artwork.width}" height="{artwork.height}" viewBox="{box}"'
            f' role="img" aria-labelledby="{self._prefix}t {self._prefix}d">\n'
            f'<title id="{self._prefix}t">{escape(artwork.title)}</title>\n'
            f'<desc id="{self._prefix}d">{escape(artwork.description)}</desc>\n'
        )

    def definitions(self) -> str:
        """Return fonts, symbols, images and clips. To be called once all items are written."""
        inside = "".join(self._definitions) + self._text.definitions()
        return self._text.style() + (f"<defs>{inside}</defs>" if inside else "") + "\n"

    def item(self, item: Item, title: str = "") -> str:
        """Return the markup of `item`; `title` is that of the group around it."""
        if isinstance(item, Fill):
            return f'<path d="{self._data(item.path)}"{paint("fill", item.colour)}/>' if item.path.ops else ""
        if isinstance(item, Stroke):
            return self._stroke(item)
        if isinstance(item, TextRun):
            return self._text.write(item)
        if isinstance(item, Bitmap):
            return self._bitmap(item)
        return self._group(item, title)

    def _data(self, path: Path) -> str:
        if path not in self._paths:
            self._paths[path] = self._path_text(path)
        return self._paths[path]

    def _stroke(self, item: Stroke) -> str:
        if not item.path.ops:
            return ""
        dash = " ".join(number(length) for length in item.dash)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return (
            f'<path d="{self._data(item.path)}" fill="none"{paint("stroke", item.colour)}'
            f' stroke-width="{number(item.width)}"{dashed}/>'
        )

    def _group(self, group: Group, outer: str) -> str:
        title = "" if group.title == outer else group.title
        named = f"<title>{escape(printable(title))}</title>" if title else ""
        attributes = self._attributes(group)
        if group.key and self._counts[group.key] > 1:
            return self._use(group, attributes, named)
        inside = "".join(self.item(item, group.title or outer) for item in group.items)
        if not inside:
            return ""
        return f"<g{attributes}>{named}{inside}</g>" if attributes or named else inside

    def _attributes(self, group: Group) -> str:
        text = ""
        if moved := transform_text(group.transform):
            text += f' transform="{moved}"'
        if group.opacity < 1:
            text += f' opacity="{number(group.opacity, 3)}"'
        if group.clip is not None:
            name = self._name("c")
            self._definitions.append(f'<clipPath id="{name}"><path d="{self._data(group.clip)}"/></clipPath>')
            text += f' clip-path="url(#{name})"'
        return text

    def _use(self, group: Group, attributes: str, named: str) -> str:
        name = self._symbols.get(group.key)
        if name is None:
            name = self._symbols[group.key] = self._name("s")
            inside = "".join(self.item(item) for item in group.items)
            self._definitions.append(f'<symbol id="{name}" overflow="visible">{inside}</symbol>')
        end = f">{named}</use>" if named else "/>"
        return f'<use xlink:href="#{name}"{attributes}{end}'

    def _name(self, kind: str) -> str:
        return f"{self._prefix}{kind}{next(self._numbers)}"

    def _bitmap(self, item: Bitmap) -> str:
        x, y, w, h = (number(value) for value in item.rect)
        source = self._image(item.image_id)
        if not source:
            return f'<rect x="{x}" y="{y}" width="{w}" height="{h}"{paint("fill", NO_IMAGE)}/>'
        # A unit square, stretched, so that an image that is shown twice is kept once.
        matrix = f"matrix({number(item.rect.w, 4)} 0 0 {number(item.rect.h, 4)} {x} {y})"
        return f'<use xlink:href="#{source}" transform="{matrix}"/>'

    def _image(self, image_id: str) -> str:
        """Return the name of the image's symbol, or "" if there is no such image."""
        if image_id not in self._images:
            address = _data_address(self._artwork, image_id)
            name = self._name("i") if address else ""
            if address:
                self._definitions.append(
                    f'<symbol id="{name}" overflow="visible"><image width="1" height="1"'
                    f' preserveAspectRatio="none" xlink:href="{address}"/></symbol>'
                )
            self._images[image_id] = name
        return self._images[image_id]


def _digest(artwork: Artwork) -> str:
    """Return a few letters that differ from picture to picture and stay for the same one."""
    titles = "\n".join(placed.group.title for placed in artwork.placed)
    places = array("d", itertools.chain(artwork.area, *(placed.bounds for placed in artwork.placed)))
    words = f"{artwork.title}\n{titles}".encode("utf-8", "replace")
    return hashlib.sha256(words + places.tobytes()).hexdigest()[:6]


def _data_address(artwork: Artwork, image_id: str) -> str:
    """Return an image as a data: address, or "" if it is missing or cannot be read."""
    image = ImageCache(lambda: artwork.images).get(image_id)
    if image is None:
        return ""
    stored: StoredImage = artwork.images[image_id]
    # Whoever put it into the file: nothing of where and by whom it was taken goes out.
    mime, data = stored.mime, bare_image(stored.data)
    if mime not in _PLAIN_IMAGES or data is None:
        mime, data = "image/png", png_bytes(image)
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"
