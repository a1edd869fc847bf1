"""What a picture can be exported to besides images: a web page, and the files of other programs.

FORMATS is the only list of them: to add one, write its module, a line here and one in `making`, which is
imported when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.export import EXPORTERS, SAME_AS, export
from richpic.render.options import ExportCancelled, ExportError, ExportOptions, Progress, keep_going
from richpic.render.whole_file import write_whole
from richpic.share.telling_parts import telling

# The bytes of the file, and in plain words what it has no place for.
Made = tuple[bytes, tuple[str, ...]]
Make = Callable[[Picture, SymbolLibrary, ExportOptions, Progress], Made]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, the ending of its files, what users know it as, what it is for.

    `maker` names what makes it, in `making`. `loses` says what none of its files can hold.
    """

    name: str
    suffix: str
    caption: str
    purpose: str
    maker: str
    loses: str = ""

    def make(
        self,
        picture: Picture,
        symbols: SymbolLibrary,
        options: ExportOptions,
        progress: Progress = keep_going,
    ) -> Made:
        """Return the file's bytes and what was left out. Raises ExportError and ExportCancelled."""
        maker: Make = getattr(import_module("richpic.share.making"), self.maker)
        return maker(picture, symbols, options, progress)


_LOOKS = "what it looks like and where things are"
_ALL = (
    Format("web", ".html", "Web page", "One file to look around in, in any browser", "make_web_page"),
    Format(
        "excalidraw",
        ".excalidraw",
        "Excalidraw",
        "To go on drawing on that whiteboard; icons become images",
        "make_excalidraw",
    ),
    Format("kumu", ".json", "Kumu", "To go on with the links as a map there", "make_kumu", _LOOKS),
    Format(
        "sheet",
        ".xlsx",
        "Spreadsheet",
        "Things and links as two sheets, for Excel, LibreOffice and Kumu",
        "make_sheet",
        _LOOKS,
    ),
    Format("csv", ".csv", "Table", "Things and links as one plain table (CSV)", "make_csv", _LOOKS),
    Format(
        "graphml", ".graphml", "Network", "For yEd, Gephi and networkx (GraphML)", "make_graphml", "its look"
    ),
    Format("mermaid", ".mmd", "Mermaid diagram", "For wikis that draw from text", "make_mermaid", _LOOKS),
    Format("outline", ".md", "Outline", "Headings and lists as text (Markdown)", "make_outline", _LOOKS),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})


def format_of(path: Path) -> Format | None:
    """Return the format that the ending of a file stands for, or None."""
    suffix = path.suffix.lower()
    return next((one for one in _ALL if suffix in (one.suffix, *_SAME.get(one.suffix, ()))), None)


_SAME: Mapping[str, Sequence[str]] = MappingProxyType(
    {".html": (".htm",), ".mmd": (".mermaid",), ".md": (".markdown",)}
)


def export_format(
    form: Format,
    picture: Picture,
    out: Path,
    options: ExportOptions,
    symbols: SymbolLibrary,
    progress: Progress = keep_going,
) -> tuple[str, ...]:
    """Write `picture` to `out` and return, in plain words, what the file has no place for.

    Needs a QGuiApplication. The file appears whole or not at all. Raises ExportError and ExportCancelled.
    """
    if not progress(0.0):
        raise ExportCancelled
    data, left = form.make(picture, symbols, options, progress)
    if not progress(1.0):
        raise ExportCancelled
    write_whole(out, lambda file: file.write(data))
    return left


def export_as(
    picture: Picture,
    out: Path,
    options: ExportOptions,
    symbols: SymbolLibrary,
    embedded: str | None = None,
    progress: Progress = keep_going,
    name: str = "",
) -> str:
    """Write `picture` to `out` as the format `name`, or "" for the one that the file's ending stands for.

    Images are written as `render.export` does, with the text `embedded` inside, and with the words for those
    who cannot see them. Returns in one line what the
    file does not hold, "" if it holds all there is. Raises ExportError and ExportCancelled.
    """
    if name and name not in FORMATS:
        raise ExportError(f"“{name}” is no format that is known. Known are: {', '.join(FORMATS)}.")
    form = FORMATS[name] if name else format_of(out)
    if form is not None:
        return left_words(form, export_format(form, picture, out, options, symbols, progress))
    known = (*EXPORTERS, *(one.suffix for one in _ALL))
    if not is_image(out):
        raise ExportError(f"“{out.name}” is not exported: its name has to end in one of {', '.join(known)}.")
    export(picture, out, telling(picture, symbols)(options), symbols, embedded, progress)
    return ""


def is_image(out: Path) -> bool:
    """Tell whether the ending of a file stands for an image or a document."""
    suffix = out.suffix.lower()
    return SAME_AS.get(suffix, suffix) in EXPORTERS


def left_words(form: Format, left: Sequence[str]) -> str:
    """Return in one line what a file of this format does not hold, or "" if it holds all there is."""
    lost = [*left, *([form.loses] if form.loses else [])]
    if not lost:
        return ""
    listed = ", ".join(lost[:-1]) + (" and " if len(lost) > 1 else "") + lost[-1]
    return f"Not in it: {listed}."
