"""Elements of XML as text: written as they come, where trees of a hundred thousand records fill the memory."""

from collections.abc import Mapping

from diplomat_desk.exchange.formats.cells import xml_text

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans(
    {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
)


def text_of(text: str) -> str:
    """Return ``text`` as it stands between tags."""
    return xml_text(text).translate(_IN_TEXT)


def attribute(text: str) -> str:
    """Return ``text`` as it stands in an attribute between double quotes."""
    return xml_text(text).translate(_IN_ATTRIBUTES)


def element(tag: str, attributes: Mapping[str, str], content: str = "") -> str:
    """Return an element; ``content`` is XML already, the values of ``attributes`` are texts."""
    told = "".join([f' {name}="{attribute(value)}"' for name, value in attributes.items()])
    return f"<{tag}{told}>{content}</{tag}>" if content else f"<{tag}{told} />"
