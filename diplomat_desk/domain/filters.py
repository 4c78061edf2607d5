"""One filter for every view: what of the register is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.dates import PartialDate, Precision, surely_after
from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import listed, say


class Unit(StrEnum):
    """What counts as one: every round by itself, or a process with all its rounds."""

    ROUNDS = "rounds"
    PROCESSES = "processes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A selection of initiatives; each field narrows it, an empty one does not.

    Values within a field are alternatives; fields add up. A record is in the period ``since`` to
    ``until`` when the days that its dates can stand for overlap it; an undated record is in none. With
    ``begun`` it is when its first date surely lies within: 1991 lies in 1990 to 1992, but not in October
    1991 and not in "since October 1991", since it may have been before. Without a bound this is nothing.
    ``country_role`` applies to the chosen countries, or to any country when none is chosen.
    ``also`` are countries that must each take part as well (in that role, if one is set).
    ``organisation_types`` are met by any organisation that is engaged and may be told.
    ``ceiling`` is not a choice but a bound: nothing above it is there at all.
    """

    text: str = ""
    tracks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    country_role: str = ""
    also: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    formalities: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    visibilities: tuple[str, ...] = ()
    recognitions: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    organisation_types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    begun: bool = False
    undated: bool = False
    unit: Unit = Unit.ROUNDS
    ceiling: Level = TOP

    def __post_init__(self) -> None:
        if self.begun and (self.undated or not (self.since or self.until)):
            object.__setattr__(self, "begun", False)

    @property
    def narrows(self) -> bool:
        """Whether anything but the unit and the ceiling is set."""
        return replace(self, unit=Unit.ROUNDS, ceiling=TOP) != Filter()

    def cleared(self) -> "Filter":
        """Return the filter that keeps only the unit and the ceiling."""
        return Filter(unit=self.unit, ceiling=self.ceiling)


CHOICES = {
    "tracks": ("track", "Track"),
    "kinds": ("kind", "Kind"),
    "approaches": ("approach", "Approach"),
    "statuses": ("status", "Status"),
    "purposes": ("purpose", "Purpose"),
    "formalities": ("formality", "Formality"),
    "scopes": ("scope", "Scope"),
    "visibilities": ("visibility", "Visibility"),
    "recognitions": ("recognition", "Recognition"),
    "modes": ("mode", "Mode"),
    "interests": ("interest", "Interest served"),
    "constraints": ("constraint", "Constraint"),
    "organisation_types": ("organisation-type", "Type of organisation"),
}
"""Multiple-choice field of a filter -> (vocabulary, heading), in the order of showing."""

NOT_RECORDED = "-"
"""Stands for "not recorded" among a filter's codes, since an empty code cannot be seen.

Of purposes, interests and constraints it means that there are none; of types of organisation, that one
without a type is engaged.
"""


def parts_in_words(
    chosen: Filter, vocabularies: Vocabularies, countries: Countries
) -> tuple[tuple[str, str], ...]:
    """Return ``(field, sentence part)`` for each field that narrows, in the order of showing."""
    said = {
        "text": say("Text: “{text}”", text=chosen.text) if chosen.text else "",
        **{name: _choices_in_words(chosen, name, vocabularies) for name in CHOICES},
        "countries": _countries_in_words(chosen, vocabularies, countries),
        "also": _also_in_words(chosen, countries),
        "tags": say("Tag: {values}", values=listed(chosen.tags, say("or"))) if chosen.tags else "",
        "period": _period_in_words(chosen),
    }
    return tuple((name, words) for name, words in said.items() if words)


def in_words(chosen: Filter, vocabularies: Vocabularies, countries: Countries) -> str:
    """Return the whole filter as one line for titles and captions."""
    parts = [text for _, text in parts_in_words(chosen, vocabularies, countries)]
    return " · ".join(parts) if parts else say("The whole register")


def without(chosen: Filter, field: str) -> Filter:
    """Return the filter without one field as named by :func:`parts_in_words`."""
    empty = Filter()
    return replace(chosen, **{name: getattr(empty, name) for name in names_within(field)})


def names_within(field: str) -> tuple[str, ...]:
    """Return the names in a filter of what :func:`parts_in_words` tells as one field."""
    return _TOGETHER.get(field, (field,))


_TOGETHER = {
    "countries": ("countries", "country_role"),
    "period": ("since", "until", "begun", "undated"),
}


def filter_problems(
    chosen: Filter, vocabularies: Vocabularies, countries: Countries
) -> tuple[Problem, ...]:
    """Return what makes ``chosen`` meaningless in this register: unknown codes, a bad period."""
    return (
        *_unknown_choices(chosen, vocabularies),
        *_unknown_countries(chosen, vocabularies, countries),
        *_bad_period(chosen),
    )


def _unknown_choices(chosen: Filter, vocabularies: Vocabularies) -> Iterator[Problem]:
    for name, (vocabulary, _) in CHOICES.items():
        for code in getattr(chosen, name):
            if code != NOT_RECORDED and vocabularies.find(vocabulary, code) is None:
                message = say(
                    "“{code}” is not in the vocabulary “{vocabulary}”.",
                    code=code,
                    vocabulary=vocabulary,
                )
                yield Problem(name, message)


def _unknown_countries(
    chosen: Filter, vocabularies: Vocabularies, countries: Countries
) -> Iterator[Problem]:
    for name, codes in (("countries", chosen.countries), ("also", chosen.also)):
        for code in codes:
            if countries.find(code) is None:
                message = say("There is no country “{code}” in this register.", code=code)
                yield Problem(name, message)
    role = chosen.country_role
    if role and vocabularies.find("country-role", role) is None:
        message = say("“{code}” is not a role that a country can have.", code=role)
        yield Problem("countries", message)


def _bad_period(chosen: Filter) -> Iterator[Problem]:
    if chosen.since and chosen.since.is_open:
        yield Problem("period", say("A period cannot begin with “ongoing”; give a date."))
    elif chosen.since and chosen.until and surely_after(chosen.since, chosen.until):
        yield Problem("period", say("The period ends before it begins."))


def _choices_in_words(chosen: Filter, name: str, vocabularies: Vocabularies) -> str:
    vocabulary, heading = CHOICES[name]
    codes: tuple[str, ...] = getattr(chosen, name)
    if not codes:
        return ""
    labels = [
        say("not recorded") if code == NOT_RECORDED else vocabularies.label(vocabulary, code)
        for code in codes
    ]
    return say("{heading}: {values}", heading=say(heading), values=listed(labels, say("or")))


def _countries_in_words(chosen: Filter, vocabularies: Vocabularies, countries: Countries) -> str:
    if not (chosen.countries or chosen.country_role):
        return ""
    names = listed([countries.name(code) for code in chosen.countries], say("or")) or say("any")
    if not chosen.country_role:
        return say("Country: {names}", names=names)
    role = vocabularies.label("country-role", chosen.country_role)
    return say("Country: {names} as {role}", names=names, role=role.lower())


def _also_in_words(chosen: Filter, countries: Countries) -> str:
    if not chosen.also:
        return ""
    return say(
        "Together with: {names}", names=listed([countries.name(code) for code in chosen.also])
    )


def _period_in_words(chosen: Filter) -> str:
    if chosen.undated:
        return say("Undated")
    if chosen.begun:
        return _begun_in_words(chosen.since, chosen.until)
    if chosen.since and chosen.until:
        return say(
            "Period: {start} to {end}", start=chosen.since.in_words(), end=chosen.until.in_words()
        )
    if chosen.since:
        return say("Since {start}", start=chosen.since.in_words())
    if chosen.until:
        return say("Until {end}", end=chosen.until.in_words())
    return ""


def _begun_in_words(since: PartialDate | None, until: PartialDate | None) -> str:
    if since and since == until:
        template = "Begun on {date}" if since.precision is Precision.DAY else "Begun in {date}"
        return say(template, date=since.in_words())
    if since and until:
        return say("Begun {start} to {end}", start=since.in_words(), end=until.in_words())
    if since:
        return say("Begun since {start}", start=since.in_words())
    return say("Begun until {end}", end=until.in_words()) if until else ""
