"""The letterhead of a register: who puts its paper out.

A setting of the register, not a record: it is changed back, not undone.
"""

import base64
import binascii
import json
from dataclasses import replace

from diplomat_desk.domain.text import clean_line
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.setting import Letterhead, logo_kind
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store import preferences


def read(desk: Desk) -> Letterhead:
    """Return the letterhead; an empty one where none was given, or what was kept cannot be read."""
    with desk.register.reading() as connection:
        text = preferences.get(connection, preferences.LETTERHEAD)
    return _letterhead(text)


def put(desk: Desk, letterhead: Letterhead) -> Letterhead:
    """Keep a letterhead and return it as it was kept.

    Raises:
        ReportError: the logo is no PNG or JPEG, or too large; then nothing is written.
    """
    made = replace(
        letterhead,
        organisation=clean_line(letterhead.organisation),
        line=clean_line(letterhead.line),
        caveat=clean_line(letterhead.caveat),
    )
    if made.logo:
        logo_kind(made.logo)
    with begin(desk) as writer:
        preferences.put(writer.connection, preferences.LETTERHEAD, _text(made))
    return made


def _text(one: Letterhead) -> str:
    if one == Letterhead():
        return ""
    logo = base64.b64encode(one.logo).decode("ascii")
    held = {"organisation": one.organisation, "line": one.line, "caveat": one.caveat, "logo": logo}
    return json.dumps(held, ensure_ascii=False)


def _letterhead(text: str) -> Letterhead:
    try:
        held = json.loads(text)
        logo = base64.b64decode(held.get("logo", ""), validate=True)
        words = (str(held.get(name, "")) for name in ("organisation", "line", "caveat"))
        organisation, line, caveat = words
        if logo:
            logo_kind(logo)
    except (ValueError, AttributeError, TypeError, binascii.Error, ReportError):
        # A register that somebody edited by hand still prints, without a letterhead.
        return Letterhead()
    return Letterhead(organisation, line, caveat, logo)
