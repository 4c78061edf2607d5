"""Other names, one on each line: a name may hold a comma, so nothing else can part them."""

from diplomat_desk.domain.text import clean_line
from diplomat_desk.ui.forms.texts import TextArea


class NamesArea(TextArea):
    """Names, each on a line of its own."""

    def value(self) -> tuple[str, ...]:  # type: ignore[override]
        """Return the names, in order."""
        lines = super().value().split("\n")
        return tuple(name for line in lines if (name := clean_line(line)))

    def set_value(self, value: tuple[str, ...]) -> None:  # type: ignore[override]
        """Show exactly ``value``."""
        super().set_value("\n".join(value))
