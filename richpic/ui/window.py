"""The window: wires editor, toolbox, canvas and panels together. What it can do is in the action table."""

from __future__ import annotations

from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow

from richpic.editor.editor import Editor, MakeContext
from richpic.editor.operations import listed
from richpic.model.palette import Palette
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.paper import paper_colour
from richpic.tools import TOOLS
from richpic.tools.toolbox import Toolbox
from richpic.ui import late_panels, preferences, session
from richpic.ui.action_table import ACTIONS
from richpic.ui.actions import ActionSet
from richpic.ui.bars import (
    Bar,
    DocumentBar,
    HistoryBar,
    ShareButton,
    StatusLine,
    ToolBar,
    ZoomBar,
    counted_things,
    folding,
)
from richpic.ui.canvas import Canvas
from richpic.ui.dialogs import Dialogs
from richpic.ui.document import Document
from richpic.ui.document_flow import DocumentFlow
from richpic.ui.inspector import Inspector
from richpic.ui.inspector_rows import Desk
from richpic.ui.keymap import Keymap
from richpic.ui.letter_watch import LetterWatch
from richpic.ui.link_hint import LinkHint
from richpic.ui.map_panel import MapPanel
from richpic.ui.menus import context_menu, whole_menu
from richpic.ui.notice import OK, Notice
from richpic.ui.scribe_line import ScribeLine
from richpic.ui.speaker import Speaker
from richpic.ui.stage import Stage
from richpic.ui.symbol_pixmaps import SymbolPixmaps
from richpic.ui.theme import Theme, interface_font, palette_of
from richpic.ui.tray import Tray
from richpic.ui.tray_choices import arm_symbol, choose_face, offer_in_place, place_symbol
from richpic.ui.welcome import Welcome

if TYPE_CHECKING:
    from pathlib import Path

    from richpic.editor.styling import Style
    from richpic.files.settings import Settings
    from richpic.ui.find_panel import FindPanel
    from richpic.ui.finder import Finder
    from richpic.ui.motion import Glide
    from richpic.ui.outline_panel import OutlinePanel
    from richpic.ui.presenting import Presenting
    from richpic.ui.questions import Questions
    from richpic.ui.steps_panel import StepsPanel

LEAST = (640, 440)
# The actions that tools and panels ask for by telling the editor.
ASKED_FOR = MappingProxyType({"link": "link-to", "icon": "change-icon", "voices": "voices"})


class Window(QMainWindow):
    """One window with one picture. `settings` None keeps nothing between sessions."""

    editor: Editor
    toolbox: Toolbox
    document: Document
    flow: DocumentFlow
    canvas: Canvas
    stage: Stage
    scribe: ScribeLine
    map: MapPanel
    # The screen on which the picture is shown to others.
    presenting: Presenting | None = None

    def __init__(self, theme: Theme, symbols: SymbolLibrary, settings: Settings | None = None) -> None:
        super().__init__()
        self.theme, self.symbols, self.settings = theme, symbols, settings
        self._closed = False
        self.style_copied: Style | None = None
        self.setMinimumSize(*LEAST)
        if settings is not None:
            preferences.take(theme, settings)
        self.make_context: MakeContext = lambda picture: PictureContext(picture, self.symbols)
        self.editor = Editor(self.make_context, Picture())
        self.toolbox = Toolbox(self.editor, TOOLS)
        self.document = Document(self.editor, self)
        self.dialogs = Dialogs(self)
        self.flow = DocumentFlow(self, self.document, self.dialogs)
        self.stage = Stage(self)
        self.canvas = Canvas(self.editor, self.toolbox, symbols, self.stage)
        stored = settings.more.get("keys") if settings is not None else None
        self.actions_ = ActionSet(self, ACTIONS, Keymap(ACTIONS, stored))
        # Before the panels: their palettes are laid over what the style sheet does.
        theme.changed.connect(self._dress)
        self._make_panels()
        self.setCentralWidget(self.stage)
        self._connect()
        self._dress()
        self._show_document()
        self._show_picture()
        self.canvas.setFocus()

    def _make_panels(self) -> None:
        theme, actions = self.theme, self.actions_
        self.pixmaps = SymbolPixmaps(self.symbols, theme, self)
        self.document_bar = DocumentBar(theme, actions, self.stage)
        self.share = ShareButton(actions, self.stage)
        self.tray = Tray(theme, self.pixmaps, self.stage)
        actions.describe(self.tray.search, "find-icon", "Search icons by meaning")
        tab = Bar(theme, "Show the icons", self.stage)
        tab.row.addWidget(actions.button("tray"))
        self.tray.put_in_corner(folding(actions.button("tray"), "caret-double-left"))
        details = Bar(theme, "Show the properties", self.stage)
        details.row.addWidget(actions.button("details"))
        self.tools = ToolBar(theme, self.toolbox, actions, self.stage)
        self.scribe = ScribeLine(theme, self.editor, self.canvas.free_rect, self.stage)
        self.zoom = ZoomBar(theme, actions, self.stage)
        self.status = StatusLine(self._paper_palette, self._paper_colour, self.stage)
        self.inspector = Inspector(theme, Desk(self.editor, theme, self.pixmaps), actions, self.stage)
        self.inspector.put_in_corner(folding(actions.button("details"), "caret-double-right"))
        self.welcome = Welcome(self.symbols, self.stage)
        self.notice = Notice(theme, self.stage)
        self.stage.take(
            self.canvas,
            self.document_bar,
            HistoryBar(theme, actions, self.stage),
            self.share,
            self.tray,
            tab,
            self.tools,
            self.scribe,
            self.zoom,
            self.status,
            self.inspector,
            details,
            self.welcome,
            self.notice,
        )
        self._hint = LinkHint(self.notice, self.settings)
        self.map = MapPanel(theme, self.editor, self.canvas, self.stage, self.settings, actions.button("map"))
        actions.describe(self.map.closing, "map", "Put the map away")

    @cached_property
    def finder(self) -> Finder:
        """What asks by a few letters."""
        return late_panels.make_finder(self)

    @cached_property
    def find_panel(self) -> FindPanel:
        """What finds and replaces words."""
        return late_panels.make_find_panel(self)

    @cached_property
    def glide(self) -> Glide:
        """What lets things be seen on their way."""
        from richpic.ui.motion import Glide

        return Glide(self.editor, self)

    @cached_property
    def questions(self) -> Questions:
        """What the finder is asked for."""
        from richpic.ui.questions import Questions

        return Questions(self)

    @cached_property
    def outline(self) -> OutlinePanel:
        """The list of everything."""
        return late_panels.make_outline(self)

    @cached_property
    def steps(self) -> StepsPanel:
        """The list of steps."""
        return late_panels.make_steps(self)

    def _connect(self) -> None:
        LetterWatch(self.editor, lambda words: self.notice.say(words, [OK]), self)
        self._stop = self.editor.subscribe(self._heard)
        self.speaker = Speaker(self.editor, self.canvas, self.stage.show_said)
        self.toolbox.subscribe(lambda _: self._show_tool())
        self.document.changed.connect(self._show_document)
        self.document.trouble.connect(partial(self.notice.say, offers=[OK], first=True, about="keeping"))
        self.document_bar.menu_button.clicked.connect(self.open_menu)
        self.document_bar.state.clicked.connect(lambda: self.actions_.run("about-picture"))
        self.share.clicked.connect(self.export)
        self.tray.armed.connect(partial(arm_symbol, self))
        self.tray.placed.connect(partial(place_symbol, self))
        self.tray.face_chosen.connect(partial(choose_face, self))
        self.tray.left.connect(self.to_paper)
        self.scribe.left.connect(self.to_paper)
        self.scribe.drawn.connect(self.canvas.show_made)
        self.scribe.remarked.connect(partial(self.notice.say, offers=[OK], about="scribe"))
        self.welcome.example.clicked.connect(lambda: self.actions_.run("example"))
        self.notice.changed.connect(self.stage.arrange)
        self.map.map.rested.connect(self.stage.make_way)
        self.canvas.file_dropped.connect(self.flow.drop)
        self.canvas.dropped_on.connect(partial(offer_in_place, self))
        self.canvas.context_menu_requested.connect(self._open_context_menu)
        self.canvas.kind_wanted.connect(lambda: self.actions_.run("link-kind"))
        self.canvas.writing_changed.connect(self.stage.show_writing)

    # What is heard

    def _heard(self, happened: str, detail: Any) -> None:
        if happened == "picture":
            # What was said and searched for was meant for the picture before.
            self.notice.begin_anew()
            self.tray.search.clear()
        if happened in ("change", "picture"):
            self._hint.heed(detail, self.editor.history.done)
            self._show_picture()
        elif happened == "selection":
            self._show_selection()
        elif happened == "camera":
            self.zoom.show_zoom(detail.zoom)
        elif happened in ASKED_FOR:
            self.actions_.run(ASKED_FOR[happened])
        elif happened == "image":
            # After the gesture has ended: a dialog inside it would keep the button down.
            QTimer.singleShot(0, lambda: self.flow.ask_image(detail))

    def _show_picture(self) -> None:
        self.stage.empty = not self.editor.picture.elements
        self.welcome.show_palette(self._paper_palette())
        self.stage.show_counts(counted_things(self.editor.picture))
        self.actions_.refresh()
        self._hint.say_once(len(self.editor.picture.elements))

    def _show_selection(self) -> None:
        self.tray.stop_asking()
        faces = {str(getattr(element, "face", "")) for element in self.editor.selected}
        self.tray.show_face(faces.pop() if len(faces) == 1 else "")
        self.stage.keep_clear(self.canvas.selection_rect())
        self.stage.arrange()
        self.actions_.refresh()

    def _show_tool(self) -> None:
        self.tray.stop_asking()
        self.tray.show_armed(self.toolbox.options.symbol if self.toolbox.name == "icon" else "")
        self.actions_.refresh()

    def _show_document(self) -> None:
        document = self.document
        file = str(document.path) if document.path else "no file yet"
        self.document_bar.state.show_state(document.heading, document.state, document.is_saved, file)
        self.setWindowTitle(f"{document.name}[*] — richpic")
        self.setWindowModified(not document.is_saved)
        self.stage.arrange()

    def _paper_palette(self) -> Palette:
        return self.editor.context.palette

    def _paper_colour(self) -> str:
        return paper_colour(self.editor.picture.page, self._paper_palette())

    def _dress(self) -> None:
        self.setPalette(palette_of(self.theme.tokens))
        # The font is no part of the style sheet: that would overrule the writing on the paper.
        QApplication.setFont(interface_font())
        self.setFont(interface_font())
        self.setStyleSheet(self.theme.style)
        self.stage.arrange_soon()
        self.canvas.accent = QColor(self.theme.tokens.accent)
        self.canvas.update()

    # Actions

    def settle(self) -> None:
        """Take over what is still being typed."""
        self.canvas.finish_text()
        self.inspector.settle()

    def use_library(self, symbols: SymbolLibrary) -> None:
        """Draw with another library from now on, which differs in its packs."""
        self.symbols = self.canvas.symbols = symbols
        self.pixmaps.use(symbols)
        self.tray.use(symbols)
        self.editor.renew()

    def say_left(self, left: tuple[str, ...]) -> None:
        """Name what of the things just added could not be taken, if there was any."""
        if left:
            self.notice.say(f"All was taken but {listed(left)}.", [OK])

    def take_tool(self, name: str) -> None:
        """Take a tool; its key again gives the one before."""
        self.toolbox.toggle(name)

    def toggle_keep_tool(self) -> None:
        """Keep a tool after it was used, or go back to selecting."""
        options = self.toolbox.options
        options.keep_tool = not options.keep_tool

    def toggle_zen(self) -> None:
        """Show only the paper on the whole screen, or the panels again."""
        zen = not self.stage.zen
        self.stage.set_zen(zen)
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if zen
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )
        self.to_paper()

    def shown_to_others(self) -> None:
        """Go on where the picture was left before it was shown."""
        self.presenting = None
        self.to_paper()

    def export(self) -> None:
        """Ask what to share, and share it."""
        self.settle()
        self.export_picture(self.editor.picture)

    def export_picture(self, picture: Picture, reopens: bool = True, looked_at: bool = False) -> None:
        """Ask how to share `picture`, and share it. `reopens`: with it inside.

        `looked_at`: it is a safe copy, what could tell who somebody is was looked at.
        """
        from richpic.ui.sharing import share

        share(self, picture, reopens, looked_at)

    # Menus

    def open_menu(self) -> None:
        """Open the menu under its button."""
        button = self.document_bar.menu_button
        whole_menu(self).popup(button.mapToGlobal(QPoint(0, button.height() + 8)))

    def remember_file(self, path: Path) -> None:
        """Put `path` first among the recent files."""
        from richpic.files.recent import remember_file

        remember_file(path)

    def _open_context_menu(self, at: QPoint, _: Any) -> None:
        context_menu(self).popup(at)

    # Keys and closing

    def to_paper(self) -> None:
        """Give the keys to the paper."""
        self.tray.stop_asking()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button or goes to the scribe line; Escape goes to the paper, or leaves it bare."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.scribe.focus()
        elif event.key() == Qt.Key.Key_Escape and focused is not self.canvas:
            self.to_paper()
        elif event.key() == Qt.Key.Key_Escape and self.canvas.focus is not None and self.canvas.focus.steps:
            self.canvas.focus.end()
            self.actions_.refresh()
        elif event.key() == Qt.Key.Key_Escape and self.stage.zen:
            self.toggle_zen()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes."""
        if self._closed:
            return
        if not self.flow.may_leave():
            event.ignore()
            return
        self._closed = True
        if self.settings is not None:
            session.remember(self, self.settings)
        self._stop()
        self.document.close()
        super().closeEvent(event)
