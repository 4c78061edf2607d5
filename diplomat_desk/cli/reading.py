"""From typed options to a filter and an initiative; every mistake is named with its field."""

import argparse
from collections.abc import Callable
from typing import Any, TypeVar

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.datewords import read_date
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.filters import CHOICES, NOT_RECORDED, Filter, Unit, filter_problems
from diplomat_desk.domain.initiative import (
    CountryParticipation,
    Engagement,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.words import say
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk

T = TypeVar("T")


class Reader:
    """Reads options one by one and gathers what is wrong with them; :meth:`done` refuses all at once."""

    def __init__(self, desk: Desk) -> None:
        """Read against the vocabularies and countries of ``desk``."""
        self._desk = desk
        self._problems: list[Problem] = []

    def attempt(self, field: str, read: Callable[[str], T], text: str, otherwise: T) -> T:
        """Return what ``read`` makes of ``text``; a ``ValueError`` is noted for ``field``."""
        try:
            return read(text)
        except ValueError as error:
            self._problems.append(Problem(field, str(error)))
            return otherwise

    def term(self, field: str, vocabulary: str, text: str) -> str:
        """Return the code that ``text`` names; an unknown text stays and is refused by the rules."""
        if not text or text == NOT_RECORDED:
            return text
        found = self._desk.vocabularies.match(vocabulary, text)
        if found is None:
            choices = ", ".join(term.code for term in self._desk.vocabularies.of(vocabulary))
            self._problems.append(
                Problem(
                    field,
                    say(
                        "“{text}” is not in the vocabulary. Use one of: {choices}.",
                        text=text,
                        choices=choices,
                    ),
                )
            )
        return found.code if found else ""

    def country(self, field: str, text: str) -> str:
        """Return the code of the country that ``text`` names by code or whole name."""
        found = self._desk.countries.match(text)
        if found is not None:
            return found.code
        near = ", ".join(f"{c.name} ({c.code})" for c in self._desk.countries.search(text, 3))
        hint = say(" Did you mean {near}?", near=near) if near and text.strip() else ""
        self._problems.append(
            Problem(field, say("There is no country “{text}” in this register.", text=text) + hint)
        )
        return ""

    def level(self, field: str, text: str) -> Level:
        """Return the level of confidentiality called ``text``."""
        return self.attempt(field, Level.of, text, TOP)

    def done(self, more: tuple[Problem, ...] = ()) -> None:
        """Raise :class:`RefusedError` if anything was wrong."""
        if self._problems or more:
            raise RefusedError((*self._problems, *more))


def read_filter(desk: Desk, options: argparse.Namespace) -> Filter:
    """Return the filter that ``options`` ask for; raise :class:`RefusedError`."""
    reader = Reader(desk)
    chosen = Filter(
        text=options.text,
        countries=tuple(reader.country("country", text) for text in options.country),
        also=tuple(reader.country("with", text) for text in options.also),
        country_role=reader.term("role", "country-role", options.role),
        tags=tuple(options.tag),
        since=reader.attempt("from", read_date, options.since, None),
        until=reader.attempt("to", read_date, options.until, None),
        begun=options.begun,
        undated=options.undated,
        unit=Unit.PROCESSES if options.processes else Unit.ROUNDS,
        ceiling=reader.level("ceiling", options.ceiling),
        **_choices(reader, options),
    )
    bounded = options.since or options.until
    lacking = Problem("begun", say("Say with --from or --to when it began."))
    reader.done(() if bounded or not options.begun else (lacking,))
    reader.done(filter_problems(chosen, desk.vocabularies, desk.countries))
    return chosen


def read_initiative(desk: Desk, options: argparse.Namespace) -> Initiative:
    """Return the initiative that ``options`` describe; raise :class:`RefusedError`."""
    reader = Reader(desk)
    initiative = Initiative(
        title=options.title,
        kind=reader.term("kind", "kind", options.kind),
        track=reader.term("track", "track", options.track),
        track_reason=options.track_reason,
        approach=reader.term("approach", "approach", options.approach),
        mode=reader.term("mode", "mode", options.mode),
        status=reader.term("status", "status", options.status),
        start=reader.attempt("start", read_date, options.start, None),
        end=reader.attempt("end", read_date, options.end, None),
        planned_start=reader.attempt("planned-start", read_date, options.planned_start, None),
        planned_end=reader.attempt("planned-end", read_date, options.planned_end, None),
        places=tuple(_place(reader, text) for text in options.place),
        issue=options.issue,
        summary=options.summary,
        confidentiality=reader.level("confidentiality", options.confidentiality),
        tags=tuple(options.tag),
        countries=tuple(_participation(reader, text) for text in options.country),
        organisations=tuple(_engagement(reader, text) for text in options.organisation),
        sources=tuple(_source(text) for text in options.source),
        parent_id=_process(desk, options.process),
    )
    reader.done()
    return initiative


def _choices(reader: Reader, options: argparse.Namespace) -> dict[str, Any]:
    """Return the fields of a filter that choose among terms; each option is called as its vocabulary."""
    return {
        name: tuple(
            reader.term(vocabulary, vocabulary, text)
            for text in getattr(options, vocabulary.replace("-", "_"))
        )
        for name, (vocabulary, _) in CHOICES.items()
    }


def _participation(reader: Reader, text: str) -> CountryParticipation:
    country, _, role = text.partition(":")
    code = reader.country("country", country)
    return CountryParticipation(
        code, reader.term("country", "country-role", role.strip()) or "party"
    )


def _engagement(reader: Reader, text: str) -> Engagement:
    name, _, role = text.partition("::")
    code = reader.term("organisation", "organisation-role", role.strip())
    return Engagement(name.strip(), code or "participant")


def _place(reader: Reader, text: str) -> Place:
    city, comma, country = text.rpartition(",")
    if not comma:
        return Place(text.strip())
    return Place(city.strip(), reader.country("place", country.strip()))


def _source(text: str) -> Source:
    title, _, url = text.partition(" | ")
    return Source(title.strip(), url=url.strip())


def _process(desk: Desk, reference: str) -> int | None:
    return looking.by_reference(desk, reference, TOP).id if reference else None
