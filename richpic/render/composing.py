"""From what is to be seen to the sheet that is exported: its shape, its caption, pixels a page unit."""

from __future__ import annotations

from dataclasses import dataclass

from richpic.model.geometry import Rect
from richpic.render.options import ExportOptions

# The height of the strip under a picture, as a share of the sheet's width.
STRIP = 0.055


@dataclass(frozen=True, slots=True)
class Composition:
    """The sheet and the strip for a caption at its foot, in page units; `scale` in pixels a page unit."""

    sheet: Rect
    strip: Rect | None
    scale: float


def compose(content: Rect, options: ExportOptions, usual: float) -> Composition:
    """Return the sheet that `options` ask for around `content`; `usual` is the scale if they ask for none."""
    strip = STRIP if options.caption and not options.caption.is_empty else 0.0
    if options.sizes:
        return _filled(content, options.sizes, strip)
    sheet = Rect(content.x, content.y, content.w, content.h + strip * content.w)
    scale = options.scale or usual
    if options.within is not None:
        scale = min(options.within[0] / sheet.w, options.within[1] / sheet.h)
    elif options.width is not None:
        scale = options.width / sheet.w
    return Composition(sheet, _foot(sheet, strip), scale)


def _filled(content: Rect, sizes: tuple[tuple[float, float], ...], strip: float) -> Composition:
    """Return the sheet in one of `sizes`: where the content is largest, or else covers most."""

    def worth(size: tuple[float, float]) -> tuple[float, float]:
        scale = _scale_in(content, size, strip)
        return round(scale, 9), -size[0] * size[1]

    wide, high = best = max(sizes, key=worth)
    scale = _scale_in(content, best, strip)
    w, h = wide / scale, high / scale
    sheet = Rect(content.centre.x - w / 2, content.centre.y - (h - strip * w) / 2, w, h)
    return Composition(sheet, _foot(sheet, strip), scale)


def _scale_in(content: Rect, size: tuple[float, float], strip: float) -> float:
    wide, high = size
    return min(wide / content.w, (high - strip * wide) / content.h)


def _foot(sheet: Rect, strip: float) -> Rect | None:
    height = strip * sheet.w
    return Rect(sheet.x, sheet.bottom - height, sheet.w, height) if strip else None
