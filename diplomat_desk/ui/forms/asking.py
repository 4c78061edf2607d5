"""The one question that a form asks."""

from diplomat_desk.domain.words import say
from diplomat_desk.ui.dialogs.files import Dialogs


def ask_to_leave(dialogs: Dialogs) -> bool:
    """Ask whether to leave without recording; tell whether the user wants to."""
    return dialogs.confirm(
        say("Leave without recording?"),
        say("What you typed is not recorded yet. If you leave now, it is lost."),
        say("Leave without recording"),
    )
