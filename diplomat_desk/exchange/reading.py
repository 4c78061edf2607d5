"""Opening somebody else's file as a table, whatever its name says that it is."""

from pathlib import Path

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.pasted import PastedTable
from diplomat_desk.exchange.readers.lines import unreadable
from diplomat_desk.exchange.readers.signatures import HEAD, Kind, foreign, kind_of
from diplomat_desk.exchange.readers.text import TextTable
from diplomat_desk.exchange.readers.workbooks import WorkbookTable
from diplomat_desk.exchange.tables import Table

MOST_PASTED = 32_000_000
"""More characters than these are better imported as a file, which is read piece by piece."""


def open_table(path: Path) -> Table:
    """Return ``path`` as a table: a text of any encoding and separator, or a workbook (XLSX, XLSM, XLS, ODS).

    Raises:
        ExchangeError: it is not there, is no table, is damaged, protected or too large; the message says so.
    """
    head = _head(path)
    if refusal := foreign(head):
        raise ExchangeError(say("“{name}”: {reason}", name=path.name, reason=refusal))
    kind = kind_of(head)
    if kind is Kind.TEXT:
        return TextTable(path)
    return WorkbookTable(path, zipped=kind is Kind.ZIP)


def open_pasted(text: str) -> Table:
    """Return ``text``, as a spreadsheet copies its cells, as a table with or without a header.

    Raises:
        ExchangeError: it is empty, no table, or too long; the message says so.
    """
    if not text.strip():
        raise ExchangeError(say("There are no rows to paste. Copy them in the spreadsheet first."))
    if len(text) > MOST_PASTED:
        raise ExchangeError(
            say("That is too much to paste. Save it as CSV or XLSX, then import the file.")
        )
    if refusal := foreign(text[:HEAD].encode("utf-8", "replace")):
        raise ExchangeError(refusal)
    return PastedTable(text)


def _head(path: Path) -> bytes:
    """Return how the file begins.

    Raises:
        ExchangeError: there is no such file, it is none, or it is empty.
    """
    name = path.name
    if path.is_dir():
        raise ExchangeError(say("“{name}” is a folder. Choose one file in it.", name=name))
    if name.startswith(("~$", ".~lock.")):
        raise ExchangeError(
            say(
                "“{name}” only marks that a spreadsheet is open. Choose the file that it belongs to, and save"
                " and close that first.",
                name=name,
            )
        )
    try:
        if not path.is_file():
            raise ExchangeError(say("There is no file “{name}” (any more).", name=name))
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise ExchangeError(unreadable(path, error)) from error
    except ValueError as error:
        raise ExchangeError(say("There is no file “{name}” (any more).", name=name)) from error
    if not head:
        raise ExchangeError(say("“{name}” is empty.", name=name))
    return head
