"""The worked example of a template, copied to where a user can change it."""

import shutil
from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource
from diplomat_desk.reports.errors import ReportError

MADE_FOR = "register"
"""The report that the example is made for."""

_EXAMPLE = "Factsheet"


def copy_to(where: Path) -> Path:
    """Copy the worked example into the folder ``where``, under a name that is free; return the copy.

    Raises:
        ReportError: it cannot be written there.
    """
    number, folder = 1, where / _EXAMPLE
    while folder.exists():
        number += 1
        folder = where / f"{_EXAMPLE} {number}"
    try:
        shutil.copytree(resource("templates", "example"), folder, copy_function=shutil.copyfile)
    except OSError as error:
        # Several files at once have no reason of their own.
        reason = error.strerror or say("the folder does not allow it")
        text = say(
            "The example was not copied to “{folder}”: {reason}.", folder=where, reason=reason
        )
        raise ReportError(text) from error
    return folder
