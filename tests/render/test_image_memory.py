"""The pixels of images do not pile up, however many photos were tried and thrown away."""

import weakref

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from richpic.model.display import Bitmap
from richpic.model.geometry import Rect
from richpic.model.picture import StoredImage
from richpic.render import recent
from richpic.render.images import ImageCache
from richpic.render.painter import Painter
from richpic.render.recent import Recent

SIDE = 100
BYTES = SIDE * SIDE * 4


class Thing:
    """Something whose end can be seen."""


def stored(colour: str) -> StoredImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return StoredImage("image/png", bytes(buffer.data()))


def painted(painter: Painter, name: str) -> QColor:
    sheet = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    sheet.fill(0)
    qpainter = QPainter(sheet)
    painter.paint(qpainter, [Bitmap(Rect(0, 0, SIDE, SIDE), name)])
    qpainter.end()
    return sheet.pixelColor(SIDE // 2, SIDE // 2)


def test_what_was_used_longest_ago_is_let_go_of():
    kept: Recent[Thing] = Recent(30)
    ends = {name: weakref.ref(kept.keep(name, Thing(), 10)) for name in "abc"}
    assert kept.get("a") is not None
    kept.keep("d", Thing(), 10)
    assert [name for name in "abc" if ends[name]() is None] == ["b"]
    assert kept.get("b") is None


def test_what_is_kept_anew_counts_once():
    kept: Recent[Thing] = Recent(30)
    for _ in range(10):
        kept.keep("a", Thing(), 10)
    kept.keep("b", Thing(), 20)
    assert len(kept) == 2


def test_one_too_large_is_kept_alone():
    kept: Recent[Thing] = Recent(30)
    kept.keep("a", Thing(), 10)
    kept.keep("large", Thing(), 100)
    assert kept.get("large") is not None
    assert len(kept) == 1


def test_few_of_many_images_stay_decoded_and_all_are_still_there():
    images = {f"#{n:06x}": stored(f"#{n:06x}") for n in range(20)}
    cache = ImageCache(lambda: images, most=5 * BYTES)
    for name in (*images, *images):
        found = cache.get(name)
        assert found is not None
        assert found.pixelColor(0, 0).name() == name
    assert len(cache._decoded) == 5


def test_a_painter_lets_go_of_images_too(monkeypatch):
    monkeypatch.setattr(recent.Recent.__init__, "__defaults__", (8 * BYTES,))
    images = {f"#{n:06x}": stored(f"#{n:06x}") for n in range(20)}
    painter = Painter(ImageCache(lambda: images, most=8 * BYTES).get)
    for name in (*images, *images):
        assert painted(painter, name).name() == name
    assert len(painter._pyramids) == 6
