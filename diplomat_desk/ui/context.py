"""What the window gives to a page, and what it may ask of one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.ui.dialogs.files import Dialogs
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings


class Toast(Protocol):
    """Says something in passing at the foot of the window."""

    def __call__(self, text: str, *, undo: bool = False) -> None:
        """Show ``text``; with ``undo``, beside a button that takes the latest change back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """All that a page knows of the window around it.

    A page is a ``QWidget`` made with ``(context, parent=None)``. It may have any of these, and the
    window calls them when they are there: ``refresh()`` (it is shown again), ``may_leave() -> bool``
    (something typed would be lost), ``is_typing() -> bool`` (a form of its own is open, so that the page
    is not made anew when the vocabularies change), ``open_record(id)``, ``focus_filter()``, ``print_page()``,
    ``save_report()`` (its pages as a file), ``toggle_strip()`` (what stands beside its pages), ``take_chosen(ids)``
    (what was chosen on the page before), ``selected_ids() -> tuple[int, ...]`` (what Edit and Delete act on),
    ``copy_table()`` (these as a table on the clipboard),
    ``show_changed(ids)`` (undo or redo has changed these), ``make_room(bool)`` (the form stands beside the page, or is
    gone) and
    ``chosen_identity() -> Identity | None`` (whose history is asked for, where it is no initiative).

    When vocabularies or countries change, the window makes all pages anew. What ``place()`` of the page
    shown returns goes to ``return_to(place)`` of the new one. A page with a form of its own has
    ``is_typing() -> bool`` (the window then waits) and the signal ``typing_ended``.

    ``runner.changed`` tells that the register changed, ``filter_state.changed`` that another
    selection is wanted. The callbacks: ``show_page(name)`` goes to a page; ``new()`` and
    ``edit(id)`` open the form; ``open_record(id)`` shows a record on the register page, and
    ``open_person(id)`` and ``open_organisation(id)`` theirs (a page with ``open_entity(id)``),
    ``open_chart(id)`` a kept chart (a page with ``open_kept(id)``);
    ``delete(ids)`` moves records to the bin; ``toast`` says something in passing.
    """

    runner: Runner[Any]
    filter_state: FilterState
    settings: Settings
    vocabularies: Vocabularies
    countries: Countries
    dialogs: Dialogs
    register_name: str = ""
    read_only: bool = False
    show_page: Callable[[str], None]
    new: Callable[[], None]
    edit: Callable[[int], None]
    open_record: Callable[[int], None]
    open_person: Callable[[int], None]
    open_organisation: Callable[[int], None]
    open_chart: Callable[[int], None]
    delete: Callable[[tuple[int, ...]], None]
    toast: Toast
