"""Sources as BibTeX, for LaTeX and programs that manage literature; fields as biblatex names them."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.text import clean_line
from diplomat_desk.exchange.formats.citations import Cited, cited
from diplomat_desk.exchange.formats.selection import USUAL, Notes, Options, Selection, as_text

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}", "$": r"\$", "&": r"\&", "%": r"\%",
        "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
        # BibTeX counts braces that are escaped as well.
        "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "`": r"\textasciigrave{}",
    }
)  # fmt: skip
# TeX joins two of these into another sign.
_JOINED = re.compile("(?<=-)-|(?<=')'")
# Within an address TeX takes the rest as it is; a brace or a backslash would end it.
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write the sources of ``selection`` as BibTeX, UTF-8; letters of every script stay letters."""
    del options
    # What stands outside of entries is no entry, unless it holds the sign that begins one.
    head = "\n".join(f"% {clean_line(line)}" for line in selection.about.lines())
    with as_text(out) as text:
        text.write(head.replace("@", "(at)"))
        text.writelines(f"\n\n{_entry(one)}" for one in cited(selection))
        text.write("\n")
    return ()


def escaped(text: str) -> str:
    """Return ``text`` so that TeX prints it as it stands."""
    return _JOINED.sub(r"{}\g<0>", clean_line(text).translate(_ESCAPES))


def _entry(one: Cited) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in _fields(one) if value]
    return ",\n".join((f"@{_kind(one)}{{{one.key}", *lines)) + "\n}"


def _kind(one: Cited) -> str:
    return "online" if one.source.url and not one.source.publisher else "misc"


def _fields(one: Cited) -> Iterator[tuple[str, str]]:
    source = one.source
    yield "title", escaped(source.title)
    # In braces of its own it is one name, whatever words it is made of.
    yield "author", f"{{{escaped(source.author)}}}" if source.author else ""
    yield "publisher", escaped(source.publisher)
    yield "year", f"{source.date.year:04}" if source.date and not source.date.is_open else ""
    yield "date", _date(source.date)
    yield "url", clean_line(source.url).translate(_IN_ADDRESS)
    yield "urldate", _date(source.accessed)
    yield "note", escaped(source.note)
    yield "keywords", escaped(one.initiative.reference)


def _date(date: PartialDate | None) -> str:
    """Return a date in EDTF, which biblatex reads with its marks of doubt."""
    return str(date) if date and not date.is_open else ""
