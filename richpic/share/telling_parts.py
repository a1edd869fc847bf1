"""What is said of an export for those who cannot see it: of all the picture or just the part asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from richpic.elements.frame import Frame
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.options import ExportOptions, Words
from richpic.render.pages import Told
from richpic.render.scene import frame_called
from richpic.share.kept_words import words_of
from richpic.share.thread import part_of, selected
from richpic.share.words import describe


def telling(picture: Picture, symbols: SymbolLibrary) -> Told:
    """Return what adds to options what is said of what they ask for. Needs a QGuiApplication."""
    return partial(_told, picture, symbols, PictureContext(picture, symbols))


def _told(
    picture: Picture, symbols: SymbolLibrary, ctx: DrawContext, options: ExportOptions
) -> ExportOptions:
    """Raise ExportError if no frame is called as `options` say."""
    part = _part(picture, ctx, options)
    if part is not picture:
        ctx = PictureContext(part, symbols)
    words = words_of(part, ctx)
    return replace(options, words=Words(words.alt, words.description))


def alt_within(picture: Picture, symbols: SymbolLibrary, told: ExportOptions, limit: int) -> str:
    """Return the short words of `told`, which `telling` made, in at most `limit` characters (0: any number).

    Those of the picture's own telling are chosen anew, so that what matters most is among them.
    """
    short = told.words.short if told.words is not None else ""
    if not limit or len(short) <= limit:
        return short
    ctx = PictureContext(picture, symbols)
    part = _part(picture, ctx, told)
    return describe(part, ctx if part is picture else PictureContext(part, symbols), limit)


def _part(picture: Picture, ctx: DrawContext, options: ExportOptions) -> Picture:
    if options.crop is not None:
        return part_of(picture, options.crop, _called(picture, options.crop), ctx)
    if options.frame is not None:
        frame = frame_called(picture, options.frame)
        return part_of(picture, frame.rect(), frame.name, ctx)
    return picture if options.only is None else selected(picture, options.only, ctx)


def _called(picture: Picture, rect: Rect) -> str:
    """Return the name of the frame around `rect`, or "" if there is none."""
    frames = (one for one in picture.order if isinstance(one, Frame))
    return next((one.name for one in frames if one.rect() == rect), "")
