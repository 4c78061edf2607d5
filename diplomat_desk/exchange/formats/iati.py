"""Initiatives as activities of the International Aid Transparency Initiative, standard 2.03.

What the standard demands and the register does not know is handled so:

- A date needs its day. Of a partial start the first possible day is written, of a partial end the last;
  what is recorded stands beside it in words, and as EDTF in an attribute of our own. They are counted.
- An activity needs a date. A process without one begins with its earliest round in the file; what still
  has none is left out, and counted.
- An activity needs a status. Where it is not recorded it follows from the dates: an end makes it closed, a
  start one under way, plans a planned one.
- An activity needs an organisation. Where none is recorded, the countries that take part stand as
  governments; where there are none either, it says "not recorded".
- Percentages of recipient countries are left out: how an initiative divides among countries is not
  recorded, and equal shares would be made up. States that are no more have no code and are left out.
- The sector is 15220, civilian peace-building, conflict prevention and resolution.
- Budgets are left out, as they need a period; people are, as the standard has no place for them.

The identifier is the record's own under the scheme ``IATI``, else the publisher's with its reference.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats import iati_codes as codes
from diplomat_desk.exchange.formats.cells import xml_text
from diplomat_desk.exchange.formats.iati_activity import END, Activities
from diplomat_desk.exchange.formats.selection import (
    USUAL,
    About,
    Notes,
    Options,
    Selection,
    as_text,
    waiting,
    whole,
)


def write(selection: Selection, out: BinaryIO, options: Options = USUAL) -> Notes:
    """Write ``selection`` as IATI XML; raise :class:`ExchangeError` where no activity is left of it."""
    publisher = options.publisher or codes.UNREGISTERED
    made = Activities(selection, publisher)
    with waiting() as activities, as_text(out) as text:
        family = _Family(made, publisher)
        for one in whole(selection):
            family.meet(one, activities.write(made.of(one)) if _is_dated(one) else None)
        late = family.late()
        undated = sum(one.undated is not None for one in family.met) - len(late)
        if undated == len(family.met):
            raise ExchangeError(say("Nothing selected has a date, and an IATI activity needs one."))
        notes = tuple(_told(undated, made.partial))
        text.write(_head(selection.about, notes))
        activities.seek(0)
        for known in family.met:
            activity = late.get(known.id, "") if known.undated else activities.read(known.length)
            if activity:
                text.writelines((activity, *family.of(known), END, "\n"))
        tally = selection.about.tally
        text.write(f'<dd:withheld records="{tally.withheld}" entries="{tally.entries}"/>')
        text.write("\n</iati-activities>\n")
    return notes


def _head(about: About, notes: Notes) -> str:
    told = "\n".join((*about.lines(), *notes)).replace("--", "- -")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!--\n{xml_text(told)}\n-->\n'
        f'<iati-activities version="{codes.VERSION}" xmlns:dd="{codes.NAMESPACE}"'
        f' generated-datetime="{about.made_on.isoformat()}T00:00:00Z">\n'
    )


@dataclass(frozen=True, slots=True)
class _Met:
    """A record that was met: its process, and how long its activity is; itself where it has no date."""

    id: int
    parent: str
    length: int
    undated: Initiative | None


@dataclass
class _Family:
    """Who is whose round, which is known once all records were met."""

    made: Activities
    publisher: str
    met: list[_Met] = field(default_factory=list)
    identifiers: dict[str, str] = field(default_factory=dict)
    rounds: dict[int, list[str]] = field(default_factory=dict)
    starts: dict[int, PartialDate] = field(default_factory=dict)

    def meet(self, one: Initiative, length: int | None) -> None:
        """Take note of a record, whose activity is so long; None where it has no date to make one."""
        self.identifiers[one.reference] = self.made.identifier(one)
        undated = one if length is None else None
        self.met.append(_Met(one.id, self.made.parent(one), length or 0, undated))
        if one.parent_id and undated is None:
            self.rounds.setdefault(one.parent_id, []).append(one.reference)
        if one.parent_id and one.first and not one.first.is_open:
            known = self.starts.get(one.parent_id, one.first)
            self.starts[one.parent_id] = min(known, one.first, key=lambda date: date.earliest)

    def late(self) -> dict[int, str]:
        """Return the activities of processes without a date, which begin with their earliest round in the file."""
        return {
            one.id: self.made.of(replace(one.undated, start=self.starts[one.id]))
            for one in self.met
            if one.undated and one.id in self.starts
        }

    def of(self, known: _Met) -> Iterator[str]:
        """Yield the relatives of an activity."""
        if known.parent:
            parent = self.identifiers.get(known.parent) or f"{self.publisher}-{known.parent}"
            yield self.made.related(parent, codes.PARENT)
        for reference in self.rounds.get(known.id, ()):
            yield self.made.related(self.identifiers[reference], codes.CHILD)


def _is_dated(one: Initiative) -> bool:
    dates = (one.start, one.end, one.planned_start, one.planned_end)
    return any(date and not date.is_open for date in dates)


def _told(undated: int, partial: int) -> Iterator[str]:
    if undated:
        yield count(
            undated,
            "{n} record without a date is left out: an IATI activity needs one.",
            "{n} records without a date are left out: an IATI activity needs one.",
        )
    if partial:
        yield count(
            partial,
            "{n} date of which a part is not known stands as its first or last possible day, with a note.",
            "{n} dates of which a part is not known stand as their first or last possible days, with a note.",
        )
