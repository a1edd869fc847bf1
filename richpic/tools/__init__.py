"""The tools, one file each. TOOLS is the only list of them, in the order of the tool bar."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from richpic.tools.boundary import BoundaryTool
from richpic.tools.bubble import BubbleTool
from richpic.tools.eraser import EraserTool
from richpic.tools.frame import FrameTool
from richpic.tools.hand import HandTool
from richpic.tools.icon import IconTool
from richpic.tools.image import ImageTool
from richpic.tools.ink import InkTool
from richpic.tools.laser import LaserTool
from richpic.tools.link import LinkTool
from richpic.tools.note import NoteTool
from richpic.tools.room import RoomTool
from richpic.tools.select import SelectTool
from richpic.tools.text import TextTool
from richpic.tools.tool import Tool

TOOLS: Mapping[str, type[Tool]] = MappingProxyType(
    {
        tool.name: tool
        for tool in (
            SelectTool,
            HandTool,
            IconTool,
            LinkTool,
            TextTool,
            NoteTool,
            BubbleTool,
            BoundaryTool,
            InkTool,
            ImageTool,
            FrameTool,
            EraserTool,
            RoomTool,
            LaserTool,
        )
    }
)
