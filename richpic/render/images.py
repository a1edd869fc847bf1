"""Stored images as pixels, decoded when they are first painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QImage

from richpic.model.bare_image import bare_image
from richpic.model.picture import StoredImage
from richpic.render.recent import MOST_BYTES, Recent


class ImageCache:
    """Decodes the images of a picture, and keeps the pixels of those used last, up to `most` bytes.

    Deleted images stay in the picture for undo: without a bound, a day of trying photos would keep them all.
    """

    def __init__(self, images: Callable[[], Mapping[str, StoredImage]], most: int = MOST_BYTES) -> None:
        self._images = images
        self._decoded: Recent[QImage] = Recent(most)

    def get(self, image_id: str) -> QImage | None:
        """Return the pixels of a stored image, or None if it is missing or broken."""
        if (known := self._decoded.get(image_id)) is not None:
            return known
        stored = self._images().get(image_id)
        if stored is None:
            return None
        # Qt keeps a camera's remarks with the pixels, and writes them into a PDF.
        image = QImage.fromData(bare_image(stored.data) or stored.data)
        return None if image.isNull() else self._decoded.keep(image_id, image, image.sizeInBytes())
