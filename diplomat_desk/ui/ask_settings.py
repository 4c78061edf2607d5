"""Asking for the settings, and letting the open register follow them at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from diplomat_desk.ui import pages
from diplomat_desk.ui.registers import Registers
from diplomat_desk.ui.settings import Settings


def ask_for_settings(
    settings: Settings, registers: Registers, then: Callable[[], None], parent: QWidget
) -> None:
    """Open the dialog of settings; ``then`` is called when they were kept."""

    def kept() -> None:
        if registers.session is not None:
            registers.session.sign(settings.author)
        then()

    register = registers.current
    dialog = pages.make_settings(settings, register.countries if register else None, parent)
    dialog.accepted.connect(kept)
    dialog.open()
