"""The register as files for other programs: every format, and single records as data.

Nothing above the ceiling is in any of them, and nobody who attended a meeting under the Chatham House
Rule or off the record, at any ceiling.
"""

from diplomat_desk.services.exporting.catalogue import as_csv, as_json
from diplomat_desk.services.exporting.records import organisations, people, record, record_data

__all__ = ["as_csv", "as_json", "organisations", "people", "record", "record_data"]
