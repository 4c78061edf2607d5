"""Web addresses as targets of links: one that Word cannot read makes the whole file unreadable to it."""

import re
from urllib.parse import urlsplit

from diplomat_desk.charts.scripts import printable
from diplomat_desk.reports.runs import is_address

_FORBIDDEN = re.compile(r'["<>\\^`{|}]|%(?![0-9A-Fa-f]{2})')
_LONGEST = 2079
"""Characters that Word follows."""


def address(link: str) -> str:
    """Return ``link`` as a target; empty where it is no web address that a program could open."""
    if not is_address(link) or len(link) > _LONGEST or printable(link) != link:
        return ""
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    shown, mark, place = link.partition("#")
    target = shown + mark + place.replace("#", "%23")
    return _FORBIDDEN.sub(lambda found: f"%{ord(found.group()[0]):02X}", target)
