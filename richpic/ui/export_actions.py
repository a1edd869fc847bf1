"""The commands that export to web pages and for other programs: part of the action table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from richpic.ui.actions import Action
from richpic.ui.needs import NOT_EMPTY

if TYPE_CHECKING:
    from richpic.ui.window import Window

MENU = "Export a file"


def _has_frames(window: Window) -> bool:
    return any(element.has_guides for element in window.editor.picture.elements.values())


def _exporting(name: str) -> Callable[[Window], None]:
    def run(window: Window) -> None:
        from richpic.ui.exporting import export_for

        export_for(window, name)

    return run


def _export_pages(window: Window) -> None:
    from richpic.ui.exporting import PAGES, export_wish

    export_wish(window, PAGES)


def _export_outlines(window: Window) -> None:
    from richpic.ui.exporting import OUTLINES, export_wish

    export_wish(window, OUTLINES)


def _for_program(name: str, caption: str, also: str) -> Action:
    """Return the command for one of `share.formats`."""
    return Action(f"export-{name}", caption, MENU, _exporting(name), (), "", 1, NOT_EMPTY, also=also)


EXPORTING: tuple[Action, ...] = (
    Action(
        "export-web",
        "Web page…",
        MENU,
        _exporting("web"),
        (),
        "globe",
        0,
        NOT_EMPTY,
        also="html website internet publish browser",
        about="Made of a safe copy: what could tell who somebody is comes first",
    ),
    Action(
        "export-pages",
        "PDF with a page for each frame…",
        MENU,
        _export_pages,
        (),
        "files",
        0,
        _has_frames,
        also="print slides handout document",
    ),
    Action(
        "export-outlines",
        "For Inkscape, LibreOffice, PowerPoint (SVG)…",
        MENU,
        _export_outlines,
        (),
        "",
        1,
        NOT_EMPTY,
        also="drawing programs illustrator affinity vector letters as shapes",
    ),
    _for_program("excalidraw", "For Excalidraw…", "whiteboard drawing"),
    _for_program("kumu", "For Kumu…", "map systems json"),
    _for_program("sheet", "Spreadsheet…", "excel xlsx libreoffice calc kumu"),
    _for_program("csv", "Table (CSV)…", "comma separated data"),
    _for_program("graphml", "Network (GraphML)…", "yed gephi networkx graph"),
    _for_program("mermaid", "Diagram (Mermaid)…", "wiki flowchart"),
    _for_program("outline", "Outline (Markdown)…", "text list headings md"),
)
