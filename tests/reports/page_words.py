"""The words of a report as a web page, to hold other formats against them."""

from html.parser import HTMLParser

_INLINE = ("a", "em", "span", "strong")
_LEFT_OUT = ("caption", "head", "svg")


class PageWords(HTMLParser):
    """Gathers what a page says between its markings, without charts and names of tables."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._said: list[str] = []
        self._out = 0
        self.captions: list[str] = []
        self.feed(data.decode())

    @property
    def words(self) -> list[str]:
        """The words, in order."""
        return "".join(self._said).split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("class") or ""
        if self._out or tag in _LEFT_OUT or tag == "footer" or kind.startswith("marking"):
            self._out += tag not in ("meta", "col")
            if tag == "caption":
                self.captions.append("")
        elif tag not in _INLINE:
            self._said.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what has no content."""

    def handle_endtag(self, tag: str) -> None:
        if self._out:
            self._out -= 1
        elif tag not in _INLINE:
            self._said.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._out:
            self._said.append(data)
        elif self.captions and self.captions[-1] == "":
            self.captions[-1] = data
