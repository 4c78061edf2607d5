"""What to say when a step was taken back or done again: whole sentences, by what the step had done."""

from diplomat_desk.domain.changes import Action, Change, Kind, name_of
from diplomat_desk.domain.words import count, say
from diplomat_desk.services.steps import Step

_Words = tuple[str, str, str]
"""For one record with a title, for one that has none to say, and for several."""

_AS_BEFORE: _Words = (
    "“{title}” is as it was before.",
    "{n} initiative is as it was before.",
    "{n} initiatives are as they were before.",
)
_AGAIN: _Words = (
    "“{title}” is changed again.",
    "{n} initiative is changed again.",
    "{n} initiatives are changed again.",
)
_BACK: _Words = ("“{title}” is back.", "{n} initiative is back.", "{n} initiatives are back.")
_BINNED: _Words = (
    "“{title}” is in the bin again.",
    "{n} initiative is in the bin again.",
    "{n} initiatives are in the bin again.",
)
_GONE: _Words = (
    "“{title}” is no longer recorded.",
    "{n} initiative is no longer recorded.",
    "{n} initiatives are no longer recorded.",
)
_RECORDED: _Words = (
    "“{title}” is recorded again.",
    "{n} initiative is recorded again.",
    "{n} initiatives are recorded again.",
)
_UNDONE = {Action.RECORD: _GONE, Action.DELETE: _BACK, Action.RESTORE: _BINNED}
_REDONE = {Action.RECORD: _RECORDED, Action.DELETE: _BINNED, Action.RESTORE: _BACK}


def undone_in_words(step: Step) -> str:
    """Return how things stand after ``step`` was taken back, as in “Agra summit” is back."""
    if _is_mixed(step):
        return say("Taken back: {label}.", label=step.label)
    return _in_words(step, _UNDONE, _AS_BEFORE)


def redone_in_words(step: Step) -> str:
    """Return how things stand after ``step`` was done again, as in “Agra summit” is recorded again."""
    if _is_mixed(step):
        return say("Done again: {label}.", label=step.label)
    return _in_words(step, _redone_of(step), _AGAIN)


def _is_mixed(step: Step) -> bool:
    """Tell whether the step's label says it best.

    Not all that changed were initiatives, or how many did may be more than may be told.
    """
    return bool(step.told) or (len(step.changes) > 1 and step.kinds != {Kind.INITIATIVE})


def _redone_of(step: Step) -> dict[Action, _Words]:
    """Only initiatives lie in a bin; any other record that is deleted is gone."""
    binned = step.kinds <= {Kind.INITIATIVE}
    return _REDONE if binned else _REDONE | {Action.DELETE: _GONE}


def _in_words(step: Step, words: dict[Action, _Words], otherwise: _Words) -> str:
    actions = {change.action for change in step.changes}
    one, counted, many = words.get(actions.pop(), otherwise) if len(actions) == 1 else otherwise
    if len(step.changes) == 1:
        return say(one, title=_title(step.changes[0]))
    return count(len(step.changes), counted, many)


def _title(change: Change) -> str:
    state = change.before or change.after
    return name_of(state.record) if state else ""
