"""The colours and measures of the window, light and dark. The picture's own colours are in its palette."""

from __future__ import annotations

from dataclasses import dataclass, replace

MARGIN = 14
GAP = 10
RADIUS = 12
TARGET = 40


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as "#rrggbb". `accent` fills what is primary or chosen; `link` is for text and outlines.

    `soft` lies behind what is chosen, `hover` under the pointer, `sunk` behind rows of choices; what cannot
    be done now is `faint`.
    """

    name: str
    dark: bool
    surface: str
    sunk: str
    hover: str
    border: str
    edge: str
    faint: str
    text: str
    muted: str
    accent: str
    on_accent: str
    link: str
    soft: str
    good: str
    wait: str
    wait_soft: str
    danger: str
    shadow: tuple[int, int, int]
    shadow_strength: int


LIGHT = Tokens(
    name="light",
    dark=False,
    surface="#ffffff",
    sunk="#f6f2ea",
    hover="#f2eee5",
    border="#e8e2d6",
    edge="#d9d2c3",
    faint="#d9d2c3",
    text="#2b2b33",
    muted="#686359",
    accent="#3b5bdb",
    on_accent="#ffffff",
    link="#3350c4",
    soft="#e9eeff",
    good="#1f6b44",
    wait="#8a5200",
    wait_soft="#fdf0d8",
    danger="#b3261e",
    shadow=(80, 66, 40),
    shadow_strength=15,
)

DARK = Tokens(
    name="dark",
    dark=True,
    surface="#2b2e35",
    sunk="#23262c",
    hover="#383c45",
    border="#3e424c",
    edge="#535864",
    faint="#535864",
    text="#f1eee8",
    muted="#b7b2a8",
    accent="#4c6bef",
    on_accent="#ffffff",
    link="#a3b6ff",
    soft="#363f60",
    good="#8fdcb0",
    wait="#f2c46d",
    wait_soft="#3d3423",
    danger="#ff9c92",
    shadow=(0, 0, 0),
    shadow_strength=44,
)

STRONG_LIGHT = replace(
    LIGHT,
    name="light, high contrast",
    hover="#e6e0d2",
    border="#4a463e",
    edge="#4a463e",
    faint="#b3ada0",
    text="#000000",
    muted="#33302a",
    accent="#1f3bb3",
    link="#17308f",
    soft="#dbe3ff",
    good="#0d4a2b",
    wait="#5c3600",
    danger="#8c0f09",
    shadow_strength=0,
)

STRONG_DARK = replace(
    DARK,
    name="dark, high contrast",
    surface="#101114",
    sunk="#000000",
    hover="#2e323a",
    border="#c9c5bb",
    edge="#c9c5bb",
    faint="#5d5a54",
    text="#ffffff",
    muted="#e6e2d9",
    accent="#3a59e8",
    link="#c6d2ff",
    soft="#26305a",
    good="#a8f0c6",
    wait="#ffdd94",
    danger="#ffb9b2",
    shadow_strength=0,
)
