"""Editing tags: words without a definition that analysts make as they go."""

from diplomat_desk.domain.changes import Action
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.held import TAG
from diplomat_desk.domain.text import clean_line, fold
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import short
from diplomat_desk.services.recoding import recode
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin
from diplomat_desk.store import usage


def listing(desk: Desk, ceiling: Level) -> tuple[tuple[str, int], ...]:
    """Return the tags that may be told, each with the number of its initiatives, by name."""
    with desk.register.reading() as connection:
        uses = usage.counts(connection, TAG, ceiling)
    return tuple(sorted(uses.items(), key=lambda item: fold(item[0])))


def rename(desk: Desk, old: str, new: str, ceiling: Level = TOP) -> Step | None:
    """Call a tag ``new`` everywhere, as one step; where there is such a tag the two become one.

    None where nothing is different. Raises :class:`RefusedError` for an empty name and where a record
    above ``ceiling`` has the tag, :class:`MissingError` where none has it.
    """
    wanted = clean_line(new)
    if not wanted:
        raise RefusedError((Problem("label", say("A tag needs a name.")),))
    if wanted == old:
        return None
    said = say("rename tag “{title}” to “{other}”", title=short(old), other=short(wanted))
    return _everywhere(desk, old, wanted, ceiling, Action.EDIT, said)


def merge(desk: Desk, old: str, into: str, ceiling: Level = TOP) -> Step:
    """Let the tag ``into`` take the place of ``old`` everywhere, as one step; raises as :func:`rename` does."""
    said = say("merge tag “{title}” into “{other}”", title=short(old), other=short(into))
    return _everywhere(desk, old, into, ceiling, Action.MERGE, said)


def remove(desk: Desk, tag: str, ceiling: Level = TOP) -> Step:
    """Take a tag off every record and kept filter, as one step; raises as :func:`rename` does."""
    said = say("remove tag “{title}”", title=short(tag))
    return _everywhere(desk, tag, "", ceiling, Action.EDIT, said)


def _everywhere(desk: Desk, old: str, new: str, ceiling: Level, action: Action, said: str) -> Step:
    with begin(desk) as writer:
        changes = recode(writer, TAG, old, new, ceiling, action, said)
        if not changes:
            raise MissingError(say("No record has this tag any more."))
    step = Step(said, tuple(changes))
    desk.history.add(step)
    return step
