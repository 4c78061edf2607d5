"""Where a double click on a mark leads: to the record, or to the records behind it."""

from diplomat_desk.domain.aims import Aim, narrowed
from diplomat_desk.ui.context import PageContext


def lead(aim: Aim, context: PageContext, page: str) -> None:
    """Open the one record that ``aim`` stands for, else the register narrowed to it.

    The way back through the filters then leads to ``page``, which is left for it.
    """
    if aim.record:
        context.open_record(aim.record)
    elif aim.person:
        context.open_person(aim.person)
    elif aim.organisation:
        context.open_organisation(aim.organisation)
    elif aim.narrows:
        state = context.filter_state
        state.set(narrowed(state.filter, aim))
        state.leave(page)
        context.show_page("register")
