"""What a record is called in a message, as the window calls it, under the ceiling."""

from sqlalchemy import Connection, select

from diplomat_desk.domain.changes import Identity, Kind, name_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.words import say
from diplomat_desk.store import codec, put_out, versions
from diplomat_desk.store.schema import initiative


def called(connection: Connection, ceiling: Level, identity: Identity) -> str:
    """Return sort and name of a record; empty where it may not be told. Nobody is named whose meeting forbids it."""
    try:
        name = _name(connection, ceiling, identity)
    except (MissingError, *codec.UNREADABLE):
        # What was tampered with need not be readable, nor have a history.
        name = ""
    if name:
        return say("{sort} {name}", sort=_sort(identity.kind), name=name)
    if ceiling < TOP:
        return ""
    return say("{sort} (number {key})", sort=_sort(identity.kind), key=identity.key)


def _name(connection: Connection, ceiling: Level, identity: Identity) -> str:
    if identity.kind is Kind.INITIATIVE:
        query = select(initiative.c.reference, initiative.c.title).where(
            initiative.c.id == int(identity.key), initiative.c.confidentiality <= int(ceiling)
        )
        for row in connection.execute(query):
            return f"{row.reference} {_quoted(row.title)}"
    elif identity.kind in (Kind.PERSON, Kind.ORGANISATION):
        return "".join(map(_quoted, _named(connection, ceiling, identity)))
    for version in versions.of_record(connection, identity, ceiling, most=1, put_out=True):
        state = version.after or version.before
        return _quoted(name_of(state.record)) if state else ""
    return ""


def _named(connection: Connection, ceiling: Level, identity: Identity) -> list[str]:
    ids = [int(identity.key)]
    if identity.kind is Kind.PERSON:
        told = put_out.people_told(connection, ids, ceiling)
        return [one.name for one in put_out.people_whole(connection, told, ceiling)]
    return [one.name for one in put_out.organisations_whole(connection, ids, ceiling)]


def _quoted(name: str) -> str:
    return say("“{name}”", name=name) if name else ""


def _sort(kind: Kind) -> str:
    return {
        Kind.INITIATIVE: say("The initiative"),
        Kind.PERSON: say("The person"),
        Kind.ORGANISATION: say("The organisation"),
        Kind.TERM: say("The term"),
        Kind.COUNTRY: say("The country"),
        Kind.FILTER: say("The kept filter"),
        Kind.CHART: say("The kept chart"),
        Kind.REPORT: say("The kept report"),
        Kind.DISMISSAL: say("The dismissal of a finding"),
        Kind.IMPORT: say("The import"),
    }[kind]
