"""What is fuzzed: each takes bytes and may refuse them with an :class:`ExchangeError`, and with nothing else."""

import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.exchange.dating import read_date
from diplomat_desk.exchange.drafting import Drafter
from diplomat_desk.exchange.errors import ExchangeError
from diplomat_desk.exchange.formats import (
    bibliography_reading,
    csl_reading,
    iati_reading,
    json_reading,
)
from diplomat_desk.exchange.known import Known
from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.mapping_text import mapping_text, read_mapping
from diplomat_desk.exchange.reading import open_pasted, open_table
from diplomat_desk.exchange.understanding import understand
from diplomat_desk.services.reference import default_countries, default_terms

_ROWS = 200
# Held as long as the module is: it goes with its last user.
_HELD = tempfile.TemporaryDirectory(prefix="diplomat-desk-fuzz-")
_FOLDER = Path(_HELD.name)
_KNOWN = Known(countries=Countries(default_countries()), vocabularies=Vocabularies(default_terms()))


def text(data: bytes) -> None:
    """Read a text as a table, understand it, and draft its rows."""
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        # Workbooks are read in a process of their own, which fuzzing cannot look into.
        return
    path = _FOLDER / "fuzzed.csv"
    path.write_bytes(data)
    table = open_table(path)
    try:
        found = understand(table, table.proposed, _KNOWN)
        drafter = Drafter(found.mapping, _KNOWN)
        for row in islice(table.rows(found.layout), _ROWS):
            drafter.draft(row)
        table.doubts(found.layout)
    finally:
        table.close()


def iati(data: bytes) -> None:
    """Read activities of IATI."""
    iati_reading.drafts(data, _KNOWN.countries)


def json(data: bytes) -> None:
    """Read an export of our own."""
    json_reading.read(data)


def mapping(data: bytes) -> None:
    """Read a mapping; one that is read is written and read again as the same."""
    found = read_mapping(data.decode("utf-8", "replace"))
    assert read_mapping(mapping_text(found)) == found


def dates(data: bytes) -> None:
    """Read a date in every order; what is read is a date or a reason why not."""
    written = data.decode("utf-8", "replace")
    for order in Order:
        found = read_date(written, order, 30)
        assert not (found.date and found.refused)


def bibtex(data: bytes) -> None:
    """Read sources of BibTeX."""
    bibliography_reading.read(data)


def csl(data: bytes) -> None:
    """Read sources of CSL-JSON."""
    csl_reading.read(data)


def pasted(data: bytes) -> None:
    """Read what was copied in a spreadsheet."""
    table = open_pasted(data.decode("utf-8", "replace"))
    for _ in islice(table.rows(table.proposed), _ROWS):
        pass


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text,
    "iati": iati,
    "json": json,
    "mapping": mapping,
    "dates": dates,
    "bibtex": bibtex,
    "csl": csl,
    "pasted": pasted,
}
SEEDS: dict[str, tuple[bytes, ...]] = {
    "text": (
        b"Title;Begin date;Countries\nTalks;3//1996;India, Pakistan\n",
        b'a,b\r\n"x\r\ny",2\r\n',
        "Titre\tPays\nÉté\tFrance\n".encode("utf-16"),
        "Názov|Štát\nČaj|Česko\n".encode("cp1250"),
        b"\xef\xbb\xbfYear,Month,Day\n1996,0,99\n",
    ),
    "iati": (
        b'<iati-activities version="2.03"><iati-activity><iati-identifier>XM-1</iati-identifier>'
        b"<title><narrative>Talks</narrative></title><activity-status code='2'/>"
        b"<activity-date iso-date='1996-03-01' type='2'/></iati-activity></iati-activities>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><iati-activities version="2.03">&a;</iati-activities>',
    ),
    "json": (
        b'{"format": "diplomat-desk-export", "version": 1, "register": "a", "initiatives": []}',
        b'{"format": "diplomat-desk-export", "version": 1, "initiatives": [{"title": "x", "kind": "workshop",'
        b' "track": "T2", "start": "1996-03", "countries": [{"country": "IND", "role": "party"}],'
        b' "sources": [{"title": "y", "date": "1997?"}], "meetings": [{"date": "1996"}]}],'
        b' "people": [{"name": "z"}], "vocabularies": {"track": [{"code": "T2", "label": "II"}]}}',
    ),
    "mapping": (
        b'{"format": "diplomat-desk-mapping", "version": 1, "columns":'
        b' [{"column": "Title", "target": "title"}, {"column": "When", "target": "start", "order": "dmy"}]}',
        b'{"format": "diplomat-desk-mapping", "version": 1, "layout": {"header": 2}, "columns": [],'
        b' "defaults": {"track": "T2"}}',
    ),
    "bibtex": (
        b"@article{a, title = {On {Kashmir}}, author = {A and B}, year = 1999, url = {https://x.org/a_b}}",
        b"@book{b, title = {Caf\\'e}, date = {1999-03}, keywords = {DD-1999-0001}}",
    ),
    "csl": (
        b'[{"id": "a", "type": "book", "title": "x", "issued": {"date-parts": [[1999, 3]]}}]',
        b'[{"id": "a", "author": [{"family": "B", "given": "C"}], "issued": {"raw": "1999?"}}]',
    ),
    "pasted": (b"Title\tBegin\nTalks\t1996\n", b'"a\nb"\t=1+1\n'),
    "dates": (
        b"3/4/1991",
        b"?/?/2009",
        b"3//1996",
        b"c. 1978",
        b"1994-96",
        b"12 mars 1991",
        b"1990s",
    ),
}


def one(name: str, data: bytes) -> str:
    """Feed ``data`` to a target and return its answer: that it was read, or why it was not.

    Anything but a refusal in words is a fault, and raised.
    """
    try:
        TARGETS[name](data)
    except ExchangeError as error:
        if str(error):
            return str(error)
        raise
    return "read"


def fuzz(name: str, data: bytes) -> None:
    """Feed ``data`` to a target, as the fuzzer does."""
    one(name, data)
