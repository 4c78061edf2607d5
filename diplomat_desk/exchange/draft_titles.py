"""The title of a row: its own, or one made of its other columns.

A mapping's default ``title`` is a template such as ``{kind}: {who}, {start}``. A name in braces is ``kind``,
``track``, ``countries``, ``organisations``, ``people``, ``place``, ``start``, ``end``, ``year``, ``issue``,
``process``, ``reference``, ``who`` (the first of countries, organisations, people, issue, process and place
that is there), or the header of a column, whose text is taken as it stands. A name that says nothing goes
together with the marks before it.
"""

import re

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.rules import LONGEST_TITLE
from diplomat_desk.domain.text import clean_line
from diplomat_desk.domain.words import listed, say
from diplomat_desk.exchange.draft_fields import shorten
from diplomat_desk.exchange.drafts import Finding, Weight
from diplomat_desk.exchange.making import Making

TEMPLATE = "{kind}: {who}, {start}"
_NAME = re.compile(r"\{([^{}]+)\}")
_MOST_NAMED = 4
_WHO = ("countries", "organisations", "people", "issue", "process", "place")
_OF_ANY_ROW = ("kind", "track")
"""What every row of a table may share: no title is made of that alone."""
_MARKS = ".,;:–—-/|· "


def read_title(making: Making) -> None:
    """Put the title into the fields of the row; without one, and nothing to make one of, it is refused."""
    found = making.first("title")
    if found:
        making.fields["title"] = shorten(making, found[0], clean_line(found[1].text), LONGEST_TITLE)
        return
    facts = _facts(making)
    title = ""
    if _headers(making) or any(facts[name] for name in facts if name not in _OF_ANY_ROW):
        title = _filled(making, making.plan.template or TEMPLATE, facts)
    if not title:
        making.refused = True
        message = say("There is no title, and nothing that one could be made of.")
        making.findings.append(Finding(making.row.number, "", "", message, Weight.REFUSED))
    making.fields["title"] = shorten(making, None, title, LONGEST_TITLE)


def _facts(making: Making) -> dict[str, str]:
    known, fields = making.plan.known, making.fields
    names = {
        "countries": [known.countries.name(one.country) for one in fields["countries"]],
        "organisations": [one.name for one in fields["organisations"]],
        "people": [one.name for one in fields["people"]],
        "place": [one.city or known.countries.name(one.country) for one in fields["places"]],
    }
    first = fields["start"] or fields["planned_start"]
    facts = {
        "kind": known.vocabularies.label("kind", fields.get("kind", "")),
        "track": known.vocabularies.label("track", fields.get("track", "")),
        **{name: _several(found) for name, found in names.items()},
        "start": _in_words(first),
        "end": _in_words(fields["end"] or fields["planned_end"]),
        "year": str(making.year or ""),
        "issue": fields.get("issue", ""),
        "process": making.process,
        "reference": fields.get("reference", ""),
    }
    return {**facts, "who": next((facts[name] for name in _WHO if facts[name]), "")}


def _in_words(date: PartialDate | None) -> str:
    return date.in_words() if date else ""


def _several(names: list[str]) -> str:
    distinct = list(dict.fromkeys(names))
    if len(distinct) > _MOST_NAMED:
        more = say("{n} more", n=len(distinct) - _MOST_NAMED + 1)
        distinct = [*distinct[: _MOST_NAMED - 1], more]
    return listed(distinct)


def _headers(making: Making) -> bool:
    """Tell whether the template names a column that says something."""
    wanted = set(_NAME.findall(making.plan.template))
    return any(making.cell(c) for c in making.plan.columns if c.header in wanted)


def _filled(making: Making, template: str, facts: dict[str, str]) -> str:
    """Return ``template`` filled; each name carries the text before it, and goes with it when it is empty."""
    columns = {column.header: column for column in making.plan.columns}
    told, place = "", 0
    for found in _NAME.finditer(template):
        name = found[1]
        text = facts.get(name.strip().lower(), "")
        if not text and name in columns:
            text = making.cell(columns[name])
        before = template[place : found.start()]
        if text:
            told += (before if told or before.strip(_MARKS) else before.lstrip(_MARKS)) + text
        place = found.end()
    return clean_line(told + template[place:]).strip(_MARKS.replace(".", ""))
