"""Other people's tables into the register: what it knows, the check, and the import as one act."""

from diplomat_desk.domain.imports import ImportBatch
from diplomat_desk.services.importing.checking import (
    Checked,
    Counts,
    check,
    twin_in_words,
    write_report,
)
from diplomat_desk.services.importing.facts import FileFacts, facts_of
from diplomat_desk.services.importing.knowing import known, remember
from diplomat_desk.services.importing.memory import (
    decisions,
    forget_decisions,
    forget_profiles,
    keep_profile,
    past,
    profiles,
)
from diplomat_desk.services.importing.running import Done, run
from diplomat_desk.services.importing.side_by_side import SideBySide, side_by_side
from diplomat_desk.services.importing.verdicts import Choice, Choices, Likeness, Twin, Verdict

__all__ = [
    "Checked",
    "Choice",
    "Choices",
    "Counts",
    "Done",
    "FileFacts",
    "ImportBatch",
    "Likeness",
    "SideBySide",
    "Twin",
    "Verdict",
    "check",
    "decisions",
    "facts_of",
    "forget_decisions",
    "forget_profiles",
    "keep_profile",
    "known",
    "past",
    "profiles",
    "remember",
    "run",
    "side_by_side",
    "twin_in_words",
    "write_report",
]
