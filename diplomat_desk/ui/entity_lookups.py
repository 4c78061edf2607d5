"""What a form asks of the register about people and organisations, each time under today's ceiling."""

from collections.abc import Callable

from diplomat_desk.domain.errors import MissingError
from diplomat_desk.domain.people import Person
from diplomat_desk.services import looking
from diplomat_desk.services.desk import Desk
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.lookups import Known, Suggest, SuggestKnown


def people(context: PageContext) -> SuggestKnown:
    """Return a way to ask for the people whose names contain what was typed."""

    def ask(text: str, answer: Callable[[tuple[Known, ...]], None]) -> None:
        ceiling = context.filter_state.filter.ceiling
        context.runner.ask(
            lambda desk: looking.people_named(desk, text, ceiling), answer, topic="people named"
        )

    return ask


def organisations(context: PageContext) -> SuggestKnown:
    """Return a way to ask for the organisations whose names contain what was typed."""

    def ask(text: str, answer: Callable[[tuple[Known, ...]], None]) -> None:
        ceiling = context.filter_state.filter.ceiling
        context.runner.ask(
            lambda desk: looking.organisations_named(desk, text, ceiling),
            answer,
            topic="organisations named",
        )

    return ask


def organisation_names(context: PageContext, *, topic: str) -> Suggest:
    """Return a way to ask for bare names; a newer question of one ``topic`` makes an older one void."""

    def ask(text: str, answer: Callable[[tuple[str, ...]], None]) -> None:
        ceiling = context.filter_state.filter.ceiling
        context.runner.ask(
            lambda desk: looking.organisations(desk, text, ceiling), answer, topic=topic
        )

    return ask


def person(context: PageContext) -> Callable[[int, Callable[[Person | None], None]], None]:
    """Return a way to ask for one person whole; the answer is None where they may not be told."""

    def ask(number: int, answer: Callable[[Person | None], None]) -> None:
        ceiling = context.filter_state.filter.ceiling

        def work(desk: Desk) -> Person | None:
            try:
                return looking.person(desk, number, ceiling)
            except MissingError:
                return None

        # No topic: two entries may ask at once, and each wants its answer.
        context.runner.ask(work, answer)

    return ask
