"""Finds the entry of a list that a refusal of the whole field is about."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from diplomat_desk.domain.errors import Problem
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.tidying import tidy
from diplomat_desk.ui.forms.entries import Entry, EntryList
from diplomat_desk.ui.forms.field import Field

Judge = Callable[[Initiative], Iterable[Problem]]


def wrong_entry(name: str, field: Field, draft: Initiative, judge: Judge) -> Entry | None:
    """Return the entry of the list ``name`` that is refused, if ``field`` is a list and one is.

    An entry is wrong when it cannot be read, or when ``judge`` refuses a record that has no other.
    """
    if not isinstance(field, EntryList):
        return None
    listed: EntryList[Entry] = field
    unread = next((entry for entry in listed if entry.problem()), None)
    if unread is not None:
        return unread
    # Beyond the entries a list's value may hold what is typed and not yet an entry.
    for entry, value in zip(listed.filled(), field.value(), strict=False):
        alone: dict[str, Any] = {name: (value,)}
        if any(one.field == name for one in judge(tidy(replace(draft, **alone)))):
            return entry
    return None
