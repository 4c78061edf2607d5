"""What is so in the window now, for the actions that make sense only then."""

from dataclasses import dataclass

from diplomat_desk.ui.actions import Needs
from diplomat_desk.ui.filter_state import FilterState
from diplomat_desk.ui.late import Standing
from diplomat_desk.ui.presentation import Presentation
from diplomat_desk.ui.registers import Registers
from diplomat_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Facts:
    """The parts of the window that tell."""

    registers: Registers
    workspace: Workspace | None
    standing: Standing
    filter_state: FilterState
    presentation: Presentation


def held(facts: Facts) -> Needs:
    """Return all that holds now."""
    register, desk = facts.registers.current, facts.workspace
    true = {
        Needs.READY: facts.registers.session is not None,
        Needs.OPEN: desk is not None,
        Needs.WRITABLE: register is not None and not register.read_only,
        Needs.UNDO: bool(facts.standing.undo_label),
        Needs.REDO: bool(facts.standing.redo_label),
        Needs.CHOICE: _offers(desk, "selected_ids"),
        Needs.HISTORY: _offers(desk, "selected_ids") or _offers(desk, "chosen_identity"),
        Needs.PAPER: _offers(desk, "save_report"),
        Needs.FIND: _offers(desk, "focus_filter"),
        Needs.STRIP: _offers(desk, "toggle_strip"),
        Needs.CEILING: not facts.presentation.is_on,
        Needs.BACK: desk is not None and facts.filter_state.can_go_back,
        Needs.FORWARD: desk is not None and facts.filter_state.can_go_forward,
    }
    found = Needs.NOTHING
    for need, holds in true.items():
        found |= need if holds else Needs.NOTHING
    return found


def _offers(desk: Workspace | None, method: str) -> bool:
    return desk is not None and desk.has(method)
