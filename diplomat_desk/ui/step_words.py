"""What to say when a step was taken back or done again: whole sentences, by what the step had done."""

from diplomat_desk.domain.changes import Action, Change
from diplomat_desk.domain.initiative import Initiative
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
    if _speaks_by_its_label(step):
        return say("Taken back: {label}.", label=step.label)
    return _in_words(step, _UNDONE, _AS_BEFORE)


def redone_in_words(step: Step) -> str:
    """Return how things stand after ``step`` was done again, as in “Agra summit” is recorded again."""
    if _speaks_by_its_label(step):
        return say("Done again: {label}.", label=step.label)
    return _in_words(step, _REDONE, _AGAIN)


def _speaks_by_its_label(step: Step) -> bool:
    """Tell whether not only initiatives changed; how many did may then be more than may be told."""
    states = (change.after or change.before for change in step.changes)
    return bool(step.told) or not all(
        state is None or isinstance(state.record, Initiative) for state in states
    )


def _in_words(step: Step, words: dict[Action, _Words], otherwise: _Words) -> str:
    actions = {change.action for change in step.changes}
    one, counted, many = words.get(actions.pop(), otherwise) if len(actions) == 1 else otherwise
    if len(step.changes) == 1:
        return say(one, title=_title(step.changes[0]))
    return count(len(step.changes), counted, many)


def _title(change: Change) -> str:
    state = change.before or change.after
    return state.initiative.title if state else ""
