"""The post kit: a folder of images for each place, with their words, a thread and the draft of a post."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from richpic.files.picture_text import shared_text
from richpic.files.replacing import write_synced
from richpic.files.whole_folder import whole_folder
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.export import EXPORTERS
from richpic.render.fitting import fit
from richpic.render.options import ExportCancelled, ExportOptions, Progress, Words, keep_going
from richpic.render.scene import make_artwork
from richpic.share.destinations import Destination, suited
from richpic.share.kept_words import words_of
from richpic.share.naming import flat
from richpic.share.post_words import caption, draft
from richpic.share.thread import Shot, thread
from richpic.share.words import ALT_LIMIT, describe, long_html, long_markdown

LONGEST_NAME = 40
# A post without a limit: nobody reads more than this beside an image.
LONGEST_TEXT = 500
_NO_LETTER = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class KitImage:
    """An image of the kit: where it is in the folder, its size, and the words that go with it.

    `how` tells how it came to fit: "exact", "palette", "lossy" or "smaller".
    """

    place: str
    path: str
    name: str
    bytes: int
    width: int
    height: int
    how: str
    alt: str
    text: str


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A shot, with the context in which its part is told, and its words at length."""

    shot: Shot
    ctx: PictureContext
    long: str

    @classmethod
    def of(cls, shot: Shot, symbols: SymbolLibrary) -> _Sketch:
        """Return the sketch of `shot`."""
        ctx = PictureContext(shot.part, symbols)
        return cls(shot, ctx, words_of(shot.part, ctx).description)


def write_kit(
    picture: Picture,
    symbols: SymbolLibrary,
    folder: Path,
    places: Sequence[Destination],
    options: ExportOptions | None = None,
    keep: bool = False,
    replace: bool = False,
    progress: Progress = keep_going,
) -> tuple[KitImage, ...]:
    """Write the kit of `picture` for `places` to `folder`, and return its images. Needs a QGuiApplication.

    The folder appears whole or not at all. One that has files in it is left alone, unless `replace` is asked
    for: then files of the same name are replaced, and all others stay. `keep` puts the picture itself in as a
    file, without remarks and hidden things. `options` are those of all images but for their size.

    Raises FileError, ExportError, and ExportCancelled when `progress` returns False.
    """
    with whole_folder(folder, replace) as made:
        images = _Writing(picture, symbols, made, options or ExportOptions(), progress).write(places)
        if keep:
            write_synced(made / "picture.richpic", shared_text(picture).encode())
    return images


class _Writing:
    """Writes one kit into an empty folder."""

    def __init__(
        self,
        picture: Picture,
        symbols: SymbolLibrary,
        folder: Path,
        options: ExportOptions,
        progress: Progress,
    ) -> None:
        self._picture, self._symbols, self._folder = picture, symbols, folder
        self._options, self._progress = options, progress
        self._ctx = PictureContext(picture, symbols)
        self._sketches = tuple(_Sketch.of(shot, symbols) for shot in thread(picture, self._ctx))
        self._done, self._count = 0, 1

    def write(self, places: Sequence[Destination]) -> tuple[KitImage, ...]:
        """Write everything, and return the images."""
        self._count = max(1, len(places) * len(self._sketches))
        images: list[KitImage] = []
        for place in places:
            mine = [
                self._image(place, number, sketch) for number, sketch in enumerate(self._sketches, start=1)
            ]
            self._text(f"{place.key}/alt.txt", mine[0].alt + "\n")
            self._text(f"{place.key}/thread.md", thread_text(place, mine))
            images += mine
        self._words(images, places)
        return tuple(images)

    def _words(self, images: Sequence[KitImage], places: Sequence[Destination]) -> None:
        picture, ctx = self._picture, self._ctx
        blog = next((one.key for one in places if one.kind == "blog"), places[0].key if places else "")
        shown = [(one.path, one.alt) for one in images if one.place == blog]
        self._text("post.md", draft(picture, ctx, shown))
        self._text("long-description.md", long_markdown(picture, ctx))
        self._text("long-description.html", long_html(picture, ctx))

    def _text(self, path: str, words: str) -> None:
        self._file(path, words.encode("utf-8", "replace"))

    def _file(self, path: str, data: bytes) -> None:
        target = self._folder / path
        target.parent.mkdir(exist_ok=True)
        write_synced(target, data)

    def _image(self, place: Destination, number: int, sketch: _Sketch) -> KitImage:
        alt = describe(sketch.shot.part, sketch.ctx, place.alt or ALT_LIMIT)
        words = Words(alt, sketch.long)
        options = dataclasses.replace(suited(self._options, place), crop=sketch.shot.crop, words=words)
        scale = EXPORTERS[".png"].scale
        artwork = make_artwork(self._picture, self._symbols, options, scale, 1.0, self._part(0.0, 0.3))
        whole = sketch.shot.crop is None
        fitted = fit(artwork, place.limits, self._part(0.3, 0.7))
        self._done += 1
        self._part(0.0, 0.0)(0.0)
        name = file_name(sketch.shot.name)
        path = f"{place.key}/{number}-{name}{fitted.suffix}"
        self._file(path, fitted.data)
        title = flat(self._picture.page.title) if whole else sketch.shot.name
        text = caption(sketch.shot.part, title, sketch.ctx, place.text or LONGEST_TEXT)
        size = (len(fitted.data), fitted.width, fitted.height)
        return KitImage(place.key, path, sketch.shot.name, *size, fitted.how, alt, text)

    def _part(self, begun: float, share: float) -> Progress:
        """Return the Progress of a part of the image that is being made."""

        def told(done: float) -> bool:
            if not self._progress((self._done + begun + share * done) / self._count):
                raise ExportCancelled
            return True

        return told


def thread_text(place: Destination, images: Sequence[KitImage]) -> str:
    """Return the posts of a thread one after the other, each with its image, its words and its alt text."""
    lines = [f"# A thread for {place.name}"]
    for number, image in enumerate(images, start=1):
        lines.append(f"## {number} of {len(images)}: {image.name}")
        lines.append(f"Image: {image.path.partition('/')[2]}")
        lines.append("\n".join(f"    {line}" for line in image.text.splitlines()))
        lines += ["Alt text:", f"    {image.alt}"]
    return "\n\n".join(lines) + "\n"


def file_name(name: str) -> str:
    """Return `name` as a part of the name of a file, in letters and figures that all systems take."""
    words = _NO_LETTER.sub("-", flat(name).casefold()).strip("-_")
    return words[:LONGEST_NAME].strip("-_") or "part"
