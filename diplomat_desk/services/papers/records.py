"""The initiatives that a report tells whole, as data for a template of the user's own."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.used_terms import terms_of
from diplomat_desk.reports.dossier import Dossier
from diplomat_desk.reports.kinds import Basis, Material
from diplomat_desk.reports.records import Records
from diplomat_desk.reports.register_list import RegisterList
from diplomat_desk.services import exporting
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import put_out
from diplomat_desk.store.rows import rows as read_rows

_INSIDE = ("notes", "follow_ups", "attachments")
"""What is the analyst's own and goes on no paper."""


def records(desk: Desk, material: Material, basis: Basis) -> Records:
    """Return what ``material`` holds whole, in its order; nothing where a report reads no record whole."""
    bare = dict.fromkeys(_INSIDE, ())
    whole = [replace(one, **bare) for one in _whole(material)]  # type: ignore[arg-type]
    ceiling = material.filter.ceiling
    with desk.register.reading() as connection:
        others = [*_others(whole)]
        names = put_out.names(connection, others, ceiling)
        levels = [row.confidentiality for row in read_rows(connection, [*names], ceiling)]
    return Records(
        initiatives=tuple(exporting.record_data(one, names) for one in whole),
        terms=_terms(whole, basis),
        countries={code: basis.countries.name(code) for code in sorted({*_countries(whole)})},
        dates={str(date): date.in_words() for one in whole for date in _dates(one)},
        level=max((material.marking, *levels)),
    )


def _whole(material: Material) -> Iterable[Initiative]:
    if isinstance(material, Dossier):
        return (material.record, *material.rounds)
    if isinstance(material, RegisterList):
        return (material.entries[row.id] for row in material.rows if row.id in material.entries)
    return ()


def _others(whole: Iterable[Initiative]) -> Iterator[int]:
    for one in whole:
        if one.parent_id:
            yield one.parent_id
        yield from (tie.target_id for tie in one.links)


def _terms(whole: Iterable[Initiative], basis: Basis) -> dict[str, dict[str, str]]:
    vocabularies = basis.vocabularies
    found: dict[str, dict[str, str]] = {term.vocabulary: {} for term in vocabularies.terms}
    for vocabulary, code in {pair for one in whole for pair in terms_of(one) if pair[1]}:
        found.setdefault(vocabulary, {})[code] = vocabularies.label(vocabulary, code)
    levels = {level.code: level.label for level in Level}
    return {name: dict(sorted(terms.items())) for name, terms in found.items()} | {"level": levels}


def _countries(whole: Iterable[Initiative]) -> Iterator[str]:
    for one in whole:
        yield from (part.country for part in one.countries if part.country)
        yield from (part.country for part in one.places if part.country)
        yield from (part.country for part in one.meetings if part.country)


def _dates(value: object) -> Iterator[PartialDate]:
    """Yield every date in a record, however deep."""
    if isinstance(value, PartialDate):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _dates(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _dates(getattr(value, one.name))
