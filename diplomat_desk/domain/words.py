"""The one door through which text for people passes.

Every layer speaks through :func:`say`; the application installs a translator
once. Without one the English source text is what people read.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Translator = Callable[[str], str]


_SPOKEN: ContextVar["Translator | None"] = ContextVar("spoken", default=None)


class _Voice:
    """Holds the translator that the application installed."""

    translate: Translator = staticmethod(str)


def install(translate: Translator) -> None:
    """Use ``translate`` (source text to shown text) from now on."""
    _Voice.translate = staticmethod(translate)


@contextmanager
def speaking(translate: Translator) -> Iterator[None]:
    """Use ``translate`` inside the block, on this thread alone: for paper in another language."""
    before = _SPOKEN.set(translate)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def say(text: str, /, **values: object) -> str:
    """Return ``text`` in the user's language, with ``{names}`` filled from ``values``.

    Only the template is translated and formatted; a value is never read as a template.
    """
    shown = (_SPOKEN.get() or _Voice.translate)(text)
    return shown.format(**values) if values else shown


def count(number: int, one: str, many: str, /, **values: object) -> str:
    """Return ``one`` or ``many`` with ``{n}`` filled: ``count(3, "{n} record", "{n} records")``."""
    return say(one if number == 1 else many, n=f"{number:,}", **values)


def dotted(*parts: str) -> str:
    """Return the parts that say something on one line: ``Chair · expert · 1999``."""
    return " · ".join(part for part in parts if part)


def listed(parts: list[str] | tuple[str, ...], last: str = "") -> str:
    """Return ``a, b and c``; ``last`` takes the place of "and", in the user's language."""
    if len(parts) < 2:
        return "".join(parts)
    return say(
        "{first} {last} {final}",
        first=say(", ").join(parts[:-1]),
        last=last or say("and"),
        final=parts[-1],
    )
