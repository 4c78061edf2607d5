"""What the reports page remembers of each report's choices, between one use of the program and the next."""

import json
from collections.abc import Mapping

from diplomat_desk.ui.settings import Settings

_CHOSEN = "report chosen"
_PAPER = "report paper"
_OF_ONE_REPORT = ("cover", "contents")
"""What a report has is no reason for another to have it too."""


class ReportMemory:
    """Reads and writes the choices; what cannot be read counts as never chosen."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def chosen(self) -> str:
        """The report that was chosen last."""
        return self._settings.state(_CHOSEN)

    @chosen.setter
    def chosen(self, name: str) -> None:
        self._settings.set_state(_CHOSEN, name)

    def options(self, report: str) -> dict[str, str]:
        """Return the options of a report."""
        return self._read(f"report options {report}")

    def keep_options(self, report: str, values: Mapping[str, str]) -> None:
        """Remember the options of a report."""
        self._write(f"report options {report}", values)

    def selection(self, report: str) -> dict[str, str]:
        """Return which filter a report was printed with, and up to which level."""
        return self._read(f"report selection {report}")

    def keep_selection(self, report: str, values: Mapping[str, str]) -> None:
        """Remember filter and ceiling of a report."""
        self._write(f"report selection {report}", values)

    def paper(self, report: str) -> dict[str, str]:
        """Return how a report is set: as it was last, else as any report was last."""
        usual = self._read(_PAPER)
        for name in _OF_ONE_REPORT:
            usual.pop(name, None)
        return usual | self._read(f"{_PAPER} {report}")

    def keep_paper(self, report: str, values: Mapping[str, str]) -> None:
        """Remember how a report is set."""
        self._write(f"{_PAPER} {report}", values)
        self._write(_PAPER, values)

    def _read(self, name: str) -> dict[str, str]:
        try:
            found = json.loads(self._settings.state(name) or "{}")
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(key): str(value) for key, value in found.items()}

    def _write(self, name: str, values: Mapping[str, str]) -> None:
        self._settings.set_state(name, json.dumps(dict(values)))
