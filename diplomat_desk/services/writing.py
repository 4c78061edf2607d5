"""The one way in which a use case writes: a transaction, and a step that can be undone."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from diplomat_desk.domain.changes import Action, Change, Identity, Record, State
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import label
from diplomat_desk.services.steps import Step
from diplomat_desk.store.writing import Writer, writing


def begin(desk: Desk) -> AbstractContextManager[Writer]:
    """Give the transaction in which ``desk`` records."""
    return writing(
        desk.register,
        desk.vocabularies,
        desk.countries,
        now=desk.now(),
        author=desk.author,
        prefix=desk.prefix,
        progress=desk.progress,
    )


def put_one(
    desk: Desk,
    record: Record,
    identity: Identity | None,
    *,
    expected: int | None = None,
    restored: Callable[[Record, Record], Record] | None = None,
) -> Change:
    """Record one record as one step; ``identity`` None adds it, else that one is edited.

    ``restored`` puts back into what was edited what its editor could not see of the whole. Raises
    :class:`MissingError`, :class:`StaleError`; then nothing is written.
    """
    with begin(desk) as writer:
        before = writer.find(identity) if identity else None
        if identity and before is None:
            raise MissingError(say("It was deleted meanwhile; what you typed was not recorded."))
        if before is not None and restored is not None:
            record = restored(record, before.record)
        action = Action.EDIT if before else Action.RECORD
        change = writer.put(action, label(action, record), before, State(record), expected)
    desk.history.add(Step(change.label, (change,)))
    return change


def erase_one(desk: Desk, identity: Identity, refused: Callable[[Writer], str]) -> Change:
    """Delete one record as one step, unless ``refused`` says in a sentence why it has to stay.

    Raises :class:`RefusedError`, :class:`MissingError`; then nothing is written.
    """
    with begin(desk) as writer:
        before = writer.find(identity)
        if before is None:
            raise MissingError(say("There is no such record here any more."))
        why = refused(writer)
        if why:
            raise RefusedError((Problem("", why),))
        change = writer.erase(Action.DELETE, label(Action.DELETE, before.record), before)
    desk.history.add(Step(change.label, (change,)))
    return change
