"""Keeping the open register's words in step: vocabularies and countries are read anew when they change."""

from collections.abc import Callable
from typing import TypeVar

from diplomat_desk.domain.changes import Kind
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.steps import Step
from diplomat_desk.store import vocabulary

Done = TypeVar("Done")


def follow(desk: Desk, step: Step) -> None:
    """Read the words anew if ``step``, just done or undone, has changed any."""
    if step.kinds & {Kind.TERM, Kind.COUNTRY}:
        reread(desk)


def reread(desk: Desk) -> None:
    """Read vocabularies and countries anew."""
    with desk.register.reading() as connection:
        desk.vocabularies = vocabulary.vocabularies(connection)
        desk.countries = vocabulary.countries(connection)
    desk.words_revision += 1


def reread_after(desk: Desk, act: Callable[[], Done]) -> Done:
    """Do ``act`` and read the words anew; where it raises they are as they were."""
    done = act()
    reread(desk)
    return done
