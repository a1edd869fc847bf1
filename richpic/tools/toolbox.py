"""Toolbox: which tool is in the hand, and what new things will be like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from richpic.editor.editor import Editor
from richpic.tools.tool import Tool


@dataclass(slots=True)
class Options:
    """What the next thing made will be like; changed by the window, read by tools."""

    symbol: str = "young-person"
    face: str = ""
    relation: str = "flow"
    bubble: Literal["speech", "thought"] = "speech"
    boundary: Literal["ellipse", "rectangle", "blob"] = "ellipse"
    pen_width: float = 4.0
    pen_colour: str = "ink"
    highlighter: bool = False
    keep_tool: bool = False


class Toolbox:
    """Holds one tool of each kind; one of them is current."""

    def __init__(self, editor: Editor, tools: Mapping[str, type[Tool]]) -> None:
        self.editor = editor
        self.options = Options()
        self._tools = {name: tool(editor, self) for name, tool in tools.items()}
        self._current = next(iter(self._tools.values()))
        self._before = self._current.name
        self._listeners: list[Callable[[str], None]] = []
        editor.subscribe(self._heard)

    def _heard(self, happened: str, detail: Any) -> None:
        """End a gesture that may hold what is not there any more."""
        removes = happened == "change" and any(patch.after is None for patch in detail.patches.values())
        if removes or happened == "interrupt":
            self._current.cancel()

    @property
    def current(self) -> Tool:
        """The tool in the hand."""
        return self._current

    @property
    def name(self) -> str:
        """The name of the tool in the hand."""
        return self._current.name

    @property
    def tools(self) -> tuple[Tool, ...]:
        """All tools, in the order of the tool bar."""
        return tuple(self._tools.values())

    def choose(self, name: str) -> None:
        """Take another tool. Raises KeyError if there is none of that name."""
        chosen = self._tools[name]
        if chosen is not self._current:
            self._current.leave()
            self._before = self._current.name
            self._current = chosen
        for listener in tuple(self._listeners):
            listener(name)

    def toggle(self, name: str) -> None:
        """Take the tool. If it is in the hand: the next kind of thing that it makes, or the tool before."""
        if self.name != name or not self.make_next_kind():
            self.choose(self._before if self.name == name else name)

    def make_next_kind(self) -> bool:
        """Let the tool in the hand make the next of its kinds. Tells whether it has several."""
        tool = self._current
        if not tool.values:
            return False
        place = tool.values.index(getattr(self.options, tool.option))
        setattr(self.options, tool.option, tool.values[(place + 1) % len(tool.values)])
        self.choose(tool.name)
        return True

    def finished(self) -> None:
        """Go back to selecting after something was made, unless the tool is kept."""
        if not self.options.keep_tool:
            self.choose("select")

    def subscribe(self, listener: Callable[[str], None]) -> None:
        """Tell `listener` the name of the tool whenever one is chosen."""
        self._listeners.append(listener)
