"""What the register knows, for reading somebody's table, and what was decided about earlier ones."""

from collections.abc import Iterable, Mapping

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.imports import Decision
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.known import Decision as About
from diplomat_desk.exchange.known import Known, by_name
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store import entity_lists, import_memory
from diplomat_desk.store.naming import ORGANISATIONS, PEOPLE


def known(desk: Desk, ceiling: Level) -> Known:
    """Return what may be told of the register at this moment: countries, words, names, decisions."""
    with desk.register.reading() as connection:
        bodies = entity_lists.all_names(connection, ORGANISATIONS, ceiling)
        people = entity_lists.all_names(connection, PEOPLE, ceiling)
        decided = import_memory.decisions(connection, ceiling)
    return Known(
        countries=desk.countries,
        vocabularies=desk.vocabularies,
        organisations=by_name((name, others) for _, name, others in bodies),
        people=by_name((name, others) for _, name, others in people),
        decisions={
            (Sort(one.sort), one.vocabulary, one.value): one.meaning
            for one in decided
            if one.sort in list(Sort)
        },
    )


def remember(desk: Desk, decisions: Mapping[About, str], level: Level) -> None:
    """Keep what was decided about texts of a file for files to come; an empty answer is forgotten.

    ``level`` bounds where they are told: that of the file that they are from.
    """
    kept = [_decision(about, meaning, level) for about, meaning in decisions.items()]
    with begin(desk) as writer:
        import_memory.remember(writer.connection, _told(kept))
        gone = [one for one in kept if not one.meaning]
        import_memory.forget_decisions(writer.connection, gone)


def _decision(about: About, meaning: str, level: Level) -> Decision:
    sort, vocabulary, value = about
    return Decision(sort.value, value, meaning, vocabulary, level)


def _told(some: Iterable[Decision]) -> list[Decision]:
    return [one for one in some if one.meaning]
