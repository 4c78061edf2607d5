"""Which sections of the form its user keeps open, across records and restarts."""

from collections.abc import Callable

NAME = "form.sections"
"""The name under which the settings keep it: the sections' names, nothing of a record."""


class OpenSections:
    """The rule for which sections a record opens with.

    The first is always open. What a person opens by hand is remembered until they close it by hand. A
    remembered section opens with a new record, where everything is empty, and with an old one that
    holds something in it; what is empty in an old record stays folded.
    """

    def __init__(
        self, load: Callable[[], str] = lambda: "", save: Callable[[str], None] = lambda _: None
    ) -> None:
        """Begin with what ``load`` returns; ``save`` gets every change. Without them it lasts a session."""
        self._names = dict.fromkeys(load().split())
        self._save = save

    def turn(self, name: str, *, opened: bool) -> None:
        """Remember that a person opened or closed the section ``name``."""
        self._names.pop(name, None)
        if opened:
            self._names[name] = None
        self._save(" ".join(self._names))

    def opens(self, name: str, *, first: bool, new: bool, empty: bool) -> bool:
        """Tell whether the section ``name`` is open when a record is shown."""
        return first or (name in self._names and (new or not empty))
