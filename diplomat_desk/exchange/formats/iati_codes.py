"""What IATI 2.03 calls what the register records; codes are those of its own code lists."""

VERSION = "2.03"
NAMESPACE = "urn:diplomat-desk:iati"
"""Of our own attributes, in which stands what the standard has no place for: the code as recorded."""
EDTF = f"{{{NAMESPACE}}}edtf"
ROLE = f"{{{NAMESPACE}}}role"
TERM = f"{{{NAMESPACE}}}code"
SCHEME = f"{{{NAMESPACE}}}scheme"
KIND, TRACK = f"{{{NAMESPACE}}}kind", f"{{{NAMESPACE}}}track"

STATUS = {"planned": "1", "active": "2", "concluded": "4", "cancelled": "5", "suspended": "6"}
"""ActivityStatus; 3 (finalisation) is concluded as well when it is read."""
STATUS_READ = {code: term for term, code in STATUS.items()} | {"3": "concluded"}

DATES = {"planned_start": "1", "start": "2", "planned_end": "3", "end": "4"}
"""ActivityDateType."""
DATES_READ = {code: name for name, code in DATES.items()}

FUNDING, ACCOUNTABLE, EXTENDING, IMPLEMENTING = "1", "2", "3", "4"
ROLES = {"funder": FUNDING, "convenor": ACCOUNTABLE, "guarantor": ACCOUNTABLE}
"""OrganisationRole; whoever else takes part is implementing."""
ROLES_READ = {FUNDING: "funder", ACCOUNTABLE: "convenor", EXTENDING: "participant",
              IMPLEMENTING: "participant"}  # fmt: skip

GOVERNMENT, OTHER = "10", "90"
TYPES = {
    "state-body": GOVERNMENT, "intergovernmental": "40", "regional": "40", "ingo": "21",
    "national-ngo": "22", "think-tank": "80", "university": "80", "chamber": "70", "media": "70",
    "armed-group": OTHER, "funder": "60", "other": OTHER,
}  # fmt: skip
"""OrganisationType."""

PEACE_BUILDING = "15220"
"""Sector of the OECD's development committee: civilian peace-building, conflict prevention and resolution."""
GENERAL, OBJECTIVES = "1", "2"
"""DescriptionType."""
PARENT, CHILD = "1", "2"
"""RelatedActivityType."""
INTERNAL, ELSEWHERE = "A1", "A9"
"""OtherIdentifierType: the reporter's own, and any other activity's."""
RESULTS, WEB_PAGE = "A08", "A12"
"""DocumentCategory, of outcome documents and of sources."""
IATI_SCHEME = "IATI"
UNREGISTERED = "DIPLOMAT-DESK"
"""Stands for the publisher's identifier where none is given; a registry would not take it."""
