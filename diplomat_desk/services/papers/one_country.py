"""The country that a report is about, and the part of the register that it is told from."""

from dataclasses import replace
from datetime import date

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.words import say
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request


def country_of(desk: Desk, request: Request) -> str:
    """Return the code of the country that ``request`` is about: its subject, or its filter's only country.

    Raises:
        ReportError: it says none, several, or one that the register does not know.
    """
    asked = request.subject.strip()
    if not asked:
        if len(request.filter.countries) != 1:
            raise ReportError(
                say("This report is about one country. Choose it, or a filter with one country.")
            )
        asked = request.filter.countries[0]
    found = desk.countries.match(asked)
    if found is None:
        raise ReportError(say("There is no country “{code}” in this register.", code=asked[:60]))
    return found.code


def period(chosen: Filter, years: str, today: date) -> Filter:
    """Return ``chosen`` with the last ``years`` (a number, or "all") only; this year is the last of them."""
    if years == "all":
        return chosen
    first = PartialDate(today.year - int(years) + 1)
    since = chosen.since
    if since and not since.is_open and since.earliest >= first.earliest:
        return chosen
    return replace(chosen, since=first, undated=False)


def together(chosen: Filter, home: str, *but: str) -> Filter:
    """Return ``chosen`` with what the user's own country takes part in only, unless it is one of ``but``."""
    if not home or home in but or home in chosen.also:
        return chosen
    return replace(chosen, also=(*chosen.also, home))
