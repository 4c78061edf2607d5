"""The formats that a register can be written in: their names, endings, and what they hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ``name``, the ``ending`` of its files, and the ``module`` that writes it.

    ``label`` and ``holds`` pass ``say``. One that is ``public`` is made to be published: without being asked
    for everything it holds what is public, whatever the ceiling.
    """

    name: str
    ending: str
    label: str
    holds: str
    module: str
    public: bool = False


STATED = (".json", ".xml", ".bib")
"""Endings of files that are read back and say themselves what they hold, so that they need no mapping."""

FORMATS: tuple[Format, ...] = (
    Format("json", ".json", "JSON, everything", "everything, to be read back", "json_form"),
    Format("csv", ".csv", "CSV table", "initiatives, one a row", "csv_out"),
    Format("xlsx", ".xlsx", "Excel workbook", "a sheet for each kind of record", "workbook"),
    Format(
        "iati", ".xml", "IATI activities", "what may be public, as IATI 2.03", "iati", public=True
    ),
    Format("geojson", ".geojson", "GeoJSON places", "places on the map", "geojson"),
    Format("ics", ".ics", "Calendar", "meetings and follow-ups", "calendar_file"),
    Format("bib", ".bib", "BibTeX sources", "sources, for LaTeX", "bibliography"),
    Format("csl", ".csl.json", "CSL-JSON sources", "sources, for Zotero", "csl"),
    Format("graphml", ".graphml", "GraphML network", "who takes part in what", "graphml"),
)
