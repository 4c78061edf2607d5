"""Putting one code in another's place in everything that holds it, as part of one step."""

from dataclasses import replace

from diplomat_desk.domain.changes import Action, Change, State, level_of
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import Problem, RefusedError
from diplomat_desk.domain.held import recoded
from diplomat_desk.domain.words import say
from diplomat_desk.store.writing import Writer


def recode(
    writer: Writer, vocabulary: str, old: str, new: str, ceiling: Level, action: Action, label: str
) -> list[Change]:
    """Rewrite every record, binned ones and kept filters too, with ``new`` for ``old``.

    Raises :class:`RefusedError` where one lies above ``ceiling``: what is not seen is not rewritten.
    """
    found = writer.using(vocabulary, old)
    if any(level_of(state.record) > ceiling for state in found):
        raise RefusedError((Problem("", say(
            "It is used above what is shown now, too. Show everything first (“Show up to: Confidential”)."
        )),))  # fmt: skip
    changes: list[Change] = []
    for before in found:
        writer.progress.at(len(changes), len(found))
        changes.append(writer.put(action, label, before, _with(before, vocabulary, old, new)))
    return changes


def _with(before: State, vocabulary: str, old: str, new: str) -> State:
    return replace(before, record=recoded(before.record, vocabulary, old, new))
