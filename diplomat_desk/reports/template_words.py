"""What the typesetter says of a broken template, as its author needs it: file, line, column, and the line."""

import re
from collections.abc import Iterator, Mapping

from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import RefusedError, ReportError
from diplomat_desk.reports.template_folder import MAIN

OWN = ".diplomat-desk.typ"
"""The file of ours that begins a document and includes the template."""

_ERROR = re.compile(r"^error: (?P<said>.*?)(?=^\s*┌─|^error: |\Z)", re.M | re.S)
_PLACE = re.compile(r"^\s*┌─ (?P<file>.+?):(?P<line>\d+):(?P<column>\d+)$", re.M)
_LINE = re.compile(r"^(?P<number>\d+) │ (?P<text>.*)$", re.M)
_SEARCHED = re.compile(r" \(searched at (?P<path>[^)]*)\)")
_ADDRESS = re.compile(r" \(https?://.*\)$")
_HINT = re.compile(r"^\s*= hint: (?P<hint>.*)$", re.M)
_OUTSIDE = ("file not found", "escape the project root", "failed to load file", "sandbox")
_ABOUT_PACKAGES = "package"
_ABOUT_KEYS = "does not contain key"
_NOT_OURS = ("--root", "project sandbox")
_LONGEST = 400


def refused(error: RefusedError, left_out: Mapping[str, str]) -> ReportError:
    """Return ``error`` in words for the author of a template; ``left_out`` are files of it that were not read."""
    if error.hungry:
        return ReportError(
            say("The template needs more memory than it may have and was stopped. Nothing was written.")
        )  # fmt: skip
    if not error.where:
        return error
    return ReportError("\n".join(_lines(error.where, left_out)))


def _lines(where: str, left_out: Mapping[str, str]) -> Iterator[str]:
    first = where.partition("\nhelp: ")[0]
    found = _ERROR.search(first)
    complaint = found["said"].strip() if found else first.strip()
    said = " ".join(_ADDRESS.sub("", _SEARCHED.sub("", complaint)).split())[:_LONGEST].rstrip(".")
    words = "The template cannot be set; nothing was written. {place}: {said}."
    yield say(words, place=_place(first), said=said)
    shown = _line(first)
    if shown:
        yield f"    {shown}"
    yield from (f"{hint[0].upper()}{hint[1:]}." for hint in _hints(first) if hint)
    yield from _remarks(complaint, left_out)


def _place(first: str) -> str:
    """Return where it went wrong; lines and columns are counted from 1, as editors do."""
    place = _PLACE.search(first)
    if place is None or place["file"].endswith(OWN):
        return say("“{file}”", file=MAIN)
    return say("“{file}”, line {line}, column {column}",
               file=place["file"].replace("\\", "/"), line=place["line"], column=int(place["column"]) + 1)  # fmt: skip


def _line(first: str) -> str:
    place, shown = _PLACE.search(first), _LINE.search(first)
    if place is None or shown is None or place["file"].endswith(OWN):
        return ""
    return shown["text"].strip()[:_LONGEST]


def _hints(first: str) -> Iterator[str]:
    for found in _HINT.finditer(first.partition("\nerror: ")[0]):
        if not any(words in found["hint"] for words in _NOT_OURS):
            yield found["hint"].rstrip(".")


def _remarks(complaint: str, left_out: Mapping[str, str]) -> Iterator[str]:
    """Yield what to know of our rules where one of them was met."""
    if _ABOUT_PACKAGES in complaint:
        yield say("A template has no packages and no network: copy what it needs into its folder.")
    elif any(words in complaint for words in _OUTSIDE):
        yield say("A template reads only what lies in its own folder.")
        searched = _SEARCHED.search(complaint)
        path = searched["path"].replace("\\", "/") if searched else ""
        yield from (why for name, why in left_out.items() if path.endswith(f"/{name}"))
    elif _ABOUT_KEYS in complaint:
        yield say("To see what a template is given, write the data into a file: report … --data data.json")  # fmt: skip
