"""Pictures of pages, kept as long as memory allows."""

from collections import OrderedDict

from PySide6.QtGui import QImage

MOST_BYTES = 160 * 1024 * 1024


class PageCache:
    """Keeps the pictures of the pages looked at last, up to ``most`` bytes together."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._images: OrderedDict[int, QImage] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def get(self, page: int) -> QImage | None:
        """Return the picture of a page, at whatever size it was painted last."""
        image = self._images.get(page)
        if image is not None:
            self._images.move_to_end(page)
        return image

    def put(self, page: int, image: QImage, needed: range) -> None:
        """Keep a picture, and let go of the ones not looked at for longest, but of none in ``needed``."""
        self._images[page] = image
        self._images.move_to_end(page)
        for other in [page for page in self._images if page not in needed]:
            if self.size <= self._most:
                break
            del self._images[other]

    def clear(self) -> None:
        """Let go of everything."""
        self._images.clear()
