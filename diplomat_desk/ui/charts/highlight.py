"""The country that is pointed at: one for all charts, tiles and tables that are seen at once."""

from PySide6.QtCore import QObject, Signal


class Highlight(QObject):
    """Tells every picture which country to light up; whoever is pointed at says so."""

    country = Signal(str)
    """The code of the country that is pointed at now, empty for none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = ""

    def point(self, code: str) -> None:
        """Light ``code`` up everywhere, or nothing where it is empty."""
        if code != self.code:
            self.code = code
            self.country.emit(code)
