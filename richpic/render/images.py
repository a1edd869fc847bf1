"""Stored images as pixels, decoded once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QImage

from richpic.model.bare_image import bare_image
from richpic.model.picture import StoredImage


class ImageCache:
    """Decodes the images of a picture when they are first painted."""

    def __init__(self, images: Callable[[], Mapping[str, StoredImage]]) -> None:
        self._images = images
        self._decoded: dict[str, QImage] = {}

    def get(self, image_id: str) -> QImage | None:
        """Return the pixels of a stored image, or None if it is missing or broken."""
        if image_id not in self._decoded:
            stored = self._images().get(image_id)
            if stored is None:
                return None
            # Qt keeps a camera's remarks with the pixels, and writes them into a PDF.
            image = QImage.fromData(bare_image(stored.data) or stored.data)
            if image.isNull():
                return None
            self._decoded[image_id] = image
        return self._decoded[image_id]
