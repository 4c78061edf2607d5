"""Writing initiatives whole; every derived column is kept here."""

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.errors import StaleError
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.text import fold, words_of
from diplomat_desk.domain.words import say
from diplomat_desk.store import organisations
from diplomat_desk.store.parts import date_text, write_parts
from diplomat_desk.store.reading import DATES, PLAIN
from diplomat_desk.store.schema import engagement, initiative


def write(
    connection: Connection,
    state: State,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    now: str,
    expected: int | None = None,
) -> State:
    """Write ``state`` whole and return it as it now stands (id, version, reference filled in).

    ``expected`` is the version that the writer saw; another one on file raises :class:`StaleError`.
    A state whose id is not on file any more is put back under that same id.
    """
    record = state.initiative
    known = (
        connection.execute(
            select(initiative.c.version, initiative.c.parent_id).where(initiative.c.id == record.id)
        ).first()
        if record.id
        else None
    )
    if known is not None and expected is not None and known.version != expected:
        raise StaleError(
            say(
                "This record was changed meanwhile; what you typed was not recorded. Reload it and try again."
            )
        )
    record = replace(record, version=(known.version if known else record.version) + 1)
    values = _values(record, countries) | {
        "changed_at": now,
        "binned_at": now if state.binned else None,
    }
    if known is None:
        record = _insert(connection, record, values | {"created_at": now})
    else:
        connection.execute(update(initiative).where(initiative.c.id == record.id).values(values))
    write_parts(connection, record, replace=known is not None)
    organisations.write(connection, record, replace=known is not None)
    _index(connection, record, vocabularies, countries, binned=state.binned)
    _keep_family(connection, {record.id, record.parent_id, known.parent_id if known else None})
    return State(record, state.binned)


def erase(connection: Connection, initiative_id: int) -> None:
    """Delete the initiative and its lists for good; its rounds, if any, stay and stand alone."""
    parent = connection.execute(
        select(initiative.c.parent_id).where(initiative.c.id == initiative_id)
    ).scalar()
    named = set(
        connection.scalars(
            select(engagement.c.organisation_id).where(engagement.c.initiative_id == initiative_id)
        )
    )
    connection.execute(
        update(initiative)
        .where(initiative.c.parent_id == initiative_id)
        .values(parent_id=None, parent_level=None)
    )
    connection.execute(
        text("DELETE FROM initiative_search WHERE rowid = :id"), {"id": initiative_id}
    )
    connection.execute(delete(initiative).where(initiative.c.id == initiative_id))
    organisations.drop_unused(connection, named)
    _keep_family(connection, {parent})


def _insert(connection: Connection, record: Initiative, values: dict[str, Any]) -> Initiative:
    if record.id:
        values["id"] = record.id
    made = connection.execute(insert(initiative).values(values))
    return replace(record, id=int(made.inserted_primary_key[0]))  # type: ignore[index]


def _values(record: Initiative, countries: Countries) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(record, name) for name in PLAIN}
    values |= {name: date_text(getattr(record, name)) for name in DATES}
    first, last = record.first, record.last
    return values | {
        "confidentiality": int(record.confidentiality),
        "budget_amount": record.budget.amount,
        "budget_currency": record.budget.currency,
        "budget_funder": record.budget.funder,
        "first_day": first.earliest.isoformat() if first else None,
        "last_day": last.latest.isoformat() if last else None,
        "planned": first is not None and not (record.start or record.end),
        "title_key": fold(record.title),
        "countries_key": fold(", ".join(countries.name(c.country) for c in record.countries)),
        "organisations_key": fold(", ".join(o.name for o in record.organisations)),
        "places_key": fold(", ".join(p.city or countries.name(p.country) for p in record.places)),
        "tags_key": fold(", ".join(record.tags)),
    }


def _index(
    connection: Connection,
    record: Initiative,
    vocabularies: Vocabularies,
    countries: Countries,
    *,
    binned: bool,
) -> None:
    connection.execute(text("DELETE FROM initiative_search WHERE rowid = :id"), {"id": record.id})
    if not binned:
        connection.execute(
            text("INSERT INTO initiative_search (rowid, body) VALUES (:id, :body)"),
            {"id": record.id, "body": searchable(record, vocabularies, countries)},
        )


def searchable(record: Initiative, vocabularies: Vocabularies, countries: Countries) -> str:
    """Return the folded words by which ``record`` is found: what a reader can see of it."""
    shown = [record.reference, record.title, record.issue, record.summary, record.objectives]
    shown += [record.track_reason, record.recognised_by, record.budget.funder, *record.tags]
    shown += [vocabularies.label("kind", record.kind), vocabularies.label("track", record.track)]
    for part in record.countries:
        country = countries.find(part.country)
        shown += [country.name, *country.aliases] if country else []
        shown.append(part.country)
    shown += [
        text for place in record.places for text in (place.city, countries.name(place.country))
    ]
    shown += [text for body in record.organisations for text in (body.name, body.as_given)]
    shown += [text for one in record.external_ids for text in (one.scheme, one.value)]
    for source in record.sources:
        shown += [source.title, source.author, source.publisher, source.url, source.note]
    return " ".join(words_of(" ".join(shown)))


def _keep_family(connection: Connection, ids: set[int | None]) -> None:
    """Bring the derived columns between processes and rounds up to date around ``ids``."""
    known = {"ids": [one for one in ids if one]}
    connection.execute(_KEEP_ROUNDS_LEVEL, known)
    connection.execute(_KEEP_PARENT_LEVEL, known)


_child = initiative.alias("child")
_parent = initiative.alias("parent")
_ids: BindParameter[int] = bindparam("ids", expanding=True)
_KEEP_ROUNDS_LEVEL = (
    update(initiative)
    .where(initiative.c.id.in_(_ids))
    .values(
        rounds_level=select(func.min(_child.c.confidentiality))
        .where(_child.c.parent_id == initiative.c.id, _child.c.binned_at.is_(None))
        .scalar_subquery()
    )
)
_KEEP_PARENT_LEVEL = (
    update(initiative)
    .where(initiative.c.parent_id.in_(_ids) | initiative.c.id.in_(_ids))
    .values(
        parent_level=select(_parent.c.confidentiality)
        .where(_parent.c.id == initiative.c.parent_id, _parent.c.binned_at.is_(None))
        .scalar_subquery()
    )
)
