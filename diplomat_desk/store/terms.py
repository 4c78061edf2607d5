"""Terms of the vocabularies, one at a time."""

from sqlalchemy import Connection, delete, insert, select, update

from diplomat_desk.domain.changes import State
from diplomat_desk.domain.terms import Term
from diplomat_desk.store.parts import row_of, value_of
from diplomat_desk.store.schema import term


def state_of(connection: Connection, vocabulary: str, code: str) -> State | None:
    """Return a term as it stands, or None."""
    row = connection.execute(
        select(term).where(term.c.vocabulary == vocabulary, term.c.code == code)
    ).mappings().first()  # fmt: skip
    return State(value_of(Term, row)) if row else None


def write(connection: Connection, one: Term, *, known: bool) -> Term:
    """Write ``one`` over the term with its code, or as a new one."""
    values = row_of(one, term)
    if known:
        connection.execute(
            update(term)
            .where(term.c.vocabulary == one.vocabulary, term.c.code == one.code)
            .values(values | {"version": term.c.version + 1})
        )
    else:
        connection.execute(insert(term).values(values))
    return one


def erase(connection: Connection, one: Term) -> None:
    """Delete a term that nothing uses."""
    connection.execute(
        delete(term).where(term.c.vocabulary == one.vocabulary, term.c.code == one.code)
    )
