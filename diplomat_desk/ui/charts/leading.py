"""Where a double click on a mark leads: to the record, or to the records behind it."""

from diplomat_desk.domain.aims import Aim, narrowed
from diplomat_desk.ui.context import PageContext


def lead(aim: Aim, context: PageContext) -> None:
    """Open the one record that ``aim`` stands for, else the register narrowed to it."""
    if aim.record:
        context.open_record(aim.record)
    elif aim.person:
        context.open_person(aim.person)
    elif aim.organisation:
        context.open_organisation(aim.organisation)
    elif aim.narrows:
        state = context.filter_state
        state.set(narrowed(state.filter, aim))
        context.show_page("register")
